"""Between ids as the game has them, text, and as documents have them: ObjectIds where they look like one."""

from typing import Any

from bson import ObjectId


def key(text: str) -> ObjectId | str:
    """Return the id as it is stored: an ObjectId for 24 hex digits, else the text itself."""
    return ObjectId(text) if ObjectId.is_valid(text) and len(text) == 24 else text


def either(text: str) -> dict[str, Any]:
    """Return a condition that finds the id however another program stored it."""
    stored = key(text)
    return {"$in": [stored, text]} if isinstance(stored, ObjectId) else {"$eq": text}


def new_key() -> ObjectId:
    """Return a fresh id for a document."""
    return ObjectId()
