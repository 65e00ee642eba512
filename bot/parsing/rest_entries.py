"""Who spends how many hit dice in a rest, as typed: "Aria 2, Borin 1 = 9", or a line for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.render.escaping import safe
from storage.encounter.errors import InvalidCommandError
from storage.encounter.names import name_key


@dataclass(frozen=True, slots=True)
class Dice:
    """The hit dice that one spends, and what physical ones gave in all; None where they are rolled."""

    number: int = 0
    healing: int | None = None


_ENTRY = re.compile(r"(?P<name>.+?)[\s:=]+(?P<dice>\d{1,3})(?:\s*=\s*(?P<healing>\d{1,5}))?")


def hit_dice_by_name(text: str) -> dict[str, Dice]:
    """Return the hit dice by `name_key`; the number behind "=" is what physical dice gave in all.

    Raises InvalidCommandError.
    """
    return dict(_entries(text))


def _entries(text: str) -> Iterator[tuple[str, Dice]]:
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        found = _ENTRY.fullmatch(part)
        if found is None:
            raise InvalidCommandError("rest-dice-unread", line=safe(part, 60))
        healing = int(found["healing"]) if found["healing"] else None
        yield name_key(found["name"]), Dice(int(found["dice"]), healing)
