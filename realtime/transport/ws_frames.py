"""WebSocket frames as a server sends them (RFC 6455): whole, unmasked, uncompressed."""

from struct import Struct
from typing import Final

TEXT: Final = 0x81  # the last and only frame of a message
BINARY: Final = 0x82

_short = Struct("!BB").pack
_medium = Struct("!BBH").pack
_long = Struct("!BBQ").pack


def frame(message: str | bytes) -> bytes:
    """Return a message as the bytes that go to the transport: text for str, binary for bytes."""
    kind, body = (TEXT, message.encode()) if isinstance(message, str) else (BINARY, message)
    length = len(body)
    if length < 126:
        return _short(kind, length) + body
    if length < 65536:
        return _medium(kind, 126, length) + body
    return _long(kind, 127, length) + body
