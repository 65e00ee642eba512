"""Damage of several types in one text."""

import pytest

from storage.encounter.commands import DealDamage
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.dice.values import rolled
from storage.encounter.errors import InvalidCommandError


def command_of(text: str, kind: str = "") -> DealDamage:
    return DealDamage.model_validate({"targets": [{"participantId": "a"}], **damage_in(text, kind)})


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("7", None, [(7, "")]),
        ("7", "fire", [(7, "fire")]),
        ("4 fire + 3 piercing", None, [(4, "fire"), (3, "piercing")]),
        ("4[fire]+3[Piercing]", None, [(4, "fire"), (3, "piercing")]),
        ("(2+2) Fire, 3 cold", None, [(4, "fire"), (3, "cold")]),
        ("4 fire + 3", None, [(4, "fire"), (3, "fire")]),
        ("4 fire + 3", "cold", [(4, "fire"), (3, "cold")]),
        ("2+2+3 thunder", None, [(7, "thunder")]),
    ],
)
def test_parts_are_read_as_people_write_them(
    text: str, kind: str | None, parts: list[tuple[int, str]]
) -> None:
    command = command_of(text, kind or "")
    assert [(part.amount, part.type) for part in command.parts] == parts


@pytest.mark.parametrize(
    ("text", "kind", "parts", "qualities"),
    [
        ("12 slashing magical", None, [(12, "slashing")], ("magical",)),
        ("12 Silvered slashing + 3 fire", None, [(12, "slashing"), (3, "fire")], ("silvered",)),
        ("12 adamantine", "slashing", [(12, "slashing")], ("adamantine",)),
        ("12", "non-magical slashing", [(12, "slashing")], ("nonmagical",)),
        ("12", "magical", [(12, "")], ("magical",)),
    ],
)
def test_what_the_hit_is_stands_beside_the_types(
    text: str, kind: str | None, parts: list[tuple[int, str]], qualities: tuple[str, ...]
) -> None:
    command = command_of(text, kind or "")
    assert [(part.amount, part.type) for part in command.parts] == parts
    assert command.qualities == qualities


@pytest.mark.parametrize("text", ["fire", "4 fire cold", "4 fire - 3 cold", " + ".join(["1 fire"] * 11)])
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(InvalidCommandError):
        command_of(text)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("4d6kh3 fire + 1d4 cold", ["fire", "cold"]),
        ("7 (2d6) fire damage", ["fire"]),
        ("10 (2d6 + 3) slashing damage plus 7 (2d6) fire damage", ["slashing", "fire"]),
        ("2d6+3 Hiebschaden + 1d8 Kälte", ["slashing", "cold"]),
        ("2d6 dégâts de feu et 1d8 d'acide", ["fire", "acid"]),
        ("1d8+4 [slashing]", ["slashing"]),
        ("2d6", [""]),
    ],
)
def test_types_are_read_in_three_languages_and_from_stat_blocks(text: str, types: list[str]) -> None:
    command = command_of(text)
    assert [part.type for part in command.parts] == types


def test_the_dice_of_each_part_are_told_with_its_type() -> None:
    command = command_of("2d6 fire + 3 cold + 1d4")
    thrown, dice = rolled(command, lambda sides: 2)
    assert [part.amount for part in thrown.parts] == [4, 3, 2]
    assert dice == "2d6 (2, 2) fire · 1d4 (2) cold"


def test_a_type_with_markup_is_not_told() -> None:
    part = {"amount": "1d6", "type": "**fire**"}
    command = DealDamage.model_validate({"targets": [{"participantId": "a"}], "parts": [part]})
    assert rolled(command, lambda sides: 2)[1] == "1d6 (2)"
