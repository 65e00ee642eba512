"""Refreshes a guild's encounters after changes may have been missed."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

import structlog

from bot.live.boards import Boards
from bot.live.dm_screens import DmScreens
from storage.encounter.base import EncounterId
from storage.encounter.errors import DocumentError, NotFoundError, TrackerError, UnavailableError
from storage.encounter.model import Encounter
from storage.runtime.clock import now
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

LATELY = timedelta(hours=12)  # encounters that ended since then are shown as completed


class Follower(Protocol):
    """Messages beside the board that show the latest state of an encounter."""

    def refresh(self, encounter: Encounter) -> None: ...

    async def close(self) -> None: ...


class Resync:
    """Refreshes the live messages of whole guilds."""

    def __init__(
        self,
        tracker: Tracker,
        boards: Boards,
        dm_screens: DmScreens,
        others: Sequence[Follower],
        is_ours: Callable[[str], bool],
    ) -> None:
        self._tracker = tracker
        self._boards, self._dm_screens, self._is_ours = boards, dm_screens, is_ours
        self._others = others
        self._behind: set[int] = set()  # guilds that could not be loaded

    async def refresh(self, guild_id: int) -> None:
        """Refresh all live messages of a guild; without the database, on `catch_up`."""
        guild = str(guild_id)
        try:
            await self._dm_screens.recheck_guild(guild)  # first: a player may see one
            for encounter_id, version in (await self._tracker.shown_in_guild(guild, now() - LATELY)).items():
                self._tracker.forget(encounter_id, version)
                await self._show(encounter_id)
        except TrackerError as error:
            log.warning("boards could not be refreshed", guild=guild_id, error=str(error))
            if isinstance(error, UnavailableError):
                self._behind.add(guild_id)

    async def recheck_screens(self, guild_id: int) -> None:
        """Check who sees the DM screens of a guild; without the database, on `catch_up`."""
        try:
            await self._dm_screens.recheck_guild(str(guild_id))
        except TrackerError as error:
            log.warning("DM screens could not be checked", guild=guild_id, error=str(error))
            self._behind.add(guild_id)

    async def _show(self, encounter_id: EncounterId) -> None:
        """Refresh the messages of one encounter. Raises UnavailableError."""
        try:
            encounter = await self._tracker.current(encounter_id)
        except (NotFoundError, DocumentError) as error:
            log.warning("an encounter can't be shown", encounter=encounter_id, error=str(error))
            return
        self._boards.recheck(encounter)
        self._dm_screens.resume(encounter)
        for follower in self._others:
            follower.refresh(encounter)

    async def catch_up(self) -> None:
        """Refresh the guilds that could not be loaded while the database was unavailable."""
        for guild_id in sorted(self._behind):
            self._behind.discard(guild_id)
            if self._is_ours(str(guild_id)):
                await self.refresh(guild_id)
            if guild_id in self._behind:
                return  # still unavailable
