"""Dice: any text is dice or a clear refusal, and the same generator gives the same dice."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parsing.dice import MAX_TOTAL, Dice
from storage.encounter.errors import InvalidCommandError


@given(st.text(alphabet="0123456789d+-*/()khlprre<>!=%, .{}[]x", max_size=220))
@settings(max_examples=400, deadline=None)
def test_any_text_is_dice_or_an_expected_error(text: str) -> None:
    try:
        rolled = Dice(random.Random(1)).roll(text)
    except InvalidCommandError:
        return
    assert abs(rolled.total) <= MAX_TOTAL and len(rolled.shown) <= 200


@pytest.mark.parametrize(
    "text", ["", " ", "(" * 3000, "9" * 5000, "1/0", "1001d6", "1d0", "2d6 fire", "999999d999999", "1d6rr<7"]
)
def test_wild_dice_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidCommandError, match=r"[.]$"):
        Dice(random.Random(1)).roll(text)


def test_the_same_generator_gives_the_same_dice() -> None:
    rolls = [Dice(random.Random(5)).roll("4d6kh3+1d%").total for _ in range(2)]
    assert rolls[0] == rolls[1]


def test_a_number_is_no_dice_and_amounts_are_never_negative() -> None:
    dice = Dice(random.Random(1))
    assert not dice.roll("12").is_dice and dice.roll("12").shown == "12"
    assert dice.amount("1d4-10").total == 0
    with pytest.raises(InvalidCommandError):
        dice.amount("-3")


def test_the_face_of_a_lone_d20_is_known() -> None:
    dice = Dice(random.Random(1))
    rolled = dice.roll("1d20+5")
    assert rolled.natural == rolled.total - 5
    assert dice.roll("2d6").natural is None
