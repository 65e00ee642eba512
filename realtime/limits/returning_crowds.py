"""Tell a crowd that comes back, as after a restart, from an attack.

The sessions of a killed process are still in the database and count as refreshed for a minute. A user or a
share link over its limit of connections may open as many more as it had sockets then.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from cachetools import LRUCache

from storage.mongo.gathered_reads import GatheredReads

SECONDS = 60.0  # for which a crowd was counted
KEPT = 10_000


@dataclass(slots=True)
class _Crowd:
    until: float
    left: int  # that may still come back


class ReturningCrowds:
    """Counts those who come back; `sockets` returns how many each user or link had a moment ago."""

    def __init__(
        self,
        sockets: Callable[[list[str]], Awaitable[Mapping[str, int]]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reads = GatheredReads(sockets)
        self._clock = clock
        self._crowds: LRUCache[str, _Crowd] = LRUCache(KEPT)

    async def admits(self, key: str) -> bool:
        """Whether a socket over the limit is one that comes back; it is counted. Raises UnavailableError."""
        if self._present(key) is None:
            had = await self._reads.get(key) or 0
            if self._present(key) is None:  # others of the crowd may have asked, too
                self._crowds[key] = _Crowd(self._clock() + SECONDS, had)
        crowd = self._crowds[key]
        crowd.left -= 1
        return crowd.left >= 0

    async def stop(self) -> None:
        """End the counts under way."""
        await self._reads.stop()

    def _present(self, key: str) -> _Crowd | None:
        crowd = self._crowds.get(key)
        return crowd if crowd is not None and crowd.until > self._clock() else None
