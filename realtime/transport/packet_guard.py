"""Validate Engine.IO packets of clients before python-engineio reads them.

On some invalid packets it would never answer a request (it waits until all queued packets are fetched), raise
an unexpected error, or leak the tasks of the connection.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from engineio.payload import Payload

from realtime.transport.engine import WebSocket

MOST_PACKETS = 512  # of one poll; python-engineio would refuse a poll of more than 16 as a whole
CLOSE = "1"
PONG = "3"
_SEPARATOR = "\x1e"
_UPGRADES = ("2probe", "5")  # only a WebSocket sends these

Translate = Callable[[web.Request], dict[str, Any]]
RefuseExcess = Callable[[str, list[str]], Awaitable[None]]


def is_packet(text: str, *, is_poll: bool = False) -> bool:
    """Whether a text is a packet that a client may send.

    A message starts with its Socket.IO type. python-engineio would parse anything else as JSON of any depth.
    """
    if text.startswith("4"):
        return len(text) == 1 or text[1].isnumeric()
    return text in (CLOSE, PONG) or (not is_poll and text in _UPGRADES)


def refuse_invalid_packets(eio: Any, refuse_excess: RefuseExcess) -> None:
    """Pass valid packets only to an Engine.IO server.

    `refuse_excess` is given a session's id and the packets of a poll after the first MOST_PACKETS.
    """
    Payload.max_decode_packets = MOST_PACKETS  # python-engineio has no other way to set this
    eio._async = {
        **eio._async,
        "websocket": _WebSocket,
        "translate_request": _reading(eio, eio._async["translate_request"], refuse_excess),
    }


class _WebSocket(WebSocket):
    """Ends at the first invalid packet and at the client's close packet."""

    async def received(self) -> str | bytes:
        message = await super().received()
        if isinstance(message, str) and (message == CLOSE or not is_packet(message)):
            raise OSError("the client ended, or does not speak our language")
        if isinstance(message, str) and not message.startswith("4"):
            self.count_control()
        return message


class _Body:
    """A complete body; python-engineio would read only the part that has arrived."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def read(self, _: int) -> bytes:
        return self._body


def _reading(
    eio: Any, translate: Translate, refuse_excess: RefuseExcess
) -> Callable[[web.Request], Awaitable[dict[str, Any]]]:
    async def translated(request: web.Request) -> dict[str, Any]:
        environ = translate(request)
        packets = await _packets(request, eio.max_http_buffer_size) if request.method == "POST" else []
        sid = request.query.get("sid", "")
        socket = eio.sockets.get(sid)
        if socket is not None and socket.closed:
            raise web.HTTPBadRequest(text="This session is closed.")
        if packets:
            body = _SEPARATOR.join(packets[:MOST_PACKETS]).encode()
            environ.update({"wsgi.input": _Body(body), "CONTENT_LENGTH": str(len(body))})
        if socket is not None and len(packets) > MOST_PACKETS:
            await refuse_excess(sid, packets[MOST_PACKETS:])
        return environ

    return translated


async def _packets(request: web.Request, most: int) -> list[str]:
    """Return the posted packets. Raises HTTPException when they are too long or not valid."""
    body = await request.read()
    if len(body) > most:
        raise web.HTTPRequestEntityTooLarge(max_size=most, actual_size=len(body))
    try:
        packets = body.decode().split(_SEPARATOR)
    except UnicodeDecodeError:
        raise web.HTTPBadRequest(text="These are no packets.") from None
    if not all(is_packet(packet, is_poll=True) for packet in packets):
        raise web.HTTPBadRequest(text="These are no packets.")
    return packets
