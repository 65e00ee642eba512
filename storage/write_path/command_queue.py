"""The commands of one encounter, in the order in which they came; one caller works at a time.

While a caller writes, others arrive. The next one works for all of them, and for those that come in the same
turn of the event loop: it carries their commands out one after the other and writes once.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from storage.encounter.errors import ConflictError
from storage.mongo.unavailable import unavailable

MOST_QUEUED = 1000  # callers of one encounter, with the one that works

Work = TypeVar("Work")


@dataclass(slots=True, eq=False)
class Waiting(Generic[Work]):
    """A caller that waits; `called` is True when it is to work, False when its work was carried out."""

    work: Work | None
    called: asyncio.Future[bool]
    is_taken: bool = False


@dataclass(slots=True, eq=False)
class CommandQueue(Generic[Work]):
    """The callers of one encounter."""

    is_busy: bool = False
    waiting: deque[Waiting[Work]] = field(default_factory=deque)

    async def enter(self, work: Work | None, deadline: float | None = None) -> bool:
        """Wait for one's turn: True when the caller is to work, and to `leave`; False when `work` is done.

        Without `work` the caller wants the encounter for itself. `deadline` is a time of the loop's. Raises
        ConflictError when too many wait, UnavailableError at the deadline.
        """
        if not self.is_busy:
            self.is_busy = True
            return True
        if len(self.waiting) + 1 >= MOST_QUEUED:
            raise ConflictError("conflict")
        loop = asyncio.get_running_loop()
        entry = Waiting(work, loop.create_future())
        self.waiting.append(entry)
        timer = None if deadline is None else loop.call_at(deadline, _give_up, entry)
        try:
            return await entry.called
        except BaseException:
            if _is_called(entry):
                self.leave()  # it was called in the moment in which it gave up
            elif entry in self.waiting:
                self.waiting.remove(entry)
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def leave(self) -> None:
        """Call the next one."""
        while self.waiting:
            called = self.waiting.popleft().called
            if not called.done():
                called.set_result(True)
                return
        self.is_busy = False

    def take_along(self, most: int) -> list[Waiting[Work]]:
        """Take those whose work the caller carries out with its own, up to one who wants to be alone."""
        taken: list[Waiting[Work]] = []
        while self.waiting and len(taken) < most and self.waiting[0].work is not None:
            entry = self.waiting.popleft()
            if not entry.called.done():
                entry.is_taken = True
                taken.append(entry)
        return taken

    def put_back(self, taken: Sequence[Waiting[Work]]) -> None:
        """Let those whose work was not carried out wait again, in their old order."""
        for entry in reversed(taken):
            if not entry.called.done():
                entry.is_taken = False
                self.waiting.appendleft(entry)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Work on the encounter while no command does."""
        await self.enter(None)
        try:
            yield
        finally:
            self.leave()


def _give_up(entry: Waiting[Work]) -> None:
    """End a caller's wait. What another has begun to carry out has that one's deadline."""
    if not entry.called.done() and not entry.is_taken:
        entry.called.set_exception(unavailable())


def _is_called(entry: Waiting[Work]) -> bool:
    called = entry.called
    return called.done() and not called.cancelled() and called.exception() is None and called.result()
