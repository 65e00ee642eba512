"""How long effects last: rounds of six seconds, and the longer units that are written instead of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from storage.encounter.dice.values import NumberOrDice, UnrolledDice
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_ROUNDS

_IN_ROUNDS = {
    1: ("round", "rounds", "runde", "runden", "tour", "tours"),
    10: ("m", "min", "mins", "minute", "minutes", "minuten"),
    600: ("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures"),
    14_400: ("day", "days", "tag", "tage", "tagen", "jour", "jours"),
}
_FACTORS = {word: rounds for rounds, words in _IN_ROUNDS.items() for word in words}
_ONE = ("", "a", "an", "one", "ein", "eine", "un", "une")
_WITH_UNIT = re.compile(r"(?P<amount>.*?)\s*(?P<unit>[a-z]+)\.?", re.IGNORECASE)


def amount_and_unit(text: str) -> tuple[str, int]:
    """Split "10 minutes" into its amount and how many rounds one unit is: "10" and 10.

    Without a unit, it is the whole text and 1. The amount may be dice; this does not read it.
    """
    found = _WITH_UNIT.fullmatch(text.strip())
    factor = _FACTORS.get(found["unit"].lower()) if found else None
    if found is None or factor is None:
        return text.strip(), 1
    amount = found["amount"].strip()
    return ("1" if amount.lower() in _ONE else amount), factor


def in_rounds(amount: int, factor: int) -> int:
    """Return a duration in rounds. Raises InvalidCommandError for one longer than an effect may last."""
    if amount * factor > MAX_ROUNDS:
        raise InvalidCommandError("duration-too-long", rounds=f"{MAX_ROUNDS:,}")
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
