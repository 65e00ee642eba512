"""Bots lose and resume their gateway sessions."""

from __future__ import annotations

import discord
import pytest

from bot.sandbox import Driver, Sandbox
from tests.bot.sandbox.example_bot import ExampleBot, running


async def test_a_cut_wire_is_resumed_and_nothing_is_missed(
    sandbox: Sandbox, driver: Driver, bot: ExampleBot
) -> None:
    await driver.drop_gateway()
    driver.add_channel("while-away")
    await driver.wait_until(lambda: bot.resumed == 1, what="a resume")
    await driver.wait_until(lambda: "channel while-away" in bot.seen, what="the replayed event")
    assert (sandbox.gateway.identifies, sandbox.gateway.resumes) == (1, 1)


async def test_an_interaction_while_the_wire_is_cut_is_answered_after_the_resume(
    driver: Driver, bot: ExampleBot
) -> None:
    await driver.drop_gateway(4000)
    call = await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert call.message.content == "Dana hits x for 1 x1"


async def test_op_7_makes_the_bot_resume(sandbox: Sandbox, driver: Driver, bot: ExampleBot) -> None:
    driver.reconnect()
    await driver.wait_until(lambda: bot.resumed == 1, what="a resume")
    assert sandbox.gateway.identifies == 1


async def test_op_9_makes_the_bot_identify_again(sandbox: Sandbox, driver: Driver, bot: ExampleBot) -> None:
    driver.invalidate_session()
    await driver.wait_until(lambda: sandbox.gateway.identifies == 2 and sandbox.gateway.connected)
    call = await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert call.error is None


async def test_a_resumable_op_9_is_resumed(sandbox: Sandbox, driver: Driver, bot: ExampleBot) -> None:
    driver.invalidate_session(resumable=True)
    await driver.wait_until(lambda: bot.resumed == 1, what="a resume")
    assert sandbox.gateway.identifies == 1


async def test_a_forgotten_session_cannot_be_resumed(
    sandbox: Sandbox, driver: Driver, bot: ExampleBot
) -> None:
    driver.forget_sessions()
    await driver.drop_gateway()
    await driver.wait_until(lambda: sandbox.gateway.identifies == 2 and sandbox.gateway.connected)
    assert bot.resumed == 0


async def test_a_refused_handshake_is_retried(sandbox: Sandbox, driver: Driver, bot: ExampleBot) -> None:
    driver.refuse_gateway(times=1)
    await driver.drop_gateway()
    await driver.wait_until(lambda: sandbox.gateway.refuse_next == 0 and sandbox.gateway.connected, within=60)
    call = await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert call.error is None


async def test_guilds_go_to_their_shard() -> None:
    async with Sandbox(shards=2) as sandbox:
        world = sandbox.world
        bot = ExampleBot()
        async with running(bot, sandbox):
            assert bot.shard_count == 2
            assert {session.shard for session in sandbox.gateway.sessions.values()} == {(0, 2), (1, 2)}
            [guild] = bot.guilds
            assert guild.shard_id == (guild.id >> 22) % 2
            call = await sandbox.driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
            assert call.error is None
            second = world.add_guild("Elsewhere", sandbox.driver.user("Ari"))
            world.join(second, world.bot)
            world.announce_guild(second)
            await sandbox.driver.wait_until(lambda: bot.get_guild(second.id) is not None)


class EventRecorder(discord.AutoShardedClient):
    """Records the events it receives."""

    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.05)
        self.received: list[str] = []

    async def on_message(self, message: discord.Message) -> None:
        self.received.append(f"{message.author.name}:{message.content}")

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.received.append("deleted")


async def test_intents_decide_which_events_a_bot_receives(sandbox: Sandbox) -> None:
    client = EventRecorder(discord.Intents(guilds=True, guild_messages=True))
    async with running(client, sandbox):
        driver = sandbox.driver
        message = driver.as_user("Ari").send("table", "hello")
        driver.as_user("Ari").send("table", f"hello <@{sandbox.world.application_id}>")
        driver.delete_message(message)
        await driver.wait_until(lambda: "deleted" in client.received)
        assert client.received[0] == "ari:"
        assert client.received[1].startswith("ari:hello <@")


async def test_privileged_intents_are_refused(sandbox: Sandbox) -> None:
    client = EventRecorder(discord.Intents(guilds=True, message_content=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(client, sandbox):
            raise AssertionError("the bot should not have become ready")


async def test_a_wrong_token_is_refused() -> None:
    async with Sandbox(token="the right one") as sandbox:
        with pytest.raises(discord.LoginFailure):
            async with running(ExampleBot(), sandbox):
                raise AssertionError("the bot should not have logged in")
