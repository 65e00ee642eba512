"""Hit dice as stat blocks and sheets write them: "2d8", "12d10+36", "6d6 − 6", "3d10+2d6+10", "2W8"."""

import re
from dataclasses import dataclass

from storage.encounter.context import Die
from storage.encounter.errors import InvalidCommandError

_TERM = re.compile(r"\s*([+\-−]?)\s*(?:(\d{1,3})\s*[dw]\s*(\d{1,3})|(\d{1,4}))\s*", re.IGNORECASE)
_MOST = 999  # dice


@dataclass(frozen=True, slots=True)
class HitDice:
    """The sides of each die, largest first, and what is added to all of them together."""

    sides: tuple[int, ...]
    bonus: int

    @property
    def bonus_each(self) -> int:
        """What is added to each die: the Constitution modifier."""
        return self.bonus // len(self.sides)


def hit_dice_of(text: str) -> HitDice:
    """Return the hit dice of a text. Raises InvalidCommandError."""
    sides: list[int] = []
    bonus = place = 0
    while place < len(text):
        match = _TERM.match(text, place)
        if match is None or (place and not match[1]):
            raise InvalidCommandError("hit-dice")
        place = match.end()
        count, faces = int(match[2] or 0), int(match[3] or 0)
        if match[4] is not None:
            bonus += -int(match[4]) if match[1] in ("-", "−") else int(match[4])
        elif not count or not faces or match[1] in ("-", "−") or len(sides) + count > _MOST:
            raise InvalidCommandError("hit-dice")
        else:
            sides += [faces] * count
    if not sides:
        raise InvalidCommandError("hit-dice")
    return HitDice(tuple(sorted(sides, reverse=True)), bonus)


def average_hp(hit_dice: str) -> int:
    """Return the average of hit dice, rounded down, as stat blocks print it; at least 1."""
    dice = hit_dice_of(hit_dice)
    return max(1, (sum(dice.sides) + len(dice.sides)) // 2 + dice.bonus)


def rolled_hp(hit_dice: str, roll: Die) -> int:
    """Return a roll of hit dice; at least 1."""
    dice = hit_dice_of(hit_dice)
    return max(1, sum(map(roll, dice.sides)) + dice.bonus)
