"""What users have tapped on their lists of targets so far, each for a short time. Nothing of it is stored.

It is not in the custom ids: a quick second tap would carry those from before the first.
"""

import time
from collections.abc import Callable

from cachetools import TTLCache

from bot.render.area_damage import Shares

LIFE = 15 * 60.0  # seconds since the last tap
MOST = 1_000  # lists, each of at most as many entries as an encounter holds


class AreaChoices:
    """The share of the damage of each chosen participant, by user and message."""

    def __init__(self, timer: Callable[[], float] = time.monotonic) -> None:
        self._shares: TTLCache[tuple[int, str], Shares] = TTLCache(MOST, LIFE, timer)

    def of(self, user: int, message: str) -> Shares:
        """Return what the user has chosen on a message; empty where nothing is, or it is forgotten."""
        return self._shares.get((user, message), {})

    def keep(self, user: int, message: str, shares: Shares) -> None:
        """Keep what the user has chosen on a message."""
        self._shares[user, message] = shares
