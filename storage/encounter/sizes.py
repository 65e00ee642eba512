"""How many bytes things take: what the limits of `limits.py` are compared with."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

Sizes = Mapping[str, int]  # bytes of the parts of something, by name


def size_of(value: Any) -> int:
    """Return the bytes of a value's JSON form, about as many as BSON's."""
    return len(to_json(value, by_alias=True, fallback=str, bytes_mode="base64"))
