"""A Socket.IO client at the level of bytes: it reads raw frames, and can stop reading."""

import asyncio
import json
import struct
from typing import Any

PATIENCE = 60.0  # seconds; an upper limit for a busy machine


class RawSocket:
    """A WebSocket whose frames are read one by one; what it sends is masked with zeros."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def open(cls, port: int, query: str = "EIO=4&transport=websocket", extra: str = "") -> "RawSocket":
        """Connect and upgrade the connection."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
        writer.write(
            f"GET /socket.io/?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n{extra}"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
        assert b" 101 " in head, head
        assert b"extensions" not in head.lower()
        return cls(reader, writer)

    @classmethod
    async def joined(cls, port: int, token: str | None = None) -> "RawSocket":
        """Connect and become a client of the default namespace."""
        raw = await cls.open(port)
        await raw.authenticate(token)
        return raw

    async def authenticate(self, token: str | None) -> None:
        """Become a client of the default namespace."""
        assert (await self.frame())[1].startswith(b"0{")
        self.send("40" if token is None else f"40{json.dumps({'token': token})}")
        assert (await self.frame())[1].startswith(b"40{")

    def send(self, text: str) -> None:
        """Send a text frame."""
        body = text.encode()
        length = bytes((0x80 | len(body),)) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
        self.writer.write(b"\x81" + length + bytes(4) + body)

    async def frame(self) -> tuple[bytes, bytes]:
        """Return the next frame's header and body."""
        async with asyncio.timeout(PATIENCE):
            header = await self.reader.readexactly(2)
            length = header[1]
            if length >= 126:
                more = await self.reader.readexactly(2 if length == 126 else 8)
                header += more
                (length,) = struct.unpack("!H" if len(more) == 2 else "!Q", more)
            return header, await self.reader.readexactly(length)

    async def texts(self, count: int) -> list[str]:
        """Return the next texts."""
        return [(await self.frame())[1].decode() for _ in range(count)]

    def close(self) -> None:
        """Cut the connection off."""
        self.writer.transport.abort()


def event(text: str) -> Any:
    """Return an event's arguments."""
    assert text.startswith("42"), text
    return json.loads(text[2:])
