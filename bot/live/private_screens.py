"""Private screens: what one user alone sees, kept current for as long as Discord lets the bot edit it.

A private (ephemeral) message is edited with the token of the last interaction that drew it. The token ends
15 minutes after that; then the footer says that the screen is no longer kept current. Tokens are held in
memory alone, so that a screen of a process that was killed stays as it is until its user taps on it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog

from bot.discord_api.messages import MessageError, MessageGoneError, Messages
from bot.live.channel_visibility import ChannelVisibility
from bot.live.live_message import Board
from bot.live.message_source import MessageSpot, Trouble
from bot.live.pacing import Clock, Pace
from bot.live.placement import Place
from bot.live.replaced_messages import EncounterMessage
from bot.render.own_screen import own_screen, private
from bot.render.screen import Say, Screen
from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError, TrackerError
from storage.encounter.model import Encounter, Status
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import Audience
from storage.runtime.background import BackgroundTasks
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

LIFE = 14 * 60.0  # seconds; Discord's 15 minutes less the time to answer and to edit once more
MOST = 1_000  # open screens, each of at most about 20 kB
CLOSING_SECONDS = 3.0  # for the last edits when the bot stops

Draw = Callable[[Encounter, Audience], Screen]  # raises TrackerError where there is nothing to draw any more
Edit = Callable[[Screen], Awaitable[None]]  # raises MessageError


@dataclass(frozen=True, slots=True)
class Shown:
    """What a private screen shows of an encounter, to whom, and how it is edited.

    `account` is the user's Discord id.
    """

    encounter: Encounter
    actor: Actor
    account: int
    draw: Draw
    say: Say
    edit: Edit


class PrivateScreens:
    """The private screens that users have open, by the message's id."""

    def __init__(
        self,
        tracker: Tracker,
        messages: Messages,
        roles: ChannelVisibility,
        *,
        pace: Pace,
        clock: Clock,
        count: Callable[[str], None],
    ) -> None:
        self._tracker, self._messages, self._roles = tracker, messages, roles
        self._pace, self._clock, self._count = pace, clock, count
        self._open: dict[str, _PrivateScreen] = {}  # that drawn last is the last, and ends last
        self._ending: asyncio.Task[None] | None = None
        self._tasks = BackgroundTasks()

    def __len__(self) -> int:
        """Return the number of screens that are kept current."""
        return len(self._open)

    def __contains__(self, message_id: str) -> bool:
        """Whether a message is kept current."""
        return message_id in self._open

    @property
    def is_idle(self) -> bool:
        """Whether every screen shows the latest state."""
        return all(screen.board.is_idle for screen in self._open.values())

    def shown(self, message_id: str, shown: Shown, screen: Screen) -> None:
        """Keep a screen current that an answer has just drawn, and no longer what it showed before."""
        found = self._open.pop(message_id, None) or self._new_screen(message_id, shown)
        self._open[message_id] = found
        found.shown, found.ends = shown, self._clock.now() + LIFE
        found.board.drawn(screen, shown.encounter.version)
        if self._ending is None or self._ending.done():
            self._ending = self._tasks.start(self._end_in_time(), "end private screens")
        if len(self._open) > MOST:
            oldest = self._open.pop(next(iter(self._open)))
            self._tasks.start(oldest.end(), "end the oldest private screen")

    def refresh(self, encounter: Encounter) -> None:
        """Refresh the screens of an encounter, and of those that ended in its channel before."""
        for screen in self._open.values():
            if screen.is_about(encounter):
                screen.board.touch()

    def recheck(self, account: int) -> None:
        """Check at once what a user with other roles may see."""
        for screen in self._open.values():
            if screen.shown.account == account:
                screen.board.touch()

    def forget(self, user_id: UserId) -> None:
        """Drop the screens of a user who was deleted."""
        for message_id, screen in list(self._open.items()):
            if screen.shown.actor.user_id == user_id:
                self.drop(message_id)

    def drop(self, message_id: str) -> None:
        """Keep a screen current no longer: it was dismissed, or shows something else."""
        screen = self._open.pop(message_id, None)
        if screen is not None:
            self._tasks.start(screen.close(), "close a private screen")

    @contextmanager
    def answering(self, message_id: str) -> Iterator[None]:
        """Pause the worker of a screen while a tap on it is answered."""
        screen = self._open.get(message_id)
        if screen is None:
            yield
            return
        screen.board.hold()
        try:
            yield
        finally:
            screen.board.release()

    async def wait_for_edit(self, message_id: str) -> None:
        """Wait for an edit of a screen that is under way; call it right before an answer draws it."""
        if (screen := self._open.get(message_id)) is not None:
            await screen.board.wait_for_edit()

    async def close(self) -> None:
        """Stop every worker; the screens say that they are no longer kept current."""
        screens = list(self._open.values())
        self._open.clear()
        ends = [self._tasks.start(screen.end(), "end a private screen") for screen in screens]
        if ends:
            await asyncio.wait(ends, timeout=CLOSING_SECONDS)
        await self._tasks.stop()

    def _new_screen(self, message_id: str, shown: Shown) -> "_PrivateScreen":
        screen = _PrivateScreen(
            self, message_id, shown, tracker=self._tracker, roles=self._roles, count=self._count
        )
        place = _PrivatePlace(self._messages, screen, self._pace, self._clock)
        screen.board = Board(self._messages, screen, self._pace, self._clock, place)
        return screen

    async def _end_in_time(self) -> None:
        """End each screen when its time is over; the first is always the next one."""
        while self._open:
            message_id, screen = next(iter(self._open.items()))
            if (left := screen.ends - self._clock.now()) > 0:
                await self._clock.sleep(left)
            else:
                del self._open[message_id]
                await screen.end()


class _PrivateScreen(EncounterMessage):
    """One private screen: the source of its live message. What it draws is derived from who looks."""

    is_reposted = False
    board: Board
    ends = 0.0  # by the clock

    def __init__(
        self,
        screens: PrivateScreens,
        message_id: str,
        shown: Shown,
        *,
        tracker: Tracker,
        roles: ChannelVisibility,
        count: Callable[[str], None],
    ) -> None:
        super().__init__(tracker, shown.encounter.id)
        self._screens, self._roles, self._count = screens, roles, count
        self._message_id = message_id
        self._audience: Audience | None = None
        self.shown = shown

    def is_about(self, encounter: Encounter) -> bool:
        """Whether it shows this encounter, or one of the same channel."""
        shown = self.shown.encounter
        channels = {e.discord.channel_id if e.discord else e.id for e in (shown, encounter)}
        return shown.id == encounter.id or len(channels) == 1

    async def latest(self) -> Encounter:
        """Return the encounter as it is now, or the next one of its channel if it ended."""
        encounter = await self._tracker.current(self.shown.encounter.id)
        binding = encounter.discord
        if encounter.status is not Status.COMPLETED or binding is None:
            return encounter
        newer = await self._tracker.in_channel(binding.guild_id, binding.channel_id)
        if newer is None or newer.id == encounter.id:
            return encounter
        newer = await self._tracker.current(newer.id)
        say = self.shown.say
        self.shown = replace(self.shown, encounter=newer, draw=lambda e, a: own_screen(e, a, say))
        return newer

    def spot(self, encounter: Encounter) -> MessageSpot | None:
        """Return where it is."""
        return MessageSpot(encounter.discord.channel_id if encounter.discord else "", self._message_id)

    async def prepare(self, encounter: Encounter) -> None:
        """Work out what the user may see now. Raises MessageError."""
        actor = self.shown.actor
        binding = encounter.discord
        if binding is not None and not actor.role_ids.isdisjoint(binding.dm_role_ids):
            roles = await self._roles.roles(int(binding.guild_id), self.shown.account)
            actor = replace(
                actor,
                role_ids=frozenset(map(str, roles or ())),
                is_member=actor.is_member and roles is not None,
            )
        try:
            self._audience = audience_of(encounter, actor)
        except NotFoundError:
            self._audience = None

    def draw(self, encounter: Encounter) -> Screen:
        """Draw what the user may see, which is another screen where that changed."""
        return self._drawn(encounter, is_live=True)

    def _drawn(self, encounter: Encounter, *, is_live: bool) -> Screen:
        say, audience = self.shown.say, self._audience
        if audience is None:
            return private(Screen("", say("error-encounter-not-found")), say, is_live=False)
        try:
            screen = self.shown.draw(encounter, audience)
        except TrackerError:  # what it was about is gone
            screen = own_screen(encounter, audience, say)
        return private(screen, say, is_live=is_live)

    async def note_spot(self, spot: MessageSpot) -> None:
        """Drop it: its user has dismissed the message, or the token has ended."""
        self._screens.drop(self._message_id)

    async def posted(self, spot: MessageSpot) -> None:
        """Do nothing: it is never posted again."""

    async def stopped(self, encounter: Encounter, trouble: Trouble) -> None:
        """Drop it."""
        self._screens.drop(self._message_id)

    def count(self, step: str) -> None:
        """Count a step of a private screen."""
        self._count(step)

    async def end(self) -> None:
        """Let the screen say that it is no longer kept current."""
        await self.close()
        try:
            encounter = await self._tracker.current(self.shown.encounter.id)
            await self.prepare(encounter)
            await self.shown.edit(self._drawn(encounter, is_live=False))
        except (MessageError, TrackerError) as error:
            log.info("a private screen was left", encounter=self.shown.encounter.id, error=str(error))

    async def close(self) -> None:
        """Stop its worker."""
        await self.board.close()


class _PrivatePlace(Place):
    """The place of a private message: edited by its token, never moved or posted again."""

    _source: _PrivateScreen

    async def check_covered(self, spot: MessageSpot, most: int) -> None:
        """Do nothing: it stays where its user opened it."""

    async def delete_replaced(self) -> bool:
        """Do nothing: it replaces no message."""
        return True

    async def show(self, spot: MessageSpot, screen: Screen) -> None:
        """Edit the message."""
        try:
            await self._source.shown.edit(screen)
        except MessageGoneError:
            await self._source.note_spot(spot)
