"""What users type for terms of the game → what is stored: one id, whatever the language.

A condition's id is its English name, such as "Poisoned"; those of damage types and defences are lower case.
What is no term of the game, such as an effect of the users' own, stays as it was typed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from storage.encounter.damage_terms import (
    EVERY_TYPE,
    MAGICAL,
    NONMAGICAL,
    entries_in,
    is_english,
    whole_phrases,
)
from storage.i18n.game_words import game_words

_KEPT = 4_096
_ENTRY = re.compile(r"(\s*[+\-−–]?\s*)([^\s,;][^,;]*)")
_PARENTHESES = re.compile(r"\(([^()]*)\)")


@lru_cache(_KEPT)
def condition_named(text: str) -> str:
    """Return the SRD's name of a condition, or the text as it is when the SRD has none such."""
    known = game_words().meant("condition", text)
    return text if known is None else known.capitalize()


def condition_immunity(text: str) -> str:
    """Return an entry of a list of condition immunities: a translated one in English, in lower case."""
    known = condition_named(text)
    return text if known.casefold() == text.casefold() else known.lower()


@lru_cache(_KEPT)
def damage_type(text: str) -> str:
    """Return the id of a type of damage; another type in lower case."""
    found = [term for term in game_words().terms_in(text, "damage", "word") if term != ("word", "damage")]
    if len(found) == 1 and found[0][0] == "damage" and found[0][1] != EVERY_TYPE:
        return found[0][1]
    return text.lower()


def creature_type(text: str) -> str:
    """Return the id of a type of creature; any other text as it is."""
    return game_words().meant("creature-type", text) or text


@lru_cache(_KEPT)
def defence(entry: str) -> str:
    """Return an entry of a list of defences in the SRD's words; one that is not understood as it is.

    "Hieb (nichtmagisch außer versilbert)" is "nonmagical slashing unless silvered".
    """
    if is_english(entry):
        return entry
    terms = list(game_words().terms_in(_PARENTHESES.sub(r" \1 ", entry), "quality", "damage", "word"))
    types = [id_ for kind, id_ in terms if kind == "damage"]
    qualities = [id_ for kind, id_ in terms if kind == "quality"]
    if any(kind is None for kind, _ in terms) or not (types or qualities):
        return entry
    listed = " and ".join(types)
    if not qualities:
        return listed
    if NONMAGICAL not in qualities or MAGICAL in qualities:
        return entry
    unless = " or ".join(quality for quality in qualities if quality != NONMAGICAL)
    unless = f" unless {unless}" if unless else ""
    if types and ("word", "attack") in terms:
        return f"{listed} from nonmagical attacks{unless}"
    return f"{NONMAGICAL} {listed or 'attacks'}{unless}"


def defences_in_english(text: str) -> str:
    """Return a list of defences in the SRD's words, with its commas, semicolons and signs; see `defence`."""
    return _ENTRY.sub(lambda found: found[1] + defence(found[2]), text)


def defences_of(entries: Iterable[str]) -> Iterator[str]:
    """Yield the stored entries of a list; a phrase that is split over its items is read as a whole."""
    listed = list(entries)
    for part in whole_phrases(listed):
        if part in listed:
            yield defence(part)
        else:
            yield from entries_in(defences_in_english(part))
