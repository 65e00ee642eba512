"""5e.tools' copies: an entry with `_copy` names another one of its file, and says what is otherwise.

Only what is understood whole is resolved: a creature with a few numbers of another would look right.
"""

import copy
import json
from collections.abc import Iterable, Iterator
from typing import Any

from storage.library.importing.draft import TOO_LONG

MISSING, NOT_UNDERSTOOD = "refers-to-another", "copy-not-understood"  # keys of texts: why it is refused
_REASONS = frozenset({MISSING, NOT_UNDERSTOOD, TOO_LONG})
_MOST_COPIED = 32_000_000  # characters of all copies of a file together
_DEEPEST = 8  # copies of copies
_LONGEST = 100_000  # characters of a changed text
_FEATURES = ("trait", "action", "bonus", "reaction", "legendary", "mythic", "variant", "spellcasting")
_TEXTS = ("entries", "headerEntries", "footerEntries")
_PATTERN = frozenset("\\()[]|?*+^$.{}")

Entry = dict[str, Any]


class NotResolvedError(Exception):
    """A copy that can't be resolved; its reason is a key of a text."""


def resolved(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries, copies as what they stand for; for one that is none, `reason_of` says why."""
    there = {_place(entry): entry for entry in entries if "_copy" in entry or "hp" in entry}
    budget = _MOST_COPIED
    for entry in entries:
        if "_copy" not in entry:
            yield entry
            continue
        try:
            if budget < 0:
                raise NotResolvedError(TOO_LONG)
            made = _resolved(entry, there, _DEEPEST)
            budget -= len(json.dumps(made))
        except NotResolvedError as error:
            made = {"name": entry.get("name"), "_copy": str(error)}
        yield made


def reason_of(entry: Entry) -> str:
    """Return why a copy was not resolved."""
    said = entry.get("_copy")
    return said if isinstance(said, str) and said in _REASONS else MISSING


def _place(named: Entry) -> tuple[str, str]:
    return str(named.get("name")).casefold(), str(named.get("source")).casefold()


def _resolved(entry: Entry, there: dict[tuple[str, str], Entry], depth: int) -> Entry:
    said = entry.get("_copy")
    if said is None:
        return copy.deepcopy(entry)
    other = there.get(_place(said)) if isinstance(said, dict) else None
    if other is None or other is entry or not depth:
        raise NotResolvedError(MISSING)
    if said.get("_templates") or said.get("_trait"):
        raise NotResolvedError(NOT_UNDERSTOOD)
    made = _resolved(other, there, depth - 1)
    mods = said.get("_mod") or {}
    if not isinstance(mods, dict):
        raise NotResolvedError(NOT_UNDERSTOOD)
    made |= {name: value for name, value in entry.items() if name != "_copy"}
    for name, changes in mods.items():
        for change in changes if isinstance(changes, list) else [changes]:
            for one in _FEATURES if name == "*" else (name,):
                _change(made, one, change)
    return {name: value for name, value in made.items() if value is not None}  # null takes a field off


def _change(made: Entry, name: str, change: Any) -> None:
    """Apply one change to a field. Raises NotResolvedError for one that is not understood."""
    if change == "remove":
        made.pop(name, None)
        return
    if not isinstance(change, dict):
        raise NotResolvedError(NOT_UNDERSTOOD)
    mode = change.get("mode")
    listed = made.get(name)
    if mode == "replaceTxt":
        _replace_text(listed, change)
        return
    if name not in _FEATURES or not isinstance(listed, list | None):
        raise NotResolvedError(NOT_UNDERSTOOD)
    listed, given = list(listed or ()), change.get("items", [])
    given = given if isinstance(given, list) else [given]
    match mode:
        case "appendArr":
            made[name] = [*listed, *given]
        case "appendIfNotExistsArr":
            made[name] = [*listed, *(one for one in given if one not in listed)]
        case "prependArr":
            made[name] = [*given, *listed]
        case "removeArr":
            names = change.get("names")
            kept = set(_called(listed, [names] if isinstance(names, str) else names))
            made[name] = [one for place, one in enumerate(listed) if place not in kept]
        case "replaceArr" | "replaceOrAppendArr":
            places = _called(listed, [change.get("replace")], is_needed=mode == "replaceArr")
            for place in places:
                listed[place : place + 1] = given
            made[name] = listed if places else [*listed, *given]
        case _:
            raise NotResolvedError(NOT_UNDERSTOOD)


def _called(listed: list[Any], names: Any, *, is_needed: bool = True) -> list[int]:
    """Return the places of the features with these names, the last first. Raises NotResolvedError."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise NotResolvedError(NOT_UNDERSTOOD)
    found = [n for n, one in enumerate(listed) if isinstance(one, dict) and one.get("name") in names]
    if is_needed and len(found) < len(names):
        raise NotResolvedError(NOT_UNDERSTOOD)
    return found[::-1]


def _replace_text(listed: Any, change: Entry) -> None:
    """Replace words in the texts of features: no pattern, and in their case unless a flag says otherwise."""
    words, by = change.get("replace"), change.get("with")
    if not isinstance(words, str) or not isinstance(by, str) or not words or set(words) & _PATTERN:
        raise NotResolvedError(NOT_UNDERSTOOD)
    if change.get("props") or change.get("flags") not in (None, "", "i", "gi", "g"):
        raise NotResolvedError(NOT_UNDERSTOOD)
    is_any_case = "i" in (change.get("flags") or "")
    for feature in listed if isinstance(listed, list) else ():
        if isinstance(feature, dict):
            for name in _TEXTS:
                if name in feature:
                    feature[name] = _with_words(feature[name], words, by, is_any_case=is_any_case)


def _with_words(value: Any, words: str, by: str, *, is_any_case: bool) -> Any:
    if isinstance(value, str):
        parts = list(_split(value, words, is_any_case=is_any_case))
        if sum(map(len, parts)) + len(by) * len(parts) > _LONGEST:
            raise NotResolvedError(TOO_LONG)
        return by.join(parts)
    if isinstance(value, list):
        return [_with_words(one, words, by, is_any_case=is_any_case) for one in value]
    if isinstance(value, dict):
        return {name: _with_words(one, words, by, is_any_case=is_any_case) for name, one in value.items()}
    return value


def _split(text: str, words: str, *, is_any_case: bool) -> Iterable[str]:
    where, wanted = (text.lower(), words.lower()) if is_any_case else (text, words)
    if len(where) != len(text):  # a letter whose small form is longer
        where, wanted = text, words
    place = 0
    while (found := where.find(wanted, place)) >= 0:
        yield text[place:found]
        place = found + len(words)
    yield text[place:]
