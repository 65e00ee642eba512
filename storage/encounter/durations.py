"""How long effects last: rounds of six seconds, and the longer units that are written instead of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from storage.encounter.dice.values import NumberOrDice, UnrolledDice
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_ROUNDS
from storage.i18n.game_words import game_words

_FACTORS = {"round": 1, "minute": 10, "hour": 600, "day": 14_400}
_WITH_UNIT = re.compile(r"(?P<amount>.*?)\s*(?P<unit>[^\W\d_]+)\.?")


def amount_and_unit(text: str) -> tuple[str, int]:
    """Split "10 minutes" into its amount and how many rounds one unit is: "10" and 10.

    Words are those of any language. Without a unit, it is the whole text and 1. The amount may be dice; this
    does not read it.
    """
    text = " ".join(text.split())  # the time of the pattern grows with the square of a run of blanks
    found = _WITH_UNIT.fullmatch(text)
    unit = game_words().meant("unit", found["unit"]) if found else None
    if found is None or unit is None:
        return text, 1
    amount = found["amount"].strip()
    is_one = not amount or game_words().meant("word", amount) == "one"
    return ("1" if is_one else amount), _FACTORS[unit]


def in_rounds(amount: int, factor: int) -> int:
    """Return a duration in rounds. Raises InvalidCommandError for one longer than an effect may last."""
    if amount * factor > MAX_ROUNDS:
        raise InvalidCommandError("duration-too-long", rounds=MAX_ROUNDS)
    return amount * factor


@dataclass(frozen=True, slots=True)
class RoundsOrDice(NumberOrDice):
    """Marks an int field for rounds that takes a text too: "10 minutes", "1d4", "1d4 hours"."""

    def read(self, value: Any, otherwise: Callable[[Any], Any]) -> Any:
        """Return the rounds or the dice of a text, anything else by `otherwise`."""
        if isinstance(value, str):
            amount, factor = amount_and_unit(value)
            value = amount if factor == 1 else f"({amount}) * {factor}"
        # Named, because `slots` makes a class anew.
        found = NumberOrDice.read(self, value, otherwise)
        # Less than a round would mean "until it is removed".
        return UnrolledDice.of(found.node, 1, found.most) if isinstance(found, UnrolledDice) else found
