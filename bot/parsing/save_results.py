"""What is typed about saves: the result of one, and the save that an effect asks for."""

import re
from functools import cache
from typing import Any

from bot.parsing.dice import Dice
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import ability_named
from storage.i18n.game_words import game_words

_BONUS = re.compile(r"[+\-\u2212](\d{1,2})")


@cache
def _effect() -> re.Pattern[str]:
    words = game_words()
    between = f"{words.pattern('roll', 'check')}|{words.pattern('roll', 'target')}"
    return re.compile(
        rf"(?:(?P<name>.*?)[\s,:]+)?(?P<ability>[^\W\d]{{3,}})(?:[\s\-]+(?:{between}))*\s*(?P<dc>\d{{1,2}})",
        re.IGNORECASE,
    )


def save_result(dice: Dice, text: str) -> tuple[dict[str, Any], str]:
    """Return the fields of a RollSave, and its dice where some were rolled. Raises InvalidCommandError.

    "+5" lets a d20 be rolled with that bonus; "17" or "1d20+5" is the total.
    """
    if found := _BONUS.fullmatch(text.strip()):
        bonus = int(found[1])
        return {"bonus": bonus if text.strip()[0] == "+" else -bonus}, ""
    rolled = dice.roll(text)
    return {"total": rolled.total}, rolled.shown if rolled.is_dice else ""


def save_against(text: str, unnamed: str) -> dict[str, Any]:
    """Return name, ability and DC of "Fireball DEX 15", or of "DEX 15" with the name for one without.

    Raises InvalidCommandError.
    """
    # The time of the pattern grows with the square of a run of blanks.
    found = _effect().fullmatch(" ".join(text.split()))
    if found is None or ability_named(found["ability"]) is None:
        raise InvalidCommandError("save-unread")
    return {"name": found["name"] or unnamed, "ability": found["ability"], "dc": int(found["dc"])}
