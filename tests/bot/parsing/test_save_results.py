"""What is typed for saves."""

from random import Random

import pytest

from bot.parsing.dice import Dice
from bot.parsing.save_results import save_against, save_result
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import ability_named

DICE = Dice(Random(1))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("+5", {"bonus": 5}),
        ("-1", {"bonus": -1}),
        ("\u22122", {"bonus": -2}),
        ("17", {"total": 17}),
        ("14+5", {"total": 19}),
        ("1d1+4", {"total": 5}),
    ],
)
def test_a_sign_makes_a_bonus_and_everything_else_is_the_total(text: str, fields: dict[str, int]) -> None:
    assert save_result(DICE, text)[0] == fields


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("DEX 15", ("?", "dexterity", 15)),
        ("Fireball DEX 15", ("Fireball", "dexterity", 15)),
        ("Wall of Fire, Dexterity save DC 9", ("Wall of Fire", "dexterity", 9)),
        ("Feuerball GES SG 15", ("Feuerball", "dexterity", 15)),
        ("Feuerball, GES-Rettungswurf SG 15", ("Feuerball", "dexterity", 15)),
        ("Toile, FOR DD 13", ("Toile", "strength", 13)),
        ("Toile FOR 13", ("Toile", "strength", 13)),
    ],
)
def test_an_effect_is_read_in_three_languages(text: str, read: tuple[str, str, int]) -> None:
    found = save_against(text, "?")
    assert (found["name"], ability_named(found["ability"]), found["dc"]) == read


@pytest.mark.parametrize("text", ["15", "DEX", "Fireball", "luck 15", "DEX 150"])
def test_what_is_not_a_save_is_refused(text: str) -> None:
    with pytest.raises(InvalidCommandError, match="DEX 15"):
        save_against(text, "?")
