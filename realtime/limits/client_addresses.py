"""Where requests come from: allowed origins of browsers, and addresses."""

from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from realtime.protocol.wire_json import Json
from storage.runtime.settings import Settings

MOST_HOPS = 20
_Address = IPv4Address | IPv6Address


def allowed_origins(settings: Settings) -> Callable[[str, Json], bool]:
    """Return the test for origins: FRONTEND_URL, our own PUBLIC_URL, and whatever host we are called by."""
    public = urlsplit(settings.public_url)
    allowed = {*settings.frontend_url, f"{public.scheme}://{public.netloc}"}

    def is_allowed(origin: str, environ: Json) -> bool:
        own = f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', '')}"
        return "*" in allowed or origin in allowed or origin == own

    return is_allowed


class ClientAddresses:
    """Finds out who is at the other end: the proxies' word for it if they are trusted, else the peer."""

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
        """Return what an address is counted under; None for this machine itself.

        Whoever has one IPv6 address has a network of them, so that network is counted.
        """
        address = self._of(request) if request is not None else None
        if address is None or address.is_loopback:
            return None
        if isinstance(address, IPv6Address):
            return str(ip_network((address, 64), strict=False))
        return str(address)

    def _of(self, request: web.BaseRequest) -> _Address | None:
        found = _parsed(request.remote or "")
        hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        # Each proxy adds the address it was called from at the end: only what trusted ones added counts.
        for hop in reversed(hops[-MOST_HOPS:]):
            if found is None or not any(found in network for network in self._trusted):
                break
            before = _parsed(hop)
            if before is None:
                break
            found = before
        return found


def _parsed(text: str) -> _Address | None:
    """Read an address, with or without a port."""
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
