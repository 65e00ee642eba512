"""Hit dice as stat blocks write them: "2d8", "12d10+36", "6d6 − 6"."""

import re

from storage.encounter.context import Die
from storage.encounter.errors import InvalidCommandError

_HIT_DICE = re.compile(r"(\d{1,3})\s*d\s*(\d{1,3})(?:\s*([+\-−])\s*(\d{1,4}))?", re.IGNORECASE)


def average_hp(hit_dice: str) -> int:
    """Return the average of hit dice, rounded down, as stat blocks print it; at least 1."""
    count, sides, bonus = _parse(hit_dice)
    return max(1, count * (sides + 1) // 2 + bonus)


def rolled_hp(hit_dice: str, roll: Die) -> int:
    """Return a roll of hit dice; at least 1."""
    count, sides, bonus = _parse(hit_dice)
    return max(1, sum(roll(sides) for _ in range(count)) + bonus)


def _parse(hit_dice: str) -> tuple[int, int, int]:
    match = _HIT_DICE.fullmatch(hit_dice.strip())
    if match is None or match[1].strip("0") == "" or match[2].strip("0") == "":
        raise InvalidCommandError("hit-dice")
    bonus = int(match[4] or 0)
    return int(match[1]), int(match[2]), bonus if match[3] == "+" else -bonus
