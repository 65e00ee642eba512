"""The health of a process with a bot: what it says while Discord is away, and that it recovers."""

import json

from tests.bot.harness import BotHarness
from tests.realtime.http_client import get
from tests.realtime.patience import eventually


async def test_health_is_503_while_the_bot_is_not_connected(table: BotHarness) -> None:
    address = f"{table.web.address}/healthz"
    checks = {"process": "ok", "mongodb": "ok", "redis": "off", "bot": "ok"}
    status, text, _ = await get(address)
    assert (status, json.loads(text)) == (200, {"status": "ok", "checks": checks})
    table.driver.refuse_gateway(1_000)
    await table.driver.drop_gateway()

    async def answers(status: int) -> bool:
        return (await get(address))[0] == status

    await eventually(lambda: answers(503))
    status, text, headers = await get(address)
    assert (status, headers["Cache-Control"]) == (503, "no-store")
    assert json.loads(text) == {"status": "degraded", "checks": {**checks, "bot": "unavailable"}}
    assert (await get(f"{table.web.address}/readyz"))[:2] == (200, '{"status":"degraded"}')
    table.driver.refuse_gateway(0)
    await eventually(lambda: answers(200))
