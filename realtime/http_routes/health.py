"""`GET /healthz` and `GET /metrics`, for operators."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from realtime.bus.notices import Notices
from realtime.metrics import Metrics
from realtime.protocol.wire_json import WireJson
from storage.mongo.database import Database

PATIENCE_SECONDS = 1.5

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
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._metrics_text)

    async def checks(self) -> dict[str, str]:
        """Return each part's state: "ok", "unavailable", or "off" when not configured."""
        mongodb, redis = await asyncio.gather(_soon(self._database.ping()), _soon(self._notices.ping()))
        bot = self._bot() if self._bot is not None else None
        return {"mongodb": _word(mongodb), "redis": _word(redis), "bot": _word(bot)}

    async def _healthz(self, _: web.Request) -> web.Response:
        checks = await self.checks()
        is_well = "unavailable" not in checks.values()
        body = {"status": "ok" if is_well else "unavailable", "checks": {"process": "ok", **checks}}
        return web.json_response(
            body,
            status=200 if is_well else 503,
            headers={"Cache-Control": "no-store"},
            dumps=WireJson.dumps,
        )

    async def _metrics_text(self, _: web.Request) -> web.Response:
        return web.Response(body=self._metrics.text(), headers={"Content-Type": self._metrics.content_type})


async def _soon(answer: Awaitable[bool | None]) -> bool | None:
    """Return a check's result; False on a timeout."""
    try:
        return await asyncio.wait_for(answer, PATIENCE_SECONDS)
    except TimeoutError:
        return False


def _word(works: bool | None) -> str:
    if works is None:
        return "off"
    return "ok" if works else "unavailable"
