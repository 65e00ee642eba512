"""Count the open connections of each address before anything is known of the client, and all together."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiohttp.web import RequestHandler

OPEN_FILES = "ulimit -n"  # named like a setting where refusals are counted
_SHARE = 2  # an address may hold a half of all connections at most


class OpenConnections:
    """The connections of one HTTP server, by aiohttp's protocol objects.

    A connection is counted for the address that opened it. Behind a trusted proxy each request is counted for
    the address that the proxy names, while it is served. A WebSocket whose client has authenticated counts
    for LIMIT_SOCKETS_PER_ADDRESS, and here only for the total.
    """

    def __init__(self, most: int, most_per_address: int, reached: Callable[[str], None]) -> None:
        """`reached` is called with the name of the setting that refused a connection."""
        self._most = most
        self._most_per_address = min(most_per_address, max(1, most // _SHARE))
        self._reached = reached
        self._addresses: dict[RequestHandler, str | None] = {}
        self._open: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._addresses)

    def opened(self, protocol: RequestHandler, address: str | None) -> bool:
        """Count a new connection; return False when it must be closed. Without an address only in all."""
        if len(self._addresses) >= self._most:
            self._reached(OPEN_FILES)
            return False
        if not self._has_room(address):
            return False
        self._addresses[protocol] = None
        self._count(protocol, address)
        return True

    def closed(self, protocol: RequestHandler) -> None:
        """Forget a connection."""
        self.release(protocol)
        self._addresses.pop(protocol, None)

    def release(self, protocol: RequestHandler) -> None:
        """Count a connection for no address any more."""
        address = self._addresses.get(protocol)
        if address is None:
            return
        self._addresses[protocol] = None
        self._open[address] -= 1
        if not self._open[address]:
            del self._open[address]

    @contextmanager
    def serving(self, protocol: RequestHandler, address: str | None) -> Iterator[bool]:
        """Count a request for its client's address while it is served; yield False to refuse it."""
        if address is None or self._addresses.get(protocol) is not None:
            yield True
        elif not self._has_room(address):
            yield False
        else:
            self._count(protocol, address)
            try:
                yield True
            finally:
                self.release(protocol)

    def _has_room(self, address: str | None) -> bool:
        if address is None or self._open[address] < self._most_per_address:
            return True
        self._reached("LIMIT_HTTP_PER_ADDRESS")
        return False

    def _count(self, protocol: RequestHandler, address: str | None) -> None:
        if address is not None and protocol in self._addresses:
            self._addresses[protocol] = address
            self._open[address] += 1
