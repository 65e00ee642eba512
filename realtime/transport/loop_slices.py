"""Long work in the event loop, in pieces: others want a turn too."""

import asyncio
import time

TURN_SECONDS = 0.004


class LoopSlices:
    """Gives the loop away whenever one has had it for some milliseconds."""

    def __init__(self) -> None:
        self._until = time.perf_counter() + TURN_SECONDS

    async def share(self) -> None:
        """Let others have the loop, if it is their turn."""
        if time.perf_counter() > self._until:
            await asyncio.sleep(0)
            self._until = time.perf_counter() + TURN_SECONDS
