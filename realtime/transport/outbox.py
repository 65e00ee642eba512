"""What one socket is still to be sent: a queue for long polling, straight to the transport for a WebSocket.

This is the queue that python-engineio puts everything into that a socket is sent, so nothing overtakes
anything. As long as a client polls, or changes over to a WebSocket, it is an ordinary queue. Once the
WebSocket is open, what is put in waits only for the delivery that ends the present turn of the event loop.
"""

import asyncio
import socket
from typing import TYPE_CHECKING, Any, Protocol

from engineio.packet import MESSAGE, PING, Packet

from realtime.transport.ws_frames import frame

if TYPE_CHECKING:
    from aiohttp.base_protocol import BaseProtocol

# A frame, or what waited before and one frame more: sockets that are sent the same share it.
Waiting = bytes | tuple["Waiting", bytes]

MOST_QUEUED = 2_000  # packets a polling client has not fetched
MOST_BUFFERED = 512 * 1024  # bytes a WebSocket has not taken, beyond what the kernel holds for it
MOST_UNSENT = 128 * 1024  # bytes the kernel holds before they are on the wire; it would take some megabytes
_UNSENT = getattr(socket, "TCP_NOTSENT_LOWAT", None)  # not on every system


class Sink(Protocol):
    """Where an outbox passes its frames on to once its WebSocket is open."""

    def opened(self, outbox: "Outbox") -> None:
        """Note that a socket has its WebSocket."""

    def add(self, outbox: "Outbox", framed: bytes) -> None:
        """Send bytes to one open WebSocket, after everything it was sent before."""

    def write(self, outbox: "Outbox") -> None:
        """Write what waits for a socket."""

    def stalled(self, outbox: "Outbox") -> None:
        """Note that a client is too far behind, and has lost something."""


class Outbox(asyncio.Queue[Any]):
    """The queue of one python-engineio socket."""

    def __init__(self, sink: Sink) -> None:
        super().__init__()
        self.is_open = False  # there is a WebSocket, and everything older is on its way
        self.is_stalled = False  # it did not read, has lost something, and is to be closed
        self.waiting: Waiting | None = None  # frames for the next delivery
        self.transport: asyncio.Transport | None = None
        self.protocol: BaseProtocol | None = None
        self._sink = sink
        self._is_shut = False
        self._taken = 0  # packets that python-engineio has in its hands

    def open(self, transport: asyncio.Transport, protocol: "BaseProtocol") -> None:
        """Send everything straight to the transport from now on, first what is queued.

        Does nothing while python-engineio still holds a packet that it took before, or closes the socket.
        """
        if self.is_open or self._is_shut or self._taken:
            return
        older: list[Packet] = []
        while not self.empty():
            packet = self.get_nowait()
            self.task_done()
            if packet is None:  # python-engineio's word for the end
                self.put_nowait(None)
                return
            older.append(packet)
        if _UNSENT is not None:
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, _UNSENT, MOST_UNSENT)
        self.transport, self.protocol, self.is_open = transport, protocol, True
        self._sink.opened(self)
        for packet in older:
            self._sink.add(self, _framed(packet))

    def put_nowait(self, item: Packet | None) -> None:
        """Take a packet of python-engineio's, or None for the end."""
        if self._is_shut and item is not None:
            return
        if not self.is_open or item is None:
            super().put_nowait(item)
            return
        self._sink.add(self, _framed(item))
        if item.packet_type == PING:
            super().put_nowait(item)  # python-engineio's writer gives up when it has nothing to do for long

    def hold(self, messages: list[str | bytes]) -> None:
        """Keep an event for a client that polls."""
        if self._is_shut or self.is_stalled:
            return
        if self.qsize() >= MOST_QUEUED:
            self._sink.stalled(self)
            return
        for message in messages:
            # A packet of its own for everybody: python-engineio keeps what it was first encoded to.
            super().put_nowait(Packet(MESSAGE, message))

    def belongs_to(self, protocol: "BaseProtocol") -> bool:
        """Whether it writes to this connection, and not to another that its socket changed over to."""
        return self.protocol is protocol

    def abort(self) -> None:
        """Cut the connection off, without waiting for a client that may never read again."""
        self.waiting = None
        if self.transport is not None:
            self.transport.abort()

    def release(self) -> None:
        """Answer the poll of a client that has left, which python-engineio would hold for a ping's time."""
        if not self.is_open:
            self.put_nowait(None)

    def shut(self) -> None:
        """Write what waits, and take no more."""
        self._sink.write(self)
        self.is_open, self._is_shut = False, True
        self.transport = self.protocol = None

    def task_done(self) -> None:
        self._taken -= 1
        super().task_done()

    def _get(self) -> Any:
        self._taken += 1
        return super()._get()


def _framed(packet: Packet) -> bytes:
    return frame(bytes(packet.data) if packet.binary else packet.encode())
