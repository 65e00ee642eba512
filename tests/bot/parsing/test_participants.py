"""Typed names: which participants they mean."""

import pytest

from bot.parsing.participants import find_participant, find_participants, reference
from storage.encounter.base import ParticipantId
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError
from storage.encounter.visibility.view_types import ParticipantView


def seen(key: str, name: str, group: str | None = None) -> ParticipantView:
    return {"_id": ParticipantId(key), "name": name, "type": "monster", "visibility": "name", "group": group}


PEOPLE = [
    seen("1", "Goblin 1", "Goblins"),
    seen("2", "Goblin 2", "Goblins"),
    seen("3", "Aria Stormwind"),
    seen("4", "???"),
    seen("5", "???"),
    seen("6", "Bigby, the Hand"),
    seen("7", "Éowyn"),
    seen("8", "D'Arvit"),
    seen("9", "Hill, Goblin 1"),
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
        ("Bigby,the Hand", "6"),
        ("eowyn", "7"),
        ("E\u0301OWYN", "7"),
        ("d’arvit", "8"),
        ("darvit", "8"),
        ("Éowyn – 12/20", "7"),
    ],
)
def test_a_name_is_found_by_case_beginning_word_or_id(typed: str, found: str) -> None:
    assert find_participant(PEOPLE, typed)["_id"] == found


def test_several_names_and_groups_are_found() -> None:
    assert [p["_id"] for p in find_participants(PEOPLE, "goblins")] == ["1", "2"]
    assert [p["_id"] for p in find_participants(PEOPLE, "goblin 2, aria, goblins")] == ["2", "3", "1"]
    assert [p["_id"] for p in find_participants(PEOPLE, "goblin 1 , Eowyn,")] == ["1", "7"]
    with pytest.raises(ParticipantNotFoundError):
        find_participants(PEOPLE, "goblin 1, nobody")
    with pytest.raises(InvalidCommandError, match="Goblin 1, Goblin 2"):
        find_participant(PEOPLE, "gob")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Bigby, the Hand", ["6"]),
        ("Bigby, the Hand, goblin 2", ["6", "2"]),
        ("goblin 2,bigby,the hand,goblins", ["2", "6", "1"]),
        ("aria, Bigby, the", ["3", "6"]),
        ("bigby", ["6"]),
        ("Hill, Goblin 1", ["9"]),
        ("Hill, Goblin 1, Goblin 1", ["9", "1"]),
    ],
)
def test_a_comma_in_a_name_does_not_break_a_list(typed: str, found: list[str]) -> None:
    assert [p["_id"] for p in find_participants(PEOPLE, typed)] == found


def test_a_name_made_of_two_others_is_asked_about() -> None:
    people = [*PEOPLE, seen("10", "Goblin 1, Goblin 2")]
    with pytest.raises(InvalidCommandError, match="Goblin 1, Goblin 2, Goblin 1, Goblin 2"):
        find_participants(people, "goblin 1, goblin 2")
    assert reference(people, people[-1]) == "10"


@pytest.mark.parametrize(
    ("typed", "meant"), [("gobln 2", "Goblin 2"), ("Bigbi", "Bigby"), ("Eowin", "Éowyn")]
)
def test_a_mistyped_name_is_answered_with_near_ones(typed: str, meant: str) -> None:
    with pytest.raises(InvalidCommandError, match=f"Do you mean .*{meant}"):
        find_participant(PEOPLE, typed)
    with pytest.raises(ParticipantNotFoundError):
        find_participant(PEOPLE, "Tiamat")


def test_names_that_differ_in_accents_alone_are_told_apart() -> None:
    people = [seen("1", "Eowyn"), seen("2", "Éowyn")]
    assert [find_participant(people, typed)["_id"] for typed in ("eowyn", "éowyn")] == ["1", "2"]


def test_whatever_is_offered_is_understood() -> None:
    for person in PEOPLE:
        assert find_participant(PEOPLE, reference(PEOPLE, person))["_id"] == person["_id"]
        assert find_participants(PEOPLE, reference(PEOPLE, person)) == [person]
