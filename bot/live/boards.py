"""The boards of this process: one live message for each encounter that has one in Discord.

A change reaches them as a `Change` of this process's tracker (`committed`), or as an encounter whose
board may be out of date (`refresh`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import discord

from bot.discord_api.messages import Messages
from bot.live.board_source import BoardSource, StoppedBoards, pin, spot_of, unpin
from bot.live.expected_players import ExpectedPlayers
from bot.live.guild_texts import GuildTexts
from bot.live.live_message import Board
from bot.live.message_source import MessageSpot
from bot.live.pacing import Clock, Pace
from bot.live.replaced_messages import old_message
from bot.live.viewer_counts import ViewerCounts
from bot.render.screen import Screen
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter, Status
from storage.repositories.sessions import Sessions
from storage.runtime.background import BackgroundTasks
from storage.runtime.bounded_registry import BoundedRegistry
from storage.tracker import Tracker

KEPT = 5_000
NEEDED = discord.Permissions(view_channel=True, send_messages=True, embed_links=True)


class Boards:
    """The boards of the encounters in this process's guilds; `is_ours` decides which guilds these are."""

    def __init__(
        self,
        tracker: Tracker,
        messages: Messages,
        texts: GuildTexts,
        *,
        sessions: Sessions,
        is_ours: Callable[[str], bool],
        pace: Pace,
        clock: Clock,
        count: Callable[[str], None],
        pages: str,
    ) -> None:
        """`pages` is the base URL of the web pages, which serve uploaded portraits."""
        self._tracker, self._messages, self._texts = tracker, messages, texts
        self._is_ours, self._pace, self._clock, self._count = is_ours, pace, clock, count
        self._pages = pages
        self._stopped = StoppedBoards()
        self._viewers = ViewerCounts(sessions, pace, clock)
        self._players = ExpectedPlayers(tracker)
        self._boards = BoundedRegistry(KEPT, make=self._new_board, is_idle=lambda found: found.is_idle)
        self._tasks = BackgroundTasks()

    def committed(self, change: Change) -> None:
        """Show a change that this process made. An encounter without a board gets one."""
        if change.after.status is Status.COMPLETED:
            self.refresh(change.after)
        else:
            self._touch(change.after)
        was, now = (e.status is Status.COMPLETED for e in (change.before, change.after))
        if was != now and (spot := spot_of(change.after)) is not None and spot.message_id is not None:
            work = unpin(self._messages, spot) if now else pin(self._messages, spot)
            self._tasks.start(work, "pin or unpin a board")

    def refresh(self, encounter: Encounter) -> None:
        """Refresh the board of an encounter, if it has one."""
        binding = encounter.discord
        if binding and (binding.board_message_id or binding.left_behind):
            self._touch(encounter)

    def _touch(self, encounter: Encounter) -> None:
        if encounter.discord and self._is_ours(encounter.discord.guild_id):
            self.of(encounter.id).touch()

    def recheck(self, encounter: Encounter) -> None:
        """Refresh a board, also one that had stopped: the bot may be back in its guild."""
        found = self._boards.get(encounter.id)
        if found is not None and found.trouble is not None:
            found.retry()
        self.refresh(encounter)

    def of(self, encounter_id: EncounterId) -> Board:
        """Return the board of an encounter."""
        return self._boards.of(encounter_id)

    def draw(self, encounter: Encounter) -> Screen:
        """Draw an encounter's board in the language of its guild."""
        return self._source(encounter.id).draw(encounter)

    @contextmanager
    def drawing(self, encounter_id: EncounterId) -> Iterator[Board]:
        """Pause the worker while the answer to a button draws the board."""
        self._viewers.begin(encounter_id)
        with self.paused(encounter_id) as found:
            yield found

    @contextmanager
    def paused(self, encounter_id: EncounterId) -> Iterator[Board]:
        """Pause the worker, such as while the board is posted as an answer."""
        found = self.of(encounter_id)
        found.hold()
        try:
            yield found
        finally:
            found.release()

    async def posted(self, encounter: Encounter, new: MessageSpot, screen: Screen) -> Encounter:
        """Make a posted message the live board: store and pin it, and delete the one before."""
        old = old_message(spot_of(encounter))
        bound = await self._tracker.bind(
            encounter.id, leaves=old, board_channel_id=new.channel_id, board_message_id=new.message_id
        )
        self.of(encounter.id).posted(screen, encounter.version)
        await pin(self._messages, new)
        return bound

    def resume_in(self, channel_id: str, permissions: discord.Permissions) -> None:
        """Update stopped boards of a channel again if the bot now has the permissions it needs there."""
        if not permissions.is_superset(NEEDED):
            return
        for encounter_id in self._stopped.take(channel_id):
            found = self._boards.get(encounter_id)
            if found is not None and found.trouble == "forbidden":
                self._texts.take_undelivered(encounter_id, is_dm=False)
                found.retry()

    async def close(self) -> None:
        """Stop every worker."""
        for found in self._boards.values():
            await found.close()
        await self._viewers.close()
        await self._tasks.stop()

    def _new_board(self, encounter_id: EncounterId) -> Board:
        return Board(self._messages, self._source(encounter_id), self._pace, self._clock)

    def _source(self, encounter_id: EncounterId) -> BoardSource:
        return BoardSource(
            self._tracker,
            encounter_id,
            messages=self._messages,
            texts=self._texts,
            viewers=self._viewers,
            players=self._players,
            stopped_boards=self._stopped,
            count=self._count,
            pages=self._pages,
        )
