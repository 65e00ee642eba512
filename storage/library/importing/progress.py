"""How far an import is, and reports of that while it goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

Result = TypeVar("Result")


@dataclass
class Progress:
    """`done` of `of` entries are read, or creatures stored; it may be written from another thread."""

    stage: Literal["reading", "storing"] = "reading"
    done: int = 0
    of: int = 0

    def read(self, done: int, of: int) -> None:
        """Note how many entries are read."""
        self.stage, self.done, self.of = "reading", done, of

    def stored(self, done: int, of: int) -> None:
        """Note how many creatures are stored."""
        self.stage, self.done, self.of = "storing", done, of


async def reporting(
    work: Coroutine[Any, Any, Result], report: Callable[[], Awaitable[None]], every: float
) -> Result:
    """Return the result of work, with a report every so many seconds until it is there."""
    task = asyncio.create_task(work)
    try:
        while not (await asyncio.wait({task}, timeout=every))[0]:
            await report()
        return task.result()
    finally:
        task.cancel()  # only where a report failed, or this was cancelled
