"""The first mistake that pydantic finds, as an expected error that every language has words for."""

from typing import Any

from pydantic import ValidationError

from storage.encounter.errors import InvalidCommandError, Placeholder, Term

MAX_MISTAKES = 200  # that are looked through for the first one


def field_error(error: ValidationError, below: int = 0) -> InvalidCommandError:
    """Return the error for the first invalid field of a message, without the input.

    pydantic's own sentence is for developers: it is the error's `wire_message`. `below` is how many leading
    parts of the location are internal and are left out.
    """
    if error.error_count() > MAX_MISTAKES:
        return InvalidCommandError("payload-too-many-mistakes")
    first = error.errors(include_url=False, include_input=False)[0]
    where = path_of(first["loc"][below:])
    said = first["msg"].removeprefix("Value error, ")
    found = _in_words(first["type"], named(first["loc"]), first.get("ctx", {}))
    found.wire_field, found.wire_message = where, f"{where}: {said}" if where else said
    return found


def path_of(location: tuple[int | str, ...]) -> str:
    """Return a location in a payload as a path, such as `participant.maxHP` or `targets.0.share`."""
    return ".".join(str(part) for part in location)


def _in_words(kind: str, what: Placeholder, limits: dict[str, Any]) -> InvalidCommandError:
    if isinstance(cause := getattr(limits.get("error"), "__cause__", None), InvalidCommandError):
        return cause
    match kind:
        case "missing":
            return InvalidCommandError("empty", what=what)
        case "greater_than_equal":
            return InvalidCommandError("least", what=what, least=str(limits["ge"]))
        case "less_than_equal":
            return InvalidCommandError("most", what=what, most=str(limits["le"]))
        case "string_too_long":
            return InvalidCommandError("too-long", what=what, most=limits["max_length"])
        case "string_too_short" | "too_short":
            return InvalidCommandError("empty", what=what)
        case "too_long":
            return InvalidCommandError("too-many", what=what, most=limits["max_length"])
        case "int_type" | "int_parsing" | "int_from_float":
            return InvalidCommandError("whole-number", what=what)
        case _:
            return InvalidCommandError("not-as-expected", what=what)


def named(location: tuple[int | str, ...]) -> Placeholder:
    """Return the name of the innermost field that has one, by the names of the models or of the wire."""
    known = (_FIELDS.get(part) for part in reversed(location) if isinstance(part, str))
    return next(filter(None, known), Term("field-value"))


_FIELDS = {
    "max_hp": Term("field-max-hp"),
    "maxHP": Term("field-max-hp"),
    "currentHP": Term("field-hp"),
    "newHP": Term("field-hp"),
    "temporaryHP": Term("field-temporary-hp"),
    "ac": Term("field-ac"),
    "dc": Term("field-dc"),
    "bonus": Term("field-bonus"),
    "initiative_bonus": Term("field-initiative-bonus"),
    "initiativeBonus": Term("field-initiative-bonus"),
    "initiative_roll": Term("field-initiative"),
    "initiativeRoll": Term("field-initiative"),
    "initiative": Term("field-initiative"),
    "roll": Term("field-roll"),
    "total": Term("field-total"),
    "duration": Term("field-rounds"),
    "damage": Term("field-amount"),
    "healing": Term("field-amount"),
    "amount": Term("field-amount"),
    "count": Term("field-count"),
    "maximum": Term("field-maximum"),
    "name": Term("field-name"),
    "group": Term("field-group"),
    "level": Term("field-level"),
    "character_class": Term("field-class"),
    "characterClass": Term("field-class"),
    "notes": Term("field-notes"),
    "text": Term("field-text"),
    "description": Term("field-text"),
}
