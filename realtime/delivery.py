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
from realtime.outbox import MOST_BUFFERED, Outbox, Waiting

SLICE_SECONDS = 0.004
BETWEEN_LOOKS = 16  # sockets written to before the clock is looked at

log = structlog.stdlib.get_logger(__name__)


class Delivery:
    """Writes to the WebSockets of one process; keeps for those that poll."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._due: deque[Outbox] = deque()
        self._is_arranged = False
        self._joined: tuple[Waiting | None, bytes] = (None, b"")
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
        last: Waiting | None = None
        longer: Waiting = framed
        for outbox in outboxes:
            if not outbox.is_open:
                outbox.hold(messages)
            elif (had := outbox.waiting) is None:
                due.append(outbox)
                outbox.waiting = framed
            else:
                if had is not last:  # else as for the neighbour, who saw the same events
                    last, longer = had, (had, framed)
                outbox.waiting = longer
        self._arrange()

    def add(self, outbox: Outbox, framed: bytes) -> None:
        """Send bytes to one open WebSocket, after everything it was sent before."""
        if outbox.waiting is None:
            self._due.append(outbox)
            outbox.waiting = framed
        else:
            outbox.waiting = (outbox.waiting, framed)
        self._arrange()

    def write(self, outbox: Outbox) -> None:
        """Write what waits for a socket."""
        self._write((outbox,))

    def _write(self, outboxes: Iterable[Outbox]) -> None:
        for outbox in outboxes:
            waiting, transport, protocol = outbox.waiting, outbox.transport, outbox.protocol
            if waiting is None or transport is None or protocol is None:
                continue  # it was closed meanwhile
            outbox.waiting = None
            data = waiting if type(waiting) is bytes else self._all_of(waiting)
            # A paused protocol has more than a little in its buffer: only then it is worth asking how much.
            if protocol.writing_paused and transport.get_write_buffer_size() + len(data) > MOST_BUFFERED:
                self.stalled(outbox)
                transport.abort()
            else:
                transport.write(data)

    def _all_of(self, waiting: Waiting) -> bytes:
        """Return what waits as one piece, which neighbours that saw the same events share."""
        if waiting is self._joined[0]:
            return self._joined[1]
        pieces: list[bytes] = []
        rest = waiting
        while isinstance(rest, tuple):
            rest, piece = rest
            pieces.append(piece)
        pieces.append(rest)
        data = b"".join(reversed(pieces))
        self._joined = (waiting, data)
        return data

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
        due = self._due
        until = time.perf_counter() + SLICE_SECONDS
        written = 0
        try:
            while due:
                few = min(len(due), BETWEEN_LOOKS)
                self._write(due.popleft() for _ in range(few))
                written += few
                if time.perf_counter() > until:
                    break
        finally:
            self._is_arranged = False
            self._metrics.writes.inc(written)
            self._arrange()
            if not due:
                self._joined = (None, b"")
                self.idle.set()
