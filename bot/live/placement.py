"""Where a live message stands: edited there, posted again when it is gone, brought down when buried."""

import asyncio

import structlog

from bot.discord_api.messages import (
    ArchivedError,
    BusyError,
    ForbiddenError,
    MessageError,
    MessageGoneError,
    Messages,
    TooOldError,
)
from bot.live.message_source import MessageSource, MessageSpot
from bot.live.pacing import Clock, Pace, is_aged, is_old
from bot.live.replaced_messages import to_delete
from bot.render.screen import Screen

log = structlog.stdlib.get_logger(__name__)

BURIED_UNDER = (
    12  # lines of ours: then the board is off a phone's screen, and comes down to where people read
)
AGED_UNDER = 5  # messages of anybody's, for a board of some hours
REFUSED = 2  # edits in a row that Discord refused because the message is old: a new one may be edited


class Place:
    """The place of one live message. Showing raises MessageError and TrackerError."""

    def __init__(self, messages: Messages, source: MessageSource, pace: Pace, clock: Clock) -> None:
        self._messages, self._source, self._pace, self._clock = messages, source, pace, clock
        self._reposted_at: float | None = None
        self._lines = 0  # of ours below it
        self._refusals = 0
        self._next_count = 0.0
        self._moving: asyncio.Task[None] | None = None
        self.is_coming_down = False

    def bury(self) -> None:
        """Say that a line was posted below."""
        self._lines += 1

    def was_leaving(self) -> None:
        """Say that it was on its way down when a process before this one ended."""
        self.is_coming_down = True

    def renewed(self) -> None:
        """Say that it has a new place, with nothing below."""
        self._lines = self._refusals = 0
        self.is_coming_down = False

    def interval(self, spot: MessageSpot) -> float:
        """Return how long the next edit has to wait."""
        return self._pace.old if is_old(str(spot.message_id), self._clock) else self._pace.fresh

    async def look_down(self, spot: MessageSpot) -> None:
        """Find out whether people have lost sight of it."""
        if not self.is_coming_down:
            self.is_coming_down = self._lines >= BURIED_UNDER or await self._is_aged(spot)

    async def show(self, spot: MessageSpot, screen: Screen) -> None:
        """Let the message show this, wherever it has to be for that."""
        if self.is_coming_down or self._refusals >= REFUSED:
            await self._bring_down(spot, screen)
            return
        try:
            await self._edit(spot, screen)
        except TooOldError:
            self._refusals += 1
            raise
        self._refusals = 0

    async def settled(self, patience: float) -> None:
        """Let a move that was begun come to its end, but not for long."""
        if self._moving is not None:
            done, _ = await asyncio.wait({self._moving}, timeout=patience)
            for move in done:
                if (error := move.exception()) is not None:
                    log.info("a board was not brought down", error=str(error))

    async def tidy_up(self) -> bool:
        """Delete what is left of messages that another one took the place of; False when some are left."""
        for spot in to_delete(await self._source.latest()):
            try:
                await self._messages.delete(spot.channel_id, str(spot.message_id))
            except BusyError:
                return False
            except MessageError as error:  # somebody else took it away, or nobody can
                log.info("an old board was not deleted", message=spot.message_id, error=str(error))
            await self._source.note_deleted(spot)
        return True

    async def _edit(self, spot: MessageSpot, screen: Screen) -> None:
        try:
            await self._messages.edit(spot.channel_id, str(spot.message_id), screen)
        except ArchivedError:
            await self._messages.unarchive(spot.channel_id)
            await self._messages.edit(spot.channel_id, str(spot.message_id), screen)
        except MessageGoneError:
            if self._source.is_reposted:
                await self._repost(spot, screen)
            else:
                await self._source.note_spot(MessageSpot(spot.channel_id, None))

    async def _repost(self, spot: MessageSpot, screen: Screen) -> None:
        """Post it again, unless somebody deletes every board at once."""
        now = self._clock.now()
        if self._reposted_at is not None and now - self._reposted_at < self._pace.between_reposts:
            raise ForbiddenError("the board is deleted again and again")
        await self._post(spot, screen)
        self._reposted_at = now

    async def _bring_down(self, spot: MessageSpot, screen: Screen) -> None:
        """Post it again below everything, then take the old one away.

        A task of its own: broken off in the middle, by a bot that is stopped, it would leave two.
        """
        self._moving = asyncio.create_task(self._move_down(spot, screen), name="bring a board down")
        await asyncio.shield(self._moving)

    async def _move_down(self, spot: MessageSpot, screen: Screen) -> None:
        await self._source.note_replaced(spot)
        await self._post(spot, screen)
        await self.tidy_up()

    async def _post(self, spot: MessageSpot, screen: Screen) -> None:
        """Post it and note its place. Broken off it is done again: the old id as nonce makes one of both."""
        message_id = await self._messages.post(spot.channel_id, screen, spot.message_id)
        new = MessageSpot(spot.channel_id, message_id)
        await self._source.note_spot(new)
        self.renewed()
        await self._source.posted(new)

    async def _is_aged(self, spot: MessageSpot) -> bool:
        """Whether it is some hours old and people wrote below it; looked up now and then."""
        now = self._clock.now()
        if now < self._next_count or not is_aged(str(spot.message_id), self._clock):
            return False
        self._next_count = now + self._pace.between_counts
        try:
            below = await self._messages.count_below(spot.channel_id, str(spot.message_id), AGED_UNDER)
        except MessageError as error:  # it stays where it is
            log.info("nobody knows what stands below a board", error=str(error))
            return False
        return below >= AGED_UNDER
