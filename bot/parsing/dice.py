"""Dice of typed text, by an injected generator: rolls that are no part of a command to an encounter."""

import random

from storage.encounter.dice.notation import parse
from storage.encounter.dice.rolling import Roll, roll
from storage.encounter.errors import InvalidCommandError


class Dice:
    """Roll expressions; the same generator state gives the same dice."""

    def __init__(self, generator: random.Random) -> None:
        self._generator = generator

    def roll(self, expression: str) -> Roll:
        """Roll an expression; a plain number is itself. Raises InvalidCommandError."""
        return roll(parse(expression), self.throw)

    def amount(self, expression: str) -> Roll:
        """Roll an expression whose result can't be negative; below zero counts as zero."""
        rolled = self.roll(expression)
        if rolled.total >= 0:
            return rolled
        if not rolled.is_dice:
            raise InvalidCommandError("number-negative")
        return Roll(0, rolled.shown, rolled.is_dice, rolled.natural)

    def throw(self, sides: int) -> int:
        """Return 1…sides."""
        return self._generator.randint(1, sides)
