"""Damage types as people write them: a list with commas, or none."""

from collections.abc import Mapping

from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Defences

NOTHING = "none"
_MAX_TYPES = 20
_MAX_LENGTH = 40


def types_in(text: str) -> tuple[str, ...]:
    """Return the types of a list with commas, lower case, each once; "none" is an empty list.

    Raises InvalidCommandError.
    """
    if text.strip().casefold() == NOTHING:
        return ()
    found = tuple(dict.fromkeys(" ".join(part.lower().split()) for part in text.split(",") if part.strip()))
    if not found:
        raise InvalidCommandError(f"Write types such as fire, cold; or {NOTHING}.")
    if len(found) > _MAX_TYPES or any(len(part) > _MAX_LENGTH for part in found):
        raise InvalidCommandError(f"At most {_MAX_TYPES} types of {_MAX_LENGTH} characters each, please.")
    return found


def defences_with(before: Defences, typed: Mapping[str, str | None]) -> Defences | None:
    """Return the defences with the lists that were typed in place of theirs; None when none was."""
    given = {field: types_in(text) for field, text in typed.items() if text is not None}
    return before.model_copy(update=given) if given else None


def text_or_nothing(text: str | None) -> str | None:
    """Return what a text field is set to: "none" takes the text off."""
    return "" if text is not None and text.strip().casefold() == NOTHING else text
