"""Typed lists of damage types: each added, or removed with a minus, or "none".

What no rule reads whole, such as "cold while it flies", is no defence: it becomes a note of the DM.
"""

import re
from collections.abc import Mapping

from bot.parsing.models import build
from storage.encounter.commands import DefenceChanges, TypeChanges
from storage.encounter.damage_terms import entries_in, is_understood, whole_phrases
from storage.encounter.errors import GameTerm, InvalidCommandError
from storage.encounter.terms import defences_in_english
from storage.i18n.game_words import game_words

NOTHING = "none"
MINUS = "-−–"
_MAX_TYPES = 20
_MAX_LENGTH = 40


def changes_in(text: str) -> TypeChanges:
    """Return the typed changes: "fire, -cold" adds fire and removes cold, "none" removes the present ones.

    Types are lower case; those that no rule reads are left out, see `defence_notes`. Raises
    InvalidCommandError.
    """
    parts, others = _read(text)
    if not others and not any(part.strip(f"+{MINUS} ") for part in parts):
        raise InvalidCommandError("types-expected", none=GameTerm("word", NOTHING))
    clears = False
    wanted: dict[str, bool] = {}  # type → whether it is added; the last entry counts
    for part in parts:
        kind = part.lstrip(f"+{MINUS}").strip()
        if is_nothing(part):
            clears, wanted = True, {}
        elif kind:
            wanted[kind] = not part.startswith(tuple(MINUS))
    if len(wanted) > _MAX_TYPES or any(len(kind) > _MAX_LENGTH for kind in wanted):
        raise InvalidCommandError("too-many-types", most=_MAX_TYPES, length=_MAX_LENGTH)
    added = [kind for kind, is_added in wanted.items() if is_added]
    return build(
        TypeChanges, clears=clears, adds=added, removes=[kind for kind in wanted if kind not in added]
    )


def defence_changes(typed: Mapping[str, str | int | None]) -> DefenceChanges | None:
    """Return the typed changes of the lists and numbers of defences; None when none was typed."""
    given = {
        name: changes_in(value) if isinstance(value, str) else value
        for name, value in typed.items()
        if value is not None
    }
    return build(DefenceChanges, **given) if given else None


def defence_notes(typed: Mapping[str, str | int | None]) -> list[str]:
    """Return what was typed and no rule reads, each as a line for the DM's notes."""
    return [
        f"{name.replace('_', ' ').capitalize()}: {words}"
        for name, value in typed.items()
        if isinstance(value, str)
        for words in _read(value)[1]
    ]


def _read(text: str) -> tuple[list[str], list[str]]:
    """Return the entries of a list in lower case, and those that are no types, as they were typed.

    Brackets say a case of their segment. One unknown word is a type of the table's own.
    """
    entries: list[str] = []
    others: list[str] = []
    for segment in whole_phrases(defences_in_english(text).split(";")):
        if "(" in segment:
            others.append(" ".join(segment.split()))
            continue
        for entry in map(str.strip, entries_in(segment)):
            words = re.sub(r"^(?:and|or|&)\s+", "", " ".join(entry.split()), flags=re.IGNORECASE)
            is_removal = words.startswith(tuple(MINUS))
            (entries if is_removal or is_understood(words.lstrip("+ ")) else others).append(words)
    return [entry.lower() for entry in entries], others


def with_notes(text: str | None, known: str | None, lines: list[str]) -> str | None:
    """Return typed notes with more lines below, those already there left out; None for no change."""
    before = known or "" if text is None else text
    new = [line for line in lines if line not in before.splitlines()]
    return "\n".join(filter(None, [before, *new])) if new else text


def text_or_nothing(text: str | None) -> str | None:
    """Return the value of a text field, where "none" stands for an empty text."""
    return "" if text is not None and is_nothing(text) else text


def is_nothing(text: str) -> bool:
    """Whether a text is "none" in any language."""
    return game_words().meant("word", text) == NOTHING
