"""Gives Discord the commands of this version, apart from the start: only when they changed, by one process.

Discord keeps an application's commands while it is offline, so a bot whose sync is refused still works with
those that Discord has.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable
from typing import Any

import discord
import structlog
from discord import app_commands

from storage.encounter.errors import TrackerError
from storage.repositories.command_syncs import CommandSyncs, CommandSyncState
from storage.runtime.clock import now

FIRST_RETRY, LONGEST_RETRY = 10.0, 3600.0  # seconds; the delay doubles
POLL = 5.0  # seconds between reads at most, while another process sends the commands or a retry is not due
LEAST_WAIT = 0.05  # seconds; the stored time of a retry is rounded

log = structlog.stdlib.get_logger(__name__)


class CommandSync:
    """The sync of one client's global commands; `count` gets each outcome: see `BotMetrics.synced`."""

    def __init__(
        self,
        client: discord.Client,
        syncs: CommandSyncs,
        *,
        first_retry: float = FIRST_RETRY,
        count: Callable[[str], None],
    ) -> None:
        self._client, self._syncs, self._count = client, syncs, count
        self._delay = first_retry
        self.state: CommandSyncState | None = None  # as last read; None before the first attempt

    async def run(self, tree: app_commands.CommandTree[Any]) -> None:
        """Try until Discord has the commands. No failure ends the client."""
        digest = None
        while True:
            try:
                digest = digest or await digest_of(tree)
                wait = await self._attempt(tree, digest)
            except TrackerError as error:
                log.warning("the commands wait for the database", error=str(error))
                wait = POLL
            except Exception:  # a command that can't be written down, or an error of discord.py's
                log.exception("the commands could not be given to Discord")
                self._count("failed")
                wait = self._next_delay()
            if wait is None:
                return
            await asyncio.sleep(wait)

    async def _attempt(self, tree: app_commands.CommandTree[Any], digest: str) -> float | None:
        """Send the commands if they are due; return the seconds until the next attempt, None when done."""
        application_id = self._client.application_id or 0
        if await self._syncs.claim(application_id, digest):
            try:
                await tree.sync()
            except Exception as error:
                return await self._refused(application_id, digest, error)
            await self._syncs.succeeded(application_id, digest)
            self.state = CommandSyncState(is_synced=True, retry_at=now())
            log.info("Discord has the commands of this version")
            self._count("ok")
            return None
        self.state = await self._syncs.state(application_id, digest)
        if self.state.is_synced:
            self._count("unchanged")
            return None
        return min(POLL, max(LEAST_WAIT, (self.state.retry_at - now()).total_seconds()))

    async def _refused(self, application_id: int, digest: str, error: Exception) -> float:
        delay = self._next_delay()
        reason = _reason(error)
        log.warning("Discord did not take the commands", error=repr(error), retry_seconds=delay)
        await self._syncs.failed(application_id, digest, reason, delay)
        self.state = await self._syncs.state(application_id, digest)
        self._count("refused" if isinstance(error, discord.HTTPException) else "failed")
        return delay

    def _next_delay(self) -> float:
        delay, self._delay = self._delay, min(self._delay * 2, LONGEST_RETRY)
        return delay


async def digest_of(tree: app_commands.CommandTree[Any]) -> str:
    """Return a digest of the commands as they are sent, with all translations."""
    translator = tree.translator
    payloads = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    payloads.sort(key=lambda payload: (payload["type"], payload["name"]))
    return hashlib.sha256(json.dumps(payloads, sort_keys=True).encode()).hexdigest()


def _reason(error: Exception) -> str:
    """Return an error in one short line for users: of Discord's answers, status and code."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status} ({error.code})"
    return type(error).__name__
