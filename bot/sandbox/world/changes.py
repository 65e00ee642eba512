"""Let somebody wait, within bounds, until something in the world has become true."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# Conditions outside the world (a flag in the bot) wake nobody, so they are looked at this often.
_LOOK_AGAIN_SECONDS = 0.05


class SandboxTimeoutError(AssertionError):
    """What a test waited for did not happen in time."""


class Changes:
    """A bell that rings at every change of the world."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()

    def ring(self) -> None:
        for event in self._waiting:
            event.set()

    async def wait_until(
        self, predicate: Callable[[], T | None], *, within: float = 5.0, what: str = "the condition"
    ) -> T:
        """Wait until the predicate answers something truthy, and answer that; `within` is in real seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        bell = asyncio.Event()
        self._waiting.add(bell)
        try:
            while True:
                bell.clear()
                if result := predicate():
                    return result
                left = deadline - loop.time()
                if left <= 0:
                    raise SandboxTimeoutError(f"Waited {within:g} s in vain for {what}.")
                try:
                    await asyncio.wait_for(bell.wait(), min(left, _LOOK_AGAIN_SECONDS))
                except TimeoutError:
                    continue
        finally:
            self._waiting.discard(bell)
