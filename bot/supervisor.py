"""Keep a bot logged in: a new one whenever the last one ended, however it ended.

discord.py reconnects by itself once it was connected; it gives up when the very first attempt fails (no
network, a 503), and on some of Discord's own mistakes. Nobody should have to restart the process for it.
"""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import structlog

from bot.client import TrackerBot
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError, UnavailableError
from storage.runtime.background import BackgroundTasks
from storage.runtime.startup_errors import SettingsError

log = structlog.stdlib.get_logger(__name__)

SHORTEST, LONGEST = 1.0, 60.0
PULSE = 10.0  # seconds between looks for changes that nobody told of
BREATH = 0.005  # seconds after each that was found, so that hundreds of boards do not draw in one turn
FAREWELL = 3.0  # seconds for interactions that were begun: Discord waits no longer for an answer
STEADY = 60.0  # seconds logged in, after which the next trouble is a new one


class BotSupervisor:
    """The bot of this process, whichever it is at the moment. Tells it of changes."""

    def __init__(
        self,
        make: Callable[[], TrackerBot],
        token: str,
        *,
        announce: Callable[[TrackerBot], None] = lambda bot: None,
        shortest: float = SHORTEST,
        versions: Callable[[], Awaitable[dict[EncounterId, int]]] | None = None,
        pulse: float = PULSE,
    ) -> None:
        self._make, self._token, self._announce, self._shortest = make, token, announce, shortest
        self._versions, self._pulse = versions, pulse
        self._tasks = BackgroundTasks()  # work for the bot that is logged in at the moment
        self._seen: dict[EncounterId, int] = {}  # versions that the bot was told of
        self.bot: TrackerBot | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the bot is logged in and every shard of this process is connected."""
        bot = self.bot
        if bot is None or not bot.is_ready() or bot.is_closed():
            return False
        # discord.py stays "ready" while it tries to connect a shard again.
        return not any(shard.is_closed() for shard in bot.shards.values())

    def committed(self, change: Change) -> None:
        """Take note of a change that this process made."""
        if self.bot is not None:
            self.bot.committed(change)
            self._seen[change.after.id] = change.after.version

    def changed(self, encounter_id: EncounterId, version: int) -> None:
        """Take note that another process wrote a version."""
        if self.bot is not None:
            self._tasks.start(self._changed(self.bot, encounter_id, version), "show a change")

    def may_have_missed(self) -> None:
        """Look at every board again: notices may have been lost."""
        if self.bot is not None:
            self._tasks.start(self.bot.refresh_boards(), "refresh the boards")

    async def run(self) -> None:
        """Stay logged in until cancelled. Raises SettingsError when Discord refuses the token."""
        delay, clock = self._shortest, asyncio.get_running_loop().time
        while True:
            started = clock()
            try:
                await self._once()
            except discord.LoginFailure:
                raise SettingsError(
                    "Discord refuses DISCORD_TOKEN. Copy it again from the developer portal."
                ) from None
            except Exception as error:  # whatever it was, being gone is no answer to it
                log.warning("the bot lost Discord", error=repr(error), retry_seconds=delay)
            if clock() - started > STEADY:
                delay = self._shortest
            await asyncio.sleep(delay)
            delay = min(delay * 2, LONGEST)

    async def _once(self) -> None:
        bot = self.bot = self._make()
        self._seen = {}
        try:
            await bot.login(self._token)
            self._announce(bot)
            self._tasks.start(self._look_now_and_then(bot), "pulse of the bot")
            await bot.connect()
        except asyncio.CancelledError:
            await bot.finished(FAREWELL)
            raise
        finally:
            self.bot = None
            try:
                await self._tasks.cancel()
            finally:
                await bot.close()

    async def _look_now_and_then(self, bot: TrackerBot) -> None:
        """Find what changed without a notice: its sender died in between, or Redis lost it."""
        if self._versions is None:
            return
        while True:
            await asyncio.sleep(self._pulse)
            try:
                await bot.catch_up()
                versions = await self._versions()
                for encounter_id, version in versions.items():
                    if self._seen.get(encounter_id) != version:
                        await self._look_at(bot, encounter_id, version)
                        self._seen[encounter_id] = version
                        await asyncio.sleep(BREATH)
                self._seen = {known: seen for known, seen in self._seen.items() if known in versions}
            except TrackerError as error:
                log.info("the pulse waits for the database", error=str(error))
            except Exception:
                log.exception("the pulse failed")

    async def _look_at(self, bot: TrackerBot, encounter_id: EncounterId, version: int) -> None:
        """Look at one that changed. Raises UnavailableError; other trouble is not that of the next one."""
        try:
            await bot.changed(encounter_id, version)
        except UnavailableError:
            raise
        except TrackerError as error:
            log.warning("a change can't be shown", encounter=encounter_id, error=str(error))
        except Exception:
            log.exception("a change can't be shown", encounter=encounter_id)

    async def _changed(self, bot: TrackerBot, encounter_id: EncounterId, version: int) -> None:
        try:
            await bot.changed(encounter_id, version)
            self._seen[encounter_id] = version
        except TrackerError as error:
            log.warning("a notice came to nothing", encounter=encounter_id, error=str(error))
