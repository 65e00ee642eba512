"""Where a live message is: edited in place, posted again when deleted, moved down when covered."""

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
from storage.encounter.base import EncounterId

log = structlog.stdlib.get_logger(__name__)

AGED_UNDER = 5  # messages of any user below a board that is some hours old
NONCE_LENGTH = 25  # Discord's limit
REFUSED = 2  # consecutive edits refused because the message is old, after which a new one is posted


class Place:
    """The place of one live message. Showing raises MessageError and TrackerError."""

    def __init__(self, messages: Messages, source: MessageSource, pace: Pace, clock: Clock) -> None:
        self._messages, self._source, self._pace, self._clock = messages, source, pace, clock
        self._reposted_at: float | None = None
        self._lines = 0  # the bot's messages below it
        self._refusals = 0
        self._next_count = 0.0
        self._moving: asyncio.Task[None] | None = None
        self.must_move = False

    def mark_covered(self) -> None:
        """Report that the bot posted a message below."""
        self._lines += 1

    def continue_move(self) -> None:
        """Report that an earlier process ended while moving it."""
        self.must_move = True

    def renewed(self) -> None:
        """Report that it is the newest message of the channel."""
        self._lines = self._refusals = 0
        self.must_move = False

    def interval(self, spot: MessageSpot) -> float:
        """Return the seconds until the next edit is allowed."""
        is_slow = spot.message_id is not None and is_old(spot.message_id, self._clock)
        return self._pace.old if is_slow else self._pace.fresh

    async def check_covered(self, spot: MessageSpot, most: int) -> None:
        """Check whether other messages cover it: `most` of the bot's, or any once it is old; 0 is never."""
        if not self.must_move and most:
            self.must_move = self._lines >= most or await self._is_aged(spot)

    async def show(self, spot: MessageSpot, screen: Screen) -> None:
        """Show a screen: edit the message, or post it again."""
        if self.must_move or self._refusals >= REFUSED:
            await self._move_in_own_task(spot, screen)
            return
        try:
            await self._edit(spot, screen)
        except TooOldError:
            self._refusals += 1
            raise
        self._refusals = 0

    async def post_first(self, spot: MessageSpot, screen: Screen, encounter_id: EncounterId) -> None:
        """Post a message that was never posted, or was and is not known."""
        await self._post(spot, screen, nonce=encounter_id[-NONCE_LENGTH:])

    async def settled(self, patience: float) -> None:
        """Wait for a move under way, for at most `patience` seconds."""
        if self._moving is not None:
            done, _ = await asyncio.wait({self._moving}, timeout=patience)
            for move in done:
                if (error := move.exception()) is not None:
                    log.info("board not moved down", error=str(error))

    async def delete_replaced(self) -> bool:
        """Delete the replaced messages; return False when Discord must be tried again."""
        for spot in to_delete(await self._source.latest()):
            try:
                await self._messages.delete(spot.channel_id, str(spot.message_id))
            except BusyError:
                return False
            except MessageError as error:  # deleted already, or the bot may not
                log.info("old board not deleted", message=spot.message_id, error=str(error))
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
        """Post it again. Raises ForbiddenError when it was deleted again within `between_reposts`."""
        now = self._clock.now()
        if self._reposted_at is not None and now - self._reposted_at < self._pace.between_reposts:
            raise ForbiddenError("the board is deleted again and again")
        await self._post(spot, screen)
        self._reposted_at = now

    async def _move_in_own_task(self, spot: MessageSpot, screen: Screen) -> None:
        """Post it again as the newest message, then delete the old one.

        In its own task: a cancelled caller would otherwise leave two messages.
        """
        self._moving = asyncio.create_task(self._move_down(spot, screen), name="move a board down")
        await asyncio.shield(self._moving)

    async def _move_down(self, spot: MessageSpot, screen: Screen) -> None:
        await self._source.note_replaced(spot)
        await self._post(spot, screen)
        await self.delete_replaced()

    async def _post(self, spot: MessageSpot, screen: Screen, nonce: str | None = None) -> None:
        """Post it and store its spot. The old id is the nonce: a repetition after a crash posts no second."""
        message_id = await self._messages.post(spot.channel_id, screen, spot.message_id or nonce)
        new = MessageSpot(spot.channel_id, message_id)
        await self._source.note_spot(new)
        self.renewed()
        await self._source.posted(new)

    async def _is_aged(self, spot: MessageSpot) -> bool:
        """Whether it is some hours old with messages below it; queried once per `between_counts`."""
        now = self._clock.now()
        if now < self._next_count or not is_aged(str(spot.message_id), self._clock):
            return False
        self._next_count = now + self._pace.between_counts
        try:
            below = await self._messages.count_below(spot.channel_id, str(spot.message_id), AGED_UNDER)
        except MessageError as error:  # do not move it
            log.info("messages below a board not counted", error=str(error))
            return False
        return below >= AGED_UNDER
