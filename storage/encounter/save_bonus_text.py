"""Bonuses of saving throws in one line: "dex +5, wis -1"."""

import re

from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Ability, ability_named
from storage.i18n.game_words import game_words

_BONUS = re.compile(
    r"(?P<ability>[^\W\d]{3,20})\.?\s{0,5}[:=]?\s{0,5}(?:(?P<bonus>[+\-−–]?\s?\d{1,2})|(?P<word>[^\W\d]{2,20}))"
)


def read_save_bonuses(text: str) -> dict[Ability, int | None]:
    """Return the bonuses of a text by ability; None for one that "none" takes off.

    Words may be of any language; three letters of an ability are enough. Raises InvalidCommandError.
    """
    found: dict[Ability, int | None] = {}
    for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
        typed = _BONUS.fullmatch(part)
        ability = ability_named(typed["ability"]) if typed else None
        is_none = typed is not None and game_words().meant("word", typed["word"] or "") == "none"
        if typed is None or ability is None or (not is_none and typed["bonus"] is None):
            raise InvalidCommandError("save-bonuses")
        number = (typed["bonus"] or "").replace(" ", "").replace("−", "-").replace("–", "-")
        found[ability] = None if is_none else int(number)
    if not found:
        raise InvalidCommandError("save-bonuses")
    return found
