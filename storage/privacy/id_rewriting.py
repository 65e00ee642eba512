"""Replace ids in documents at any depth."""

from collections.abc import Mapping
from typing import Any

from bson import ObjectId

from storage.mongo.ids import key


def with_ids(value: Any, ids: Mapping[str, str | None]) -> Any:
    """Return a document's value with mapped ids replaced, each in its stored type.

    Only whole values are ids: texts that contain one are not changed.
    """
    match value:
        case dict():
            return {name: with_ids(inner, ids) for name, inner in value.items()}
        case list():
            return [with_ids(inner, ids) for inner in value]
        case ObjectId() if str(value) in ids:
            new = ids[str(value)]
            return None if new is None else key(new)
        case str() if value in ids:
            return ids[value]
        case _:
            return value
