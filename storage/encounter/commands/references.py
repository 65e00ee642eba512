"""The ids in messages, by what they name: read off the models, so that a new field is found by itself."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from storage.encounter.field_types import RefersTo

Message = TypeVar("Message", bound=BaseModel)
Fields = dict[str, frozenset[RefersTo]]


def ids_in(message: BaseModel, kind: RefersTo) -> Iterator[str]:
    """Yield the ids of one kind in a message, at any depth."""
    if kind not in kinds_in(type(message)):
        return
    for name, kinds in fields_of(type(message)).items():
        value = getattr(message, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from ids_in(one, kind)
            elif kind in kinds and one is not None:
                yield one


def without(message: Message, kind: RefersTo, ids: Collection[str]) -> Message:
    """Return a message with these ids of one kind taken out, at any depth; their fields may be None."""
    changes: dict[str, Any] = {}
    for name, kinds in fields_of(type(message)).items():
        value = getattr(message, name)
        if isinstance(value, BaseModel):
            changes[name] = without(value, kind, ids)
        elif isinstance(value, tuple):
            changes[name] = tuple(without(v, kind, ids) if isinstance(v, BaseModel) else v for v in value)
        elif kind in kinds and value in ids:
            changes[name] = None
    # Not `model_copy` with what is the same: a field that was not given stays so.
    changed = {name: value for name, value in changes.items() if value != getattr(message, name)}
    return message.model_copy(update=changed) if changed else message


@cache
def kinds_in(model: type[BaseModel]) -> frozenset[RefersTo]:
    """Return what the ids in a message and its parts name."""
    own = frozenset[RefersTo]().union(*fields_of(model).values())
    return own.union(*(kinds_in(part) for part in parts_of(model)))


@cache
def fields_of(model: type[BaseModel]) -> Fields:
    """Return what the ids in each field of a model name."""
    return {
        name: frozenset(_marks(field.annotation)) | {m for m in field.metadata if isinstance(m, RefersTo)}
        for name, field in model.model_fields.items()
    }


def parts_of(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return the models that a model's fields hold."""
    return {part for field in model.model_fields.values() for part in _models(field.annotation)}


def _marks(annotation: Any) -> Iterator[RefersTo]:
    for inner in get_args(annotation):
        if isinstance(inner, RefersTo):
            yield inner
        yield from _marks(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
