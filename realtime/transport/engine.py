"""python-socketio's server with our delivery, at python-engineio's extension points.

The extension points: the client manager (`local_rooms`), the class of the Engine.IO server, its
`create_queue`, and the table of its asynchronous driver, which names the WebSocket class. Beyond these the
code relies on `queue`, `connected`, `upgraded` and `upgrading` of its sockets, and on the handler being a
method of its socket. `tests/realtime/transport/test_engine_internals.py` fails when a version changes that.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import engineio
import socketio
import structlog
from aiohttp import WSMsgType, web
from engineio.packet import MESSAGE
from socketio.packet import EVENT, Packet

from realtime.metrics import Metrics
from realtime.transport.delivery import Delivery
from realtime.transport.outbox import Outbox
from realtime.transport.ws_frames import frame

# Pings, pongs and all else that is no message: a client sends one in 25 s, some one a second. No limit of
# messages counts them, and aiohttp answers any number of pings without letting others run.
MOST_CONTROL_FRAMES = 100
CONTROL_SECONDS = 10.0
EVENTS_AT_ONCE = 16  # of one client, before others get a turn of the loop
_EVENT = f"{MESSAGE}{EVENT}"


log = structlog.stdlib.get_logger(__name__)


class WebSocket:
    """The WebSocket of one request, as python-engineio reads, writes and closes it."""

    def __init__(self, handler: Callable[["WebSocket"], Awaitable[None]], server: "Engine") -> None:
        self._handler = handler
        self._server = server
        self._socket: Any = handler.__self__  # type: ignore[attr-defined]  # a method of the socket
        self._outbox: Outbox = self._socket.queue
        # Never compressed: that costs 0.2 MB a viewer, and frames could not be shared.
        self._response = web.WebSocketResponse(
            max_msg_size=server.max_http_buffer_size, compress=False, autoping=False
        )
        self._request: web.Request | None = None
        self._controls_since, self._controls = 0.0, 0
        self._events = 0

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        """Answer the request and stay until the WebSocket is closed."""
        self._request = environ["aiohttp.request"]
        await self._response.prepare(self._request)
        if not self._socket.connected:  # without an upgrade from polling, no packet is queued there
            self._take_over()
        try:
            await self._handler(self)
        finally:
            if self._outbox.belongs_to(self._request.protocol):
                self._outbox.shut()
        return self._response

    async def wait(self) -> str | bytes:
        """Return the next packet that is no event. Raises OSError when the connection is closed.

        Events are handled here, in their order: python-engineio would start a task and a timer for each.
        """
        while True:
            packet = await self.received()
            if not (self._outbox.is_open and isinstance(packet, str) and packet.startswith(_EVENT)):
                return packet
            await self._server.handle_message(self._socket.sid, packet[1:])
            self._events += 1
            if self._events % EVENTS_AT_ONCE == 0:
                await asyncio.sleep(0)

    async def received(self) -> str | bytes:
        """Return the next packet. Raises OSError when the connection is closed."""
        if self._socket.upgraded and not self._socket.upgrading:
            self._take_over()
        while (received := await self._response.receive()).type in (WSMsgType.PING, WSMsgType.PONG):
            self.count_control()
            if received.type is WSMsgType.PING:
                await self._response.pong(received.data)
        message: Any = received.data
        if not isinstance(message, str | bytes):
            raise OSError("the WebSocket is closed")
        return message

    def count_control(self) -> None:
        """Count a frame that is no message. At too many, abort the connection and raise OSError."""
        at = asyncio.get_running_loop().time()
        if at - self._controls_since > CONTROL_SECONDS:
            self._controls_since, self._controls = at, 0
        self._controls += 1
        if self._controls > MOST_CONTROL_FRAMES:
            if self._transport is not None:
                self._transport.abort()
            raise OSError("too many frames that are no messages")

    async def send(self, message: str | bytes) -> None:
        """Send what python-engineio's writer took from the queue, or the answer to its probe.

        An open outbox sends by itself, and the writer only gets packets that keep it running.
        """
        transport = self._transport
        if not self._outbox.is_open and transport is not None and not transport.is_closing():
            transport.write(frame(message))

    async def close(self) -> None:
        """Send the queued frames, and close."""
        if self._request is not None and self._outbox.belongs_to(self._request.protocol):
            self._outbox.shut()
        await self._response.close()

    @property
    def _transport(self) -> asyncio.Transport | None:
        return self._request.transport if self._request is not None else None

    def _take_over(self) -> None:
        if not self._outbox.is_open and self._request is not None and self._transport is not None:
            self._outbox.open(self._transport, self._request.protocol)
            self._server.websocket_opened(self._socket)


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # python-engineio has no types
    """The Engine.IO server whose sockets are written by a Delivery."""

    def __init__(self, *, delivery: Delivery, **options: Any) -> None:
        super().__init__(**options)
        self._delivery = delivery
        self.websocket_opened: Callable[[Any], None] = lambda _: None  # called with its Engine.IO socket
        self._async: dict[str, Any] = {**self._async, "websocket": WebSocket}

    async def handle_message(self, sid: str, message: str) -> None:
        """Handle a message of a socket as python-engineio does."""
        try:
            await self.handlers["message"](sid, message)
        except Exception:
            log.exception("message not handled")

    def create_queue(self, *_: Any, **__: Any) -> Outbox:
        """Return the queue of a new socket."""
        return self._delivery.outbox()


class EventPacket(Packet):  # type: ignore[misc]  # python-socketio has no types
    """A Socket.IO packet of JSON alone: python-socketio would search each for bytes."""

    uses_binary_events = False


class SocketIO(socketio.AsyncServer):  # type: ignore[misc]  # python-socketio has no types
    """The Socket.IO server on that engine; options are python-socketio's."""

    def __init__(self, metrics: Metrics, **options: Any) -> None:
        self.metrics = metrics
        self.delivery = Delivery(metrics)
        super().__init__(async_mode="aiohttp", delivery=self.delivery, serializer=EventPacket, **options)

    def _engineio_server_class(self) -> type[Engine]:
        return Engine
