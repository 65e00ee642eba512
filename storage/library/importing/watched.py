"""JSON objects that note which of their values were looked at, and the names of those that were not."""

import json
import re
from collections.abc import Collection, ItemsView, Iterator, ValuesView
from typing import Any

MAX_DEPTH = 40
# Patterns are tried at each blank of a text, and some look from there to the last blank of the run.
_BLANKS = re.compile(r"\s{41,}")
_SAYS_NOTHING = ("", None, False, 0, "[]", "{}", "null")
_WRAPPERS = frozenset({"system", "data", "fields"})  # names of no meaning of their own
_BY_ID = frozenset({"activities"})  # objects whose keys are ids


class Watched(dict[str, Any]):
    """An object of a file. A value counts as looked at once it was fetched by its key or listed with all."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.seen: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.seen.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, and note it."""
        self.seen.add(key)
        return super().get(key, default)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """Return all values by their keys, and note them."""
        self.seen.update(self)
        return super().items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """Return all values, and note them."""
        self.seen.update(self)
        return super().values()


def watched(value: Any) -> Any:
    """Return JSON with `Watched` objects in it, none of them looked at, without long runs of blanks."""
    if isinstance(value, str):
        return _BLANKS.sub(lambda run: "\n" if "\n" in run[0] else " ", value)
    if isinstance(value, dict):
        return Watched({key: watched(inner) for key, inner in dict.items(value)})
    return [watched(inner) for inner in value] if isinstance(value, list) else value


def is_too_deep(value: Any) -> bool:
    """Whether a JSON value has more than `MAX_DEPTH` levels."""
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (dict.values(one) if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True


def loaded(value: Any) -> Any:
    """Return the value of a text that is JSON; anything else, and what is too deep, as it is."""
    if isinstance(value, str) and value.lstrip()[:1] in ("[", "{", "n"):
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return value
        return value if is_too_deep(found) else found
    return value


def look_through(value: Any) -> None:
    """Note everything within a value as looked at: it is taken, or left, as a whole."""
    if isinstance(value, Watched):
        for inner in value.values():
            look_through(inner)
    elif isinstance(value, list):
        for inner in value:
            look_through(inner)


def unread(
    value: Any, ignored: Collection[str] = (), path: str = "", *, by_id: bool = False
) -> Iterator[str]:
    """Yield the names of what says something within a value and was not looked at.

    A name is the path by keys, without places in lists and without ids. An object of which nothing was looked
    at has one name. `ignored` has such paths, and "*.key" for a key at any place.
    """
    if isinstance(value, list):
        for inner in value:
            yield from unread(inner, ignored, path)
    if not isinstance(value, Watched):
        return
    if path and not value.seen and says_something(value):
        yield path
        return
    for key, inner in dict.items(value):
        named = str(key)
        is_place = by_id or named.isdigit() or named in _WRAPPERS
        here = path if is_place else f"{path}.{named}" if path else named
        if here in ignored or f"*.{named}" in ignored or not says_something(inner):
            continue
        if key in value.seen:
            yield from unread(inner, ignored, here, by_id=named in _BY_ID)
        else:
            yield here or named


def says_something(value: Any) -> bool:
    """Whether a value is more than an empty or default one."""
    if isinstance(value, dict):
        return any(says_something(inner) for inner in dict.values(value))
    if isinstance(value, list):
        return any(says_something(inner) for inner in value)
    return value not in _SAYS_NOTHING
