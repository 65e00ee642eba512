"""An encounter's log as a thread of its channel: opened with the first line, and again when deleted.

At the encounter's end it gets the recap and the log, and is archived. A later line, such as the undo of the
end, unarchives it.
"""

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

import structlog
from cachetools import LRUCache

from bot.discord_api.messages import ChannelGoneError, MessageError, Messages
from bot.discord_api.posts import File, Posts
from bot.render.escaping import plain
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

NAME_LENGTH = 90
KEPT = 5_000


class LogThreads:
    """The log threads of this process's encounters."""

    def __init__(self, tracker: Tracker, messages: Messages, posts: Posts) -> None:
        self._tracker, self._messages, self._posts = tracker, messages, posts
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._in_trouble: LRUCache[EncounterId, bool] = LRUCache(KEPT)

    async def write(self, encounter: Encounter, text: str, *, nonce: str | None = None) -> None:
        """Post a line in the encounter's thread, and open it if needed. Raises MessageError."""
        async with self._lock(encounter):  # two concurrent lines must not open two threads
            await self._write(encounter, text, (), nonce)

    async def finish(self, encounter: Encounter, text: str, files: Sequence[File]) -> None:
        """Post the recap with its files in the thread, and archive it. Raises MessageError.

        A thread that can't be archived is left: Discord archives it after a while.
        """
        async with self._lock(encounter):
            thread_id = await self._write(encounter, text, files, None)
            try:
                await self._posts.archive(thread_id)
            except MessageError as error:
                log.info("a log thread was not archived", encounter=encounter.id, error=str(error))

    def is_news(self, encounter_id: EncounterId) -> bool:
        """Whether this is the first failure since the thread last worked."""
        if encounter_id in self._in_trouble:
            return False
        self._in_trouble[encounter_id] = True
        return True

    def _lock(self, encounter: Encounter) -> asyncio.Lock:
        return self._locks.setdefault(encounter.id, asyncio.Lock())

    async def _write(self, encounter: Encounter, text: str, files: Sequence[File], nonce: str | None) -> str:
        binding = (await self._tracker.current(encounter.id)).discord
        if binding is None:
            raise MessageError("the encounter is not in Discord")
        thread_id = binding.log_thread_id
        if thread_id is not None:
            try:
                await self._posts.say(thread_id, text, files=files, nonce=nonce)
            except ChannelGoneError:
                thread_id = None  # deleted: the log continues in a new one
        if thread_id is None:
            name = plain(encounter.name, NAME_LENGTH) or "Log"
            thread_id = await self._messages.open_thread(binding.channel_id, name)
            await self._tracker.bind(encounter.id, log_thread_id=thread_id)
            await self._posts.say(thread_id, text, files=files, nonce=nonce)
        self._in_trouble.pop(encounter.id, None)
        return thread_id
