"""Durations as users type them: rounds, minutes or hours, each a number or dice."""

from bot.parsing.dice import Dice
from storage.encounter.durations import amount_and_unit, in_rounds


def rolled_rounds(dice: Dice, text: str) -> tuple[int, str]:
    """Return a duration in rounds, and its dice as text, empty where there were none.

    Raises InvalidCommandError.
    """
    amount, factor = amount_and_unit(text)
    rolled = dice.amount(amount)
    return in_rounds(rolled.total, factor), rolled.shown if rolled.is_dice else ""
