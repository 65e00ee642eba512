"""A live message: one worker, the latest state only, never a queue of stale edits.

The worker lives while there is something to show and ends when Discord shows it. Whoever draws the message on
another way (the answer to a button) says so with `drawn`, so that it is not drawn twice, nor left stale when
the two ways overtake each other.
"""

import asyncio

import structlog

from bot.discord_api.messages import BusyError, ChannelGoneError, MessageError, Messages, TooOldError
from bot.live.message_source import MessageSource, MessageSpot, Trouble
from bot.live.pacing import Clock, Pace, viewers_first
from bot.live.placement import Place
from bot.live.replaced_messages import is_leaving
from bot.render.screen import Screen
from storage.encounter.errors import NotFoundError, TrackerError
from storage.encounter.model import Encounter, Status

SETTLE_SECONDS = 3.0  # for a move that was begun when the bot stops

log = structlog.stdlib.get_logger(__name__)


class Board:
    """One live message of one encounter."""

    def __init__(self, messages: Messages, source: MessageSource, pace: Pace, clock: Clock) -> None:
        self._source, self._pace, self._clock = source, pace, clock
        self._place = Place(messages, source, pace, clock)
        self._task: asyncio.Task[None] | None = None
        self._glance: asyncio.Task[None] | None = None
        self._may_renew_badge = False
        self._is_dirty = False
        self._shown: Screen | None = None
        self._shown_version = -1
        self._draws = 0  # on other ways, so far
        self._holds = 0
        self._free = asyncio.Event()
        self._free.set()
        self._next_edit = 0.0
        self.trouble: Trouble | None = None

    @property
    def is_idle(self) -> bool:
        """Whether Discord shows the latest state, or nothing can be done about it."""
        return self._task is None

    def touch(self) -> None:
        """Say that there may be something new to show."""
        if self.trouble is not None:
            return
        self._source.count("asked")
        self._is_dirty = True
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="board")

    def drawn(self, screen: Screen, version: int) -> None:
        """Say that the message was drawn on another way."""
        self._source.count("answered")
        self._draws += 1
        if version >= self._shown_version:
            self._shown, self._shown_version = screen, version
            self._glance_later()
        else:
            self._shown = None  # an older picture came last
            self.touch()

    def bury(self) -> None:
        """Say that a line was posted below the board."""
        self._place.bury()

    def hold(self) -> None:
        """Let the worker wait: whoever holds is about to draw."""
        self._holds += 1
        self._free.clear()

    def release(self) -> None:
        """Let the worker go on."""
        self._holds -= 1
        if not self._holds:
            self._free.set()

    def posted(self, screen: Screen, version: int) -> None:
        """Say that the board has a new place, where this is shown."""
        self.trouble = None
        self._place.renewed()
        self._shown_version = -1
        self.drawn(screen, version)
        self.touch()

    def mend(self) -> None:
        """Start again after trouble: a permission is back."""
        self.trouble = None
        self._shown = None
        self.touch()

    async def close(self) -> None:
        """Stop the worker."""
        running = {task for task in (self._task, self._glance) if task is not None}
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
        await self._place.settled(SETTLE_SECONDS)

    async def _run(self) -> None:
        try:
            await viewers_first()
            while self._is_dirty and self.trouble is None:
                await self._free.wait()
                if (wait := self._next_edit - self._clock.now()) > 0:
                    await self._clock.sleep(wait)
                await self._free.wait()
                self._is_dirty = False
                try:
                    await self._step()
                except Exception:  # whatever it was, an old state must not stand there for ever
                    log.exception("board failed")
                    self._again(self._pace.after_mistake)
        finally:
            self._task = None

    async def _step(self) -> None:
        encounter: Encounter | None = None
        try:
            encounter = await self._source.latest()
            await self._source.prepare(encounter)
            if (spot := self._source.spot(encounter)) is not None and spot.message_id is not None:
                await self._bring_up_to_date(encounter, spot)
            if not await self._place.tidy_up():
                self._again(self._pace.after_trouble)
        except NotFoundError:
            self.trouble = "gone"
        except (BusyError, TooOldError, TrackerError) as error:
            log.info("board waits", encounter=encounter and encounter.id, error=str(error))
            self._again(self._pace.after_trouble)
        except MessageError as error:
            if encounter is not None:
                await self._give_up(encounter, error)

    async def _bring_up_to_date(self, encounter: Encounter, spot: MessageSpot) -> None:
        """Show the encounter unless it is shown already."""
        screen = self._source.draw(encounter)
        if is_leaving(encounter, spot):
            self._place.was_leaving()
        elif encounter.status is Status.ACTIVE:
            await self._place.look_down(spot)
        may_renew_badge, self._may_renew_badge = self._may_renew_badge, False
        is_same = screen == self._shown and not self._place.is_coming_down
        if not is_same or (may_renew_badge and self._shown and screen.badge != self._shown.badge):
            await self._show(encounter, spot, screen)
            if not is_same:
                self._glance_later()

    async def _show(self, encounter: Encounter, spot: MessageSpot, screen: Screen) -> None:
        draws = self._draws
        await self._place.show(spot, screen)
        self._source.count("sent")
        self._next_edit = self._clock.now() + self._place.interval(spot)
        if draws == self._draws:
            self._shown, self._shown_version = screen, encounter.version
        else:
            self._shown = None  # both ways at once: nobody knows which picture came last
            self._is_dirty = True

    async def _give_up(self, encounter: Encounter, error: MessageError) -> None:
        self.trouble = "gone" if isinstance(error, ChannelGoneError) else "forbidden"
        log.info("board stops", encounter=encounter.id, reason=str(error))
        await self._source.stopped(encounter, self.trouble)

    def _glance_later(self) -> None:
        """Look at the badge once more in a while: nobody can be in step yet with what was drawn just now."""
        if self._glance is None:
            self._glance = asyncio.create_task(self._glance_once(), name="board badge")

    async def _glance_once(self) -> None:
        await self._clock.sleep(self._pace.between_badges)
        self._glance = None
        self._may_renew_badge = True
        self.touch()

    def _again(self, seconds: float) -> None:
        self._next_edit = self._clock.now() + seconds
        self._is_dirty = True
