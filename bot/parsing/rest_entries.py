"""Who spends how many hit dice in a rest, as typed: "Aria 2, Borin 1 = 1d8+2", or a line for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.render.escaping import safe
from storage.encounter.errors import InvalidCommandError
from storage.encounter.names import name_key


@dataclass(frozen=True, slots=True)
class Dice:
    """The hit dice that one spends, and what they give in all as typed; None where the rules roll them."""

    number: int = 0
    healing: str | None = None


_ENTRY = re.compile(r"(?P<name>.+?)[\s:=]+(?P<dice>\d{1,3})(?:\s*=\s*(?P<healing>.+))?")


def hit_dice_by_name(text: str) -> dict[str, Dice]:
    """Return the hit dice by `name_key`; behind "=" is what they give in all.

    Raises InvalidCommandError.
    """
    return dict(_entries(text))


def _entries(text: str) -> Iterator[tuple[str, Dice]]:
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        found = _ENTRY.fullmatch(part)
        if found is None:
            raise InvalidCommandError("rest-dice-unread", line=safe(part, 60))
        yield name_key(found["name"]), Dice(int(found["dice"]), found["healing"])
