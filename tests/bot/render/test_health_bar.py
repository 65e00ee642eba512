"""Health bars: full only when unhurt, empty only at 0."""

from functools import partial

import pytest

from bot.render.health_bar import exact_bar, health
from storage.encounter.base import ParticipantId
from storage.encounter.visibility.view_types import ParticipantView
from storage.i18n.catalog import load_texts

SAY = partial(load_texts().get, "en")


@pytest.mark.parametrize(
    ("current", "maximum", "bar"),
    [
        *((28, 28, "▰▰▰▰▰"), (27, 28, "▰▰▰▰▱"), (14, 28, "▰▰▱▱▱"), (1, 28, "▰▱▱▱▱")),
        *((0, 28, "▱▱▱▱▱"), (30, 28, "▰▰▰▰▰"), (0, 0, "▱▱▱▱▱")),
    ],
)
def test_a_bar_is_full_only_when_unhurt_and_empty_only_at_zero(current: int, maximum: int, bar: str) -> None:
    assert exact_bar(current, maximum) == bar


def test_health_is_shown_by_shape_and_word() -> None:
    known: ParticipantView = {
        "_id": ParticipantId("1"),
        "name": "Ogre",
        "type": "monster",
        "visibility": "band",
    }
    assert health({**known, "healthBand": "critical"}, SAY) == "▰▱▱▱▱ badly hurt"
    assert health(known, SAY) == ""
    dying: ParticipantView = {
        **known,
        "type": "character",
        "currentHP": 0,
        "maxHP": 28,
        "deathSaves": {"successes": 2, "failures": 1, "isStable": False, "isDead": False},
    }
    assert health(dying, SAY) == "▱▱▱▱▱ 0/28 dying ✔●●○ ✘●○○"
