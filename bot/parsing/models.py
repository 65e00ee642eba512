"""Commands out of what people typed; what can't be right is said in their words, not pydantic's."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from storage.encounter.errors import InvalidCommandError

Model = TypeVar("Model", bound=BaseModel)


def build(model: type[Model], **fields: Any) -> Model:
    """Return the command; fields that are None are left out. Raises InvalidCommandError."""
    try:
        return model.model_validate({name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        raise InvalidCommandError(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    detail = error.errors(include_url=False, include_input=False)[0]
    field = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    limits = detail.get("ctx", {})
    what = _WORDS.get(field, field)
    match detail["type"]:
        case "greater_than_equal":
            return f"{what.capitalize()}: {limits['ge']} or more, please."
        case "less_than_equal":
            return f"{what.capitalize()}: {limits['le']:,} or less, please."
        case "string_too_long":
            return f"{what.capitalize()}: at most {limits['max_length']} characters, please."
        case "string_too_short":
            return f"{what.capitalize()}: something must be written."
        case _:
            return f"{what.capitalize()} is not as expected: {detail['msg']}."


_WORDS = {
    "max_hp": "the maximum of hit points",
    "maxHP": "the maximum of hit points",
    "currentHP": "hit points",
    "ac": "the armour class",
    "initiative_bonus": "the initiative bonus",
    "initiative_roll": "the initiative",
    "roll": "the initiative",
    "duration": "the number of rounds",
    "amount": "the amount",
    "name": "the name",
    "level": "the level",
}
