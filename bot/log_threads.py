"""The log of a fight as a thread beside its channel: opened with the first line, and again when deleted."""

import asyncio
from weakref import WeakValueDictionary

from bot.face import ArchivedError, ChannelGoneError, Face, FaceError
from bot.render.names import plain
from storage.encounter.model import Encounter
from storage.tracker import Tracker

NAME_LENGTH = 90


class LogThreads:
    """The log threads of the fights of this process."""

    def __init__(self, tracker: Tracker, face: Face) -> None:
        self._tracker, self._face = tracker, face
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._in_trouble: set[str] = set()

    async def write(self, encounter: Encounter, text: str) -> None:
        """Post a line in the fight's thread. Raises FaceError when there can't be one."""
        lock = self._locks.setdefault(encounter.id, asyncio.Lock())
        async with lock:  # two lines at once must not open two threads
            binding = (await self._tracker.current(encounter.id)).discord
            if binding is None:
                raise FaceError("the fight is not in Discord")
            if binding.log_thread_id is not None:
                try:
                    await self._say(binding.log_thread_id, text)
                except ChannelGoneError:
                    pass  # somebody deleted it: the log goes on in a new one
                else:
                    self._in_trouble.discard(encounter.id)
                    return
            thread_id = await self._face.open_thread(
                binding.channel_id, plain(encounter.name, NAME_LENGTH) or "Log"
            )
            await self._tracker.bind(encounter.id, log_thread_id=thread_id)
            await self._face.say(thread_id, text)
            self._in_trouble.discard(encounter.id)

    def is_news(self, encounter_id: str) -> bool:
        """Whether this is the first trouble since the thread last worked."""
        if encounter_id in self._in_trouble:
            return False
        self._in_trouble.add(encounter_id)
        return True

    async def _say(self, thread_id: str, text: str) -> None:
        try:
            await self._face.say(thread_id, text)
        except ArchivedError:
            await self._face.wake(thread_id)
            await self._face.say(thread_id, text)
