"""The board as a live message: pinned in the encounter's channel, and posted again when it was deleted."""

from collections.abc import Callable

import structlog
from cachetools import LRUCache

from bot.discord_api.messages import MessageError, Messages
from bot.live.expected_players import ExpectedPlayers, players_in
from bot.live.guild_texts import GuildTexts
from bot.live.message_source import MessageSpot, Trouble
from bot.live.replaced_messages import EncounterMessage
from bot.live.viewer_counts import ViewerCounts
from bot.render.board import board
from bot.render.screen import Screen
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

KEPT = 5_000


class StoppedBoards:
    """The boards that Discord refused to show, with the channels from which they may be resumed."""

    def __init__(self) -> None:
        self._channels: LRUCache[EncounterId, set[str | None]] = LRUCache(KEPT)  # by encounter

    def add(self, encounter: Encounter) -> None:
        """Note the board of an encounter."""
        if (binding := encounter.discord) is not None:
            self._channels[encounter.id] = {binding.channel_id, binding.board_channel_id}

    def take(self, channel_id: str) -> list[EncounterId]:
        """Return the encounters whose boards may be resumed from a channel, and forget them."""
        found = [key for key, channels in self._channels.items() if channel_id in channels]
        for encounter_id in found:
            del self._channels[encounter_id]
        return found


class BoardSource(EncounterMessage):
    """The source of one encounter's board."""

    is_reposted = True

    def __init__(
        self,
        tracker: Tracker,
        encounter_id: EncounterId,
        *,
        messages: Messages,
        texts: GuildTexts,
        viewers: ViewerCounts,
        players: ExpectedPlayers,
        stopped_boards: StoppedBoards,
        count: Callable[[str], None],
        pages: str,
    ) -> None:
        super().__init__(tracker, encounter_id)
        self._messages, self._texts, self._viewers, self._count = messages, texts, viewers, count
        self._players, self._stopped_boards, self._pages = players, stopped_boards, pages

    def spot(self, encounter: Encounter) -> MessageSpot | None:
        """Return the board's spot, with or without a message."""
        return spot_of(encounter)

    async def prepare(self, encounter: Encounter) -> None:
        """Refresh the viewer counts, where they are not recent, and look up who is expected."""
        await self._viewers.refresh(encounter.id)
        await self._players.look_up(encounter)

    def draw(self, encounter: Encounter) -> Screen:
        """Draw the board in the language of its guild."""
        say, viewers = self._texts.say_in(encounter), self._viewers.of(encounter.id)
        expected = self._players.of(encounter.id)
        is_complete = bool(expected) and expected <= players_in(encounter)
        return board(encounter, say, viewers, self._pages, is_complete=is_complete)

    async def note_spot(self, spot: MessageSpot) -> None:
        """Store where the board is now. Raises TrackerError."""
        await self._tracker.bind(
            self._encounter_id, board_channel_id=spot.channel_id, board_message_id=spot.message_id
        )

    async def posted(self, spot: MessageSpot) -> None:
        """Pin a board that was just posted."""
        await pin(self._messages, spot)

    async def stopped(self, encounter: Encounter, trouble: Trouble) -> None:
        """Report why the board stopped, in its channel or with the next answer to one of its users."""
        self._stopped_boards.add(encounter)
        text = self._texts.say_in(encounter)(f"board-trouble-{trouble}")
        spot = spot_of(encounter)
        try:
            if spot is None or trouble == "gone":
                raise MessageError("there is no channel to post in")
            await self._messages.say(spot.channel_id, text)
        except MessageError:
            self._texts.keep_undelivered(encounter.id, text)

    def count(self, step: str) -> None:
        """Count a step of a board."""
        self._count(step)


def spot_of(encounter: Encounter) -> MessageSpot | None:
    """Return the spot of an encounter's board, with or without a message; None outside Discord."""
    binding = encounter.discord
    if binding is None:
        return None
    return MessageSpot(binding.board_channel_id or binding.channel_id, binding.board_message_id)


async def pin(messages: Messages, spot: MessageSpot) -> None:
    """Pin a board. A failure is only logged, as the board works without."""
    try:
        await messages.pin(spot.channel_id, str(spot.message_id))
    except MessageError as error:
        log.info("board not pinned", channel=spot.channel_id, error=str(error))


async def unpin(messages: Messages, spot: MessageSpot) -> None:
    """Unpin the board of a completed encounter. A failure is only logged."""
    try:
        await messages.unpin(spot.channel_id, str(spot.message_id))
    except MessageError as error:
        log.info("board not unpinned", channel=spot.channel_id, error=str(error))
