"""Pasted stat blocks with lines that are no known field, and with fields that are broken over lines."""

import json
from typing import Any

import pytest

from storage.library.importing.formats import Imported, read_creatures
from tests.storage.library.files import TEXT_2014, TEXT_2024, encoded


def read(text: str) -> Imported:
    return read_creatures(encoded(text), "paste.txt")


def shown(imported: Imported) -> Any:
    (creature,) = imported.creatures
    return json.loads(creature.model_dump_json(by_alias=True))


def head(text: str) -> int:
    """Return how many lines stand above the first trait."""
    return next(
        n for n, line in enumerate(text.splitlines()) if line.strip(" *#") in ("Traits", "") and n > 12
    )


UNKNOWN = (
    "Habitat Forest, Swamp",
    "Damage Threshold 10",
    "Treasure: Any",
    "roll20 modifiers: 5",
    "Source MM p. 5",
)


@pytest.mark.parametrize("line", UNKNOWN)
@pytest.mark.parametrize("text", [TEXT_2014, TEXT_2024], ids=["2014", "2024"])
def test_an_unknown_line_is_named_and_changes_no_value_wherever_it_stands(text: str, line: str) -> None:
    lines = text.splitlines()
    plain = shown(read(text))
    for place in range(2, head(text)):
        if lines[place - 1].endswith("slashing from"):
            continue  # within a field
        imported = read("\n".join([*lines[:place], line, *lines[place:]]))
        assert shown(imported) == plain, lines[place - 1]
        assert line.replace("*", "") in {name for name, _ in imported.left}, lines[place - 1]


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("Armor Class 15 (natural armor)", "Armor Class 15 (natural\narmor)"),
        ("Armor Class 15 (natural armor)", "Armor Class\n15 (natural armor)"),
        ("Hit Points 45 (7d8 + 14)", "Hit Points\n45\n(7d8 + 14)"),
        ("Speed 50 ft., fly 60 ft. (hover)", "Speed 50 ft.,\nfly 60 ft.\n(hover)"),
        ("charmed, frightened", "charmed,\nFrightened"),
        ("darkvision 60 ft., passive Perception 15", "darkvision 60 ft., passive\nPerception 15"),
        ("Challenge 1/2 (100 XP)", "Challenge 1/2\n(100 XP)"),
    ],
)
def test_a_broken_field_is_read_whole(whole: str, broken: str) -> None:
    assert whole in TEXT_2014
    imported = read(TEXT_2014.replace(whole, broken))
    assert shown(imported) == shown(read(TEXT_2014)) and not imported.left


@pytest.mark.parametrize(
    ("value", "more", "named"),
    [
        ("15 (natural armor)", " with Mage Armor 18", "AC: with Mage Armor 18"),
        ("45 (7d8 + 14)", " plus 10 of a rune", "HP: plus 10 of a rune"),
        ("1/2 (100 XP)", " in its lair 3", "CR: in its lair 3"),
    ],
)
def test_what_stands_behind_a_value_is_named(value: str, more: str, named: str) -> None:
    imported = read(TEXT_2014.replace(value, value + more))
    assert shown(imported) == shown(read(TEXT_2014))
    assert named in {name for name, _ in imported.left}


def test_a_challenge_and_a_proficiency_bonus_in_one_line() -> None:
    imported = read(TEXT_2014.replace("(100 XP)", "(100 XP) Proficiency Bonus +2"))
    assert shown(imported)["statblock"]["proficiency"] == 2 and not imported.left
