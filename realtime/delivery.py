"""What all sockets of a process got during one turn of the event loop, written once to each.

An event is encoded and framed once, whoever gets it. What several events left for a socket goes out in one
write; a crowd is written to in slices, between which the loop does its other work.
"""

import asyncio
import time
from collections import deque
from collections.abc import Iterable

import structlog
from engineio.packet import MESSAGE

from realtime.frames import frame
from realtime.metrics import Metrics
from realtime.outbox import MOST_BUFFERED, Outbox

SLICE_SECONDS = 0.004
BETWEEN_LOOKS = 16  # sockets written to before the clock is looked at

log = structlog.stdlib.get_logger(__name__)


class Delivery:
    """Writes to the WebSockets of one process; keeps for those that poll."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._due: deque[Outbox] = deque()
        self._is_arranged = False
        self._joined: tuple[list[bytes], bytes] = ([], b"")
        self.idle = asyncio.Event()
        self.idle.set()

    def outbox(self) -> Outbox:
        """Return the queue for a new socket."""
        return Outbox(self)

    def send(self, outboxes: Iterable[Outbox], messages: list[str | bytes]) -> None:
        """Send an event, encoded as a text and its attachments."""
        framed = b"".join(frame(m if isinstance(m, bytes) else f"{MESSAGE}{m}") for m in messages)
        self._metrics.frames.inc()
        due = self._due
        for outbox in outboxes:
            if outbox.is_open:
                if not outbox.waiting:
                    due.append(outbox)
                outbox.waiting.append(framed)
            else:
                outbox.hold(messages)
        self._arrange()

    def add(self, outbox: Outbox, framed: bytes) -> None:
        """Send bytes to one open WebSocket, after everything it was sent before."""
        if not outbox.waiting:
            self._due.append(outbox)
        outbox.waiting.append(framed)
        self._arrange()

    def write(self, outbox: Outbox) -> None:
        """Write what waits for a socket."""
        waiting, transport, protocol = outbox.waiting, outbox.transport, outbox.protocol
        if not waiting or transport is None or protocol is None:
            return
        if len(waiting) == 1:
            data = waiting[0]
        elif waiting == self._joined[0]:  # as for the neighbour, who saw the same events
            data = self._joined[1]
        else:
            data = b"".join(waiting)
            self._joined = (waiting.copy(), data)
        waiting.clear()
        if transport.is_closing():
            return
        # A paused protocol has more than a little in its buffer: only then it is worth asking how much.
        if protocol.writing_paused and transport.get_write_buffer_size() + len(data) > MOST_BUFFERED:
            self.stalled(outbox)
            transport.abort()
        else:
            transport.write(data)

    def stalled(self, outbox: Outbox) -> None:
        """Note that a client is too far behind, and has lost something.

        It gets nothing more: of what is told of one change, a part must not arrive without the rest.
        """
        outbox.is_stalled = True
        self._metrics.stalled.inc()
        log.warning("viewer does not read; closed")

    def _arrange(self) -> None:
        if self._due and not self._is_arranged:
            self._is_arranged = True
            self.idle.clear()
            asyncio.get_running_loop().call_soon(self._run)

    def _run(self) -> None:
        """Write to as many as there is time for, and to the others in the next turn of the loop."""
        due, write = self._due, self.write
        until = time.perf_counter() + SLICE_SECONDS
        written = 0
        try:
            while due:
                few = min(len(due), BETWEEN_LOOKS)
                for _ in range(few):
                    write(due.popleft())
                written += few
                if time.perf_counter() > until:
                    break
        finally:
            self._is_arranged = False
            self._metrics.writes.inc(written)
            self._arrange()
            if not due:
                self._joined = ([], b"")
                self.idle.set()
