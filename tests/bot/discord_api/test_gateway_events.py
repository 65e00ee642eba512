"""Events that discord.py can't parse, announcement channels, and answers while the connection breaks."""

import aiohttp
import pytest
from discord.webhook.async_ import AsyncWebhookAdapter
from structlog.testing import capture_logs

from bot.sandbox.model.objects import ChannelType
from bot.sandbox.world.guilds import WorldEvent
from tests.bot.harness import BotHarness


async def test_an_event_that_cannot_be_parsed_is_logged_with_its_trace_and_skipped(table: BotHarness) -> None:
    world, guild = table.sandbox.world, table.driver.guild
    identified, resumed = table.sandbox.gateway.identifies, table.sandbox.gateway.resumes
    with capture_logs() as logged:
        for kind, data in (
            ("CHANNEL_UPDATE", {"id": "no number", "guild_id": str(guild.id), "type": 0}),
            ("GUILD_ROLE_UPDATE", {"guild_id": str(guild.id), "role": None}),
            ("THREAD_CREATE", {"id": "1", "guild_id": str(guild.id), "type": 11}),
        ):
            world.emit(WorldEvent(kind, data, guild.id))
        await table.start("Goblin")  # the gateway goes on
    skipped = [line for line in logged if line["event"] == "gateway event skipped"]
    assert [line["gateway_event"] for line in skipped] == [
        "CHANNEL_UPDATE",
        "GUILD_ROLE_UPDATE",
        "THREAD_CREATE",
    ]
    assert all(line["exc_info"] for line in skipped)
    gateway = table.sandbox.gateway
    assert (gateway.identifies, gateway.resumes) == (identified, resumed)


@pytest.mark.parametrize(
    "failure", [RuntimeError("Session is closed"), aiohttp.ServerDisconnectedError()], ids=["closed", "cut"]
)
async def test_nothing_escapes_an_answer_that_could_not_be_sent(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    escaped: list[object] = []
    table.bot.loop.set_exception_handler(lambda loop, context: escaped.append(context))

    def broken(*args: object, **kwargs: object) -> None:
        raise failure

    with capture_logs() as logged, monkeypatch.context() as patched:
        patched.setattr(AsyncWebhookAdapter, "request", broken)
        for command, options in (("damage", {"target": "missing", "amount": "1"}), ("tracker help", {})):
            await table.user("Dana").slash("table", command, options, wait=False)
        await table.driver.wait_until(
            lambda: (sum(line["event"] == "could not answer" for line in logged) == 2) or None
        )
    assert escaped == []
    assert (await table.user("Dana").slash("table", "tracker help")).error is None


async def test_an_announcement_channel_gets_its_log_thread(table: BotHarness) -> None:
    world = table.sandbox.world
    news = table.driver.add_channel("news")
    news.type = ChannelType.ANNOUNCEMENT
    world.channel_event(news, "DELETE")
    world.channel_event(news, "CREATE")
    dana = table.user("Dana")
    await dana.slash(news, "encounter start", name="Bridge")
    await dana.slash(news, "encounter rules", narration="thread")
    await dana.slash(news, "init add", name="Goblin", hp="20")
    thread = await table.driver.wait_until(
        lambda: next((c for c in world.channels.values() if c.parent_id == news.id), None), what="a thread"
    )
    assert thread.type is ChannelType.ANNOUNCEMENT_THREAD
    assert "Goblin" in (await table.driver.wait_for_message(thread, containing="Goblin")).content
