"""Commands from typed input; an error names the field and its limit instead of pydantic's sentence."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from storage.encounter.errors import InvalidCommandError, Placeholder, Term

Model = TypeVar("Model", bound=BaseModel)


def build(model: type[Model], **fields: Any) -> Model:
    """Return the command; fields that are None are left out. Raises InvalidCommandError."""
    return read(model, {name: value for name, value in fields.items() if value is not None})


def read(model: type[Model], fields: Mapping[str, Any]) -> Model:
    """Return the command; a field that is None takes off what is there. Raises InvalidCommandError."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise _refusal(error) from None


def _refusal(error: ValidationError) -> InvalidCommandError:
    detail = error.errors(include_url=False, include_input=False)[0]
    field = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    limits = detail.get("ctx", {})
    if isinstance(cause := getattr(limits.get("error"), "__cause__", None), InvalidCommandError):
        return cause
    what: Placeholder = _FIELDS.get(field) or field.capitalize()
    match detail["type"]:
        case "greater_than_equal":
            return InvalidCommandError("least", what=what, least=str(limits["ge"]))
        case "less_than_equal":
            return InvalidCommandError("most", what=what, most=f"{limits['le']:,}")
        case "string_too_long":
            return InvalidCommandError("too-long", what=what, most=limits["max_length"])
        case "string_too_short":
            return InvalidCommandError("empty", what=what)
        case _:
            return InvalidCommandError("not-as-expected", what=what, why=detail["msg"])


_FIELDS = {
    "max_hp": Term("field-max-hp"),
    "maxHP": Term("field-max-hp"),
    "currentHP": Term("field-hp"),
    "ac": Term("field-ac"),
    "initiative_bonus": Term("field-initiative-bonus"),
    "initiative_roll": Term("field-initiative"),
    "roll": Term("field-initiative"),
    "duration": Term("field-rounds"),
    "amount": Term("field-amount"),
    "name": Term("field-name"),
    "level": Term("field-level"),
}
