"""Health bars: full only when unhurt, empty only at 0."""

from functools import partial

import pytest

from bot.i18n.catalog import load_texts
from bot.render.health_bar import exact_bar, health

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


def test_health_is_told_by_shape_and_word() -> None:
    assert health({"healthBand": "critical"}, SAY) == "▰▱▱▱▱ critical"
    assert health({}, SAY) == ""
    dying = {
        "type": "character",
        "currentHP": 0,
        "maxHP": 28,
        "deathSaves": {"successes": 2, "failures": 1, "isStable": False, "isDead": False},
    }
    assert health(dying, SAY) == "▱▱▱▱▱ 0/28 dying ✔●●○ ✘●○○"
