"""Wait until a condition on the world holds, with a timeout."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# A condition outside the world (a flag in the bot) sends no notice, so it is checked this often.
_POLL_SECONDS = 0.05


class SandboxTimeoutError(AssertionError):
    """A condition did not hold in time."""


class Changes:
    """Notifies waiting tasks of every change of the world."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()

    def notify(self) -> None:
        for event in self._waiting:
            event.set()

    async def wait_until(
        self, predicate: Callable[[], T | None], *, within: float = 5.0, what: str = "the condition"
    ) -> T:
        """Wait until the predicate returns a truthy value and return that; `within` is in real seconds.

        Raise `SandboxTimeoutError` after `within` seconds.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        changed = asyncio.Event()
        self._waiting.add(changed)
        try:
            while True:
                changed.clear()
                if result := predicate():
                    return result
                left = deadline - loop.time()
                if left <= 0:
                    raise SandboxTimeoutError(f"Waited {within:g} s in vain for {what}.")
                try:
                    await asyncio.wait_for(changed.wait(), min(left, _POLL_SECONDS))
                except TimeoutError:
                    continue
        finally:
            self._waiting.discard(changed)
