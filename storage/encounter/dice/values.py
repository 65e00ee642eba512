"""Numbers of commands that may be given as dice: read with the command, rolled when it is carried out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from storage.encounter.context import Die
from storage.encounter.dice.expression import Node, average, dice_in
from storage.encounter.dice.notation import parse
from storage.encounter.dice.rolling import HARMLESS, Roll, roll_node
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_ROLLED

Model = TypeVar("Model", bound=BaseModel)


class UnrolledDice(int):
    """Dice of a command before it is carried out. As a number they are their average, rounded down.

    The result counts as `least` where it is less.
    """

    node: Node
    least: int
    most: int

    @classmethod
    def of(cls, node: Node, least: int, most: int) -> "UnrolledDice":
        mean = average(node)
        made = cls(max(least, mean.__floor__() if mean is not None else 0))
        made.node, made.least, made.most = node, least, most
        return made


class RolledDice(int):
    """The number that dice of a command gave; `node` is what was rolled, and `fallen` what its dice counted.

    `raised` is what they were less than the least that they count as, as damage counts as 0 at least.
    """

    node: Node
    fallen: tuple[int, ...]
    raised: int

    @classmethod
    def of(cls, node: Node, roll: Roll, least: int) -> "RolledDice":
        made = cls(max(least, roll.total))
        made.node, made.fallen, made.raised = node, roll.fallen, max(0, least - roll.total)
        return made


@contextmanager
def naming_the_field() -> Iterator[None]:
    """Let a model name the field of an InvalidCommandError, which is the cause of the ValueError raised."""
    try:
        yield
    except InvalidCommandError as error:
        raise ValueError(str(error)) from error


@dataclass(frozen=True, slots=True)
class NumberOrDice:
    """Marks an int field that takes a text with dice too: a number from `least` to `most`."""

    least: int
    most: int

    def read(self, value: Any, otherwise: Callable[[Any], Any]) -> Any:
        """Return the number or the dice of a text, anything else by `otherwise`."""
        if isinstance(value, UnrolledDice):
            return value
        if not isinstance(value, str):
            return otherwise(value)
        with naming_the_field():
            expression = parse(value)
            if any(part.label for part in expression.parts):
                raise InvalidCommandError("dice-words")
            number = number_or_dice(expression.whole, self.least, self.most)
        return number if isinstance(number, UnrolledDice) else otherwise(number)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        number = core_schema.int_schema(ge=self.least, le=self.most)
        return core_schema.no_info_wrap_validator_function(self.read, number)


def number_or_dice(node: Node, least: int, most: int) -> int:
    """Return the number that an expression without dice is, else its dice."""
    return UnrolledDice.of(node, least, most) if any(dice_in(node)) else roll_node(node, _no_dice).total


def rolled(command: Model, die: Die) -> tuple[Model, str]:
    """Return a command with its dice rolled, and the dice as text, empty where it has none.

    A command or part with `is_critical` doubles its dice. A part's `dice_label` stands behind its dice.
    Raises InvalidCommandError when a result is too large.
    """
    told: list[str] = []
    found = _rolled(command, die, told, is_critical=False)
    text = " · ".join(told)
    return found, text if len(text) <= MAX_ROLLED else f"{text[: MAX_ROLLED - 1].rpartition(',')[0]}…"


def _rolled(model: Model, die: Die, told: list[str], *, is_critical: bool) -> Model:
    names = _fields_with_dice(type(model))
    if not names:
        return model
    critical = is_critical or bool(getattr(model, "is_critical", False))
    changes: dict[str, Any] = {}
    for name in names:
        value = getattr(model, name)
        if isinstance(value, UnrolledDice):
            result = roll_node(value.node, die, is_critical=critical)
            if result.total > value.most:
                raise InvalidCommandError("number-too-large")
            label = str(getattr(model, "dice_label", ""))
            told.append(f"{result.shown} {label}".rstrip() if HARMLESS.fullmatch(label) else result.shown)
            changes[name] = RolledDice.of(value.node, result, value.least)
        elif isinstance(value, BaseModel):
            inner = _rolled(value, die, told, is_critical=critical)
            if inner is not value:
                changes[name] = inner
        elif isinstance(value, tuple):
            many = tuple(_rolled(one, die, told, is_critical=critical) for one in value)
            if any(one is not was for one, was in zip(many, value, strict=True)):
                changes[name] = many
    return model.model_copy(update=changes) if changes else model


@cache
def _fields_with_dice(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that are dice or have models with such fields in them."""
    fields: Mapping[str, Any] = model.model_fields
    return tuple(
        name
        for name, field in fields.items()
        if any(isinstance(one, NumberOrDice) for one in field.metadata) or _has_dice(field.annotation)
    )


def _has_dice(annotation: Any) -> bool:
    if isinstance(annotation, NumberOrDice):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields_with_dice(annotation))
    return any(map(_has_dice, get_args(annotation)))


def _no_dice(sides: int) -> int:
    raise AssertionError("a number has no dice")
