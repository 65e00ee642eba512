"""A live message: one worker, the latest state only, never a queue of stale edits.

The worker lives while there is something to show and ends when Discord shows it. Whoever draws the message on
another way (the answer to a button) says so with `drawn`, so that it is not drawn twice, nor left stale when
the two ways overtake each other.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

import structlog

from bot.face import (
    ArchivedError,
    BusyError,
    ChannelGoneError,
    Face,
    FaceError,
    ForbiddenError,
    MessageGoneError,
    TooOldError,
)
from bot.pace import Clock, Pace, is_aged, is_old
from bot.render.screen import Screen
from storage.encounter.errors import NotFoundError, TrackerError
from storage.encounter.model import Encounter, Status

log = structlog.stdlib.get_logger(__name__)

Trouble = Literal["forbidden", "gone"]

BURIED_UNDER = (
    12  # lines of ours: then the board is off a phone's screen, and comes down to where people read
)
AGED_UNDER = 5  # messages of anybody's, for a board of some hours


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message of an encounter is; `message_id` is None before it is posted."""

    channel_id: str
    message_id: str | None


@dataclass(frozen=True, slots=True)
class Workings:
    """What a board is made of: where it is, what it shows, and whom it tells."""

    latest: Callable[[], Awaitable[Encounter]]
    spot: Callable[[Encounter], Spot | None]
    look: Callable[[], Awaitable[None]]  # bring up to date what stands beside the encounter
    draw: Callable[[Encounter], Screen]
    moved: Callable[[Spot], Awaitable[None]]
    troubled: Callable[[Encounter, Trouble], Awaitable[None]]
    comes_back: bool = True  # posted again when somebody deleted it


class Board:
    """One live message of one encounter."""

    def __init__(self, face: Face, workings: Workings, pace: Pace, clock: Clock) -> None:
        self._face, self._work, self._pace, self._clock = face, workings, pace, clock
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
        self._reposted_at: float | None = None
        self._lines = 0  # of ours below it
        self._is_coming_down = False
        self._next_count = 0.0
        self._leftovers: list[Spot] = []  # boards that another one took the place of, still to be deleted
        self.trouble: Trouble | None = None

    @property
    def is_idle(self) -> bool:
        """Whether Discord shows the latest state, or nothing can be done about it."""
        return self._task is None

    def touch(self) -> None:
        """Say that there may be something new to show."""
        if self.trouble is not None:
            return
        self._is_dirty = True
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="board")

    def drawn(self, screen: Screen, version: int) -> None:
        """Say that the message was drawn on another way."""
        self._draws += 1
        if version >= self._shown_version:
            self._shown, self._shown_version = screen, version
            self._glance_later()
        else:
            self._shown = None  # an older picture came last
            self.touch()

    def bury(self) -> None:
        """Say that a line was posted below the board."""
        self._lines += 1

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
        self._lines, self._is_coming_down = 0, False
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

    async def _run(self) -> None:
        try:
            while self._is_dirty and self.trouble is None:
                await self._free.wait()
                if (wait := self._next_edit - self._clock.now()) > 0:
                    await self._clock.sleep(wait)
                await self._free.wait()
                self._is_dirty = False
                await self._step()
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("board failed")
        finally:
            self._task = None

    async def _step(self) -> None:
        try:
            encounter = await self._work.latest()
            await self._work.look()
        except NotFoundError:
            self.trouble = "gone"
            return
        except TrackerError as error:
            log.info("board waits for the database", error=str(error))
            self._again(self._pace.after_trouble)
            return
        spot = self._work.spot(encounter)
        if spot is None or spot.message_id is None:
            return
        screen = self._work.draw(encounter)
        await self._tidy_up()
        if encounter.status is Status.ACTIVE and not self._is_coming_down:
            self._is_coming_down = self._lines >= BURIED_UNDER or await self._is_aged(spot)
        is_buried = self._is_coming_down
        may_renew_badge, self._may_renew_badge = self._may_renew_badge, False
        is_same = screen == self._shown and not is_buried
        if is_same and not (may_renew_badge and self._shown and screen.badge != self._shown.badge):
            return
        draws = self._draws
        try:
            await (self._bring_down(spot, screen) if is_buried else self._show(spot, screen))
        except BusyError as error:
            log.warning("board could not be drawn", encounter=encounter.id, error=str(error))
            self._again(self._pace.after_trouble)
        except (TooOldError, TrackerError) as error:
            log.info("board waits", encounter=encounter.id, error=str(error))
            self._again(self._pace.after_trouble)
        except FaceError as error:
            await self._give_up(encounter, error)
        else:
            self._next_edit = self._clock.now() + self._interval(spot)
            if draws == self._draws:
                self._shown, self._shown_version = screen, encounter.version
                if not is_same:
                    self._glance_later()
            else:
                self._shown = None  # both ways at once: nobody knows which picture came last
                self._is_dirty = True

    async def _bring_down(self, spot: Spot, screen: Screen) -> None:
        """Post the board again below everything, then take the old one away.

        When that breaks off it is done again: the old board's id as nonce makes one new board of both.
        """
        message_id = await self._face.post(spot.channel_id, screen, spot.message_id)
        await self._work.moved(Spot(spot.channel_id, message_id))
        self._lines, self._is_coming_down = 0, False
        self._leftovers.append(spot)
        await self._tidy_up()

    async def _tidy_up(self) -> None:
        """Delete what is left of boards that another one took the place of."""
        for spot in list(self._leftovers):
            try:
                await self._face.delete(spot.channel_id, str(spot.message_id))
            except BusyError:
                self._again(self._pace.after_trouble)
                return
            except FaceError as error:  # somebody else took it away, or nobody can
                log.info("an old board was not deleted", message=spot.message_id, error=str(error))
            self._leftovers.remove(spot)

    async def _is_aged(self, spot: Spot) -> bool:
        """Whether the board is some hours old and people wrote below it; looked up now and then."""
        now = self._clock.now()
        if now < self._next_count or not is_aged(str(spot.message_id), self._clock):
            return False
        self._next_count = now + self._pace.between_counts
        try:
            below = await self._face.count_below(spot.channel_id, str(spot.message_id), AGED_UNDER)
        except FaceError as error:  # it stays where it is
            log.info("nobody knows what stands below a board", error=str(error))
            return False
        return below >= AGED_UNDER

    async def _show(self, spot: Spot, screen: Screen) -> None:
        try:
            await self._face.edit(spot.channel_id, str(spot.message_id), screen)
        except ArchivedError:
            await self._face.wake(spot.channel_id)
            await self._face.edit(spot.channel_id, str(spot.message_id), screen)
        except MessageGoneError:
            if self._work.comes_back:
                await self._repost(spot, screen)
            else:
                await self._work.moved(Spot(spot.channel_id, None))

    async def _repost(self, spot: Spot, screen: Screen) -> None:
        """Post the board again, unless somebody deletes every board at once."""
        now = self._clock.now()
        if self._reposted_at is not None and now - self._reposted_at < self._pace.between_reposts:
            raise ForbiddenError("the board is deleted again and again")
        message_id = await self._face.post(spot.channel_id, screen, spot.message_id)
        await self._work.moved(Spot(spot.channel_id, message_id))
        self._reposted_at = now
        self._lines, self._is_coming_down = 0, False

    async def _give_up(self, encounter: Encounter, error: FaceError) -> None:
        self.trouble = "gone" if isinstance(error, ChannelGoneError) else "forbidden"
        log.info("board stops", encounter=encounter.id, reason=str(error))
        await self._work.troubled(encounter, self.trouble)

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

    def _interval(self, spot: Spot) -> float:
        return self._pace.old if is_old(str(spot.message_id), self._clock) else self._pace.fresh
