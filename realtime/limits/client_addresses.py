"""Determine allowed browser origins and client addresses."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from realtime.protocol.wire_json import Json
from storage.runtime.settings import Settings

MOST_HOPS = 20
MOST_TEXT = 100  # characters of an address
_Address = IPv4Address | IPv6Address


def allowed_origins(settings: Settings) -> Callable[[str, Json], bool]:
    """Return the test for origins: FRONTEND_URL, SIGN_IN_CLIENTS, PUBLIC_URL, and the request's own host."""
    public = urlsplit(settings.public_url)
    pages = (urlsplit(address) for _, address in settings.sign_in_clients)
    allowed = {*settings.frontend_url, *(f"{at.scheme}://{at.netloc}" for at in (public, *pages))}

    def is_allowed(origin: str, environ: Json) -> bool:
        own = f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', '')}"
        return "*" in allowed or origin in allowed or origin == own

    return is_allowed


class ClientAddresses:
    """Determines client addresses: from X-Forwarded-For of trusted proxies, else the peer's address."""

    def __init__(self, settings: Settings) -> None:
        self._trusted = [ip_network(network) for network in settings.trusted_proxies]

    def of(self, request: web.BaseRequest) -> str:
        """Return the address of the client behind a request; "" when it has none, as on a Unix socket."""
        address = self._of(request)
        return str(address) if address else ""

    def of_environ(self, environ: Mapping[str, Any]) -> str:
        """Return the address of the client behind a Socket.IO handshake."""
        request = environ.get("aiohttp.request")
        return self.of(request) if request is not None else ""

    def limited(self, request: web.BaseRequest | None) -> str | None:
        """Return the key an address is counted under; None for this machine itself."""
        return _key(self._of(request) if request is not None else None)

    def limited_peer(self, peer: str) -> str | None:
        """Return the key of the client that opened a connection; None for a proxy and this machine itself."""
        address = _parsed(peer)
        return None if address is None or self._is_proxy(address) else _key(address)

    def _is_proxy(self, address: _Address) -> bool:
        return any(address in network for network in self._trusted)

    def _of(self, request: web.BaseRequest) -> _Address | None:
        found = _parsed(request.remote or "")
        hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        # Each proxy appends its peer's address: only entries of trusted proxies count.
        for hop in reversed(hops[-MOST_HOPS:]):
            if found is None or not self._is_proxy(found):
                break
            before = _parsed(hop)
            if before is None:
                break
            found = before
        return found


def _key(address: _Address | None) -> str | None:
    """Return what an address is counted under: an IPv6 client has a whole network of addresses."""
    if address is None or address.is_loopback:
        return None
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)


def _parsed(text: str) -> _Address | None:
    """Read an address, with or without a port."""
    return _read(text) if len(text) <= MOST_TEXT else None


@lru_cache(maxsize=4_096)
def _read(text: str) -> _Address | None:
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
