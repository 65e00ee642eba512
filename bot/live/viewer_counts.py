"""The badges of all boards: kept for a while, so that no edit waits for a look at the database."""

import asyncio
from dataclasses import dataclass

import structlog

from bot.live.pacing import Clock, Pace
from bot.render.viewer_badge import NOBODY, ViewerBadge, badge_of
from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError
from storage.repositories.sessions import Sessions
from storage.runtime.background import BackgroundTasks

log = structlog.stdlib.get_logger(__name__)

GLANCE = 1.0  # seconds that a look may take; a board never waits longer for it


@dataclass(slots=True)
class _Sight:
    badge: ViewerBadge = NOBODY
    at: float = float("-inf")
    looking: asyncio.Task[None] | None = None


class ViewerCounts:
    """Who looks on at each encounter, as of a moment ago."""

    def __init__(self, sessions: Sessions, pace: Pace, clock: Clock) -> None:
        self._sessions, self._pace, self._clock = sessions, pace, clock
        self._sights: dict[EncounterId, _Sight] = {}
        self._tasks = BackgroundTasks()

    def of(self, encounter_id: EncounterId) -> ViewerBadge:
        """Return what is known."""
        sight = self._sights.get(encounter_id)
        return sight.badge if sight is not None else NOBODY

    async def look(self, encounter_id: EncounterId) -> None:
        """Look who looks on, unless it was done just now; wait for it only if too long ago."""
        sight = self.begin(encounter_id)
        if sight.looking is not None and self._clock.now() - sight.at >= self._pace.badge_good:
            await asyncio.shield(sight.looking)

    def begin(self, encounter_id: EncounterId) -> _Sight:
        """Look, if it is time to, beside whatever comes next."""
        sight = self._sights.setdefault(encounter_id, _Sight())
        if sight.looking is None and self._clock.now() - sight.at >= self._pace.badge_fresh:
            sight.looking = self._tasks.start(self._look(encounter_id, sight), "count viewers")
        return sight

    def forget(self, encounter_id: EncounterId) -> None:
        """Let go of an encounter."""
        self._sights.pop(encounter_id, None)

    async def close(self) -> None:
        """Stop looking."""
        await self._tasks.cancel()

    async def _look(self, encounter_id: EncounterId, sight: _Sight) -> None:
        """What can't be seen now stays as it was."""
        try:
            async with asyncio.timeout(GLANCE):
                sight.badge = badge_of(await self._sessions.in_encounter(encounter_id))
        except (TrackerError, TimeoutError) as error:
            log.info("viewers could not be counted", encounter=encounter_id, error=str(error))
        finally:
            sight.at, sight.looking = self._clock.now(), None
