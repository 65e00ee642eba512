"""The accepted commands, as the log inside the encounter keeps them."""

import pickle
from collections.abc import Mapping
from datetime import datetime
from sys import intern
from typing import Any, NoReturn

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from storage.encounter.base import AUserId, Record, UserId
from storage.encounter.context import Origin
from storage.encounter.sizes import Sizes, size_of
from storage.encounter.tails import Tail

Json = dict[str, Any]
_TOO_LARGE = "isTooLarge"
# Command, events, undo, redo, and the fields of other programs.
Contents = tuple[Json, tuple[Json, ...], Json, Json, Json]


class HistoryEntry:
    """One accepted command: who, what, what it changed (`redo`) and how to take it back (see delta.py).

    The `redo` deltas of all entries in order lead from the first version to the last; an entry that is itself
    an undo or redo names its `target` and is never taken back.

    An encounter holds a hundred of them, and all but the newest are hardly ever read: their contents are kept
    as bytes. As dicts they take seven times the memory, all of which Python's search for cycles visits.
    """

    __slots__ = (
        *("_contents", "at", "id", "kind", "origin", "sizes", "size", "target", "user_id", "user_name"),
        "version",
    )

    id: str  # the command id; `undo.applied_key` where another entry has that id
    version: int
    at: datetime
    user_id: UserId
    user_name: str
    kind: str  # the command's type
    target: str | None  # the entry that an undo or redo is about
    origin: Origin | None  # None in entries of versions that did not keep it
    size: int  # bytes
    # Of the encounter's content at this version, while it is the newest and made in this process.
    sizes: Sizes | None
    _contents: Contents | bytes

    def __init__(
        self,
        *,
        id: str,
        version: int,
        at: datetime,
        user_id: UserId,
        user_name: str,
        command: Json,
        events: tuple[Json, ...] = (),
        undo: Json | None = None,
        redo: Json | None = None,
        target: str | None = None,
        origin: Origin | None = None,
        foreign: Json | None = None,
        sizes: Sizes | None = None,
    ) -> None:
        put = object.__setattr__
        put(self, "id", id)
        put(self, "version", version)
        put(self, "at", at)
        put(self, "user_id", user_id)
        put(self, "user_name", user_name)
        put(self, "kind", str(command.get("type", "")))
        put(self, "target", target)
        put(self, "origin", origin)
        contents = (command, events, undo or {}, redo or {}, foreign or {})
        put(self, "size", size_of(contents))
        put(self, "sizes", sizes)
        put(self, "_contents", contents)

    @property
    def command(self) -> Json:
        """What was asked for, in wire names."""
        return self._unpacked()[0]

    @property
    def events(self) -> tuple[Json, ...]:
        """What happened, in wire names."""
        return self._unpacked()[1]

    @property
    def undo(self) -> Json:
        """The delta that leads back."""
        return self._unpacked()[2]

    @property
    def redo(self) -> Json:
        """The delta that leads to this version."""
        return self._unpacked()[3]

    def plain(self) -> Json:
        """Return its fields by their names outside."""
        command, events, undo, redo, foreign = self._unpacked()
        return {
            "id": self.id,
            "version": self.version,
            "at": self.at,
            "userId": self.user_id,
            "userName": self.user_name,
            "command": command,
            "events": events,
            "undo": undo,
            "redo": redo,
            "target": self.target,
            **({} if self.origin is None else {"origin": self.origin.value}),
            **foreign,
        }

    @property
    def can_be_taken_back(self) -> bool:
        """Whether the way back is kept; see `without_undo`."""
        return _TOO_LARGE not in self.undo

    def without_undo(self) -> "HistoryEntry":
        """Return the entry without the way back, for a change that is too large to be kept twice."""
        return HistoryEntry.read({**self.plain(), "undo": {_TOO_LARGE: True}})

    def pack(self) -> "HistoryEntry":
        """Keep the contents small from now on; return the entry."""
        if not isinstance(self._contents, bytes):
            object.__setattr__(self, "_contents", pickle.dumps(self._contents, pickle.HIGHEST_PROTOCOL))
            object.__setattr__(self, "sizes", None)
        return self

    @classmethod
    def read(cls, value: object) -> "HistoryEntry":
        """Return the entry of a document. Raises pydantic's ValidationError, or ValueError."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise ValueError("an entry of the history is an object")
        fields = _Written.model_validate(value)
        foreign = dict(fields.model_extra or {})
        # One that a later version knows and this one does not stays in the document as it is.
        origin = _ORIGINS.get(str(foreign.get("origin")))
        if origin is not None:
            del foreign["origin"]
        return cls(
            id=fields.id,
            version=fields.version,
            at=fields.at,
            user_id=UserId(intern(fields.user_id)),  # a hundred entries are of a few people
            user_name=intern(fields.user_name),
            command=fields.command,
            events=fields.events,
            undo=fields.undo,
            redo=fields.redo,
            target=fields.target,
            origin=origin,
            foreign=foreign,
        ).pack()

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(cls.plain)
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"an entry of the history does not change: {name}")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, HistoryEntry) and self.plain() == other.plain()

    def __hash__(self) -> int:
        return hash((self.id, self.version))

    def __repr__(self) -> str:
        return f"HistoryEntry({self.plain()!r})"

    def _unpacked(self) -> Contents:
        contents = self._contents
        if isinstance(contents, bytes):
            unpacked: Contents = pickle.loads(contents)  # of our own making, and of this process
            return unpacked
        return contents


class History(Tail[HistoryEntry]):
    """The newest entries of an encounter; `size` is in bytes."""

    __slots__ = ()

    @staticmethod
    def _name(item: HistoryEntry) -> str:
        return item.id

    @staticmethod
    def _size(item: HistoryEntry) -> int:
        return item.size

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cls._schema(handler, tuple[HistoryEntry, ...])


class AppliedIds(Tail[str]):
    """What the last commands are remembered by, see `undo.applied_key`."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cls._schema(handler, tuple[str, ...])


class _Written(Record):
    """An entry as documents have it."""

    id: str
    version: int
    at: datetime
    user_id: AUserId
    user_name: str
    command: Json
    events: tuple[Json, ...] = ()
    undo: Json = Field(default_factory=dict)
    redo: Json = Field(default_factory=dict)
    target: str | None = None


_ORIGINS: Mapping[str, Origin] = {origin.value: origin for origin in Origin}
