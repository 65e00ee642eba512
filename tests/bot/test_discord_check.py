"""The check of Discord, tried on a sandbox in Discord's place."""

import pytest

from bot.__main__ import Tuning
from bot.sandbox import Permission, Sandbox
from storage.runtime.settings import load_settings
from tests.bot.harness import QUICK, SECRET
from tests.discord_check import __main__ as check
from tests.discord_check.exchanges import Exchange, differences, paths
from tests.discord_check.walk import walk
from tests.free_port import free_port


async def test_the_walk_does_all_of_it_and_leaves_nothing_behind(mongo_uri: str, database_name: str) -> None:
    async with Sandbox(token="check", within=60.0, rate_limit_speed=100) as discord:
        settings = load_settings(
            None,
            mongodb_uri=f"{mongo_uri}{database_name}",
            jwt_secret=SECRET,
            port=free_port(),
            discord_token="check",
            discord_api_base=discord.base_url,
        )
        table = discord.driver.channel("table")
        own = next(r for r in discord.driver.guild.roles.values() if r.managed_by_bot is not None)
        own.permissions |= int(Permission.MANAGE_THREADS)
        said: list[str] = []
        tuning = Tuning(pace=QUICK, pulse=None, client_options={"guild_ready_timeout": 0.05})
        exchanges = await walk(settings, table.id, tuning=tuning, say=said.append)
        assert said[-2:] == ["fight ended", "cleaned up"] and "log thread opened" in said
        assert [m for m in discord.driver.messages(table) if not m.is_system] == []
        assert [c for c in discord.world.channels.values() if c.parent_id == table.id] == []
    sent = {exchange.request for exchange in exchanges}
    assert {"PUT applications/commands", "POST channels/messages", "PATCH channels/messages"} <= sent
    assert {exchange.code for exchange in exchanges} >= {0, 10008, 50006, 50035}
    assert differences(exchanges, exchanges) == []


def test_what_differs_is_said_by_request() -> None:
    def exchange(method: str, status: int = 200, code: int = 0, **body: object) -> Exchange:
        return Exchange(method, "channels/messages", status, code, frozenset(paths(body)))

    real = [exchange("POST", poll={"id": "1"}), exchange("PATCH", 400, 50035), exchange("GET")]
    sandbox = [exchange("POST", content=""), exchange("PATCH", 400, 50024)]
    assert differences(real, sandbox) == [
        "GET channels/messages: sent to Discord alone",
        "PATCH channels/messages: Discord answers 400 (50035), the sandbox 400 (50024)",
        "POST channels/messages: Discord alone has poll",
        "POST channels/messages: the sandbox alone has content",
    ]


def test_without_a_token_it_is_skipped_visibly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv(check.CHANNEL, raising=False)
    assert check.main() == 0
    assert capsys.readouterr().out.startswith("SKIPPED: set DISCORD_TOKEN")
