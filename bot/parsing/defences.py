"""Typed lists of damage types: each added, or removed with a minus, or "none"."""

from collections.abc import Mapping

from bot.parsing.models import build
from storage.encounter.commands import DefenceChanges, TypeChanges
from storage.encounter.errors import InvalidCommandError
from storage.encounter.terms import defences_in
from storage.i18n.game_words import game_words

NOTHING = "none"
MINUS = "-−–"
_MAX_TYPES = 20
_MAX_LENGTH = 40


def changes_in(text: str) -> TypeChanges:
    """Return the typed changes: "fire, -cold" adds fire and removes cold, "none" removes the present ones.

    Types are lower case. Raises InvalidCommandError.
    """
    parts = [" ".join(part.lower().split()) for part in defences_in(text)]
    if not any(part.strip(f"+{MINUS} ") for part in parts):
        raise InvalidCommandError("types-expected", none=NOTHING)
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


def text_or_nothing(text: str | None) -> str | None:
    """Return the value of a text field, where "none" stands for an empty text."""
    return "" if text is not None and is_nothing(text) else text


def is_nothing(text: str) -> bool:
    """Whether a text is "none" in any language."""
    return game_words().meant("word", text) == NOTHING
