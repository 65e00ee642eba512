"""What a process remembers of the encounters it works on: the last version it knows, and a queue each."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from pymongo.errors import PyMongoError

from storage.documents import Stored
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounters import Encounters
from storage.outages import unavailable

CAPACITY = 4096


@dataclass(slots=True)
class Slot:
    """One encounter: commands take their turn at `lock`; `stored` is None when nothing reliable is known."""

    encounter_id: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    stored: Stored | None = None
    loading: asyncio.Task[Stored] | None = None
    announced: int = 0  # the newest version that was told of while something was being loaded

    @contextlib.asynccontextmanager
    async def turn(self, deadline: float) -> AsyncIterator[None]:
        """Wait for one's turn, no longer than until a time of the loop's; then UnavailableError."""
        try:
            async with asyncio.timeout_at(deadline):
                await self.lock.acquire()
        except TimeoutError as error:
            raise unavailable() from error
        try:
            yield
        finally:
            self.lock.release()


class Shelf:
    """The encounters in use; the least recently used are forgotten beyond the capacity."""

    def __init__(
        self, encounters: Encounters, on_read: Callable[[Encounter], None], capacity: int = CAPACITY
    ) -> None:
        self._encounters = encounters
        self._on_read = on_read
        self._slots: OrderedDict[str, Slot] = OrderedDict()
        self._capacity = capacity

    def slot(self, encounter_id: str) -> Slot:
        """Return the encounter's slot."""
        slot = self._slots.get(encounter_id)
        if slot is None:
            slot = self._slots[encounter_id] = Slot(encounter_id)
            self._forget_idle()
        else:
            self._slots.move_to_end(encounter_id)
        return slot

    def forget(self, encounter_id: str, older_than: int) -> None:
        """Forget what is known of an encounter if it is older than a version."""
        slot = self._slots.get(encounter_id)
        if slot is None:
            return
        slot.announced = max(slot.announced, older_than)
        if slot.stored is not None and slot.stored.encounter.version < older_than:
            slot.stored = None

    async def known(self, slot: Slot) -> Stored:
        """Return the newest version that this process knows, reading it when it knows none."""
        return slot.stored or await self.read(slot)

    async def read(self, slot: Slot) -> Stored:
        """Read from the database, once for all who ask at the same moment. Raises NotFoundError."""
        if slot.loading is None:
            slot.loading = asyncio.create_task(self._load(slot), name="load encounter")
        return await asyncio.shield(slot.loading)

    def ids(self) -> list[str]:
        """Return the encounters in use."""
        return list(self._slots)

    async def _load(self, slot: Slot) -> Stored:
        before = slot.stored
        try:
            stored = await self._look(slot)
        except PyMongoError as error:
            raise unavailable() from error
        finally:
            slot.loading = None
        if stored is None:
            raise NotFoundError("Encounter not found or access denied")
        self._on_read(stored.encounter)
        written = slot.stored
        if written is not None and written is not before and _version(written) > _version(stored):
            return written  # here, while the older one was on its way from the database
        slot.stored = stored
        return stored

    async def _look(self, slot: Slot) -> Stored | None:
        """Read, and again when a newer version was told of meanwhile: who waits may want that one."""
        while True:
            slot.announced = 0
            stored = await self._encounters.load(slot.encounter_id)
            if stored is None or _version(stored) >= slot.announced:
                return stored

    def _forget_idle(self) -> None:
        if len(self._slots) <= self._capacity:
            return
        for encounter_id, slot in self._slots.items():
            if not slot.lock.locked() and slot.loading is None:
                del self._slots[encounter_id]
                return


def _version(stored: Stored) -> int:
    return stored.encounter.version
