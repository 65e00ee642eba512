"""Collect the frames for all sockets during one turn of the event loop, and write once to each.

An event is encoded and framed once for all its receivers. The frames of several events for one socket are one
write; many sockets are written to in slices, between which the loop does other work.
"""

import asyncio
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from weakref import WeakSet

import structlog
from engineio.packet import MESSAGE

from realtime.metrics import Metrics
from realtime.transport.outbox import MOST_BUFFERED, Outbox, Waiting
from realtime.transport.ws_frames import frame

SLICE_SECONDS = 0.004
BETWEEN_LOOKS = 16  # sockets written to before the clock is looked at

log = structlog.stdlib.get_logger(__name__)


@dataclass(slots=True)
class SharedFrames:
    """Frames for the same sockets. While nothing else is due, their own queues are not used."""

    outboxes: tuple[Outbox, ...]
    frames: list[bytes]
    rest: Iterator[Outbox] | None = None  # the sockets left to write to, once writing has begun

    def left(self) -> Iterator[Outbox]:
        """Return the outboxes not yet written to; no frames can be added any more."""
        if self.rest is None:
            self.rest = iter(self.outboxes)
        return self.rest

    def data(self) -> bytes:
        """Return the frames as one piece."""
        if len(self.frames) > 1:
            self.frames = [b"".join(self.frames)]
        return self.frames[0]


class Delivery:
    """Writes to the WebSockets of one process; queues for polling clients."""

    def __init__(self, metrics: Metrics, *, slice_seconds: float = SLICE_SECONDS) -> None:
        self._metrics = metrics
        self.slice_seconds = slice_seconds  # then other work of the loop runs
        self._shares: deque[SharedFrames] = deque()
        self._due: deque[Outbox] = deque()  # outboxes with own frames, which are older than the shared ones
        self._polling: WeakSet[Outbox] = WeakSet()
        self._is_arranged = False
        self._joined: tuple[Waiting | None, bytes] = (None, b"")
        self.idle = asyncio.Event()
        self.idle.set()

    def outbox(self) -> Outbox:
        """Return the queue for a new socket."""
        outbox = Outbox(self)
        self._polling.add(outbox)
        return outbox

    def opened(self, outbox: Outbox) -> None:
        """Record that a socket has its WebSocket."""
        self._polling.discard(outbox)

    def send(self, outboxes: Iterable[Outbox], message: str) -> None:
        """Send an encoded event."""
        framed = frame(f"{MESSAGE}{message}")
        self._metrics.frames.inc()
        if self._polling:
            outboxes = tuple(outboxes)
            for outbox in outboxes:
                if not outbox.is_open:
                    outbox.hold(message)
            outboxes = [outbox for outbox in outboxes if outbox.is_open]
        self._put(tuple(outboxes), framed)

    def add(self, outbox: Outbox, framed: bytes) -> None:
        """Send bytes to one open WebSocket, after all earlier ones."""
        self._put((outbox,), framed)

    def write(self, outbox: Outbox) -> None:
        """Write the queued frames of a socket."""
        self._distribute()
        self._write((outbox,))

    def _put(self, outboxes: tuple[Outbox, ...], framed: bytes) -> None:
        last = self._shares[-1] if self._shares else None
        if last is not None and last.rest is None and last.outboxes == outboxes:
            last.frames.append(framed)
        else:
            self._shares.append(SharedFrames(outboxes, [framed]))
        self._arrange()

    def _distribute(self) -> None:
        """Move shared frames to the outboxes, after their queued frames."""
        due = self._due
        while self._shares:
            share = self._shares.popleft()
            framed = share.data()
            last: Waiting | None = None
            longer: Waiting = framed
            for outbox in share.left():
                if not outbox.is_open:
                    continue  # it was closed meanwhile
                if (had := outbox.waiting) is None:
                    due.append(outbox)
                    outbox.waiting = framed
                else:
                    if had is not last:  # else equal to the previous outbox's, which had the same events
                        last, longer = had, (had, framed)
                    outbox.waiting = longer

    def _write_share(self, share: SharedFrames, until: float) -> int:
        """Write shared frames until a time, and return the number of sockets written to."""
        rest, data, written = share.left(), share.data(), 0
        while few := list(islice(rest, BETWEEN_LOOKS)):
            for outbox in few:
                transport, protocol = outbox.transport, outbox.protocol
                if transport is None or protocol is None:
                    continue  # it was closed meanwhile
                if protocol.writing_paused:
                    self._write_late(outbox, transport, data)
                else:
                    transport.write(data)
            written += len(few)
            if time.perf_counter() > until:
                return written
        self._shares.popleft()
        return written

    def _write(self, outboxes: Iterable[Outbox]) -> None:
        for outbox in outboxes:
            waiting, transport, protocol = outbox.waiting, outbox.transport, outbox.protocol
            if waiting is None or transport is None or protocol is None:
                continue  # it was closed meanwhile
            outbox.waiting = None
            data = waiting if type(waiting) is bytes else self._all_of(waiting)
            if protocol.writing_paused:
                self._write_late(outbox, transport, data)
            else:
                transport.write(data)

    def _write_late(self, outbox: Outbox, transport: asyncio.Transport, data: bytes) -> None:
        """Write to a paused connection; close it when its buffer is full.

        The buffer's size is read for paused connections only, because reading it for each is slow.
        """
        if transport.get_write_buffer_size() + len(data) > MOST_BUFFERED:
            self.stalled(outbox)
            transport.abort()
        else:
            transport.write(data)

    def _all_of(self, waiting: Waiting) -> bytes:
        """Return the queued frames as one piece; outboxes with the same events share it."""
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
        """Record that a client is too far behind and has lost frames.

        It gets nothing more: the frames of one change must not arrive in part.
        """
        outbox.is_stalled = True
        self._metrics.stalled.inc()
        log.warning("viewer does not read; closed")

    def _arrange(self) -> None:
        if (self._due or self._shares) and not self._is_arranged:
            self._is_arranged = True
            self.idle.clear()
            asyncio.get_running_loop().call_soon(self._run)

    def _run(self) -> None:
        """Write until the slice's end, and continue in the next turn of the loop."""
        due = self._due
        until = time.perf_counter() + self.slice_seconds
        written = 0
        try:
            if not due and len(self._shares) == 1:
                written = self._write_share(self._shares[0], until)
                return
            self._distribute()
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
            if not self._is_arranged:
                self._joined = (None, b"")
                self.idle.set()
