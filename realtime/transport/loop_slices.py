"""Split long work in the event loop, so that other tasks run in between."""

import asyncio
import time

TURN_SECONDS = 0.004


class LoopSlices:
    """Yields to the loop after some milliseconds of work."""

    def __init__(self) -> None:
        self._until = time.perf_counter() + TURN_SECONDS

    async def share(self) -> None:
        """Yield to other tasks when the slice is used up."""
        if time.perf_counter() > self._until:
            await asyncio.sleep(0)
            self._until = time.perf_counter() + TURN_SECONDS
