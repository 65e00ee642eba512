"""The words of the game: the name of each term by language, and the term that a word of any language means.

A term has a kind, such as "condition", and an id, such as "poisoned"; its message in ``game.ftl`` is
``condition-poisoned``. The attributes ``.short``, ``.feminine`` and ``.also`` hold more spellings, the last
with commas. Case, accents, hyphens and apostrophes of a typed word do not count, and "ae" stands for "ä".
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from storage.i18n import ENGLISH, FOLDER, languages

Kind = Literal[
    "damage",
    "quality",
    "condition",
    "ability",
    "size",
    "creature-type",
    "alignment",
    "band",
    "mode",
    "word",
    "unit",
    "roll",
    "skill",
    "sense",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST = 60  # characters of a spelling

_FILE = "game.ftl"
_SPELLINGS = ("short", "feminine", "also")
_MOST_WORDS = 4  # of one spelling
_KEPT = 4_096
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o"})
_PIECES = re.compile(r"[^\s'’]+['’]?|['’]")
_JOINTS = re.compile(r"[\s\-\u2010\u2011_'’‘ʼ´`]+")


class Words:
    """The terms of every language: ``game_words().meant("condition", "Vergiftet") == "poisoned"``."""

    def __init__(self, terms: Mapping[str, Mapping[tuple[Kind, str], Sequence[str]]]) -> None:
        """Take the spellings of each term by language, its name first."""
        self._terms = terms
        self._ids: dict[Kind, dict[str, None]] = {kind: {} for kind in KINDS}
        self._meant: dict[Kind, dict[str, str]] = {kind: {} for kind in KINDS}
        for language in terms:  # English is first, so its words stay
            for (kind, id_), spellings in terms[language].items():
                self._ids[kind][id_] = None
                for spelling in spellings:
                    for key in keys_of(spelling):
                        self._meant[kind].setdefault(key, id_)

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """Return the ids of a kind, in the order of the English file."""
        return tuple(self._ids[kind])

    def name(self, language: str, kind: Kind, id_: str) -> str:
        """Return a term's name, in English where the language has none. Raises KeyError for no such term."""
        named = self._terms.get(language, {}).get((kind, id_)) or self._terms[ENGLISH][kind, id_]
        return named[0]

    def spellings(self, kind: Kind) -> Mapping[str, str]:
        """Return the ids by every spelling of every language, as `word_key` writes them."""
        return self._meant[kind]

    def written(self, kind: Kind, id_: str) -> Iterator[str]:
        """Yield every spelling of a term as the files have it, and without its accents."""
        for spellings in (terms.get((kind, id_), ()) for terms in self._terms.values()):
            for spelling in spellings:
                yield from (spelling.casefold(), *keys_of(spelling))

    def pattern(self, kind: Kind, id_: str) -> str:
        """Return a regular expression of every spelling of a term, in every language."""
        spellings = {re.escape(one) for one in self.written(kind, id_)}
        return "|".join(sorted(spellings, key=lambda one: (-len(one), one)))

    def meant(self, kind: Kind, text: str) -> str | None:
        """Return the id that a text of any language means; None for another text."""
        return self._meant[kind].get(word_key(text)) if len(text) <= LONGEST else None

    def begun(self, kind: Kind, text: str) -> str | None:
        """Return the one id of which a text is a spelling, or the beginning of three letters or more."""
        if (exact := self.meant(kind, text)) is not None:
            return exact
        key = word_key(text[:LONGEST])
        found = {id_ for spelling, id_ in self._meant[kind].items() if spelling.startswith(key)}
        return found.pop() if len(key) > 2 and len(found) == 1 else None

    def terms_in(self, text: str, *kinds: Kind) -> Iterator[tuple[Kind | None, str]]:
        """Yield the terms of these kinds and, with None as the kind, the other words of a text as they are.

        A term can have several words, such as "non magique"; the longest counts.
        """
        found: tuple[Kind | None, str] | None
        pieces = _PIECES.findall(text)  # "d'acide" is two
        place = 0
        while place < len(pieces):
            for length in range(min(_MOST_WORDS, len(pieces) - place), 0, -1):
                piece = " ".join(pieces[place : place + length])
                found = next(((kind, id_) for kind in kinds if (id_ := self.meant(kind, piece))), None)
                if found is not None:
                    break
            else:
                found, length = (None, pieces[place]), 1
            yield found
            place += length


def game_words() -> Words:
    """Return the words of the languages that the tracker has."""
    return load_words(FOLDER)


@cache
def load_words(folder: Path) -> Words:
    """Read the terms of each language; its folder is named after it."""
    return Words({code: dict(_terms(folder / code / _FILE)) for code in languages(folder)})


def _terms(path: Path) -> Iterator[tuple[tuple[Kind, str], Sequence[str]]]:
    from fluent.syntax import FluentParser, ast  # at the first word: importing it takes as long as reading

    for message in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(message, ast.Message):
            continue
        kind = next((kind for kind in KINDS if message.id.name.startswith(f"{kind}-")), None)
        patterns = {"": message.value} | {one.id.name: one.value for one in message.attributes}
        texts = {name: _plain(pattern) for name, pattern in patterns.items()}
        if kind is None or not texts[""]:  # a sentence with arguments is no term
            continue
        more = [word for name in _SPELLINGS for word in texts.get(name, "").split(",") if word.strip()]
        yield (kind, message.id.name.removeprefix(f"{kind}-")), [texts[""], *map(str.strip, more)]


def _plain(pattern: object) -> str:
    """Return a pattern that is a text alone, else an empty text."""
    parts = list(getattr(pattern, "elements", ()))
    return str(parts[0].value) if len(parts) == 1 and hasattr(parts[0], "value") else ""


def keys_of(spelling: str) -> tuple[str, ...]:
    """Return the keys of a spelling: without its accents, and with "ae" for an "ä"."""
    key, umlauts = word_key(spelling), word_key(spelling.casefold().translate(_UMLAUTS))
    return (key,) if key == umlauts else (key, umlauts)


@lru_cache(_KEPT)
def word_key(text: str) -> str:
    """Return what the spellings of a word have in common."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _JOINTS.sub(" ", plain.strip(" \t\n.:")).rstrip()
