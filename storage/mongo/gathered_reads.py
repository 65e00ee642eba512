"""Reads of single documents by their ids, gathered: those who ask at the same moment share one query."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeVar

from storage.mongo.unavailable import unavailable
from storage.runtime.background import BackgroundTasks

MOST = 256  # ids in one query
LANES = 2  # queries under way

K = TypeVar("K")
V = TypeVar("V")


class GatheredReads(Generic[K, V]):
    """Reads values by their keys.

    A read begins after it was asked for: who waits for one sees what was written before they asked. `read`
    takes keys and returns the values of those that are there.
    """

    def __init__(self, read: Callable[[list[K]], Awaitable[Mapping[K, V]]]) -> None:
        self._read = read
        self._waiting: dict[K, list[asyncio.Future[V | None]]] = {}
        self._under_way = BackgroundTasks()
        self._is_arranged = False

    async def get(self, key: K) -> V | None:
        """Return the value of a key; None when there is none. Raises what the query raised."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[V | None] = loop.create_future()
        self._waiting.setdefault(key, []).append(answer)
        self._arrange(loop)
        return await answer

    async def stop(self) -> None:
        """End the queries under way. Who waits for one, or asks later, gets UnavailableError."""
        await self._under_way.stop()

    def _arrange(self, loop: asyncio.AbstractEventLoop) -> None:
        """Send the keys at the end of this turn of the loop, if a lane is free then."""
        if self._waiting and not self._is_arranged and len(self._under_way) < LANES:
            self._is_arranged = True
            loop.call_soon(self._send, loop)

    def _send(self, loop: asyncio.AbstractEventLoop) -> None:
        self._is_arranged = False
        keys = list(self._waiting)[:MOST]
        batch = {key: self._waiting.pop(key) for key in keys}
        task = self._under_way.start(self._answer(batch), "gathered read")
        task.add_done_callback(lambda _: self._ended(batch, loop))
        self._arrange(loop)

    def _ended(
        self, batch: Mapping[K, list[asyncio.Future[V | None]]], loop: asyncio.AbstractEventLoop
    ) -> None:
        for answer in _open(batch):  # of a query that was cancelled
            answer.set_exception(unavailable())
        self._arrange(loop)

    async def _answer(self, batch: Mapping[K, list[asyncio.Future[V | None]]]) -> None:
        try:
            found = await self._read(list(batch))
        except Exception as error:
            for answer in _open(batch):
                answer.set_exception(error)
            return
        for key, answers in batch.items():
            for answer in answers:
                if not answer.done():
                    answer.set_result(found.get(key))


def _open(batch: Mapping[K, list[asyncio.Future[V | None]]]) -> list[asyncio.Future[V | None]]:
    """Return the answers whose callers still wait."""
    return [answer for answers in batch.values() for answer in answers if not answer.done()]
