"""All live messages of this process: which encounter has which, and who tells them of changes.

A change reaches them as a `Change` of this process's tracker (`committed`), or as an encounter to look
at again (`refresh`).
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import discord
import structlog

from bot.discord_api.messages import MessageError, Messages
from bot.i18n.catalog import Catalog
from bot.live.live_message import Board
from bot.live.message_source import MessageSpot, Trouble, Workings
from bot.live.pacing import Clock, Pace
from bot.live.replaced_messages import ReplacedMessages, old_message
from bot.live.viewer_counts import ViewerCounts
from bot.render.board import board
from bot.render.screen import Say, Screen
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter, Status
from storage.repositories.sessions import Sessions
from storage.runtime.background import BackgroundTasks
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

KEPT = 5_000
NEEDED = discord.Permissions(view_channel=True, send_messages=True, embed_links=True)


class Boards:
    """The boards of the fights that this process looks after."""

    def __init__(
        self,
        tracker: Tracker,
        texts: Catalog,
        messages: Messages,
        *,
        sessions: Sessions,
        is_ours: Callable[[str], bool] = lambda guild_id: True,
        pace: Pace,
        clock: Clock,
        count: Callable[[str], None] = lambda step: None,
    ) -> None:
        self._tracker, self._texts, self._messages = tracker, texts, messages
        self._is_ours, self._pace, self._clock, self._count = is_ours, pace, clock, count
        self._boards: OrderedDict[EncounterId, Board] = OrderedDict()
        self._badges = ViewerCounts(sessions, pace, clock)
        self._tasks = BackgroundTasks()
        self._to_say: dict[str, str] = {}  # by encounter: what no channel could be told

    def committed(self, change: Change) -> None:
        """Take note of a change that this process made."""
        self.refresh(change.after)
        was, now = (e.status is Status.COMPLETED for e in (change.before, change.after))
        if was != now and (spot := spot_of(change.after)) is not None and spot.message_id is not None:
            self._tasks.start(self._unpin(spot) if now else self._pin(spot), "pin or unpin a board")

    def refresh(self, encounter: Encounter) -> None:
        """Bring the board of an encounter up to date."""
        binding = encounter.discord
        if binding is None or not self._is_ours(binding.guild_id):
            return
        if binding.board_message_id or binding.left_behind:
            self.of(encounter.id).touch()

    def of(self, encounter_id: EncounterId) -> Board:
        """Return the board of an encounter."""
        found = self._boards.get(encounter_id)
        if found is None:
            found = Board(self._messages, self._workings(encounter_id), self._pace, self._clock)
            self._boards[encounter_id] = found
            self._let_go_of_idle_ones()
        self._boards.move_to_end(encounter_id)
        return found

    def draw(self, encounter: Encounter) -> Screen:
        """Draw an encounter's board in the language of its guild."""
        return board(encounter, self.say_in(encounter), self._badges.of(encounter.id))

    def say_in(self, encounter: Encounter) -> Say:
        """Return the texts in the language of an encounter's guild."""
        return partial(self._texts.get, encounter.discord.locale if encounter.discord else None)

    @contextmanager
    def drawing(self, encounter_id: EncounterId) -> Iterator[Board]:
        """Keep the worker from drawing while the answer to a button does."""
        found = self.of(encounter_id)
        self._badges.begin(encounter_id)
        found.hold()
        try:
            yield found
        finally:
            found.release()

    async def posted(self, encounter: Encounter, new: MessageSpot, screen: Screen) -> Encounter:
        """Let a message that shows the board be the live one: pinned, and the one before it taken away."""
        old = old_message(spot_of(encounter))
        bound = await self._tracker.bind(
            encounter.id, leaves=old, board_channel_id=new.channel_id, board_message_id=new.message_id
        )
        self.of(encounter.id).posted(screen, encounter.version)
        await self._pin(new)
        return bound

    def permitted(self, encounter: Encounter, permissions: discord.Permissions) -> None:
        """Go on with a board that stopped, now that its permissions are there."""
        found = self._boards.get(encounter.id)
        if found and found.trouble == "forbidden" and permissions.is_superset(NEEDED):
            self._to_say.pop(encounter.id, None)
            found.mend()

    def take_word(self, encounter_id: EncounterId) -> str | None:
        """Return, once, what must be said about a board and could not be said in its channel."""
        return self._to_say.pop(encounter_id, None)

    def leave_word(self, encounter_id: EncounterId, text: str) -> None:
        """Keep what no channel could be told, for the next answer to somebody of the fight."""
        self._to_say[encounter_id] = text

    async def close(self) -> None:
        """Stop every worker."""
        for found in self._boards.values():
            await found.close()
        await self._badges.close()
        await self._tasks.cancel()

    def _workings(self, encounter_id: EncounterId) -> Workings:
        async def moved(spot: MessageSpot) -> None:
            await self._tracker.bind(
                encounter_id, board_channel_id=spot.channel_id, board_message_id=spot.message_id
            )

        left_behind = ReplacedMessages(self._tracker, encounter_id)
        return Workings(
            latest=lambda: self._tracker.current(encounter_id),
            look=lambda encounter: self._badges.look(encounter_id),
            spot=spot_of,
            draw=self.draw,
            leaves=left_behind.leaves,
            moved=moved,
            tidied=left_behind.tidied,
            placed=self._pin,
            troubled=self._troubled,
            count=self._count,
        )

    async def _pin(self, spot: MessageSpot) -> None:
        try:
            await self._messages.pin(spot.channel_id, str(spot.message_id))
        except MessageError as error:  # a comfort: the board works all the same
            log.info("a board was not pinned", channel=spot.channel_id, error=str(error))

    async def _unpin(self, spot: MessageSpot) -> None:
        """A fight that is over makes room among the pins."""
        try:
            await self._messages.unpin(spot.channel_id, str(spot.message_id))
        except MessageError as error:
            log.info("a board stays pinned", channel=spot.channel_id, error=str(error))

    async def _troubled(self, encounter: Encounter, trouble: Trouble) -> None:
        """Say so once: in the channel if that can be done, else with the next answer to somebody there."""
        text = self.say_in(encounter)(f"board-trouble-{trouble}")
        spot = spot_of(encounter)
        try:
            if spot is None or trouble == "gone":
                raise MessageError("nowhere to say it")
            await self._messages.say(spot.channel_id, text)
        except MessageError:
            self.leave_word(encounter.id, text)

    def _let_go_of_idle_ones(self) -> None:
        surplus = len(self._boards) - KEPT
        for encounter_id in [key for key, found in self._boards.items() if found.is_idle][: max(0, surplus)]:
            del self._boards[encounter_id]
            self._badges.forget(encounter_id)


def spot_of(encounter: Encounter) -> MessageSpot | None:
    """Return where an encounter's board is, or will be; None for one that is not in Discord."""
    binding = encounter.discord
    if binding is None:
        return None
    return MessageSpot(binding.board_channel_id or binding.channel_id, binding.board_message_id)
