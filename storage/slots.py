"""What a process remembers of the encounters it works on: the last version it knows, and a queue each."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from storage.documents import Stored

CAPACITY = 4096


@dataclass(slots=True)
class Slot:
    """One encounter: commands take their turn at `lock`; `stored` is None when nothing reliable is known."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    stored: Stored | None = None
    loading: asyncio.Task[Stored] | None = None


class Slots:
    """The slots in use, the least recently used ones forgotten beyond the capacity."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._slots: OrderedDict[str, Slot] = OrderedDict()
        self._capacity = capacity

    def of(self, encounter_id: str) -> Slot:
        """Return the encounter's slot."""
        slot = self._slots.get(encounter_id)
        if slot is None:
            slot = self._slots[encounter_id] = Slot()
            self._forget_idle()
        else:
            self._slots.move_to_end(encounter_id)
        return slot

    def peek(self, encounter_id: str) -> Stored | None:
        """Return what is known of the encounter, without asking for more."""
        slot = self._slots.get(encounter_id)
        return slot.stored if slot else None

    def _forget_idle(self) -> None:
        if len(self._slots) <= self._capacity:
            return
        for encounter_id, slot in self._slots.items():
            if not slot.lock.locked() and slot.loading is None:
                del self._slots[encounter_id]
                return
