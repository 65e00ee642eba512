"""A live message: one worker, the latest state only, never a queue of stale edits.

The worker runs until Discord shows the latest state. A caller that draws the message itself (the answer to a
button) reports it with `drawn`, so that it is not drawn twice, nor left stale when one overtakes the other.
"""

import asyncio
from contextlib import suppress

import structlog

from bot.discord_api.messages import BusyError, ChannelGoneError, MessageError, Messages, TooOldError
from bot.live.message_source import MessageSource, MessageSpot, Trouble
from bot.live.pacing import Clock, Pace, viewers_first
from bot.live.placement import Place
from bot.live.replaced_messages import is_being_replaced
from bot.render.screen import Screen
from storage.encounter.errors import NotFoundError, TrackerError
from storage.encounter.model import Encounter, Status

SETTLE_SECONDS = 3.0  # for a move under way when the bot stops
EDIT_SECONDS = 0.5  # for an edit under way when an answer draws; the answer itself has 3 s

log = structlog.stdlib.get_logger(__name__)


class Board:
    """One live message of one encounter."""

    def __init__(
        self, messages: Messages, source: MessageSource, pace: Pace, clock: Clock, place: Place | None = None
    ) -> None:
        self._source, self._pace, self._clock = source, pace, clock
        self._place = place or Place(messages, source, pace, clock)
        self._task: asyncio.Task[None] | None = None
        self._viewer_update: asyncio.Task[None] | None = None
        self._may_update_viewers = False
        self._is_closed = False
        self._is_dirty = False
        self._shown: Screen | None = None
        self._shown_version = -1
        self._draws = 0  # by answers to buttons, so far
        self._is_sent = asyncio.Event()  # no edit is under way
        self._is_sent.set()
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
        """Request an update: there may be a new state."""
        if self.trouble is not None or self._is_closed:
            return
        self._source.count("asked")
        self._is_dirty = True
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="board")

    async def wait_for_edit(self) -> None:
        """Wait for an edit under way, for at most `EDIT_SECONDS`; call it right before an answer draws.

        Discord may carry out two edits in either order: the message would show the older state for a while.
        """
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_sent.wait(), EDIT_SECONDS)

    def drawn(self, screen: Screen, version: int) -> None:
        """Report that the answer to a button drew the message."""
        self._source.count("answered")
        self._draws += 1
        if version >= self._shown_version:
            self._shown, self._shown_version = screen, version
            self._update_viewers_later()
        else:
            self._shown = None  # an older state was drawn last
            self.touch()

    def mark_covered(self) -> None:
        """Report that the bot posted a message below this one."""
        self._place.mark_covered()

    def hold(self) -> None:
        """Pause the worker: the caller is about to draw."""
        self._holds += 1
        self._free.clear()

    def release(self) -> None:
        """Resume the worker after the last hold."""
        self._holds -= 1
        if not self._holds:
            self._free.set()

    def posted(self, screen: Screen, version: int) -> None:
        """Report that a new message shows this screen."""
        self.trouble = None
        self._place.renewed()
        self._shown_version = -1
        self.drawn(screen, version)
        self.touch()

    def retry(self) -> None:
        """Start again after a failure: a permission may be back."""
        self.trouble = None
        self._shown = None
        self.touch()

    async def close(self) -> None:
        """Stop the worker; it is not started again."""
        self._is_closed = True
        running = {task for task in (self._task, self._viewer_update) if task is not None}
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
                except Exception:  # any error: an outdated message must be retried
                    log.exception("board failed")
                    self._retry_after(self._pace.after_mistake)
        finally:
            self._task = None

    async def _step(self) -> None:
        encounter: Encounter | None = None
        draws = self._draws
        try:
            encounter = await self._source.latest()
            await self._source.prepare(encounter)
            spot = self._source.spot(encounter)
            if spot is not None and (spot.message_id is not None or self._source.is_reposted):
                await self._bring_up_to_date(encounter, spot, draws)
            if not await self._place.delete_replaced():
                self._retry_after(self._pace.after_trouble)
        except NotFoundError:
            self.trouble = "gone"
        except (BusyError, TooOldError, TrackerError) as error:
            log.info("board delayed", encounter=encounter and encounter.id, error=str(error))
            self._retry_after(self._pace.after_trouble)
        except MessageError as error:
            if encounter is not None:
                await self._give_up(encounter, error)

    async def _bring_up_to_date(self, encounter: Encounter, spot: MessageSpot, draws: int) -> None:
        """Show the encounter unless the message is up to date; `draws` is as of when it was read."""
        screen = self._source.draw(encounter)
        if is_being_replaced(encounter, spot):
            self._place.continue_move()
        elif encounter.status is Status.ACTIVE and spot.message_id is not None:
            await self._place.check_covered(spot, encounter.rules.repost_board_after)
        if self._holds or draws != self._draws:
            self._is_dirty = True  # an answer draws, or drew: what was read before may be older
            return
        may_update_viewers, self._may_update_viewers = self._may_update_viewers, False
        is_same = screen == self._shown and not self._place.must_move
        if not is_same or (may_update_viewers and self._shown and screen.viewers != self._shown.viewers):
            await self._show(encounter, spot, screen)
            if not is_same:
                self._update_viewers_later()

    async def _show(self, encounter: Encounter, spot: MessageSpot, screen: Screen) -> None:
        draws = self._draws
        self._is_sent.clear()
        try:
            if spot.message_id is None:
                await self._place.post_first(spot, screen, encounter.id)
            else:
                await self._place.show(spot, screen)
        finally:
            self._is_sent.set()
        self._source.count("sent")
        self._next_edit = self._clock.now() + self._place.interval(spot)
        if draws == self._draws:
            self._shown, self._shown_version = screen, encounter.version
        else:
            self._shown = None  # both drew at once: which state is shown is unknown
            self._is_dirty = True

    async def _give_up(self, encounter: Encounter, error: MessageError) -> None:
        self.trouble = "gone" if isinstance(error, ChannelGoneError) else "forbidden"
        log.info("board stopped", encounter=encounter.id, reason=str(error))
        await self._source.stopped(encounter, self.trouble)

    def _update_viewers_later(self) -> None:
        """Refresh the viewer counts once more later: who comes and goes alone causes no drawing."""
        if self._viewer_update is None and not self._is_closed:
            self._viewer_update = asyncio.create_task(self._update_viewers(), name="refresh viewer counts")

    async def _update_viewers(self) -> None:
        await self._clock.sleep(self._pace.between_viewer_updates)
        self._viewer_update = None
        self._may_update_viewers = True
        self.touch()

    def _retry_after(self, seconds: float) -> None:
        self._next_edit = self._clock.now() + seconds
        self._is_dirty = True
