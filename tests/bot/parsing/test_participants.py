"""Typed names: which participants they mean."""

import pytest

from bot.parsing.participants import find_participant, find_participants, reference
from storage.encounter.base import ParticipantId
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError
from storage.encounter.visibility.view_types import ParticipantView


def seen(key: str, name: str, group: str | None = None) -> ParticipantView:
    return {
        "_id": ParticipantId(key),
        "name": name,
        "type": "monster",
        "visibility": "name",
        "group": group,
    }


PEOPLE = [
    seen("1", "Goblin 1", "Goblins"),
    seen("2", "Goblin 2", "Goblins"),
    seen("3", "Aria Stormwind"),
    seen("4", "???"),
    seen("5", "???"),
    seen("6", "Bigby, the Hand"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("goblin 1", "1"),
        ("GOBLIN  2", "2"),
        ("ar", "3"),
        ("storm", "3"),
        ("5", "5"),
        ("bigby, the hand", "6"),
    ],
)
def test_a_name_is_found_by_case_beginning_word_or_id(typed: str, found: str) -> None:
    assert find_participant(PEOPLE, typed)["_id"] == found


def test_several_names_and_groups_are_found() -> None:
    assert [p["_id"] for p in find_participants(PEOPLE, "goblins")] == ["1", "2"]
    assert [p["_id"] for p in find_participants(PEOPLE, "goblin 2, aria, goblins")] == ["2", "3", "1"]
    assert [p["_id"] for p in find_participants(PEOPLE, "Bigby, the Hand")] == ["6"]
    with pytest.raises(ParticipantNotFoundError):
        find_participants(PEOPLE, "goblin 1, nobody")
    with pytest.raises(InvalidCommandError, match="Goblin 1, Goblin 2"):
        find_participant(PEOPLE, "gob")


def test_whatever_is_offered_is_understood() -> None:
    for person in PEOPLE:
        assert find_participant(PEOPLE, reference(PEOPLE, person))["_id"] == person["_id"]
