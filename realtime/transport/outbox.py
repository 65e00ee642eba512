"""The outgoing frames of one socket: a queue for long polling, direct to the transport for a WebSocket.

python-engineio puts every packet of a socket into this queue, so their order is kept. While a client polls,
or upgrades to a WebSocket, it is an ordinary queue. Once the WebSocket is open, packets go to the delivery,
which writes at the end of the present turn of the event loop.
"""

import asyncio
import socket
from typing import TYPE_CHECKING, Any, Protocol

from engineio.packet import MESSAGE, PING, Packet

from realtime.transport.ws_frames import frame

if TYPE_CHECKING:
    from aiohttp.base_protocol import BaseProtocol

# A frame, or earlier frames and one more: sockets with the same frames share it.
Waiting = bytes | tuple["Waiting", bytes]

MOST_QUEUED = 2_000  # unfetched packets of a polling client
MOST_BUFFERED = 512 * 1024  # unsent bytes of a WebSocket, beyond the kernel's buffer
MOST_UNSENT = 128 * 1024  # unsent bytes in the kernel's buffer; its default is some megabytes
_UNSENT = getattr(socket, "TCP_NOTSENT_LOWAT", None)  # missing on some systems


class Sink(Protocol):
    """Receives an outbox's frames once its WebSocket is open."""

    def opened(self, outbox: "Outbox") -> None:
        """Record that a socket has its WebSocket."""

    def add(self, outbox: "Outbox", framed: bytes) -> None:
        """Send bytes to one open WebSocket, after all earlier ones."""

    def write(self, outbox: "Outbox") -> None:
        """Write the queued frames of a socket."""

    def stalled(self, outbox: "Outbox") -> None:
        """Record that a client is too far behind and has lost frames."""


class Outbox(asyncio.Queue[Any]):
    """The queue of one python-engineio socket."""

    def __init__(self, sink: Sink) -> None:
        super().__init__()
        self.is_open = False  # there is a WebSocket, and all older packets are written
        self.is_stalled = False  # the client did not read, lost frames, and is to be closed
        self.waiting: Waiting | None = None  # frames for the next delivery
        self.transport: asyncio.Transport | None = None
        self.protocol: BaseProtocol | None = None
        self._sink = sink
        self._is_shut = False
        self._taken = 0  # packets that python-engineio took and has not sent

    def open(self, transport: asyncio.Transport, protocol: "BaseProtocol") -> None:
        """Send to the transport directly from now on, the queued packets first.

        Does nothing while python-engineio still holds a packet that it took before, or closes the socket.
        """
        if self.is_open or self._is_shut or self._taken:
            return
        older: list[Packet] = []
        while not self.empty():
            packet = self.get_nowait()
            self.task_done()
            if packet is None:  # python-engineio's end marker
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
        """Take a packet of python-engineio, or None for the end."""
        if self._is_shut and item is not None:
            return
        if not self.is_open or item is None:
            super().put_nowait(item)
            return
        self._sink.add(self, _framed(item))
        if item.packet_type == PING:
            super().put_nowait(item)  # python-engineio's writer times out without packets

    def hold(self, message: str) -> None:
        """Queue an event for a polling client."""
        if self._is_shut or self.is_stalled:
            return
        if self.qsize() >= MOST_QUEUED:
            self._sink.stalled(self)
            return
        # A new packet for each socket: python-engineio caches its first encoding.
        super().put_nowait(Packet(MESSAGE, message))

    def belongs_to(self, protocol: "BaseProtocol") -> bool:
        """Whether it writes to this connection; False after the socket was upgraded to another."""
        return self.protocol is protocol

    def abort(self) -> None:
        """Abort the connection without waiting for the client."""
        self.waiting = None
        if self.transport is not None:
            self.transport.abort()

    def release(self) -> None:
        """Answer the poll of a client that has left; python-engineio would hold it until the ping timeout."""
        if not self.is_open:
            self.put_nowait(None)

    def shut(self) -> None:
        """Write the queued frames, and accept no more."""
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
