"""JSON Schema of the wire, from the pydantic models of messages and the typed dicts of events and answers."""

import types
from collections.abc import Mapping
from enum import Enum
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

Schema = dict[str, Any]
REF = "#/components/schemas/{}"
_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
    object: {},
}


class Schemas:
    """Collects the schemas that others name."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def add_models(self, models: list[type[BaseModel]]) -> None:
        """Add models with all that they contain, by the names on the wire."""
        _, definitions = models_json_schema(
            [(model, "validation") for model in models], by_alias=True, ref_template=REF.format("{model}")
        )
        self.named |= definitions["$defs"]

    def of(self, hint: Any) -> Schema:
        """Return the schema of a type hint; typed dicts are named and referred to."""
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        if hasattr(hint, "__supertype__"):  # a NewType
            return self.of(hint.__supertype__)
        if is_typeddict(hint):
            return self._typed_dict(hint)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Annotated, NotRequired):
            return self.of(arguments[0])
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(argument) for argument in arguments]}
        if origin in (list, tuple, set, frozenset):
            return {"type": "array", "items": self.of(arguments[0])}
        if origin in (dict, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        raise TypeError(f"no schema for {hint!r}")

    def _typed_dict(self, kind: Any) -> Schema:
        name = kind.__name__
        if name not in self.named:
            self.named[name] = {}  # it may contain itself
            hints = get_type_hints(kind, include_extras=True)
            optional = {
                n for n, hint in hints.items() if get_origin(hint) is NotRequired
            } | kind.__optional_keys__
            self.named[name] = {
                "type": "object",
                "description": " ".join((kind.__doc__ or "").split()),
                "properties": {n: self.of(hint) for n, hint in hints.items()},
                "required": sorted(hints.keys() - optional),
            }
        return {"$ref": REF.format(name)}
