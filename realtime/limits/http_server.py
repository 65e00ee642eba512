"""aiohttp's server with time limits, and bounds on its connections.

aiohttp itself closes idle connections, after more than an hour by default. It has no limit of its own for the
headers of a first request, or for a client that does not take its answer.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from typing import Any

from aiohttp import web

from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.open_connections import OpenConnections
from storage.runtime.file_limit import spare_files
from storage.runtime.settings import Settings

BACKLOG = 256  # connections that wait to be accepted
ACCEPTED_AT_ONCE = 16
LINGERING_SECONDS = (
    10.0  # for the rest of a body that was refused: a client reads no answer before it is sent
)


class HttpServer(web.Server):
    """Aborts connections that are too many or too slow."""

    def __init__(
        self, made: web.Server, settings: Settings, connections: OpenConnections, **options: Any
    ) -> None:
        """Serve what `made` would serve; options are aiohttp's."""
        super().__init__(
            made.request_handler,
            request_factory=self._begin,
            keepalive_timeout=settings.timeout_idle,
            lingering_time=min(LINGERING_SECONDS, settings.timeout_body),
            **options,
        )
        self._make = made.request_factory
        self._bounds = connections
        self._addresses = ClientAddresses(settings)
        self._header_seconds = settings.timeout_headers
        # From the headers of one request to those of the next.
        self._request_seconds = settings.timeout_response + settings.timeout_idle
        self._deadlines: dict[web.RequestHandler, asyncio.TimerHandle] = {}

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Admit or abort a new connection."""
        super().connection_made(handler, transport)
        peer = transport.get_extra_info("peername")
        if self._bounds.opened(handler, self._addresses.limited_peer(peer[0] if peer else "")):
            self._abort_in(self._header_seconds, handler, transport)
        else:
            # Not at once: the protocol starts its task after this call, and needs its server then.
            asyncio.get_running_loop().call_soon(transport.abort)

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """Forget a connection."""
        super().connection_lost(handler, exc)
        self._forget_deadline(handler)
        self._bounds.closed(handler)

    def authenticated(self, handler: web.RequestHandler) -> None:
        """Lift the limits of a WebSocket: its client is known, and answers pings."""
        self._forget_deadline(handler)
        self._bounds.release(handler)

    def _begin(self, message: Any, payload: Any, protocol: web.RequestHandler, *rest: Any) -> web.BaseRequest:
        """Make the request of headers that have arrived."""
        if protocol.transport is not None:
            self._abort_in(self._request_seconds, protocol, protocol.transport)
        return self._make(message, payload, protocol, *rest)

    def _abort_in(self, seconds: float, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        self._forget_deadline(handler)
        self._deadlines[handler] = asyncio.get_running_loop().call_later(seconds, transport.abort)

    def _forget_deadline(self, handler: web.RequestHandler) -> None:
        if deadline := self._deadlines.pop(handler, None):
            deadline.cancel()


class HttpRunner(web.AppRunner):
    """aiohttp's runner of an application, with that server."""

    def __init__(
        self,
        app: web.Application,
        settings: Settings,
        reached: Callable[[str], None],
        shutdown_timeout: float,
    ) -> None:
        """`reached` is called with the name of the setting that refused a connection."""
        super().__init__(app, access_log=None, shutdown_timeout=shutdown_timeout)
        self._settings = settings
        self.connections = OpenConnections(spare_files(), settings.limit_http_per_address, reached)

    async def listen(self, host: str, port: int) -> None:
        """Listen for clients. Raises OSError when the port is taken.

        asyncio accepts as many connections in one turn of its loop as may wait to be accepted, for several
        turns before the first is counted, and would run out of files. So few are accepted, and more may wait.
        """
        site = web.TCPSite(self, host, port, backlog=ACCEPTED_AT_ONCE)
        await site.start()
        assert isinstance(site._server, asyncio.Server)
        for listening in site._server.sockets:
            with socket.socket(fileno=os.dup(listening.fileno())) as same:
                same.listen(BACKLOG)

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        return HttpServer(made, self._settings, self.connections, access_log=None)

    def authenticated(self, handler: web.RequestHandler) -> None:
        """Lift the limits of a WebSocket whose client has authenticated."""
        if isinstance(self.server, HttpServer):
            self.server.authenticated(handler)
