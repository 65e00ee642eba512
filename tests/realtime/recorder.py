"""Record every byte sent to one client: a relay between it and the server."""

from urllib.parse import urlsplit

from tests.faults.proxy import Proxy

# Compressed data can't be searched: the relay removes the client's request for it.
_COMPRESSION = ((b"Accept-Encoding:", b"X-No-Encoding:"), (b"Sec-WebSocket-Extensions:", b"X-No-Extensions:"))


class Recorder(Proxy):
    """Relays connections to a server on this machine; `received` is every byte that the server sent."""

    def __init__(self, target: str) -> None:
        port = urlsplit(target).port
        assert port is not None
        super().__init__(port)
        self._chunks: list[bytes] = []

    @property
    def address(self) -> str:
        """The address of the relay."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def received(self) -> bytes:
        """The bytes sent so far, by connection in order of arrival."""
        return b"".join(self._chunks)

    def _to_server(self, data: bytes) -> bytes:
        for wish, instead in _COMPRESSION:
            data = data.replace(wish, instead)
        return data

    def _to_client(self, data: bytes) -> bytes:
        self._chunks.append(data)
        return data
