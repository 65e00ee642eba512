"""Convert ids between text, as in models, and ObjectIds, as in documents."""

from collections.abc import Iterable
from typing import Any

from bson import ObjectId
from bson.errors import InvalidId

HEX_DIGITS = 24


def key(text: str) -> ObjectId | str:
    """Return the id as it is stored: an ObjectId for 24 hex digits, else the text itself."""
    if len(text) != HEX_DIGITS:
        return text
    try:
        return ObjectId(text)
    except InvalidId:
        return text


def either(text: str) -> dict[str, Any]:
    """Return a condition that matches the id stored as an ObjectId or as text."""
    stored = key(text)
    return {"$in": [stored, text]} if isinstance(stored, ObjectId) else {"$eq": text}


def any_of(texts: Iterable[str]) -> dict[str, Any]:
    """Return a condition that matches each of these ids, stored as an ObjectId or as text."""
    return {"$in": [stored for text in texts for stored in dict.fromkeys((key(text), text))]}


def new_key() -> ObjectId:
    """Return a new id for a document."""
    return ObjectId()
