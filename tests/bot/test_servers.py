"""No command of one server reaches an encounter of another, whatever Discord says of the channel."""

import re
from typing import Any

import pytest

from bot.render import custom_ids as ids
from bot.sandbox.model.objects import Channel, ChannelType
from bot.sandbox.world.interactions import COMPONENT
from storage.encounter.base import EncounterId
from storage.encounter.policy import Role
from storage.runtime.clock import now
from tests.bot.cast import Cast, permission
from tests.bot.cogs.core_commands import CORE
from tests.bot.components.component_rows import ROWS, data_of
from tests.bot.harness import BotHarness
from tests.places import ROOT

Json = dict[str, Any]


def _without_channel(payload: Json) -> None:
    del payload["channel"], payload["channel_id"]


async def test_no_command_of_one_server_reaches_an_encounter_of_another(cast: Cast) -> None:
    table = cast.table
    here, key = await cast.current_encounter()
    before = await table.tracker.load(EncounterId(key))
    there = table.driver.add_guild("The Prancing Pony")
    elsewhere = table.driver.channel_in(there, "table")

    def forged(payload: Json) -> None:  # Discord's ids of channels are unique; the bot does not rely on it
        payload["channel_id"] = str(here.id)
        payload["channel"] = {**payload["channel"], "id": str(here.id)}

    reached = []
    for verb, row in ROWS.items():
        data = data_of(verb, row, before.id, before, before.participants[0])
        outcome = await cast.press("Dana", elsewhere, *data)
        if permission(outcome) != "unknown":
            reached.append((verb, outcome))
    table.sandbox.interactions.alter = forged
    for command, (options, _) in CORE.items():
        outcome = await cast.type(Role.OWNER, elsewhere, command, options)
        if permission(outcome) not in ("unknown", "no"):
            reached.append((command, outcome))
    await cast.type(Role.OWNER, elsewhere, "encounter start", {"name": "Other"})
    assert reached == []
    assert await table.tracker.load(EncounterId(key)) == before
    (other,) = await table.tracker.in_guild(str(there.id))
    assert other.discord is not None and other.discord.channel_id == str(here.id)
    found = await table.tracker.in_channel(str(table.driver.guild.id), str(here.id))
    assert found is not None and found.id == key


async def test_an_encounter_is_where_the_interaction_says_though_discord_py_does_not_know_the_channel(
    table: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    world, dana = table.sandbox.world, table.user("Dana")
    channel = Channel(world.mint(), ChannelType.TEXT, "odd", table.driver.guild.id)
    world.channels[channel.id], world.messages[channel.id] = channel, {}  # without an event

    def of_a_new_type(payload: Json) -> None:
        payload["channel"] = {"id": payload["channel_id"], "type": 77}

    def partial(payload: Json) -> None:
        payload["channel"] = {"id": payload["channel_id"], "type": 11}

    def missing(payload: Json) -> None:
        del payload["channel"]

    table.sandbox.interactions.alter = of_a_new_type
    board = (await dana.slash(channel, "encounter start", name="Odd")).message
    for alter in (partial, missing):
        table.sandbox.interactions.alter = alter
        call = await dana.slash(channel, "init add", name="Goblin", hp="20")
        assert call.error is None
    assert "Goblin" in (await table.settled(board)).text
    table.sandbox.interactions.alter = missing
    assert (await dana.press(table.live(board), "DM screen")).error is None
    (encounter,) = await table.tracker.in_guild(str(table.driver.guild.id))
    assert encounter.discord is not None and encounter.discord.channel_id == str(channel.id)
    assert "gateway event skipped" not in caplog.text


async def test_nothing_is_stored_under_a_missing_channel(table: BotHarness) -> None:
    table.sandbox.interactions.alter = _without_channel
    landlord = table.user("Landlord")  # who may configure any channel
    for command, options in (
        ("encounter start", {}),
        ("init add", {"name": "Goblin"}),
        ("overlay link", {"follows": "channel"}),
        ("encounter board", {}),
    ):
        call = await landlord.slash("table", command, options)
        assert call.ephemeral and "does not say which channel" in call.message.content, command
    assert (await landlord.slash("table", "tracker help")).message.embeds  # needs no channel
    database = table.services.database
    assert [await c.count_documents({}) for c in (database.encounters, database.shares)] == [0, 0]


async def test_what_was_once_stored_under_none_belongs_to_no_channel(cast: Cast) -> None:
    table = cast.table
    _, key = await cast.current_encounter()
    stored = {"discord.channelId": "None"}
    await table.services.database.encounters.update_one({}, {"$set": stored})
    link = {
        "channelId": "None",
        "audience": "stream",
        "createdBy": cast.users[Role.OWNER],
        "createdAt": now(),
    }
    await table.services.database.shares.insert_one({**link, "_id": "a" * 24, "revokedAt": None})
    share = await table.services.shares.get("a" * 24)
    assert share is not None and await table.services.shares.encounter_of(share) is None
    table.sandbox.interactions.alter = _without_channel
    data = {"custom_id": ids.encode("join", key), "component_type": 2, "id": 1}
    channel = table.driver.channel("table")
    assert permission(await cast.press("Bo", channel, COMPONENT, data)) == "unknown"


def test_the_place_of_an_interaction_is_read_in_one_module() -> None:
    """`str(interaction.guild_id)` is "None" in direct messages; the context raises an error instead."""
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "bot").rglob("*.py")
        if "sandbox" not in path.relative_to(ROOT).parts
        if re.search(r"interaction\.(guild_id|channel_id)", path.read_text(encoding="utf-8"))
    ]
    assert readers == ["bot/interactions/context.py"]
