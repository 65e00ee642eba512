"""Serve the routes of `health` only: for a bot whose web side is another process."""

from collections.abc import Callable

import structlog
from aiohttp import web

from realtime.http_routes.health import Health
from realtime.limits.http_server import HttpRunner
from storage.runtime.settings import Settings

log = structlog.stdlib.get_logger(__name__)


class HealthServer:
    """A small server on HOST:PORT.

    Several bots on one machine may have the same PORT: a process that finds it taken logs that and runs
    without this server.
    """

    def __init__(self, health: Health, settings: Settings, reached: Callable[[str], None]) -> None:
        """`reached` is called with the name of the setting that refused a connection."""
        self._host, self._port = settings.host, settings.port
        app = web.Application()
        health.attach(app)
        self._runner = HttpRunner(app, settings, reached, shutdown_timeout=1.0)

    async def start(self) -> str | None:
        """Listen and return the address; None when the port is taken."""
        await self._runner.setup()
        try:
            await self._runner.listen(self._host, self._port)
        except OSError as error:
            log.warning(
                "no /metrics and /healthz: PORT is taken",
                host=self._host,
                port=self._port,
                error=error.strerror,
            )
            return None
        host, port, *_ = self._runner.addresses[0]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def stop(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()
