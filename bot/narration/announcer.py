"""Announces changes in Discord that were made elsewhere: on a page, or by another client.

The answer to an interaction announces its own changes, in any process; the origin in the history entry
identifies them. Only changes newer than `FRESH` are announced, not the older ones that a reconnect
finds. Changes that arrive while an announcement is being posted go into the next one together.
"""

import asyncio
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby

import structlog

from bot.discord_accounts import DiscordAccounts
from bot.discord_api.mentions import with_mentions
from bot.discord_api.messages import MessageError
from bot.discord_api.posts import Posts
from bot.live.boards import Boards
from bot.live.guild_texts import GuildTexts
from bot.live.pacing import Clock, viewers_first
from bot.narration.announcements import Announcement, announcement_for
from bot.narration.log_threads import LogThreads
from bot.narration.question_contents import about_request, asked_text
from bot.narration.questions import Questions
from bot.narration.recap_posts import finish_thread
from bot.render.escaping import safe
from bot.render.recap import recap_text
from bot.render.requests import request_rows, request_text
from bot.render.screen import Row, Say
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.context import Origin
from storage.encounter.errors import TrackerError
from storage.encounter.model import DiscordBinding, Encounter, Level, Status
from storage.encounter.policy import is_dm
from storage.encounter.visibility.audience import DM, PLAYERS
from storage.encounter.visibility.event_views import TURN_EVENTS
from storage.replay import latest_changes
from storage.runtime.background import BackgroundTasks
from storage.runtime.bounded_registry import BoundedRegistry
from storage.runtime.slow_work import slowly
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

FRESH = timedelta(seconds=30)
MOST_AT_ONCE = 12  # changes in one announcement; of more, the newest
_KEPT = 5_000
_REMEMBERED = 200  # versions of an encounter
# Ids of interactions' commands. Only used for entries of older versions, which have no origin.
_INTERACTION = re.compile(r"\d{15,20}(-\d+)?")


@dataclass(slots=True)
class _Queue:
    """The pending changes of one encounter, and the versions that this process has seen."""

    newest: int = 0
    seen: set[int] = field(default_factory=set)
    waiting: list[Change] = field(default_factory=list)
    task: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being announced."""
        return self.task is None or self.task.done()

    def add_version(self, version: int) -> bool:
        """Add a version to those seen; return whether it is new. Notices may come out of order."""
        if self.has_seen(version):
            return False
        self.newest = max(self.newest, version)
        self.seen = {v for v in self.seen if v > self.newest - _REMEMBERED} | {version}
        return True

    def has_seen(self, version: int) -> bool:
        """Whether a version was seen before, or is too old to be remembered."""
        return version in self.seen or version <= self.newest - _REMEMBERED

    def add_versions(self, first: int, last: int) -> None:
        """Add all versions from one to another to those seen."""
        self.newest = max(self.newest, last)
        oldest = self.newest - _REMEMBERED + 1
        self.seen = {v for v in self.seen if v >= oldest} | set(range(max(first, oldest), last + 1))


class Announcer:
    """Announces changes to the encounters of this process's guilds."""

    def __init__(
        self,
        tracker: Tracker,
        boards: Boards,
        texts: GuildTexts,
        *,
        questions: Questions,
        posts: Posts,
        log_threads: LogThreads,
        accounts: DiscordAccounts,
        is_ours: Callable[[str], bool],
        clock: Clock,
    ) -> None:
        self._tracker, self._boards, self._texts = tracker, boards, texts
        self._questions = questions
        self._posts, self._log_threads, self._accounts = posts, log_threads, accounts
        self._is_ours, self._clock = is_ours, clock
        self._queues: BoundedRegistry[EncounterId, _Queue] = BoundedRegistry(
            _KEPT, make=lambda encounter_id: _Queue(), is_idle=lambda queue: queue.is_idle
        )
        self._tasks = BackgroundTasks()

    def committed(self, change: Change) -> None:
        """Take a change that this process made."""
        if change.is_repeat:
            return
        self._add(change.after, [change])
        binding = change.after.discord
        if binding is not None and (text := _for_dms(change, self._texts.say_in(change.after))):
            self._tasks.start(self._call_dms(change, binding, text), "call of the DMs")

    def changed(self, encounter: Encounter, version: int) -> None:
        """Take the notice that another process wrote a version; `encounter` is at it, or newer.

        After an outage the notices of all versions come at once; the first covers them.
        """
        queue = self._queues.of(encounter.id)
        if queue.has_seen(version):
            return
        oldest = self._clock.wall() - FRESH
        times = {entry.version: entry.at for entry in encounter.history}
        start = min(queue.newest or version, version - 1)
        self._add(encounter, [c for c in latest_changes(encounter, start) if times[c.version] >= oldest])
        queue.add_versions(start + 1, encounter.version)

    async def close(self) -> None:
        """Stop; changes that still wait are not announced."""
        await self._tasks.stop()

    def _add(self, encounter: Encounter, changes: Sequence[Change]) -> None:
        queue = self._queues.of(encounter.id)
        new = [change for change in changes if queue.add_version(change.version)]
        binding = encounter.discord
        if binding is None or not self._is_ours(binding.guild_id):
            return
        narrated = [change for change in new if not _is_from_discord(change)]
        queue.waiting = [*queue.waiting, *narrated][-MOST_AT_ONCE:]
        if queue.waiting and queue.is_idle:
            queue.task = self._tasks.start(self._work_off(queue), "narration")

    async def _work_off(self, queue: _Queue) -> None:
        await viewers_first()
        while queue.waiting:
            changes, queue.waiting = queue.waiting, []
            try:
                await self._announce_all(changes)
            except (MessageError, TrackerError) as error:  # the change is made, and the board shows it
                log.info("changes not announced", encounter=changes[-1].after.id, error=str(error))

    async def _announce_all(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if change.is_request:
                await self._ask(change)
        made = [change for change in changes if not change.is_request]
        if not made:
            return
        after = made[-1].after
        say = self._texts.say_in(after)
        ends = [change for change in made if any(e.type == "encounter_ended" for e in change.events)]
        if after.status is not Status.COMPLETED:
            ends = []
        others = [change for change in made if change not in ends[-1:]]
        for _, alike in groupby(others, key=lambda change: change.after.rules):  # they say how to narrate
            await self._announce(list(alike), say)
        if ends:  # the recap announces the end
            await self._recap(ends[-1], say)

    async def _announce(self, changes: Sequence[Change], say: Say) -> None:
        last = changes[-1]
        # The board shows whose turn it is, as it does for its own buttons.
        is_quiet = all(any(event.type in TURN_EVENTS for event in change.events) for change in changes)
        announcement = await announcement_for(changes, say, self._accounts, is_quiet=is_quiet)
        if announcement.message:
            nonce = _nonce(last, "line")
            await self._post(
                last.after,
                announcement.message,
                announcement.pings,
                nonce,
                rows=announcement.rows,
                about=announcement.about,
            )
        if announcement.logged:
            await self._log(last.after, announcement, _nonce(last, "log"))

    async def _call_dms(self, change: Change, binding: DiscordBinding, text: str) -> None:
        """Call the DMs in the channel of their screen, or without one by direct messages, each once.

        Who runs the encounter by a role is called in that channel alone: the bot does not know who has it.
        """
        dms = await self._accounts.dms_of(change.after)
        if binding.dm_channel_id is not None:
            roles = self._posts.notifiable(binding.dm_channel_id, binding.dm_role_ids)
            called, nonce = with_mentions(text, dms, roles), _nonce(change, "call")
            calls = [self._posts.say(binding.dm_channel_id, called, pings=dms, roles=roles, nonce=nonce)]
        else:
            text += f" <#{binding.channel_id}>"
            calls = [self._posts.tell(user, text, nonce=_nonce(change, f"call {user}")) for user in dms]
        for call in calls:
            try:
                await call
            except MessageError as error:  # e.g. one takes no direct messages
                log.info("a DM was not called", encounter=change.after.id, error=str(error))

    async def _ask(self, change: Change) -> None:
        """Post a player's request to the DM, where the players may know of its target."""
        question, binding = change.for_audience(PLAYERS).question, change.after.discord
        if question is None or binding is None:
            return
        say = self._texts.say_in(change.after)
        pings = await self._accounts.dms_of(change.after)
        roles = self._posts.notifiable(binding.channel_id, binding.dm_role_ids)
        await self._post(
            change.after,
            with_mentions(asked_text(change, say), pings, roles),
            pings,
            _nonce(change, "request"),
            roles=roles,
            rows=request_rows(change.after, question.request, say),
            about=about_request(question.request),
        )
        if change.after.rules.narration == "thread":
            asked = Announcement("", logged=asked_text(change, say))
            await self._log(change.after, asked, _nonce(change, "log"))

    async def _log(self, encounter: Encounter, announcement: Announcement, nonce: str) -> None:
        try:
            await self._log_threads.write(encounter, announcement.logged, nonce=nonce)
        except MessageError:
            if announcement.line and announcement.line != announcement.in_channel:
                await self._post(encounter, announcement.line, (), nonce)

    async def _recap(self, change: Change, say: Say) -> None:
        encounter = change.after
        entries = await self._tracker.whole_log(encounter)
        if not await finish_thread(self._log_threads, encounter, entries, say):
            text = await slowly(recap_text, encounter, entries, say)
            await self._post(encounter, text, (), _nonce(change, "recap"))

    async def _post(
        self,
        encounter: Encounter,
        text: str,
        pings: Sequence[int],
        nonce: str,
        *,
        roles: Sequence[int] = (),
        rows: Sequence[Row] = (),
        about: Sequence[str] = (),
    ) -> None:
        if encounter.discord is None:
            return
        channel_id = encounter.discord.channel_id
        message_id = await self._posts.say(channel_id, text, pings=pings, roles=roles, rows=rows, nonce=nonce)
        self._boards.of(encounter.id).mark_covered()
        if rows:
            await self._questions.posted(encounter, channel_id, message_id, about)


def _for_dms(change: Change, say: Say) -> str:
    """Return what a player's change asks of the DMs that players may not read of; "" where it asks nothing.

    That is the turn of a hidden participant, and a request about something secret. A turn is not reported in
    the players' channel: no call comes there at the turns of visible monsters, so one would reveal a hidden
    one.
    """
    if is_dm(change.after, change.actor):
        return ""
    question = change.for_audience(DM).question
    if question is not None:
        return "" if change.for_audience(PLAYERS).question is not None else request_text(question, say)
    now = change.after.current
    is_hidden = now is not None and now.seen.players is Level.UNSEEN
    has_moved = any(event.type == "turn_advanced" for event in change.events)
    return say("turn-waits-for-dm", by=safe(change.actor.name, 40)) if is_hidden and has_moved else ""


def _is_from_discord(change: Change) -> bool:
    """Whether the answer to an interaction announces the change, in this process or another."""
    if change.origin is None:
        return _INTERACTION.fullmatch(change.command_id) is not None
    return change.origin is Origin.DISCORD


def _nonce(change: Change, what: str) -> str:
    """Return what makes a message the same one, whichever process sends it; 25 characters at most."""
    named = f"{change.after.id} {change.version} {what}".encode()
    return hashlib.blake2b(named, digest_size=12).hexdigest()
