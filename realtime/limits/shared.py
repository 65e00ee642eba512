"""Counts shared by all processes through Redis, in the background.

A process counts locally and decides at once. A caller's use is reported to Redis in the background, in steps
of a tenth of the allowance, so that quiet callers cost nothing. When the processes together are over the
limit, each refuses the caller until the allowance is back. Without Redis every process uses its own counts.
"""

import asyncio
import time

import structlog
from cachetools import LRUCache
from limits import RateLimitItem
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from storage.runtime.background import BackgroundTasks

TIMEOUT_SECONDS = 0.5
PAUSE_SECONDS = 2.0  # after an error of Redis
SHARE = 10  # the fraction of an allowance that is used before it is reported
MOST_KEYS = 50_000

log = structlog.stdlib.get_logger(__name__)

Key = tuple[RateLimitItem, str]


class SharedCounts:
    """The counts of all processes together. `refused_until` answers from memory."""

    def __init__(self, url: str) -> None:
        self._pool = ConnectionPool.from_url(
            url,
            socket_timeout=TIMEOUT_SECONDS,
            socket_connect_timeout=TIMEOUT_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        storage = RedisStorage(
            "async+redis://",
            implementation="redispy",
            key_prefix="tracker:limits",
            connection_pool=self._pool,  # type: ignore[arg-type]  # its type does not foresee what it documents
        )
        self._limiter = SlidingWindowCounterRateLimiter(storage)
        self._unsent: LRUCache[Key, int] = LRUCache(MOST_KEYS)
        self._due: dict[Key, int] = {}
        self._refused: LRUCache[Key, float] = LRUCache(MOST_KEYS)
        self._wake = asyncio.Event()
        self._tasks = BackgroundTasks()
        self._is_away = False

    def count(self, item: RateLimitItem, caller: str, cost: int) -> None:
        """Add a caller's use in this process."""
        key = (item, caller)
        used = self._unsent.pop(key, 0) + cost
        if used < max(1, item.amount // SHARE):
            self._unsent[key] = used
            return
        if len(self._due) < MOST_KEYS:
            self._due[key] = self._due.get(key, 0) + used
        self._wake.set()
        if not self._tasks:
            self._tasks.start(self._report(), "share limits")

    def refused_until(self, item: RateLimitItem, caller: str) -> float | None:
        """Return the time (seconds since 1970) until which all processes refuse a caller, if they do."""
        key = (item, caller)
        until = self._refused.get(key)
        if until is not None and until <= time.time():
            del self._refused[key]
            return None
        return until

    async def close(self) -> None:
        """Stop reporting."""
        await self._tasks.stop()
        await self._pool.disconnect()

    async def _report(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            due, self._due = self._due, {}
            try:
                for key, used in due.items():
                    await self._hit(key, used)
            except (RedisError, OSError) as error:
                if not self._is_away:
                    log.warning("Redis is away; limits count for this process alone", error=str(error))
                self._is_away = True
                self._due.clear()
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                self._is_away = False

    async def _hit(self, key: Key, used: int) -> None:
        item, caller = key
        if await self._limiter.hit(item, caller, cost=min(used, item.amount)):
            return
        stats = await self._limiter.get_window_stats(item, caller)
        if stats.remaining > 0:  # use up the rest too, or other processes would admit the caller
            await self._limiter.hit(item, caller, cost=stats.remaining)
        self._refused[key] = max(stats.reset_time, time.time() + 1)
