"""Bonuses of saving throws in one line: "dex +5, wis -1"."""

import re

from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Ability, ability_named

_BONUS = re.compile(
    r"(?P<ability>[^\W\d]{3,20})\.?\s{0,5}[:=]?\s{0,5}(?P<bonus>[+\-−–]?\s?\d{1,2}|none)", re.IGNORECASE
)


def read_save_bonuses(text: str) -> dict[Ability, int | None]:
    """Return the bonuses of a text by ability; None for one that "none" takes off.

    Abilities may be English, German or French; three letters are enough. Raises InvalidCommandError.
    """
    found: dict[Ability, int | None] = {}
    for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
        typed = _BONUS.fullmatch(part)
        ability = ability_named(typed["ability"]) if typed else None
        if typed is None or ability is None:
            raise InvalidCommandError("save-bonuses")
        number = typed["bonus"].replace(" ", "").replace("−", "-").replace("–", "-")
        found[ability] = None if number.isalpha() else int(number)
    if not found:
        raise InvalidCommandError("save-bonuses")
    return found
