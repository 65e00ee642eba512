"""Commands from typed input; an error names the field and its limit instead of pydantic's sentence."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from storage.encounter.field_errors import field_error

Model = TypeVar("Model", bound=BaseModel)


def build(model: type[Model], **fields: Any) -> Model:
    """Return the command; fields that are None are left out. Raises InvalidCommandError."""
    return read(model, {name: value for name, value in fields.items() if value is not None})


def read(model: type[Model], fields: Mapping[str, Any]) -> Model:
    """Return the command; a field that is None takes off what is there. Raises InvalidCommandError."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise field_error(error) from None
