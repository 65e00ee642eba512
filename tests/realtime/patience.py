"""Wait for a condition that has no event."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable

PATIENCE = 60.0  # seconds; an upper limit for a busy machine


async def eventually(condition: Callable[[], object | Awaitable[object]]) -> None:
    """Poll a condition until it holds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            holds = condition()
            if inspect.isawaitable(holds):
                holds = await holds
            if holds:
                return
            await asyncio.sleep(0.02)
