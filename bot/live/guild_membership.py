"""Notes which guilds the bot has left: their data is deleted after a while, unless it comes back.

A guild that is unavailable, as in an outage of Discord, has not been left.
"""

import asyncio
from collections.abc import Callable, Iterable

import structlog

from storage.encounter.errors import TrackerError
from storage.repositories.left_guilds import LeftGuilds

log = structlog.stdlib.get_logger(__name__)


class GuildMembership:
    """Notes the guilds that this process's shards serve.

    `present` returns those that the bot is in, unavailable ones too; `serves` says whether a guild is on one
    of the shards.
    """

    def __init__(
        self, left_guilds: LeftGuilds, *, present: Callable[[], Iterable[str]], serves: Callable[[str], bool]
    ) -> None:
        self._left_guilds, self._present, self._serves = left_guilds, present, serves
        self._is_behind = False  # a note could not be stored
        # discord.py handles events side by side: the note of an earlier one must not come last.
        self._turn = asyncio.Lock()

    async def left(self, guild_id: int) -> None:
        """Note that the bot was removed from a guild."""
        try:
            async with self._turn:
                await self._left_guilds.leave([str(guild_id)])
        except TrackerError as error:
            self._miss(error)

    async def joined(self, guild_id: int) -> None:
        """Note that the bot is in a guild."""
        try:
            async with self._turn:
                await self._left_guilds.come_back([str(guild_id)])
        except TrackerError as error:
            self._miss(error)

    async def compare(self) -> None:
        """Compare the guilds that have data with those that the bot is in: events may have been missed."""
        self._is_behind = False
        try:
            async with self._turn:
                present = set(self._present())
                await self._left_guilds.come_back(present)
                absent = await self._left_guilds.with_data() - present
                await self._left_guilds.leave(guild for guild in sorted(absent) if self._serves(guild))
        except TrackerError as error:
            self._miss(error)

    async def catch_up(self) -> None:
        """Compare again if the database was unavailable."""
        if self._is_behind:
            await self.compare()

    def _miss(self, error: TrackerError) -> None:
        log.warning("left guilds not noted", error=str(error))
        self._is_behind = True
