"""Create ids as Discord does: milliseconds since 2015, worker, process, counter."""

from __future__ import annotations

from bot.sandbox.model.clock import Clock

DISCORD_EPOCH_MS = 1_420_070_400_000


class SnowflakeMint:
    """Creates ids that are unique, increasing, and contain the time of the given clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last_ms = 0
        self._increment = 0

    def mint(self) -> int:
        ms = max(int(self._clock.now() * 1000), self._last_ms)
        self._increment = 0 if ms > self._last_ms else self._increment + 1
        if self._increment > 0xFFF:
            ms, self._increment = self._last_ms + 1, 0
        self._last_ms = ms
        return ((ms - DISCORD_EPOCH_MS) << 22) | (1 << 17) | self._increment


def time_of(snowflake: int) -> float:
    """Read the time in seconds since 1970 out of an id."""
    return ((snowflake >> 22) + DISCORD_EPOCH_MS) / 1000
