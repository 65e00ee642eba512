"""The limits of a model, read off its fields: what the write path checks and what the tests walk.

A limit is an `AtMost` or pydantic's own `max_length` at a list, a text or an object without a fixed form.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from storage.encounter.base import Record, names_outside
from storage.encounter.limits import AtMost
from storage.encounter.sizes import size_of

Kind = Literal["text", "list", "object", "model", "other"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is: `item` of a list, `model` of a model; `limit` is None where there is none."""

    kind: Kind
    limit: AtMost | None = None
    item: "Shape | None" = None
    models: tuple[type[BaseModel], ...] = ()

    def length(self, value: Any) -> int:
        """Return what the limit is compared with."""
        return size_of(value) if self.kind == "object" else len(value)


@functools.cache
def shapes(model: type[BaseModel]) -> dict[str, Shape]:
    """Return the shapes of a model's fields by name."""
    return {
        name: _shape(field.annotation, tuple(field.metadata)) for name, field in model.model_fields.items()
    }


def first_excess(before: Record | None, after: Record) -> tuple[str, AtMost] | None:
    """Return a field that a change made longer than its limit, by its name outside, or None.

    What was over its limit before and did not grow is passed over, and so is what did not change.
    """
    return next(_excesses(before, after), None)


def _excesses(before: Record | None, after: Record) -> Iterator[tuple[str, AtMost]]:
    for name, shape in shapes(type(after)).items():
        now, was = getattr(after, name), getattr(before, name, None)
        if now is was or now is None or shape.kind == "other":
            continue
        limits = [shape.limit] if shape.limit and _is_longer(shape, was, now) else []
        if shape.kind == "model":
            yield from _excesses(was, now)
        elif (item := shape.item) is not None and item.kind == "model":
            known = {_identity(record): record for record in was or ()}
            for record in now:
                yield from _excesses(known.get(_identity(record)), record)
        elif item is not None and item.limit is not None:
            come = [value for value in now if value not in (was or ())]
            limits += [item.limit] if any(_is_longer(item, None, value) for value in come) else []
        yield from ((names_outside(type(after))[name], limit) for limit in limits)


def _is_longer(shape: Shape, was: Any, now: Any) -> bool:
    """Whether a value is over its limit, and was not as long before."""
    most = shape.limit.most if shape.limit else None
    length = shape.length(now) if most is not None else 0
    return most is not None and length > most and (was is None or length > shape.length(was))


def _identity(record: Any) -> object:
    return getattr(record, "id", None) or id(record)


def _shape(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *metadata))
    if isinstance(annotation, NewType):
        return _shape(annotation.__supertype__, metadata)
    if origin in (Union, UnionType):
        return _union([_shape(argument, metadata) for argument in arguments if argument is not type(None)])
    limit = _limit(metadata)
    if origin in (tuple, list, set, frozenset):
        return Shape("list", limit, item=_shape(arguments[0], ()))
    if origin is dict or annotation in (dict, Any):
        return Shape("object", limit)
    if annotation is str:
        return Shape("text", limit)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("model", models=(annotation,))
    return Shape("other")


def _union(options: list[Shape]) -> Shape:
    if all(option.kind == "model" for option in options):
        return Shape("model", models=tuple(model for option in options for model in option.models))
    return next((option for option in options if option.kind != "other"), options[0])


def _limit(metadata: tuple[Any, ...]) -> AtMost | None:
    for one in metadata:
        if isinstance(one, AtMost):
            return one
        if isinstance(most := getattr(one, "max_length", None), int):
            return AtMost(most)
        if isinstance(one, FieldInfo) and (inner := _limit(tuple(one.metadata))) is not None:
            return inner
    return None
