"""Tasks that run in the background: held, reported when they fail, and cancelled by their owner."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import structlog

log = structlog.stdlib.get_logger(__name__)

T = TypeVar("T")


class BackgroundTasks:
    """The tasks that an object has started and does not await on the spot.

    asyncio itself keeps only weak references to tasks. A coroutine handles the errors that it expects; any
    other error is logged here with the name of the task.
    """

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._is_stopped = False

    def __len__(self) -> int:
        """Return the number of tasks that have not ended."""
        return len(self._running)

    def start(self, work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Start a task with a name for the log; after `stop` it is cancelled before its first step."""
        task = asyncio.create_task(work, name=name)
        if self._is_stopped:
            task.cancel()
        self.track(task)
        task.add_done_callback(_log_failure)
        return task

    def repeat(
        self,
        work: Callable[[], Awaitable[object]],
        name: str,
        *,
        seconds: float,
        first: float = 0.0,
        expected: type[Exception],
    ) -> None:
        """Do some work again and again, `seconds` apart, and after `first` seconds to begin with.

        An expected error is logged once until the work succeeds again, any other each time; both end nothing.
        """
        self.start(_repeated(work, name, seconds, first, expected), name)

    def track(self, task: asyncio.Task[Any]) -> None:
        """Hold a task that a library started. Its errors are left to that library."""
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def wait(self, patience: float | None = None) -> None:
        """Wait for the tasks that run now, for at most `patience` seconds; never raises their errors."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=patience)

    async def stop(self) -> None:
        """Cancel every task, also those that are started later, and wait until each has ended."""
        self._is_stopped = True
        running = set(self._running)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)


async def _repeated(
    work: Callable[[], Awaitable[object]], name: str, seconds: float, first: float, expected: type[Exception]
) -> None:
    is_failing = False
    await asyncio.sleep(first)
    while True:
        try:
            await work()
            is_failing = False
        except expected as error:
            if not is_failing:
                log.warning("repeated work failed", task=name, error=str(error))
            is_failing = True
        except Exception:
            log.exception("repeated work failed", task=name)
        await asyncio.sleep(seconds)


def _log_failure(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("background task failed", task=task.get_name(), exc_info=error)
