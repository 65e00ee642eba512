"""Limit the messages of sockets before parsing: too many, too long, or of an unused form."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakKeyDictionary

import structlog

from realtime.limits.rate_limits import TOO_MUCH, Caller, RateLimits, refusal, too_large
from realtime.protocol.acks import failure
from realtime.protocol.server_events import ErrorEvent
from realtime.protocol.wire_json import WireJson

BYTES_PER_MESSAGE = 4_096  # a longer message counts for several
MOST_REFUSED = 200  # refusals in REFUSED_SECONDS, then the socket is closed: each costs as much as a message
REFUSED_SECONDS = 60.0
NO_BYTES: ErrorEvent = {"code": "invalid", "message": "This can't be read: it holds raw bytes."}

# An event or a binary event of the main namespace, and the id of its acknowledgement.
_EVENT = re.compile(r"(?:2|5\d{0,10}-)(?:/,)?(\d{1,18})?\[")

log = structlog.stdlib.get_logger(__name__)


def message_cost(length: int) -> int:
    """Return as how many messages one of a length in bytes counts."""
    return 1 + length // BYTES_PER_MESSAGE


class MessageGate:
    """Filters between Engine.IO and Socket.IO.

    Binary attachments are refused: no event here has any, and Socket.IO would collect as many as a client
    announces.
    """

    def __init__(
        self,
        eio: Any,
        limits: RateLimits,
        most_bytes: int,
        caller_of: Callable[[str], Caller],
        close: Callable[[str], Awaitable[None]],
    ) -> None:
        self._eio = eio
        self._limits = limits
        self._most_bytes = most_bytes
        self._caller_of = caller_of
        self._close = close
        # Socket → when its refusals were first counted, and how many there were since.
        self._refused: WeakKeyDictionary[Any, tuple[float, int]] = WeakKeyDictionary()
        self._take = eio.handlers["message"]
        eio.on("message", self._message)

    async def refuse_excess(self, eio_sid: str, packets: list[str]) -> None:
        """Answer the messages among a poll's packets that are too many; they are not carried out."""
        for packet in packets:
            if (socket := self._eio.sockets.get(eio_sid)) is None or socket.closed:
                return
            if packet.startswith("4"):
                await self._refuse(eio_sid, packet[1:], TOO_MUCH)

    async def _message(self, eio_sid: str, data: str | bytes) -> None:
        if (socket := self._eio.sockets.get(eio_sid)) is None or socket.closed:
            return
        wait = await self._limits.hit("commands", self._caller_of(eio_sid), message_cost(len(data)))
        if wait is not None:
            await self._refuse(eio_sid, data, refusal(wait))
        elif len(data) > self._most_bytes:
            self._limits.reached("LIMIT_MESSAGE_BYTES")
            await self._refuse(eio_sid, data, too_large(self._most_bytes))
        elif not isinstance(data, str) or data.startswith(("5", "6")):
            await self._refuse(eio_sid, data, NO_BYTES)
        else:
            try:
                await self._take(eio_sid, data)
            except Exception as error:  # Socket.IO raises various errors for an invalid packet
                log.info("not a packet", error=type(error).__name__)

    async def _refuse(self, eio_sid: str, data: str | bytes, error: ErrorEvent) -> None:
        if not await self.may_be_refused(eio_sid):
            return
        event = _EVENT.match(data) if isinstance(data, str) else None
        if event is None:
            return  # the client expects no answer
        if event[1]:
            await self._eio.send(eio_sid, f"3{event[1]}{WireJson.dumps([failure(error)])}")
        await self._eio.send(eio_sid, f"2{WireJson.dumps(['error', error])}")

    async def may_be_refused(self, eio_sid: str) -> bool:
        """Count a refusal; close the socket of a client that does not heed them, and return False then."""
        socket = self._eio.sockets.get(eio_sid)
        if socket is None:
            return False
        at = asyncio.get_running_loop().time()
        since, refused = self._refused.get(socket, (at, 0))
        if at - since > REFUSED_SECONDS:
            since, refused = at, 0
        self._refused[socket] = (since, refused + 1)
        if refused < MOST_REFUSED:
            return True
        log.warning("a client does not heed refusals; closed")
        await self._close(eio_sid)
        return False
