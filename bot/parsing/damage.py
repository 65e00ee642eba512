"""Damage of several types in one text, such as ``2d6 fire + 3 piercing`` or ``2d6[fire]+3[piercing]``.

What the hit is stands beside them: ``12 slashing magical``.
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.parsing.dice import Dice
from storage.encounter.errors import InvalidCommandError

MAX_PARTS = 10

# A type has at least three letters: the operators of dice (kh, ro, mi, …) have two.
_TYPE = re.compile(r"\[\s*([^\W\d_]{3,30})\s*\]|([^\W\d_]{3,30})")
_QUALITY = re.compile(r"\b(non[- ]?magical|magical|silvered|adamantine)\b", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:[+,]\s*|$)")


@dataclass(frozen=True, slots=True)
class RolledDamage:
    """Parts and qualities, as `DealDamage` takes them; `shown` are the rolled dice, or empty."""

    parts: list[dict[str, Any]]
    shown: str
    qualities: tuple[str, ...] = ()


def rolled_parts(dice: Dice, text: str, kind: str | None) -> RolledDamage:
    """Roll each part. A part without a type has `kind`, or else the type of the part before it.

    Raises InvalidCommandError.
    """
    found = [*_QUALITY.findall(text), *_QUALITY.findall(kind or "")]
    qualities = tuple(dict.fromkeys(re.sub("[- ]", "", quality).lower() for quality in found))
    pieces = _pieces(_QUALITY.sub("", text).strip(), _QUALITY.sub("", kind or "").strip() or None)
    if len(pieces) > MAX_PARTS:
        raise InvalidCommandError("damage-kinds", most=MAX_PARTS)
    rolls = [(dice.amount(amount), damage_type) for amount, damage_type in pieces]
    shown = " · ".join(
        f"{rolled.shown} {damage_type}".strip() if len(rolls) > 1 else rolled.shown
        for rolled, damage_type in rolls
        if rolled.is_dice
    )
    return RolledDamage(
        [{"amount": rolled.total, "type": kind_} for rolled, kind_ in rolls], shown, qualities
    )


def _pieces(text: str, kind: str | None) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    for match in _TYPE.finditer(text):
        amount, follows = text[place : match.start()].strip(), _NEXT.match(text, match.end())
        if not amount and not found:
            return [(text, kind or "")]  # not dice: rolling it raises
        if not amount or follows is None:
            raise InvalidCommandError("damage-parts")
        found.append((amount, (match[1] or match[2]).lower()))
        place = follows.end()
    if rest := text[place:].strip():
        found.append((rest, kind or (found[-1][1] if found else "")))
    return found or [(text, kind or "")]
