"""When two typed names are the same name, and when one comes close."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz, process

from storage.encounter.text_cleaning import one_line

_COMMA = re.compile(r"\s*,\s*")
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʻʼ´`′＇", "'"))
_KEPT = 4_096
_AFTER_CYRILLIC = "\u0530"

Named = TypeVar("Named")
NUMBERED = re.compile(r"(.*\S) (\d{1,4})", re.DOTALL)
NEAR = 75  # of 100, as rapidfuzz's WRatio measures
MOST_NEAR = 5
SHORTEST = 3  # letters: shorter texts are near to anything


@lru_cache(_KEPT)
def name_key(text: str) -> str:
    """Return what equal names have in common.

    Case, composed and decomposed letters, kinds of apostrophes and the blanks around a comma do not count.
    """
    letters = unicodedata.normalize("NFKC", one_line(text).translate(_APOSTROPHES)).casefold()
    return _COMMA.sub(", ", unicodedata.normalize("NFC", letters)).strip()


@lru_cache(_KEPT)
def plain_key(text: str) -> str:
    """Return a name's key without accents and apostrophes: what a phone's user types for Éowyn or D'Arvit.

    Marks of other scripts than Latin, Greek and Cyrillic stay: they are vowels and tones, not accents.
    """
    kept, base = [], ""
    for letter in unicodedata.normalize("NFD", name_key(text).replace("'", "")):
        if unicodedata.category(letter) != "Mn":
            base = letter
        elif base < _AFTER_CYRILLIC:
            continue
        kept.append(letter)
    return "".join(kept)


def without_number(name: str) -> str:
    """Return a name without the number that tells it apart: "Goblin" for "Goblin 2"."""
    numbered = NUMBERED.fullmatch(name)
    return numbered[1] if numbered else name


def near(named: Iterable[Named], text: str, name: Callable[[Named], str]) -> list[Named]:
    """Return those whose names a mistyped one may mean, the nearest first; at most `MOST_NEAR`."""
    wanted, there = plain_key(text), list(named)
    if len(wanted) < SHORTEST:
        return []
    names = [plain_key(name(one)) for one in there]
    found = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=MOST_NEAR)
    return [there[place] for _name, _score, place in found]
