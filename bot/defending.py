"""Damage types as people write them: what to add, with a minus what to take off, or none."""

from collections.abc import Mapping

from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Defences

NOTHING = "none"
MINUS = "-−–"
_MAX_TYPES = 20
_MAX_LENGTH = 40


def types_after(before: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return a list of types after what was typed: "fire, -cold" adds fire and takes cold off.

    "none" takes off what was there. Types are lower case, each once. Raises InvalidCommandError.
    """
    parts = [" ".join(part.lower().split()) for part in text.split(",")]
    found: dict[str, None] = dict.fromkeys(before)
    if not any(part.strip(f"+{MINUS} ") for part in parts):
        raise InvalidCommandError(f"Write types such as fire, cold; or {NOTHING}.")
    for part in parts:
        kind = part.lstrip(f"+{MINUS}").strip()
        if part == NOTHING:
            found.clear()
        elif part.startswith(tuple(MINUS)):
            found.pop(kind, None)
        elif kind:
            found[kind] = None
    if len(found) > _MAX_TYPES or any(len(kind) > _MAX_LENGTH for kind in found):
        raise InvalidCommandError(f"At most {_MAX_TYPES} types of {_MAX_LENGTH} characters each, please.")
    return tuple(found)


def defences_with(before: Defences, typed: Mapping[str, str | None]) -> Defences | None:
    """Return the defences after what was typed for some of their lists; None when nothing was."""
    given = {
        field: types_after(getattr(before, field), text) for field, text in typed.items() if text is not None
    }
    return before.model_copy(update=given) if given else None


def text_or_nothing(text: str | None) -> str | None:
    """Return what a text field is set to: "none" takes the text off."""
    return "" if text is not None and text.strip().casefold() == NOTHING else text
