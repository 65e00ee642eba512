"""The newest items of a list that only grows, as each version of an encounter has them.

With a tuple for each version, every command would copy hundreds of references, and walk over them to find an
id. Here the versions share one list: an item more costs the same however many there are.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Self, TypeVar, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

SPARE = 32  # items that were dropped and are still in the list, before the others move to a new one

Item = TypeVar("Item")


class Tail(Sequence[Item]):
    """An immutable sequence, oldest item first. A subclass says what its items are called and how large."""

    __slots__ = ("_end", "_items", "_places", "_start", "size")

    size: int  # of all items together
    _items: list[Item]  # shared with the versions before and after
    _places: dict[str, int]  # the last place of each name in the list
    _start: int
    _end: int

    def __init__(self, items: Sequence[Item] = ()) -> None:
        self._items = list(items)
        self._places = {self._name(item): place for place, item in enumerate(self._items)}
        self._start, self._end = 0, len(self._items)
        self.size = sum(map(self._size, self._items))

    def adding(self, item: Item) -> Self:
        """Return the sequence with one more item."""
        is_newest = self._end == len(self._items)  # else another version follows this one already
        whole = self if is_newest else type(self)(self[:])
        whole._places[self._name(item)] = whole._end
        whole._items.append(item)
        return whole._part(whole._start, whole._end + 1, whole.size + self._size(item))

    def newest(self, count: int) -> Self:
        """Return the sequence of the newest items, at most so many."""
        start = max(self._start, self._end - count)
        if start == self._start:
            return self
        if start > SPARE:
            return type(self)(self._items[start : self._end])
        dropped = islice(self._items, self._start, start)
        return self._part(start, self._end, self.size - sum(map(self._size, dropped)))

    def has(self, name: str) -> bool:
        """Whether an item has a name."""
        place = self._places.get(name)
        if place is None:
            return False
        if place >= self._end:  # a later version has the name, perhaps once more
            return any(self._name(item) == name for item in self)
        return place >= self._start

    def __len__(self) -> int:
        return self._end - self._start

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(place, slice):
            return tuple(self._items[self._start : self._end][place])
        at = place + (self._end if place < 0 else self._start)
        if not self._start <= at < self._end:
            raise IndexError(place)
        return self._items[at]

    def __iter__(self) -> Iterator[Item]:
        return islice(self._items, self._start, self._end)

    def __reversed__(self) -> Iterator[Item]:
        return (self._items[place] for place in range(self._end - 1, self._start - 1, -1))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Tail) and self[:] == other[:])

    def __hash__(self) -> int:
        return hash(self[:])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self[:]!r})"

    @staticmethod
    def _name(item: Any) -> str:
        return str(item)

    @staticmethod
    def _size(item: Any) -> int:
        return len(item)

    def _part(self, start: int, end: int, size: int) -> Self:
        """Return another part of the same list."""
        part = object.__new__(type(self))
        part._items, part._places = self._items, self._places
        part._start, part._end, part.size = start, end, size
        return part

    @classmethod
    def _schema(cls, handler: GetCoreSchemaHandler, items: type) -> CoreSchema:
        """Return the schema of a field that is read from `items`, a kind of tuple."""

        def read(value: Any, otherwise: core_schema.ValidatorFunctionWrapHandler) -> Tail[Item]:
            return value if isinstance(value, cls) else cls(otherwise(value))

        schema = handler.generate_schema(items)
        written = core_schema.plain_serializer_function_ser_schema(tuple, return_schema=schema)
        return core_schema.no_info_wrap_validator_function(read, schema, serialization=written)
