"""Keep a bot's gateway sessions and their connections."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.future_fields import with_future_fields

DISPATCH = 0
_REPLAY = 5000


@dataclass
class Session:
    """A bot's session of one shard; it outlives its connection, so that it can be resumed."""

    id: str
    intents: int
    encoding: tuple[str, str]  # API version and encoding: a resume must have the same
    shard: tuple[int, int]
    future_fields: bool = True
    sequence: int = 0
    sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_REPLAY))
    connection: Connection | None = None

    def serves(self, guild_id: int | None) -> bool:
        index, count = self.shard
        return index == (0 if guild_id is None else (guild_id >> 22) % count)

    def dispatch(self, event: str, data: Json) -> None:
        self.sequence += 1
        sent = with_future_fields(data) if self.future_fields else data
        frame = json.dumps({"op": DISPATCH, "t": event, "s": self.sequence, "d": sent})
        self.sent.append((self.sequence, frame))
        if self.connection is not None:
            self.connection.outbox.put_nowait(frame)


class Connection:
    """One WebSocket of a bot. Frames are compressed where its address asks for zlib-stream."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.request = request
        self.session: Session | None = None
        self.acknowledged: int | None = None  # the sequence number of the last heartbeat
        self.is_dropped = False  # by the gateway
        self.received_at: deque[float] = deque()
        self.silence: asyncio.TimerHandle | None = None
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        # Frames are sent through one queue to keep their order; None ends it.
        self.outbox: asyncio.Queue[str | None] = asyncio.Queue()

    def send(self, op: int, data: Any = None) -> None:
        self.outbox.put_nowait(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    @property
    def encoding(self) -> tuple[str, str]:
        query = self.request.query
        return query.get("v", ""), query.get("encoding", "")

    async def write(self) -> None:
        while (frame := await self.outbox.get()) is not None:
            try:
                if self._zlib is None:
                    await self.socket.send_str(frame)
                else:
                    packed = self._zlib.compress(frame.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)
            except ConnectionError:
                return  # The bot has disconnected; what was not sent is replayed on resume.
