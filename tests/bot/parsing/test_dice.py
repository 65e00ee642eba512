"""The bot's dice: the same generator gives the same dice, and an amount is never negative."""

import random

import pytest

from bot.cogs.rolls import with_its_d20
from bot.parsing.dice import Dice
from storage.encounter.errors import InvalidCommandError
from tests.bot.harness import BotHarness


@pytest.mark.parametrize("typed", ["adv", "Advantage +5", "Vorteil + 5", "dis"])
def test_advantage_alone_is_a_d20s(typed: str) -> None:
    rolled = Dice(random.Random(5)).roll(with_its_d20(typed))
    assert rolled.shown.startswith("2d20k") and len(rolled.shown) > len("2d20kh1")
    assert with_its_d20("2d6 fire") == "2d6 fire"


def test_the_same_generator_gives_the_same_dice() -> None:
    rolls = [Dice(random.Random(5)).roll("4d6kh3+1d%").total for _ in range(2)]
    assert rolls[0] == rolls[1]


def test_a_number_is_no_dice_and_amounts_are_never_negative() -> None:
    dice = Dice(random.Random(1))
    assert not dice.roll("12").is_dice and dice.roll("12").shown == "12"
    assert dice.amount("1d4-10").total == 0
    with pytest.raises(InvalidCommandError):
        dice.amount("-3")


async def test_roll_shows_dropped_dice_struck_through_and_says_the_right_spelling(table: BotHarness) -> None:
    ari = table.user("Ari")
    call = await ari.slash("table", "roll", dice="4d6k3 + 2 strength")
    assert "4d6kh3 (" in call.message.content and call.message.content.count("~~") == 2
    refused = await ari.slash("table", "roll", dice="4d6r1")
    assert "4d6ro<=1" in refused.message.text and "4d6rr1" in refused.message.text
