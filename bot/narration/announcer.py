"""Telling the table of changes that nobody made in Discord: from a player's page, or another program.

What was done in Discord is told by whoever answers the interaction, in whichever process; a command's id says
where it came from. Told are changes that happen, never those of the past: not what a reconnect brings to
light, and nothing older than `FRESH`. What comes while a line is on its way goes into one line after it.
"""

import asyncio
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.discord_accounts import DiscordAccounts
from bot.discord_api.messages import MessageError
from bot.discord_api.posts import Posts
from bot.live.boards import Boards
from bot.live.guild_texts import GuildTexts
from bot.live.pacing import Clock, viewers_first
from bot.narration.announcements import Announcement, announcement_for
from bot.narration.log_threads import LogThreads
from bot.narration.recap_posts import finish_thread, whole_log
from bot.narration.replay import latest_changes
from bot.render.damage_requests import request_rows, request_text
from bot.render.recap import recap_text
from bot.render.screen import Say
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.context import Origin
from storage.encounter.errors import TrackerError
from storage.encounter.events import DamageRequested
from storage.encounter.model import Encounter, Status
from storage.encounter.visibility.audience import PLAYERS
from storage.runtime.background import BackgroundTasks
from storage.runtime.bounded_registry import BoundedRegistry
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

FRESH = timedelta(seconds=30)
MOST_AT_ONCE = 12  # changes that one line tells of; of more, the newest
_KEPT = 5_000
_REMEMBERED = 200  # versions of a fight
# What an interaction's commands are called. It only decides for entries of versions that kept no origin.
_INTERACTION = re.compile(r"\d{15,20}(-\d+)?")
_TURNS = frozenset({"turn_advanced", "turn_reversed"})


@dataclass(slots=True)
class _Page:
    """What is still to be told of one fight, and which versions this process looked at."""

    newest: int = 0
    seen: set[int] = field(default_factory=set)
    waiting: list[Change] = field(default_factory=list)
    teller: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being sent."""
        return self.teller is None or self.teller.done()

    def is_news(self, version: int) -> bool:
        """Take note of a version; whether it is the first time. Notices may come out of order."""
        if self.is_known(version):
            return False
        self.newest = max(self.newest, version)
        self.seen = {v for v in self.seen if v > self.newest - _REMEMBERED} | {version}
        return True

    def is_known(self, version: int) -> bool:
        """Whether a version was looked at before, or is long past."""
        return version in self.seen or version <= self.newest - _REMEMBERED

    def know(self, first: int, last: int) -> None:
        """Take note of all versions from one to another."""
        self.newest = max(self.newest, last)
        oldest = self.newest - _REMEMBERED + 1
        self.seen = {v for v in self.seen if v >= oldest} | set(range(max(first, oldest), last + 1))


class Announcer:
    """Tells of the changes of the fights of this process's guilds."""

    def __init__(
        self,
        tracker: Tracker,
        boards: Boards,
        texts: GuildTexts,
        *,
        posts: Posts,
        log_threads: LogThreads,
        accounts: DiscordAccounts,
        is_ours: Callable[[str], bool],
        clock: Clock,
    ) -> None:
        self._tracker, self._boards, self._texts = tracker, boards, texts
        self._posts, self._log_threads, self._accounts = posts, log_threads, accounts
        self._is_ours, self._clock = is_ours, clock
        self._pages: BoundedRegistry[EncounterId, _Page] = BoundedRegistry(
            _KEPT, make=lambda encounter_id: _Page(), is_idle=lambda page: page.is_idle
        )
        self._tasks = BackgroundTasks()

    def committed(self, change: Change) -> None:
        """Take note of a change that this process made."""
        if not change.is_repeat:
            self._note(change.after, [change])

    def changed(self, encounter: Encounter, version: int) -> None:
        """Take note that another process wrote a version; `encounter` is at it, or newer.

        After an outage the notices of all that happened meanwhile come at once: the first of them is enough.
        """
        page = self._pages.of(encounter.id)
        if page.is_known(version):
            return
        oldest = self._clock.wall() - FRESH
        times = {entry.version: entry.at for entry in encounter.history}
        start = min(page.newest or version, version - 1)
        self._note(encounter, [c for c in latest_changes(encounter, start) if times[c.version] >= oldest])
        page.know(start + 1, encounter.version)

    async def close(self) -> None:
        """Stop; what was not told yet stays untold."""
        await self._tasks.cancel()

    def _note(self, encounter: Encounter, changes: Sequence[Change]) -> None:
        page = self._pages.of(encounter.id)
        news = [change for change in changes if page.is_news(change.version)]
        binding = encounter.discord
        if binding is None or not self._is_ours(binding.guild_id):
            return
        page.waiting += [change for change in news if not _is_from_discord(change)]
        if page.waiting and page.is_idle:
            page.teller = self._tasks.start(self._tell_all(page), "narration")

    async def _tell_all(self, page: _Page) -> None:
        await viewers_first()
        while page.waiting:
            changes, page.waiting = page.waiting[-MOST_AT_ONCE:], []
            try:
                await self._tell(changes)
            except (MessageError, TrackerError) as error:  # made and on the board: the line is a comfort
                log.info("the table could not be told", encounter=changes[-1].after.id, error=str(error))

    async def _tell(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if change.is_request:
                await self._ask(change)
        told_of = [change for change in changes if not change.is_request]
        if not told_of:
            return
        after = told_of[-1].after
        say = self._texts.say_in(after)
        ends = [change for change in told_of if any(e.type == "encounter_ended" for e in change.events)]
        if after.status is not Status.COMPLETED:
            ends = []
        if told_before := [change for change in told_of if change not in ends[-1:]]:
            await self._tell_of(told_before, say)
        if ends:  # the recap says so
            await self._recap(ends[-1], say)

    async def _tell_of(self, told_of: Sequence[Change], say: Say) -> None:
        after = told_of[-1].after
        # Whose turn it is stands on the board, as it does for the board's own buttons.
        is_quiet = all(any(event.type in _TURNS for event in change.events) for change in told_of)
        announcement = await announcement_for(told_of, say, self._accounts, is_quiet=is_quiet)
        if announcement.message:
            await self._say(after, announcement.message, announcement.pings, _nonce(told_of[-1], "line"))
        if after.rules.narration == "thread" and announcement.line:
            await self._log(after, announcement, _nonce(told_of[-1], "log"))

    async def _ask(self, change: Change) -> None:
        """Put a request for damage to the DM, where everybody may know of its target."""
        request = next((e.request for e in change.events if isinstance(e, DamageRequested)), None)
        say = self._texts.say_in(change.after)
        text = request_text(change.after, request, PLAYERS, say) if request else None
        if request is None or text is None:
            return
        pings = await self._accounts.ids_of((change.after.user_id,))
        called = " ".join([text, *(f"<@{user}>" for user in pings)])
        rows = request_rows(change.after, request, say)
        binding = change.after.discord
        if binding is not None:
            nonce = _nonce(change, "request")
            await self._posts.say(binding.channel_id, called, pings=pings, rows=rows, nonce=nonce)
            self._boards.of(change.after.id).bury()

    async def _log(self, encounter: Encounter, announcement: Announcement, nonce: str) -> None:
        try:
            await self._log_threads.write(encounter, announcement.line, nonce=nonce)
        except MessageError:
            if announcement.line != announcement.in_channel:
                await self._say(encounter, announcement.line, (), nonce)

    async def _recap(self, change: Change, say: Say) -> None:
        encounter = change.after
        entries = await whole_log(self._tracker, encounter)
        if not await finish_thread(self._log_threads, encounter, entries, say):
            await self._say(encounter, recap_text(encounter, entries, say), (), _nonce(change, "recap"))

    async def _say(self, encounter: Encounter, text: str, pings: Sequence[int], nonce: str) -> None:
        if encounter.discord is None:
            return
        await self._posts.say(encounter.discord.channel_id, text, pings=pings, nonce=nonce)
        self._boards.of(encounter.id).bury()


def _is_from_discord(change: Change) -> bool:
    """Whether the answer to an interaction announces the change, in this process or another."""
    if change.origin is None:
        return _INTERACTION.fullmatch(change.command_id) is not None
    return change.origin is Origin.DISCORD


def _nonce(change: Change, what: str) -> str:
    """Return what makes a message the same one, whichever process sends it; 25 characters at most."""
    announcement = f"{change.after.id} {change.version} {what}".encode()
    return hashlib.blake2b(announcement, digest_size=12).hexdigest()
