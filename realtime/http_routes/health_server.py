"""Serve `/healthz` and `/metrics` only: for a bot whose web side is another process."""

import structlog
from aiohttp import web

from realtime.http_routes.health import Health

log = structlog.stdlib.get_logger(__name__)


class HealthServer:
    """A small server on HOST:PORT.

    Several bots on one machine may have the same PORT: a process that finds it taken logs that and runs
    without this server.
    """

    def __init__(self, health: Health, host: str, port: int) -> None:
        self._host, self._port = host, port
        app = web.Application()
        health.attach(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)

    async def start(self) -> str | None:
        """Listen and return the address; None when the port is taken."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
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
