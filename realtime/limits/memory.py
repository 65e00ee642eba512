"""Counts of the sliding window limits in this process: bounded, and swept by use instead of by a timer."""

import time
from collections.abc import Callable
from math import floor

from cachetools import LRUCache
from limits.aio.storage import SlidingWindowCounterSupport, Storage

MOST_KEYS = 50_000  # some 10 MB; an attacker with more addresses than that only pushes out the quiet ones


class BoundedMemory(Storage, SlidingWindowCounterSupport):
    """A storage for the library's sliding window strategy; nothing in it ever waits.

    The library's own memory walks over every key at every hit, and keeps as many as there are clients.
    """

    STORAGE_SCHEME = None

    def __init__(self, most: int = MOST_KEYS, clock: Callable[[], float] = time.time) -> None:
        super().__init__(None)
        self._clock = clock
        # key → the window it was last counted in, the count in that one, the count in the one before
        self._counts: LRUCache[str, tuple[int, int, int]] = LRUCache(most)

    def __len__(self) -> int:
        return len(self._counts)

    async def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` unless that would be more than the limit."""
        if amount > limit:
            return False
        at = self._clock()
        window = int(at // expiry)
        current, previous = self._in_window(key, window)
        if floor(previous * _rest(at, expiry) + current) + amount > limit:
            return False
        self._counts[key] = (window, current + amount, previous)
        return True

    async def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Return the previous count and how long it counts, and the current one and how long it is kept."""
        at = self._clock()
        current, previous = self._in_window(key, int(at // expiry))
        rest = expiry - at % expiry
        return previous, rest if previous else 0.0, current, rest + expiry

    async def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Forget a key."""
        await self.clear(key)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong here: nothing of its own."""
        return ValueError

    async def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Refuse: only the sliding window is kept here."""
        raise NotImplementedError

    async def get(self, key: str) -> int:
        """Refuse: only the sliding window is kept here."""
        raise NotImplementedError

    async def get_expiry(self, key: str) -> float:
        """Refuse: only the sliding window is kept here."""
        raise NotImplementedError

    async def check(self) -> bool:
        """Return that it works."""
        return True

    async def reset(self) -> int:
        """Forget everything; return how much it was."""
        count = len(self._counts)
        self._counts.clear()
        return count

    async def clear(self, key: str) -> None:
        """Forget a key."""
        self._counts.pop(key, None)

    def _in_window(self, key: str, window: int) -> tuple[int, int]:
        last, current, previous = self._counts.get(key, (window, 0, 0))
        if last == window:
            return current, previous
        return 0, current if last == window - 1 else 0


def _rest(at: float, expiry: int) -> float:
    """Return which part of the current window is still to come."""
    return 1 - at % expiry / expiry
