"""Choices for lists of names."""

from functools import partial

import pytest

from bot.autocomplete.choices import list_choices
from storage.encounter.base import ParticipantId
from storage.encounter.visibility.view_types import ParticipantView
from storage.i18n.catalog import load_texts

SAY = partial(load_texts().get, "en")


def seen(key: str, name: str, group: str | None = None) -> ParticipantView:
    return {"_id": ParticipantId(key), "name": name, "type": "monster", "visibility": "name", "group": group}


PEOPLE = [
    seen("1", "Goblin 1", "Band"),
    seen("2", "Goblin 2", "Band"),
    seen("3", "Bram, the Bold"),
    seen("4", "Bram"),
    seen("5", "Éowyn"),
]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("bra", ["Bram, the Bold", "Bram"]),
        ("Bram, th", ["Bram, the Bold", "Bram, Bram, the Bold"]),
        ("Bram, the Bold, bra", ["Bram, the Bold, Bram"]),
        ("Bram, ", ["Bram, the Bold", "Bram, Goblin 1", "Bram, Goblin 2", "Bram, Éowyn", "Bram, Band"]),
        ("goblin 1, gob", ["goblin 1, Goblin 2"]),
        ("goblin 1, ban", ["goblin 1, Band"]),
        ("band, gob", []),
        ("band, ban", []),
        ("Bram, the Bold, Goblin 1, EO", ["Bram, the Bold, Goblin 1, Éowyn"]),
        ("nobody, goblin 1, gob", ["nobody, goblin 1, Goblin 2"]),
    ],
)
def test_a_list_is_completed_with_what_it_does_not_hold(typed: str, offered: list[str]) -> None:
    found = [choice.value for choice in list_choices(PEOPLE, typed, SAY, lambda p: True)]
    if typed == "Bram, ":  # may go on as the longer name, or with another one
        assert set(offered) <= set(found) and "Bram, Bram" not in found
    else:
        assert found == offered
