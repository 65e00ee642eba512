"""The words of the SRD for what defends against damage, such as "slashing from nonmagical attacks".

Standard library only: the build of the package reads this file by its path.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

EVERY_TYPE = "all"
MAGICAL = "magical"
NONMAGICAL = "nonmagical"
QUALITIES = (MAGICAL, "silvered", "adamantine", NONMAGICAL)  # of a hit

_OF_WEAPONS = ("bludgeoning", "piercing", "slashing")
_TYPES = (
    *_OF_WEAPONS,
    *("acid", "cold", "fire", "force", "lightning", "necrotic", "poison", "psychic", "radiant", "thunder"),
    EVERY_TYPE,
)
DAMAGE_TYPES = _TYPES[:-1]
_ALL_TYPES = frozenset(_TYPES)
_EXCEPTIONS = {
    "silver": "silvered",
    "silvered": "silvered",
    "nonsilver": "silvered",
    "adamantine": "adamantine",
}
_GLUE = frozenset(
    {
        "and",
        "or",
        "&",
        "from",
        "by",
        "with",
        "made",
        "not",
        "aren't",
        "isn't",
        "that",
        "are",
        "is",
        "unless",
        "the",
    }
    | {"damage", "attack", "attacks", "weapon", "weapons"}
)
_WEAPON = r"(?:bludgeoning|piercing|slashing)"
_WEAPON_LIST = rf"{_WEAPON}(?:(?:\s*,\s*(?:(?:and|or|&)\s+)?|\s+(?:and|or|&)\s+|\s+){_WEAPON})*"
# Weapon types with words before or after them that hold for all of them.
_PHRASE = re.compile(
    rf"(?P<sign>(?<!\w)[+\-−–]\s*)?\b(?P<phrase>non[- ]?magical\s+{_WEAPON_LIST}(?:\s[^,;]*)?"
    rf"|{_WEAPON_LIST}\s+(?!and\b|or\b|&)[^,;]+)",
    re.IGNORECASE,
)
_ENDS_WITH_WEAPON = re.compile(rf"(?:^|[\s,]){_WEAPON}\s*$", re.IGNORECASE)
_BEGINS_WITH_WEAPON = re.compile(rf"\s*(?:(?:and|or|&)\s+)?{_WEAPON}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list of defences: its types, and the qualities of a hit that pass it by."""

    types: frozenset[str]
    passed_by: frozenset[str] = frozenset()

    def covers(self, damage_type: str, qualities: Collection[str]) -> bool:
        """Whether it counts against a hit; damage of no named type meets only what defends against all."""
        names_it = EVERY_TYPE in self.types or (damage_type in self.types and damage_type != "")
        return names_it and self.passed_by.isdisjoint(qualities)


@lru_cache(maxsize=1024)
def read_term(entry: str) -> Term:
    """Read an entry. One that is not understood whole stands for a type of exactly that name."""
    text = _plain(entry)
    words = re.findall(r"[^\s,/;]+", text)
    types = frozenset(word for word in words if word in _TYPES)
    exceptions = frozenset(_EXCEPTIONS[word] for word in words if word in _EXCEPTIONS)
    if (
        not is_english(entry)
        or (exceptions and NONMAGICAL not in words)
        or not (types or NONMAGICAL in words)
    ):
        return Term(frozenset((text,)))
    if NONMAGICAL not in words:
        return Term(types)
    return Term(types or frozenset(_OF_WEAPONS), exceptions | {MAGICAL})


def whole_phrases(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts of a list; types of weapons that follow each other are one part, with commas.

    Programs and users split the SRD's phrases: the last of "bludgeoning", "piercing", "slashing from
    nonmagical attacks" says the case of all three. One that begins with "nonmagical" is whole by itself.
    """
    before: str | None = None
    for part in parts:
        is_open = before is not None and _ENDS_WITH_WEAPON.search(before) and "magical" not in before.lower()
        if before is not None and is_open and _BEGINS_WITH_WEAPON.match(part):
            before = f"{before.strip()}, {part.strip()}"
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def entries_in(text: str) -> Iterator[str]:
    """Yield the entries of a list with commas or semicolons; an SRD phrase on weapons gives one a type.

    "cold; bludgeoning and slashing from nonmagical attacks" gives "cold", "nonmagical bludgeoning" and
    "nonmagical slashing". A sign before a phrase stands before each of them. A phrase that is not understood
    is one entry: its last words hold for all of its types.
    """
    place = 0
    for found in _PHRASE.finditer(text):
        yield from _listed(text[place : found.start()])
        sign = (found["sign"] or "").strip()
        yield from (f"{sign}{entry}" for entry in short_entries(found["phrase"]))
        place = found.end()
    yield from _listed(text[place:])


def read_list(text: str) -> tuple[list[str], list[str]]:
    """Return the entries of a list that are read whole, in short form, and the words that are not.

    A segment between semicolons with brackets in it is not: they hold a case that no rule reads. One word
    that is no type of the SRD is among the others.
    """
    known: list[str] = []
    others: list[str] = []
    for segment in whole_phrases(text.split(";")):
        if "(" in segment:
            others.append(segment.strip())
            continue
        for entry in entries_in(segment):
            words = re.sub(r"^(?:and|or|&)\s+", "", entry, flags=re.IGNORECASE)
            term = read_term(words)
            if not term.types <= _ALL_TYPES or not (term.passed_by or " from" not in words.casefold()):
                others.append(words)
            else:
                known.extend(short_entries(words.lower()))
    return list(dict.fromkeys(known)), others


def short_entries(entry: str) -> tuple[str, ...]:
    """Return an entry in short form, one for each type; as it is where it is not understood."""
    term = read_term(entry)
    if not term.passed_by:
        return tuple(sorted(term.types)) if term.types <= _ALL_TYPES else (entry,)
    exceptions = sorted(term.passed_by - {MAGICAL})
    unless = f" unless {' or '.join(exceptions)}" if exceptions else ""
    return tuple(f"{NONMAGICAL} {kind}{unless}" for kind in sorted(term.types))


def is_english(entry: str) -> bool:
    """Whether an entry has only words that `read_term` knows."""
    known = (_TYPES, _GLUE, _EXCEPTIONS, (NONMAGICAL,))
    return all(any(word in words for words in known) for word in re.findall(r"[^\s,/;]+", _plain(entry)))


def is_understood(entry: str) -> bool:
    """Whether an entry of several words is read as more than a name."""
    text = _plain(entry)
    return read_term(entry).types != frozenset((text,)) or " " not in text


def _listed(text: str) -> Iterator[str]:
    for part in re.split(r"[,;]", text):
        if part.strip():
            yield part.strip()


def _plain(entry: str) -> str:
    text = " ".join(entry.casefold().replace("’", "'").split())
    return re.sub(r"non[- ]magical", NONMAGICAL, re.sub(r"\s?\([^)]{0,200}\)", "", text))
