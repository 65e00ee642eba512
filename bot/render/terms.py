"""Terms of the game in a language: conditions, damage, defences. What is no term stays as it was typed.

The results may hold what users typed, and are escaped where their name does not say otherwise.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.render.escaping import safe
from bot.render.screen import Option, Say
from storage.encounter.damage_terms import DAMAGE_TYPES, MAGICAL, read_term
from storage.encounter.model import Defences
from storage.encounter.terms import condition_named, defence
from storage.i18n.game_words import Kind, game_words

_DIE = re.compile(r"(?<=\b\d)d(?=\d)|(?<=\b\d\d)d(?=\d)|(?<=\b\d\d\d)d(?=\d)")  # of 2d6, not of R2d2


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    """Return the pattern of a word, and "damage" behind it in any language, which "of" is not."""
    behind = "|".join(re.escape(one) for one in game_words().written("word", "damage") if len(one) > 3)
    return re.compile(rf"([^\W\d_]{{3,30}})(?:\s({behind})(?!\w))?", re.IGNORECASE)


def term(kind: Kind, text: str, say: Say) -> str:
    """Return a term's name; any other text as it is, not escaped."""
    known = game_words().meant(kind, text)
    return text if known is None else say(f"{kind}-{known}")


def condition_name(name: str, say: Say) -> str:
    """Return a condition's name, or that of another effect as it is, not escaped."""
    return term("condition", name, say)


def shown_condition(name: str, say: Say, limit: int) -> str:
    """Return a condition's name, or that of another effect, for Markdown."""
    return safe(condition_name(name, say), limit)


def damage_types(types: Iterable[str], say: Say) -> str:
    """Return "fire/cold"."""
    return "/".join(safe(term("damage", kind, say), 20) for kind in types if kind)


def damage_dealt(amount: int, types: Sequence[str], say: Say) -> str:
    """Return "7 fire damage"; types without a word of their own, and several, stand beside the number."""
    kinds = [kind for kind in types if kind]
    known = game_words().meant("damage", kinds[0]) if len(kinds) == 1 else None
    if known is not None:
        return f"{amount} {say(f'damage-{known}.damage', amount=amount)}"
    if kinds:
        return say("dealt-types", amount=amount, types=damage_types(kinds, say))
    return say("dealt", amount=amount)


def damage_options(say: Say, chosen: str) -> tuple[Option, ...]:
    """Return the choices among the types of damage, by their names."""
    named = sorted((term("damage", kind, say), kind) for kind in DAMAGE_TYPES)
    return tuple(Option(kind, name, default=kind == chosen) for name, kind in named)


def dice_text(text: str, say: Say) -> str:
    """Return rolled dice or a damage text as the language writes them: "2d6 (3, 4) fire", "2W6 … Feuer"."""

    def worded(found: re.Match[str]) -> str:
        known = game_words().meant("damage", found[1]) if found[2] else None
        if known is not None:
            return say(f"damage-{known}.damage", amount=2)
        return term("damage", found[1], say) + found[0][len(found[1]) :]

    return _letters().sub(worded, _DIE.sub(say("page-die"), text))


def qualities(of_hit: Iterable[str], say: Say) -> str:
    """Return what a hit is, such as "magical, silvered"."""
    return ", ".join(say(f"quality-{quality}") for quality in of_hit)


def defence_lines(defences: Defences, say: Say, limit: int) -> list[str]:
    """Return a line of each kind of defence that there is, for Markdown."""
    lists = {
        "dm-resistances": defences.resistances,
        "dm-vulnerabilities": defences.vulnerabilities,
        "dm-immunities": (*defences.immunities, *defences.condition_immunities),
        "dm-absorptions": defences.absorptions,
    }
    texts = {key: ", ".join(defence_entry(entry, say) for entry in entries) for key, entries in lists.items()}
    return [say(key, what=safe(text, limit)) for key, text in texts.items() if text]


def defence_entry(entry: str, say: Say) -> str:
    """Return one entry of a list of defences, not escaped: "nonmagical slashing unless silvered"."""
    read = read_term(defence(entry))
    named = [kind for kind in sorted(read.types) if game_words().meant("damage", kind)]
    if len(named) < len(read.types):
        return condition_name(entry, say) if condition_named(entry) != entry else entry
    types = "/".join(term("damage", kind, say) for kind in named)
    if not read.passed_by:
        return types
    unless = [say(f"quality-{quality}") for quality in sorted(read.passed_by - {MAGICAL})]
    if not unless:
        return say("nonmagical-type", type=types)
    return say("nonmagical-unless", type=types, what=f" {say('word-or')} ".join(unless))
