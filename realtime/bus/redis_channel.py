"""One pub/sub channel of Redis that never blocks its caller.

Published messages go to a bounded outbox and are sent in the background; listening resumes after outages.
A lost message is not repeated: callers recover by comparing versions.
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Callable

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from storage.runtime.background import BackgroundTasks

OUTBOX = 2_000
BATCH = 100
TIMEOUT_SECONDS = 2.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0

log = structlog.stdlib.get_logger(__name__)


def connect(url: str) -> Redis:
    """Return a client with short timeouts: retries are made here, in the background."""
    return Redis.from_url(
        url,
        socket_timeout=TIMEOUT_SECONDS,
        socket_connect_timeout=TIMEOUT_SECONDS,
        health_check_interval=10,
        retry=Retry(NoBackoff(), 0),
    )


RoundTrip = Callable[[bool, float], None]


class RedisChannel:
    """A channel to publish on and to subscribe to."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self._redis = connect(url)
        self._outbox: deque[str] = deque(maxlen=OUTBOX)
        self._filled = asyncio.Event()
        self._emptied = asyncio.Event()
        self._tasks = BackgroundTasks()
        self._restored: list[Callable[[], None]] = []
        self._round_trips: list[RoundTrip] = []
        self._subscribed = asyncio.Event()

    def on_restored(self, callback: Callable[[], None]) -> None:
        """Call back when listening resumed after an outage: messages may have been missed."""
        self._restored.append(callback)

    def on_round_trip(self, callback: RoundTrip) -> None:
        """Call back after each round trip to Redis, with its success and duration in seconds."""
        self._round_trips.append(callback)

    def publish(self, message: str) -> None:
        """Queue a message; during a long outage the oldest ones are dropped."""
        self._outbox.append(message)
        self._emptied.clear()
        self._filled.set()
        if not self._tasks:
            self._tasks.start(self._send(), f"redis sender {self.name}")

    async def subscribed(self, patience: float) -> bool:
        """Wait briefly until this channel is subscribed."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._subscribed.wait(), patience)
        return self._subscribed.is_set()

    async def messages(self) -> AsyncIterator[bytes]:
        """Yield every message, without end."""
        pause, outage = FIRST_PAUSE, False
        while True:
            pubsub = self._redis.pubsub(ignore_subscribe_messages=True)
            try:
                async with contextlib.aclosing(pubsub):
                    await pubsub.subscribe(self.name)
                    self._subscribed.set()
                    if outage:
                        log.info("Redis is back", channel=self.name)
                        for callback in self._restored:
                            callback()
                    pause, outage = FIRST_PAUSE, False
                    async for data in _received(pubsub):
                        yield data
            except (RedisError, OSError) as error:
                self._subscribed.clear()
                if not outage:
                    log.warning("Redis is away; going on without it", channel=self.name, error=str(error))
                outage = True
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def ping(self) -> bool:
        """Return whether Redis answers."""
        try:
            answer = await self._redis.execute_command("PING")  # type: ignore[no-untyped-call]  # ping() is typed for both clients
            return bool(answer)
        except (RedisError, OSError):
            return False

    async def close(self, patience: float = 1.0) -> None:
        """Send the rest, for at most `patience` seconds, and disconnect."""
        if self._tasks:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._emptied.wait(), patience)
        await self._tasks.stop()
        await self._redis.aclose()

    async def _send(self) -> None:
        pause = FIRST_PAUSE
        while True:
            await self._filled.wait()
            self._filled.clear()
            while self._outbox:
                batch = [self._outbox[i] for i in range(min(BATCH, len(self._outbox)))]
                started = time.perf_counter()
                try:
                    async with self._redis.pipeline(transaction=False) as pipeline:
                        for message in batch:
                            pipeline.publish(self.name, message)
                        await pipeline.execute()
                    self._told(True, started)
                except (RedisError, OSError) as error:
                    self._told(False, started)
                    log.debug("not published yet", channel=self.name, error=str(error))
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    continue
                pause = FIRST_PAUSE
                self._drop(batch)
            self._emptied.set()

    def _told(self, is_ok: bool, started: float) -> None:
        for callback in self._round_trips:
            callback(is_ok, time.perf_counter() - started)

    def _drop(self, sent: list[str]) -> None:
        """Remove sent messages from the outbox; the oldest ones may have been dropped meanwhile."""
        for message in sent:
            if self._outbox and self._outbox[0] is message:
                self._outbox.popleft()


async def _received(pubsub: PubSub) -> AsyncIterator[bytes]:
    while True:
        message = await pubsub.get_message(timeout=TIMEOUT_SECONDS)
        if message is not None and message["type"] == "message":
            yield message["data"]
