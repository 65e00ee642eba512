"""Who sends an HTTP request with a token, as at the handshake: `Authorization: Bearer …`.

A browser never sends this header by itself, so no other site can make a request with it.
"""

from aiohttp import web

from realtime.connections.handshake import TOKEN_REQUIRED, Handshake, Refused
from realtime.connections.registry import Connection
from realtime.limits.client_addresses import ClientAddresses


class Bearers:
    """Finds what the tokens of requests stand for."""

    def __init__(self, handshake: Handshake, addresses: ClientAddresses) -> None:
        self._handshake, self._addresses = handshake, addresses

    async def of(self, request: web.Request) -> Connection:
        """Return a connection without a socket. Raises Refused, UnavailableError."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Refused(TOKEN_REQUIRED)
        return await self._handshake.identify(token.strip(), self._addresses.limited(request))
