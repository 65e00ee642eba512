"""Live DM screens: the DM's view as a live message in a channel for DMs only.

Each drawing of a screen begins with a check of who sees the channel. So does each change of permissions that
Discord reports, and each change of who plays. A screen that a player or every member could read is deleted,
and the DM is pinged with the reason.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import structlog
from cachetools import LRUCache

from bot.discord_accounts import DiscordAccounts
from bot.discord_api.messages import BusyError, ChannelGoneError, MessageError, MessageGoneError, Messages
from bot.live.channel_visibility import ChannelVisibility, Sight
from bot.live.guild_texts import GuildTexts
from bot.live.live_message import Board
from bot.live.message_source import MessageSpot, Trouble
from bot.live.pacing import Clock, Pace
from bot.live.replaced_messages import EncounterMessage, old_message
from bot.render.dm_screen import dm_screen
from bot.render.screen import Screen
from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter
from storage.repositories.dm_screens import StoredDmScreen
from storage.runtime.background import BackgroundTasks
from storage.runtime.bounded_registry import BoundedRegistry
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

KEPT = 5_000


class SeveralScreensError(Exception):
    """The screens of several encounters are in this channel."""


class DmScreens:
    """The live DM screens of the encounters in this process's guilds."""

    def __init__(
        self,
        tracker: Tracker,
        messages: Messages,
        texts: GuildTexts,
        *,
        channel_visibility: ChannelVisibility,
        accounts: DiscordAccounts,
        is_ours: Callable[[str], bool],
        pace: Pace,
        clock: Clock,
        count: Callable[[str], None],
    ) -> None:
        self._tracker, self._messages, self._texts = tracker, messages, texts
        self._channel_visibility, self._accounts = channel_visibility, accounts
        self._is_ours, self._count = is_ours, count
        self._pace, self._clock = pace, clock
        self._screens = BoundedRegistry(KEPT, make=self._new_screen, is_idle=lambda found: found.is_idle)
        # The screens that only DMs saw at the last check, as they were then.
        self._hidden: LRUCache[EncounterId, StoredDmScreen] = LRUCache(KEPT)
        self._to_check: dict[EncounterId, StoredDmScreen] = {}  # the latest of those with a check ahead
        self._checking: set[EncounterId] = set()
        self._withdrawing: set[StoredDmScreen] = set()
        self._tasks = BackgroundTasks()

    def refresh(self, encounter: Encounter) -> None:
        """Refresh the screen of an encounter, or delete it where other users could read it."""
        screen = StoredDmScreen.of(encounter)
        if screen is None or not self._is_ours(screen.guild_id):
            return
        if not self.is_hidden(screen):
            self.recheck(screen)  # at once: the worker may wait for its pace
        self.of(encounter.id).touch()

    def resume(self, encounter: Encounter) -> None:
        """Refresh the screen of an encounter, also after a failure: permissions may have changed."""
        found = self._screens.get(encounter.id)
        if found is not None and found.trouble is not None:
            found.retry()
        self.refresh(encounter)

    async def recheck_guild(self, guild_id: str) -> None:
        """Check at once who sees each screen of a guild. Raises UnavailableError."""
        for screen in await self._tracker.dm_screens(guild_id):
            self.recheck(screen)

    @property
    def is_checking(self) -> bool:
        """Whether a check of who sees a screen is in progress."""
        return bool(self._checking)

    def recheck(self, screen: StoredDmScreen) -> None:
        """Check at once, and until it succeeds, who sees a screen."""
        self._to_check[screen.encounter_id] = screen
        if screen.encounter_id not in self._checking:
            self._checking.add(screen.encounter_id)
            self._tasks.start(self._check(screen.encounter_id), "check a DM screen")

    async def encounter_in(self, guild_id: str, channel_id: str) -> Encounter | None:
        """Return the open encounter whose screen is in a channel. Raises SeveralScreensError."""
        found = [s for s in await self._tracker.dm_screens(guild_id, channel_id) if s.is_open]
        if len(found) > 1:
            raise SeveralScreensError
        return await self._tracker.current(found[0].encounter_id) if found else None

    async def sight(self, screen: StoredDmScreen) -> Sight:
        """Check who sees a screen, and delete it if a user other than the DMs does. Raises MessageError."""
        self._hidden.pop(screen.encounter_id, None)
        seen = await self._channel_visibility.sight(screen)
        if seen.kind == "hidden":
            self._hidden[screen.encounter_id] = screen
        if seen.kind in ("public", "player") and screen not in self._withdrawing:
            self._withdrawing.add(screen)
            try:
                await self._withdraw(screen, seen)
            finally:
                self._withdrawing.discard(screen)
        return seen

    def is_hidden(self, screen: StoredDmScreen) -> bool:
        """Whether only DMs saw the screen at the last check, with the same players, DMs and roles."""
        return self._hidden.get(screen.encounter_id) == screen

    async def open(self, encounter: Encounter, channel_id: str, nonce: str) -> None:
        """Post the screen in a channel as a live message. Raises MessageError.

        For a nonce used within minutes, it is the message posted then.
        """
        old, screen = screen_spot(encounter), self.draw(encounter)
        message_id = await self._messages.post(channel_id, screen, nonce)
        bound = await self.bind(encounter.id, MessageSpot(channel_id, message_id), old)
        self.of(encounter.id).posted(screen, encounter.version)
        self.refresh(bound)  # permissions may have changed since the caller's check

    async def take_over(self, ended: Encounter, new: Encounter) -> None:
        """Let the live screen of an encounter that ended show another one. Raises TrackerError.

        The new one is bound first: a crash between the two leaves no screen that is not checked any more.
        """
        screen, spot = StoredDmScreen.of(ended), screen_spot(ended)
        if screen is not None and spot is not None:
            bound = await self.bind(new.id, spot)
            await self._tracker.remove_dm_screen(screen)
            self.refresh(bound)

    def of(self, encounter_id: EncounterId) -> Board:
        """Return the live screen of an encounter."""
        return self._screens.of(encounter_id)

    def draw(self, encounter: Encounter) -> Screen:
        """Draw an encounter's screen in the language of its guild."""
        return dm_screen(encounter, self._texts.say_in(encounter), is_live=True)

    @contextmanager
    def drawing(self, encounter_id: EncounterId) -> Iterator[Board]:
        """Pause the worker while the answer to a button draws the screen."""
        found = self.of(encounter_id)
        found.hold()
        try:
            yield found
        finally:
            found.release()

    async def close(self) -> None:
        """Stop every worker."""
        await self._tasks.stop()
        for found in self._screens.values():
            await found.close()

    def _new_screen(self, encounter_id: EncounterId) -> Board:
        source = DmScreenSource(self._tracker, encounter_id, self, self._texts, self._count)
        return Board(self._messages, source, self._pace, self._clock)

    async def bind(
        self, encounter_id: EncounterId, spot: MessageSpot, old: MessageSpot | None = None
    ) -> Encounter:
        """Store where the screen is now, and that an old one is to be deleted. Raises TrackerError."""
        channel_id = spot.channel_id if spot.message_id else None
        return await self._tracker.bind(
            encounter_id, leaves=old_message(old), dm_channel_id=channel_id, dm_message_id=spot.message_id
        )

    async def _withdraw(self, screen: StoredDmScreen, seen: Sight) -> None:
        """Delete the screen and report the reason to the DM. Raises MessageError if that fails."""
        log.info("DM screen withdrawn", encounter=screen.encounter_id, seen_by=seen.kind)
        with suppress(MessageGoneError, ChannelGoneError):  # deleted already
            await self._messages.delete(screen.channel_id, screen.message_id)
        if not await self._tracker.remove_dm_screen(screen):
            return  # another one was posted meanwhile
        say, key = self._texts.in_locale(screen.locale), f"dm-screen-withdrawn-{seen.kind}"
        dms = await self._accounts.ids_of([screen.owner, *screen.co_dms])
        called = " ".join([say(key, name=seen.name), *(f"<@{user}>" for user in dms)])
        try:
            await self._messages.say(screen.channel_id, called, dms)
        except MessageError as error:
            log.info(
                "withdrawal of a DM screen not reported", encounter=screen.encounter_id, error=str(error)
            )
            self._texts.keep_undelivered(screen.encounter_id, say(key, name=seen.name), for_dms=True)

    async def _check(self, encounter_id: EncounterId) -> None:
        """Check a screen as it is now, again while Discord or the database can't be reached."""
        try:
            while (screen := self._to_check.pop(encounter_id, None)) is not None:
                try:
                    await self.sight(screen)
                except (BusyError, TrackerError) as error:
                    log.info("visibility of a DM screen unknown", encounter=encounter_id, error=str(error))
                    self._to_check.setdefault(encounter_id, screen)
                    await self._clock.sleep(self._pace.after_trouble)
                except MessageError as error:
                    log.warning("DM screen not withdrawn", encounter=encounter_id, error=str(error))
                    self.of(encounter_id).touch()  # its worker reports what the bot lacks
        finally:
            self._checking.discard(encounter_id)


class DmScreenSource(EncounterMessage):
    """The source of one encounter's DM screen: drawn only while it is hidden, and not posted again."""

    is_reposted = False

    def __init__(
        self,
        tracker: Tracker,
        encounter_id: EncounterId,
        screens: DmScreens,
        texts: GuildTexts,
        count: Callable[[str], None],
    ) -> None:
        super().__init__(tracker, encounter_id)
        self._screens, self._texts, self._count = screens, texts, count

    def spot(self, encounter: Encounter) -> MessageSpot | None:
        """Return where the screen is; None while a user who must not see it may."""
        screen = StoredDmScreen.of(encounter)
        if screen is None or not self._screens.is_hidden(screen):
            return None
        return MessageSpot(screen.channel_id, screen.message_id)

    async def prepare(self, encounter: Encounter) -> None:
        """Check who sees the screen. Raises MessageError."""
        if (screen := StoredDmScreen.of(encounter)) is not None:
            await self._screens.sight(screen)

    def draw(self, encounter: Encounter) -> Screen:
        """Draw the screen in the language of its guild."""
        return self._screens.draw(encounter)

    async def note_spot(self, spot: MessageSpot) -> None:
        """Store where the screen is now. Raises TrackerError."""
        await self._screens.bind(self._encounter_id, spot)

    async def posted(self, spot: MessageSpot) -> None:
        """Do nothing: the DM finds the screen without a pin."""

    async def stopped(self, encounter: Encounter, trouble: Trouble) -> None:
        """Keep the report for the next answer to a DM: no channel is safe to post it in."""
        log.info("DM screen stopped", encounter=encounter.id, trouble=trouble)
        if (spot := screen_spot(encounter)) is not None:
            text = self._texts.say_in(encounter)("dm-screen-stopped", channel=f"<#{spot.channel_id}>")
            self._texts.keep_undelivered(encounter.id, text, for_dms=True)

    def count(self, step: str) -> None:
        """Count a step of a DM screen."""
        self._count(step)


def screen_spot(encounter: Encounter) -> MessageSpot | None:
    """Return where an encounter's live DM screen is, or None."""
    binding = encounter.discord
    if binding is None or binding.dm_channel_id is None or binding.dm_message_id is None:
        return None
    return MessageSpot(binding.dm_channel_id, binding.dm_message_id)
