"""Messages that ask are kept current: each follows what it asks about, wherever that is answered or undone.

Where such a message is, what it is about and what it shows is stored with the encounter, so that any process
of the guild brings it up to date, also after a restart.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

import structlog

from bot.discord_api.messages import BusyError, MessageError, Messages
from bot.live.guild_texts import GuildTexts
from bot.live.pacing import Clock, Pace, viewers_first
from bot.narration.question_contents import Content, QuestionStates, content_of
from storage.encounter.base import EncounterId
from storage.encounter.errors import NotFoundError, TrackerError
from storage.encounter.model import AskingMessage, Encounter
from storage.runtime.background import BackgroundTasks
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)


class Questions:
    """The messages that ask, of the encounters in this process's guilds."""

    def __init__(
        self, tracker: Tracker, messages: Messages, texts: GuildTexts, *, pace: Pace, clock: Clock
    ) -> None:
        self._tracker, self._messages, self._texts = tracker, messages, texts
        self._pace, self._clock = pace, clock
        self._locks: WeakValueDictionary[EncounterId, asyncio.Lock] = WeakValueDictionary()
        self._dirty: dict[EncounterId, bool] = {}  # of those with a worker
        self._tasks = BackgroundTasks()

    @property
    def is_idle(self) -> bool:
        """Whether every message shows the latest state."""
        return not self._dirty

    def refresh(self, encounter: Encounter) -> None:
        """Bring the messages of an encounter up to date."""
        if not _asking(encounter):
            return
        if encounter.id not in self._dirty:
            self._tasks.start(self._work(encounter.id), "questions")
        self._dirty[encounter.id] = True

    @asynccontextmanager
    async def answering(self, encounter: Encounter) -> AsyncIterator[None]:
        """Hold the worker while the answer to a button draws the message."""
        lock = self._lock(encounter.id)
        async with lock:
            yield

    def content(self, encounter: Encounter, about: Sequence[str]) -> Content:
        """Return what a message about this shows, in the language of the guild."""
        return content_of(encounter, about, self._texts.say_in(encounter))

    async def posted(
        self, encounter: Encounter, channel_id: str, message_id: str, about: Sequence[str]
    ) -> None:
        """Store a message that was posted, with the content of this version of the encounter."""
        try:
            await self._store(encounter, channel_id, message_id, about)
        except TrackerError as error:  # its buttons work, but nothing takes them off when it is answered
            log.warning("a question is not followed", encounter=encounter.id, error=str(error))

    async def drawn(self, encounter: Encounter, message_id: str) -> None:
        """Report that the answer to a button drew a message, with the content of this version."""
        message = next((m for m in _asking(encounter) if m.message_id == message_id), None)
        if message is not None:
            await self.posted(encounter, message.channel_id, message_id, message.about)

    def is_followed(self, encounter: Encounter, about: Sequence[str]) -> bool:
        """Whether a message about this says how it is answered."""
        return any(message.about == tuple(about) for message in _asking(encounter))

    async def close(self) -> None:
        """Stop every worker."""
        await self._tasks.stop()

    async def _store(
        self, encounter: Encounter, channel_id: str, message_id: str, about: Sequence[str]
    ) -> None:
        message = AskingMessage(
            channel_id=channel_id,
            message_id=message_id,
            about=tuple(about),
            state=QuestionStates(encounter).of(about),
        )
        self.refresh(await self._tracker.bind(encounter.id, asks=message))

    async def _work(self, encounter_id: EncounterId) -> None:
        try:
            await viewers_first()
            while self._dirty.get(encounter_id):
                self._dirty[encounter_id] = False
                try:
                    async with self._lock(encounter_id):
                        await self._bring_up_to_date(encounter_id)
                except NotFoundError:
                    return
                except (BusyError, TrackerError) as error:
                    log.info("questions delayed", encounter=encounter_id, error=str(error))
                    self._dirty[encounter_id] = True
                    await self._clock.sleep(self._pace.after_trouble)
        finally:
            self._dirty.pop(encounter_id, None)

    async def _bring_up_to_date(self, encounter_id: EncounterId) -> None:
        encounter = await self._tracker.current(encounter_id)
        for message in _outdated(encounter):
            content = self.content(encounter, message.about)
            try:
                await self._messages.edit_text(
                    message.channel_id, message.message_id, content.text, content.rows
                )
            except BusyError:
                raise
            except MessageError as error:  # deleted, or too old: it is left as it is
                log.info("a question was left", encounter=encounter_id, error=str(error))
            state = QuestionStates(encounter).of(message.about)
            await self._tracker.bind(encounter_id, asks=message.model_copy(update={"state": state}))

    def _lock(self, encounter_id: EncounterId) -> asyncio.Lock:
        return self._locks.setdefault(encounter_id, asyncio.Lock())


def _asking(encounter: Encounter) -> Sequence[AskingMessage]:
    return encounter.discord.asking if encounter.discord else ()


def _outdated(encounter: Encounter) -> list[AskingMessage]:
    states = QuestionStates(encounter)
    return [m for m in _asking(encounter) if m.state != states.of(m.about)]
