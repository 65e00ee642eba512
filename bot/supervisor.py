"""Keeps a bot logged in: starts a new client whenever the last one ended.

discord.py reconnects by itself once it was connected. It gives up when the first attempt fails (no network, a
503), and on some errors of Discord's; these must not require a restart of the process.
"""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import structlog

from bot.client import TrackerBot
from storage.change import Change
from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import TrackerError, UnavailableError
from storage.runtime.background import BackgroundTasks
from storage.runtime.startup_errors import SettingsError

log = structlog.stdlib.get_logger(__name__)

SHORTEST, LONGEST = 1.0, 60.0
PULSE = 10.0  # seconds between polls for changes without a notice
BREATH = 0.005  # seconds after each change found, so that hundreds of boards do not block the event loop
FAREWELL = 3.0  # seconds to finish interactions: Discord waits no longer for an answer
STEADY = 60.0  # seconds logged in, after which the retry delay starts again


class BotSupervisor:
    """The current bot of this process; passes changes to it."""

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
        self._tasks = BackgroundTasks()  # work for the current bot
        self._seen: dict[EncounterId, int] = {}  # versions passed to the bot
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
        """Pass on a change that this process made."""
        if self.bot is not None:
            self.bot.committed(change)
            self._seen[change.after.id] = change.after.version

    def changed(self, encounter_id: EncounterId, version: int) -> None:
        """Pass on that another process wrote a version."""
        if self.bot is not None:
            self._tasks.start(self._changed(self.bot, encounter_id, version), "show a change")

    def forgot(self, user_id: UserId) -> None:
        """Pass on that a user was deleted."""
        if self.bot is not None:
            self.bot.forgot(user_id)

    def may_have_missed(self) -> None:
        """Refresh every board: notices may have been lost."""
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
            except Exception as error:  # any error: the bot must be restarted
                log.warning("the bot lost Discord", error=repr(error), retry_seconds=delay)
            if clock() - started > STEADY:
                delay = self._shortest
            await asyncio.sleep(delay)
            delay = min(delay * 2, LONGEST)

    async def _once(self) -> None:
        bot = self.bot = self._make()
        self._tasks = BackgroundTasks()  # those of the last bot were stopped
        self._seen = {}
        try:
            await bot.login(self._token)
            self._announce(bot)
            self._tasks.start(self._poll(bot), "pulse of the bot")
            await bot.connect()
        except asyncio.CancelledError:
            await bot.finished(FAREWELL)
            raise
        finally:
            self.bot = None
            try:
                await self._tasks.stop()
            finally:
                await bot.close()

    async def _poll(self, bot: TrackerBot) -> None:
        """Poll for changes without a notice: the sender died before it, or Redis lost it."""
        if self._versions is None:
            return
        while True:
            await asyncio.sleep(self._pulse)
            try:
                await bot.catch_up()
                versions = await self._versions()
                for encounter_id, version in versions.items():
                    if self._seen.get(encounter_id) != version:
                        await self._pass_on(bot, encounter_id, version)
                        self._seen[encounter_id] = version
                        await asyncio.sleep(BREATH)
                self._seen = {known: seen for known, seen in self._seen.items() if known in versions}
            except TrackerError as error:
                log.info("polling waits for the database", error=str(error))
            except Exception:
                log.exception("polling failed")

    async def _pass_on(self, bot: TrackerBot, encounter_id: EncounterId, version: int) -> None:
        """Load and pass on one changed encounter. Raises UnavailableError; logs any other error."""
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
            log.warning("handling a notice failed", encounter=encounter_id, error=str(error))
