"""Dice expressions such as ``2d6+3`` or ``4d6kh3``, within limits, with an injected generator."""

import random
from dataclasses import dataclass

from storage.encounter.errors import InvalidCommandError

MAX_CHARACTERS = 200

# The d20 library keeps literals of any length, so a long one would be a long number in every answer.
MAX_TOTAL = 1_000_000_000


@dataclass(frozen=True, slots=True)
class DiceResult:
    """The outcome of an expression: `shown` are the rolled dice as text, `natural` is a single d20's face."""

    total: int
    expression: str
    shown: str
    is_dice: bool
    natural: int | None = None


class Dice:
    """Roll expressions; the same generator state gives the same dice."""

    def __init__(self, generator: random.Random) -> None:
        self._generator = generator

    def roll(self, expression: str) -> DiceResult:
        """Roll an expression; a plain number is itself. Raises InvalidCommandError."""
        text = expression.strip()
        if not text or len(text) > MAX_CHARACTERS:
            raise InvalidCommandError("dice-expected", most=MAX_CHARACTERS)
        if text.isascii() and text.isdigit():
            return _small_enough(DiceResult(int(text), text, str(int(text)), False))
        # Imported at the first roll: the library builds its parser at import, which would slow every start.
        from bot.parsing.d20_roller import roll

        rolled = roll(text, self._generator)
        return _small_enough(DiceResult(rolled.total, text, rolled.shown, rolled.is_dice, rolled.natural))

    def amount(self, expression: str) -> DiceResult:
        """Roll an expression whose result can't be negative; below zero counts as zero."""
        rolled = self.roll(expression)
        if rolled.total >= 0:
            return rolled
        if not rolled.is_dice:
            raise InvalidCommandError("number-negative")
        return DiceResult(0, rolled.expression, rolled.shown, rolled.is_dice, rolled.natural)


def _small_enough(rolled: DiceResult) -> DiceResult:
    if abs(rolled.total) > MAX_TOTAL:
        raise InvalidCommandError("number-too-large")
    return rolled
