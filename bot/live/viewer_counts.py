"""The viewer counts of all boards, cached so that edits need not wait for the database."""

import asyncio
from dataclasses import dataclass

import structlog
from cachetools import LRUCache

from bot.live.pacing import Clock, Pace
from bot.render.viewers import NO_VIEWERS, Viewers, viewers_of
from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError
from storage.repositories.sessions import Sessions
from storage.runtime.background import BackgroundTasks

log = structlog.stdlib.get_logger(__name__)

KEPT = 5_000
QUERY_SECONDS = 1.0  # seconds for one query; a board never waits longer for it


@dataclass(slots=True)
class _Counts:
    viewers: Viewers = NO_VIEWERS
    at: float = float("-inf")
    query: asyncio.Task[None] | None = None


class ViewerCounts:
    """The recent number of viewers of each encounter."""

    def __init__(self, sessions: Sessions, pace: Pace, clock: Clock) -> None:
        self._sessions, self._pace, self._clock = sessions, pace, clock
        self._counts: LRUCache[EncounterId, _Counts] = LRUCache(KEPT)
        self._tasks = BackgroundTasks()

    def of(self, encounter_id: EncounterId) -> Viewers:
        """Return the last known counts."""
        counts = self._counts.get(encounter_id)
        return counts.viewers if counts is not None else NO_VIEWERS

    async def refresh(self, encounter_id: EncounterId) -> None:
        """Refresh the counts unless they are recent; wait for the query only if they are too old."""
        counts = self.begin(encounter_id)
        if counts.query is not None and self._clock.now() - counts.at >= self._pace.viewers_good:
            await asyncio.shield(counts.query)

    def begin(self, encounter_id: EncounterId) -> _Counts:
        """Start a query in the background, unless the counts are recent."""
        counts = self._counts.setdefault(encounter_id, _Counts())
        if counts.query is None and self._clock.now() - counts.at >= self._pace.viewers_fresh:
            counts.query = self._tasks.start(self._query(encounter_id, counts), "count viewers")
        return counts

    async def close(self) -> None:
        """Stop the queries."""
        await self._tasks.stop()

    async def _query(self, encounter_id: EncounterId, counts: _Counts) -> None:
        """Query the counts; on an error they stay as they are."""
        try:
            async with asyncio.timeout(QUERY_SECONDS):
                counts.viewers = viewers_of(await self._sessions.in_encounter(encounter_id))
        except (TrackerError, TimeoutError) as error:
            log.info("viewers could not be counted", encounter=encounter_id, error=str(error))
        finally:
            counts.at, counts.query = self._clock.now(), None
