"""Damage of several types in one text, such as ``2d6 fire + 3 piercing`` or ``2d6[fire]+3[piercing]``.

What the hit is stands beside them: ``12 slashing magical``. Words of a stat block are passed over:
``7 (2d6) fire damage``. The words are those of any language of the tracker.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from storage.encounter.dice.expression import Node, Part, Sum
from storage.encounter.dice.notation import parse
from storage.encounter.errors import InvalidCommandError
from storage.encounter.terms import damage_type
from storage.i18n.game_words import game_words

MAX_PARTS = 10
MAX_TYPE = 30
_NOISE = ("damage", "hit")  # words beside an amount that say nothing


@dataclass(frozen=True, slots=True)
class TypedDamage:
    """Amounts with their types, English and lower case, "" for none; and the qualities of the hit."""

    parts: tuple[tuple[Node, str], ...]
    qualities: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def read_damage(text: str, kind: str = "") -> TypedDamage:
    """Return the parts of a text. A part without a type has `kind`, else the type of the part before it.

    Words behind a number belong to everything before them: "2d6 + 3 fire" is all fire. `kind` may hold
    qualities too. Raises InvalidCommandError.
    """
    wanted, qualities = _kind(kind)
    found: list[tuple[Node, str]] = []
    run: list[Part] = []
    for part in parse(text).parts:
        if found and not run and part.sign == "-":
            raise InvalidCommandError("damage-parts")
        run.append(part)
        if part.label:
            typed, more = _words(part.label)
            qualities += more
            if typed or not more:
                found.append((_joined(run), typed or wanted))
                run = []
    if run:
        found.append((_joined(run), wanted or (found[-1][1] if found else "")))
    if len(found) > MAX_PARTS:
        raise InvalidCommandError("damage-kinds", most=MAX_PARTS)
    return TypedDamage(tuple(found), tuple(dict.fromkeys(qualities)))


def _words(label: str) -> tuple[str, list[str]]:
    """Return the type that words behind an amount name, and the qualities. Raises InvalidCommandError."""
    types, qualities = [], []
    for kind, word in game_words().terms_in(label, "quality", "damage", "word"):
        if kind == "quality":
            qualities.append(word)
        elif kind != "word":
            types.append(word if kind else word.strip(".:'’"))
        elif word not in _NOISE:
            raise InvalidCommandError("damage-parts")
    types = [word for word in types if word]
    if len(types) > 1 or any(len(word) > MAX_TYPE or not word.isalpha() for word in types):
        raise InvalidCommandError("damage-parts")
    return (types[0] if types else ""), qualities


def _kind(kind: str) -> tuple[str, list[str]]:
    terms = list(game_words().terms_in(kind, "quality"))
    qualities = [word for found, word in terms if found]
    return damage_type(" ".join(word for found, word in terms if not found)), qualities


def _joined(run: Sequence[Part]) -> Node:
    if len(run) == 1 and run[0].sign == "+":
        return run[0].node
    return Sum(tuple((part.sign, part.node) for part in run))
