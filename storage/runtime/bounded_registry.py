"""Objects by key, made on demand, of which only those that are idle may be dropped.

Plain values that may be dropped at any time are kept in a cache of `cachetools`.
"""

from collections.abc import Callable
from itertools import islice
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class BoundedRegistry(Generic[Key, Value]):
    """Objects that work in the background; beyond the capacity the least recently used idle ones are dropped.

    An object that is not idle is never dropped, so that no second one is made for its key.
    """

    def __init__(self, capacity: int, make: Callable[[Key], Value], is_idle: Callable[[Value], bool]) -> None:
        self._capacity, self._make, self._is_idle = capacity, make, is_idle
        self._held: dict[Key, Value] = {}  # the most recently used one is the last

    def __len__(self) -> int:
        return len(self._held)

    def of(self, key: Key) -> Value:
        """Return the object of a key, made if there is none yet."""
        found = self._held.pop(key, None)
        self._held[key] = value = self._make(key) if found is None else found
        if found is None:
            self._drop_surplus(key)
        return value

    def get(self, key: Key) -> Value | None:
        """Return the object of a key, or None. Does not count as a use."""
        return self._held.get(key)

    def keys(self) -> list[Key]:
        """Return the keys, the least recently used one first."""
        return list(self._held)

    def values(self) -> list[Value]:
        """Return the objects, the least recently used one first."""
        return list(self._held.values())

    def _drop_surplus(self, newest: Key) -> None:
        surplus = len(self._held) - self._capacity
        if surplus <= 0:
            return
        idle = (key for key, value in self._held.items() if key != newest and self._is_idle(value))
        for key in list(islice(idle, surplus)):
            del self._held[key]
