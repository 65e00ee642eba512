"""The encounters that a process works on: the last known version and a command queue of each."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from cachetools import LRUCache
from pymongo.errors import PyMongoError

from storage.encounter.base import EncounterId
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.mongo.documents import Stored
from storage.mongo.unavailable import unavailable
from storage.repositories.encounters import Encounters, StateMark
from storage.write_path.command_queue import CommandQueue
from storage.write_path.pending import Pending

CAPACITY = 4096


@dataclass(slots=True, weakref_slot=True)
class CacheSlot:
    """One encounter and its commands; `stored` is None when no reliable version is known."""

    encounter_id: EncounterId
    queue: CommandQueue[Pending] = field(default_factory=CommandQueue)
    stored: Stored | None = None
    loading: asyncio.Task[Stored] | None = None
    announced: int = 0  # the newest version that a notice named while a read was under way


class EncounterCache:
    """The encounters in use; beyond the capacity the least recently used are dropped.

    Only an encounter that was found is kept. The slot of any other id, such as a made-up one, lives as long
    as a caller uses it, and so does one that is dropped while it is in use: there are never two for one id.
    """

    def __init__(
        self, encounters: Encounters, on_read: Callable[[Encounter], None], capacity: int = CAPACITY
    ) -> None:
        self._encounters = encounters
        self._on_read = on_read
        self._kept: LRUCache[EncounterId, CacheSlot] = LRUCache(capacity)
        self._live: WeakValueDictionary[EncounterId, CacheSlot] = WeakValueDictionary()

    def slot(self, encounter_id: EncounterId) -> CacheSlot:
        """Return the encounter's slot."""
        slot = self._kept.get(encounter_id) or self._live.get(encounter_id)
        if slot is None:
            slot = self._live[encounter_id] = CacheSlot(encounter_id)
        return slot

    def add(self, stored: Stored) -> None:
        """Keep an encounter that was just created."""
        slot = self.slot(stored.encounter.id)
        slot.stored = stored
        self._kept[slot.encounter_id] = slot

    def drop(self, encounter_id: EncounterId) -> None:
        """Drop an encounter that the database does not have."""
        self._kept.pop(encounter_id, None)
        if (slot := self._live.get(encounter_id)) is not None:
            slot.stored = None

    def forget(self, encounter_id: EncounterId, older_than: int) -> None:
        """Forget what is known of an encounter if it is older than a version."""
        slot = self._live.get(encounter_id)
        if slot is None:
            return
        slot.announced = max(slot.announced, older_than)
        if slot.stored is not None and slot.stored.encounter.version < older_than:
            slot.stored = None

    def drop_copies(self) -> None:
        """Drop every copy; each is read again when it is needed."""
        for slot in self._live.values():
            slot.stored = None

    def copies(self, encounter_ids: Iterable[EncounterId]) -> dict[EncounterId, Stored]:
        """Return what is known of encounters at this moment, to compare it with what the database has."""
        slots = {i: slot for i in encounter_ids if (slot := self._live.get(i)) is not None}
        return {i: slot.stored for i, slot in slots.items() if slot.stored is not None}

    def compare(self, encounter_id: EncounterId, mark: StateMark, before: Stored | None) -> None:
        """Forget what is known of an encounter if it isn't what the database has, and not newer either.

        `before` is what was known before the database was asked: if that is newer, a crash or a change of the
        primary took back what was read there.
        """
        version, updated_at = mark
        self.forget(encounter_id, version or 0)
        slot = self._live.get(encounter_id)
        is_taken_back = before is not None and _version(before) > (version or 0)
        if slot is not None and is_taken_back and slot.stored is before:
            slot.stored = None
        guard = slot.stored.guard if slot is not None and slot.stored is not None else {}
        # A program without versions may have written without a new one.
        if slot is not None and guard.get("version") == version and guard.get("updatedAt") != updated_at:
            slot.stored = None

    def version(self, encounter_id: EncounterId) -> int | None:
        """Return the version that is known of an encounter, or None."""
        slot = self._live.get(encounter_id)
        return _version(slot.stored) if slot is not None and slot.stored is not None else None

    async def known(self, slot: CacheSlot) -> Stored:
        """Return the newest version that this process knows, reading it when it knows none."""
        return slot.stored or await self.read(slot)

    async def read(self, slot: CacheSlot) -> Stored:
        """Read from the database, once for all who ask at the same moment. Raises NotFoundError."""
        if slot.loading is None:
            slot.loading = asyncio.create_task(self._load(slot), name="load encounter")
        return await asyncio.shield(slot.loading)

    def ids(self) -> list[EncounterId]:
        """Return the encounters that are kept."""
        return list(self._kept)

    async def _load(self, slot: CacheSlot) -> Stored:
        before = slot.stored
        try:
            stored = await self._look(slot)
        except PyMongoError as error:
            raise unavailable() from error
        finally:
            slot.loading = None
        if stored is None:
            self.drop(slot.encounter_id)
            raise NotFoundError("encounter-not-found")
        self._kept[slot.encounter_id] = slot
        self._on_read(stored.encounter)
        written = slot.stored
        if written is not None and written is not before and _version(written) >= _version(stored):
            # Here, while the older one was on its way from the database. A binding has no version of its own.
            return written
        slot.stored = stored
        return stored

    async def _look(self, slot: CacheSlot) -> Stored | None:
        """Read, and again when a notice named a newer version meanwhile: a caller may wait for that one."""
        while True:
            slot.announced = 0
            stored = await self._encounters.load(slot.encounter_id)
            if stored is None or _version(stored) >= slot.announced:
                return stored


def _version(stored: Stored) -> int:
    return stored.encounter.version
