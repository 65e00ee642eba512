"""A clock that a test moves."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta

from bot.live.pacing import Clock

START = datetime(2026, 11, 1, 20, tzinfo=UTC)


class ManualClock:
    """A clock that stops until the test moves it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def clock(self) -> Clock:
        return Clock(lambda: self.seconds, lambda: START + timedelta(seconds=self.seconds), self._sleep)

    async def move(self, seconds: float) -> None:
        until = self.seconds + seconds
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= until:
            self.seconds, _, sleeper = heapq.heappop(self._sleepers)
            sleeper.set_result(None)
            await self.settle()
        self.seconds = until

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    async def _sleep(self, seconds: float) -> None:
        sleeper: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, id(sleeper), sleeper))
        await sleeper
