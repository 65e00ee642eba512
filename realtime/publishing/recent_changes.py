"""The last changes of each encounter, for viewers that missed a few."""

from collections import deque
from dataclasses import replace

from cachetools import LRUCache

from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.history.undo import last_done
from storage.encounter.model import AppliedIds, Encounter, History

CHANGES = 64
MOST = 1_024  # of all encounters together


class RecentChanges:
    """A bounded ring of changes per encounter, of this process only.

    Beyond what all may hold together, the rings that were not used for longest are dropped.
    """

    def __init__(self, changes: int = CHANGES, most: int = MOST) -> None:
        self._rings: LRUCache[EncounterId, deque[Change]] = LRUCache(most, getsizeof=len)
        self._changes = changes

    def note(self, change: Change) -> None:
        """Add a change; after a gap it replaces the older ones."""
        ring = self._rings.get(change.after.id) or deque(maxlen=self._changes)
        if ring and ring[-1].version != change.version - 1:
            ring.clear()
        if ring and ring[-1].after is not change.before:
            # Where processes write in turns, each change would keep a history of its own, read from the
            # database. Those that were made one after the other here share theirs.
            ring = deque(map(_without_history, ring), ring.maxlen)
        ring.append(replace(change))  # without the views, which are most of its memory
        self._rings[change.after.id] = ring  # its size is measured here

    def newest(self, encounter: Encounter) -> Encounter:
        """Return the newer of the loaded encounter and the one last committed here."""
        ring = self._rings.get(encounter.id)
        return ring[-1].after if ring and ring[-1].version > encounter.version else encounter

    def between(self, encounter_id: EncounterId, after: int, up_to: int) -> list[Change] | None:
        """Return the changes that lead from one version to another; None when some are missing."""
        if after == up_to:
            return []
        ring = self._rings.get(encounter_id) or ()
        found = [change for change in ring if after < change.version <= up_to]
        is_whole = bool(found) and found[0].version == after + 1 and found[-1].version == up_to
        return found if is_whole else None


def _without_history(change: Change) -> Change:
    """Return a change that gives the same views: of a history, they show one entry."""
    if len(change.before.history) <= 1 >= len(change.after.history):
        return change
    return replace(change, before=_slim(change.before), after=_slim(change.after))


def _slim(encounter: Encounter) -> Encounter:
    last = last_done(encounter.history)
    few = {"history": History((last,) if last else ()), "applied": AppliedIds()}
    return encounter.model_copy(update=few)
