"""`GET /livez`, `/readyz`, `/healthz` and `/metrics`, for operators.

`/livez` says that the event loop turns, `/readyz` whether this process may be given work: without MongoDB it
may not; without Redis or Discord it is degraded, and may. `/healthz` has the whole picture.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from realtime.bus.notices import Notices
from realtime.metrics import Metrics
from realtime.protocol.wire_json import Json, WireJson
from storage.mongo.database import Database

PATIENCE_SECONDS = 1.5
OK, DEGRADED, UNAVAILABLE = "ok", "degraded", "unavailable"

BotHealth = Callable[[], bool]


class Health:
    """Checks everything this process depends on. `bot` says whether the bot is logged in."""

    def __init__(
        self, database: Database, notices: Notices, metrics: Metrics, bot: BotHealth | None = None
    ) -> None:
        self._database = database
        self._notices = notices
        self._metrics = metrics
        self._bot = bot

    def attach(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/livez", self._livez)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._metrics_text)

    async def checks(self) -> dict[str, str]:
        """Return each part's state: "ok", "unavailable", or "off" when not configured."""
        mongodb, redis = await asyncio.gather(_soon(self._database.ping()), _soon(self._notices.ping()))
        bot = self._bot() if self._bot is not None else None
        return {"mongodb": _word(mongodb), "redis": _word(redis), "bot": _word(bot)}

    async def _livez(self, _: web.Request) -> web.Response:
        return _response(200, {"status": OK})

    async def _readyz(self, _: web.Request) -> web.Response:
        """Answer 200 as long as commands work."""
        status = _status(await self.checks())
        return _response(503 if status == UNAVAILABLE else 200, {"status": status})

    async def _healthz(self, _: web.Request) -> web.Response:
        """Answer 200 when nothing is missing."""
        checks = await self.checks()
        status = _status(checks)
        return _response(
            200 if status == OK else 503, {"status": status, "checks": {"process": OK, **checks}}
        )

    async def _metrics_text(self, _: web.Request) -> web.Response:
        return web.Response(body=self._metrics.text(), headers={"Content-Type": self._metrics.content_type})


def _status(checks: Mapping[str, str]) -> str:
    if checks["mongodb"] == UNAVAILABLE:
        return UNAVAILABLE
    return DEGRADED if UNAVAILABLE in checks.values() else OK


def _response(status: int, body: Json) -> web.Response:
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"}, dumps=WireJson.dumps)


async def _soon(answer: Awaitable[bool | None]) -> bool | None:
    """Return a check's result; False on a timeout."""
    try:
        return await asyncio.wait_for(answer, PATIENCE_SECONDS)
    except TimeoutError:
        return False


def _word(works: bool | None) -> str:
    if works is None:
        return "off"
    return OK if works else UNAVAILABLE
