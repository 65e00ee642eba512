"""Typed damage, rolled: parts and qualities as `DealDamage` takes them."""

from dataclasses import dataclass
from typing import Any

from bot.parsing.dice import Dice
from storage.encounter.dice.damage_text import read_damage
from storage.encounter.dice.rolling import roll_node
from storage.encounter.errors import InvalidCommandError


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
    typed = read_damage(text, kind or "")
    rolls = [(roll_node(node, dice.throw), damage_type) for node, damage_type in typed.parts]
    if any(rolled.total < 0 and not rolled.is_dice for rolled, _ in rolls):
        raise InvalidCommandError("number-negative")
    shown = " · ".join(
        f"{rolled.shown} {damage_type}".strip() for rolled, damage_type in rolls if rolled.is_dice
    )
    parts = [{"amount": max(0, rolled.total), "type": damage_type} for rolled, damage_type in rolls]
    return RolledDamage(parts, shown, typed.qualities)
