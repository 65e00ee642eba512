"""The commands reach Discord apart from the start, by one process, and only when they changed."""

from contextlib import AsyncExitStack

from bot.discord_api.command_sync import digest_of
from bot.sandbox import Sandbox
from bot.sandbox.discord_py import discord_py_talks_to
from tests.bot.harness import HURRY, PATIENCE, BotHarness, run_process
from tests.conftest import PATIENT_MS
from tests.realtime.patience import eventually

TOO_MANY = {
    "message": "Max number of daily application command creates has been reached (200)",
    "code": 30034,
}
INVALID = {"message": "Invalid Form Body", "code": 50035, "errors": {}}


def _syncs(sandbox: Sandbox) -> int:
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in sandbox.requests)


def _metric(table: BotHarness, name: str, **labels: str) -> float:
    return table.bot.metrics.registry.get_sample_value(name, labels) or 0.0


async def test_a_refused_sync_leaves_the_bot_online_is_reported_and_is_tried_again(
    mongo_uri: str, database_name: str
) -> None:
    async with AsyncExitStack() as opened:
        sandbox = await opened.enter_async_context(Sandbox(within=PATIENCE, rate_limit_speed=HURRY))
        opened.enter_context(discord_py_talks_to(sandbox.base_url, sandbox.gateway_url))
        uri = f"{mongo_uri}{database_name}"
        first = await opened.enter_async_context(run_process(sandbox, uri, operation_timeout_ms=PATIENT_MS))
        table = BotHarness(sandbox, first)
        await eventually(lambda: _metric(table, "tracker_commands_synced") == 1)
        # A new version: its commands are not those that Discord has.
        older = {"synced": "older", "attempted": "older"}
        await table.services.database.command_syncs.update_many({}, {"$set": older})
        sandbox.driver.inject("PUT", "/commands$", 400, TOO_MANY, times=2)
        refusals = sandbox.driver.inject("PUT", "/commands$", 400, INVALID, times=None)
        await table.restart()  # waits until the bot is ready
        await eventually(lambda: _metric(table, "tracker_command_syncs_total", outcome="refused") >= 3)
        call = await table.user("Sam").slash("table", "tracker doctor")
        await call.resolved()
        assert "❌ Discord did not take the commands of this version: 400 (50035)" in call.message.text
        assert _metric(table, "tracker_commands_synced") == 0
        assert (await table.start("Goblin")).text  # the commands that Discord has go on working
        refusals.times = 0
        await eventually(lambda: _metric(table, "tracker_commands_synced") == 1)
        call = await table.user("Sam").slash("table", "tracker doctor")
        await call.resolved()
        assert "✅ Discord has the commands of this version" in call.message.text
        assert sandbox.complaints == []


async def test_commands_that_discord_has_are_not_sent_again_by_any_process(table: BotHarness) -> None:
    # A process that is stopped before it noted Discord's answer leaves the commands to be sent again.
    await _synced(table)
    assert _syncs(table.sandbox) == 1
    await table.restart()
    await _synced(table)
    assert _syncs(table.sandbox) == 1
    assert _metric(table, "tracker_command_syncs_total", outcome="unchanged") == 1
    application, digest = table.bot.application_id or 0, await digest_of(table.bot.tree)
    syncs = table.services.command_syncs
    assert [await syncs.claim(application, digest), await syncs.claim(application, "newer")] == [False, True]
    assert not await syncs.claim(application, "newer")  # another process sends them now


async def _synced(table: BotHarness) -> None:
    sync = table.bot.app.command_sync
    await eventually(lambda: sync.state is not None and sync.state.is_synced)


async def test_every_command_is_offered_by_installs_in_servers_alone_and_in_dms_where_it_makes_sense(
    table: BotHarness,
) -> None:
    table.driver.install_for("Ari")
    world, dice = table.sandbox.world, table.driver.user("Dice Bot")
    without = world.add_guild("The Prancing Pony", table.driver.user("Ari"))
    for place in (world.add_channel(without, "inn"), world.open_dm(table.driver.user("Ari"), dice)):
        assert table.user("Ari").commands(place) == []
    call = await table.user("Ari").slash("@me", "tracker help")
    assert call.error is None and call.message.embeds
    synced = table.sandbox.commands.all()
    assert {tuple(command["integration_types"]) for command in synced} == {(0,)}
    contexts = {command["name"]: command["contexts"] for command in synced}
    assert {name for name, allowed in contexts.items() if 1 in allowed} == {"tracker", "privacy", "roll"}
    assert all(0 in allowed and 2 not in allowed for allowed in contexts.values())
    everyone_asked = [body for r in table.sandbox.requests if r.path.endswith("/commands") for body in r.body]
    assert all(body["integration_types"] == [0] and body["contexts"] for body in everyone_asked)
