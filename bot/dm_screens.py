"""DM screens that stay: a message with everything in it, kept up to date in a channel for DMs only.

What stands there is secret. So each look at a screen begins with whether @everyone can see its channel, and
a screen in a channel that was opened to all is taken away.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import structlog

from bot.board import Board, Spot, Trouble, Workings
from bot.face import Face, FaceError
from bot.pace import Clock, Pace
from bot.render.dm import dm_screen
from bot.render.screen import Say, Screen
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

KEPT = 5_000

Sight = Literal["hidden", "public", "unknown"]  # of a channel, for @everyone


class DmScreens:
    """The live DM screens of the fights that this process looks after."""

    def __init__(
        self,
        tracker: Tracker,
        face: Face,
        *,
        sight: Callable[[str], Sight],
        say_in: Callable[[Encounter], Say],
        pace: Pace,
        clock: Clock,
    ) -> None:
        self._tracker, self._face = tracker, face
        self._sight, self._say_in = sight, say_in
        self._pace, self._clock = pace, clock
        self._screens: OrderedDict[str, Board] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def refresh(self, encounter: Encounter) -> None:
        """Bring the screen of an encounter up to date, or take it away where everybody could read it."""
        spot = screen_spot(encounter)
        if spot is None:
            return
        match self._sight(spot.channel_id):
            case "hidden":
                self.of(encounter.id).touch()
            case "public":
                self._in_background(self._withdraw(encounter, spot))
            case "unknown":
                log.info("the channel of a DM screen is not known", encounter=encounter.id)

    def recheck(self, encounter: Encounter) -> None:
        """Look again after a change of permissions."""
        found = self._screens.get(encounter.id)
        if found is not None and found.trouble is not None:
            found.mend()
        self.refresh(encounter)

    async def open(self, encounter: Encounter, channel_id: str) -> None:
        """Post the screen in a channel and keep it up to date there. Raises FaceError."""
        old, screen = screen_spot(encounter), self.draw(encounter)
        message_id = await self._face.post(channel_id, screen)
        await self._bind(encounter.id, Spot(channel_id, message_id))
        self.of(encounter.id).posted(screen, encounter.version)
        if old is not None:
            await self._delete(old)

    def of(self, encounter_id: str) -> Board:
        """Return the live screen of an encounter."""
        found = self._screens.get(encounter_id)
        if found is None:
            workings = self._workings(encounter_id)
            found = self._screens[encounter_id] = Board(self._face, workings, self._pace, self._clock)
            surplus = max(0, len(self._screens) - KEPT)
            for key in [k for k, screen in self._screens.items() if screen.is_idle][:surplus]:
                del self._screens[key]
        self._screens.move_to_end(encounter_id)
        return found

    def draw(self, encounter: Encounter) -> Screen:
        """Draw an encounter's screen in the language of its guild."""
        return dm_screen(encounter, self._say_in(encounter), is_live=True)

    @contextmanager
    def drawing(self, encounter_id: str) -> Iterator[Board]:
        """Keep the worker from drawing while the answer to a button does."""
        found = self.of(encounter_id)
        found.hold()
        try:
            yield found
        finally:
            found.release()

    async def close(self) -> None:
        """Stop every worker."""
        for task in self._tasks:
            task.cancel()
        for found in self._screens.values():
            await found.close()

    def _workings(self, encounter_id: str) -> Workings:
        def spot(encounter: Encounter) -> Spot | None:
            found = screen_spot(encounter)
            return found if found is not None and self._sight(found.channel_id) == "hidden" else None

        async def nothing_beside() -> None:
            """A screen for the DM alone has no badge."""

        async def troubled(encounter: Encounter, trouble: Trouble) -> None:
            log.info("a DM screen stops", encounter=encounter.id, trouble=trouble)

        return Workings(
            latest=lambda: self._tracker.current(encounter_id),
            look=nothing_beside,
            spot=spot,
            draw=self.draw,
            moved=lambda place: self._bind(encounter_id, place),
            troubled=troubled,
            comes_back=False,
        )

    async def _bind(self, encounter_id: str, spot: Spot) -> None:
        channel_id = spot.channel_id if spot.message_id else None
        await self._tracker.bind(encounter_id, dm_channel_id=channel_id, dm_message_id=spot.message_id)

    async def _withdraw(self, encounter: Encounter, spot: Spot) -> None:
        await self._delete(spot)
        await self._bind(encounter.id, Spot(spot.channel_id, None))
        try:
            await self._face.say(spot.channel_id, self._say_in(encounter)("dm-screen-withdrawn"))
        except FaceError as error:
            log.info("nobody was told of a DM screen taken away", encounter=encounter.id, error=str(error))

    async def _delete(self, spot: Spot) -> None:
        try:
            await self._face.delete(spot.channel_id, str(spot.message_id))
        except FaceError as error:
            log.info("a DM screen was not deleted", message=spot.message_id, error=str(error))

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except TrackerError as error:
                log.warning("a DM screen stays bound", error=str(error))

        task = asyncio.create_task(guarded(), name="withdraw a DM screen")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def screen_spot(encounter: Encounter) -> Spot | None:
    """Return where an encounter's live DM screen is, or None."""
    binding = encounter.discord
    if binding is None or binding.dm_channel_id is None or binding.dm_message_id is None:
        return None
    return Spot(binding.dm_channel_id, binding.dm_message_id)
