"""Boards without a notice of their change: it was lost, or the database was unavailable when it came."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.client import TrackerBot
from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import Command, DealDamage, EndEncounter
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding
from storage.mongo.ids import key
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.bot.harness import BotHarness, open_harness
from tests.freezing import frozen


async def done_elsewhere(table: BotHarness, command: Command) -> None:
    """Execute a command in another process, whose notice is lost."""
    encounter, database = await table.current_encounter(), table.services.database
    elsewhere = Tracker(Encounters(database), CombatLog(database))
    await elsewhere.execute(encounter.id, Actor(user_id=encounter.user_id, name="Dana"), command, "elsewhere")


async def hit_elsewhere(table: BotHarness) -> None:
    """Damage the first participant, as above."""
    await done_elsewhere(table, DealDamage.to((await table.current_encounter()).participants[0].id, 12))


async def test_a_board_that_could_not_be_looked_at_is_looked_at_once_the_database_is_back(
    short_folder: Path,
) -> None:
    async with EmbeddedMongo(short_folder) as mongo, open_harness(mongo.uri, "away") as table:
        board = await table.start("Goblin", players=())
        await hit_elsewhere(table)
        with frozen(mongo.pid):
            await table.bot.refresh_boards()
            await table.bot.catch_up()
        assert "bloodied" not in table.live(board).text
        await table.bot.catch_up()
        await table.driver.wait_until(lambda: "bloodied" in table.live(board).text or None, what="the blow")


async def test_an_encounter_that_cannot_be_read_keeps_no_other_from_its_board(
    mongo_uri: str, database_name: str
) -> None:
    async with open_harness(mongo_uri, database_name, pulse=0.05) as table:
        database = table.services.database
        await table.user("Bo").slash("general", "encounter start", name="Tavern")
        broken = await table.tracker.in_channel(
            str(table.driver.guild.id), str(table.driver.channel("general").id)
        )
        board = await table.start("Goblin", players=())
        assert broken is not None
        unreadable = {"$set": {"participants": "none"}, "$inc": {"version": 1}}
        await database.encounters.update_one({"_id": key(broken.id)}, unreadable)
        await hit_elsewhere(table)
        await table.driver.wait_until(lambda: "bloodied" in table.live(board).text or None, what="the blow")


async def test_the_pulse_leaves_alone_what_this_process_did_itself(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulses, looked_at, versions, changed = [0], list[str](), Tracker.versions, TrackerBot.changed
    is_quiet = asyncio.Event()

    async def counted(self: Tracker, *arguments: Any) -> dict[EncounterId, int]:
        await is_quiet.wait()  # during a command it may find a change whose notice is still to come
        pulses[0] += 1
        return await versions(self, *arguments)

    async def noted(self: TrackerBot, encounter_id: EncounterId, version: int) -> None:
        looked_at.append(encounter_id)
        await changed(self, encounter_id, version)

    monkeypatch.setattr(Tracker, "versions", counted)
    monkeypatch.setattr(TrackerBot, "changed", noted)
    async with open_harness(mongo_uri, database_name, pulse=0.05) as table:
        await table.start("Goblin", players=())
        await table.user("Dana").slash("table", "damage", target="goblin", amount="2")
        is_quiet.set()
        await table.driver.wait_until(lambda: pulses[0] > 2 or None, what="three pulses")
        assert looked_at == []
        await hit_elsewhere(table)
        await table.driver.wait_until(lambda: looked_at or None, what="a look")
        assert looked_at == [(await table.current_encounter()).id]


async def test_an_encounter_of_another_bots_guild_is_not_read(table: BotHarness) -> None:
    elsewhere = Tracker(Encounters(table.services.database), CombatLog(table.services.database))
    owner = Actor(user_id=UserId("64b0000000000000000000d1"), name="Dora")
    foreign = DiscordBinding(guild_id="99", channel_id="98", board_message_id="97")
    encounter = await elsewhere.create(owner, "Far away", foreign)
    await table.bot.changed(encounter.id, encounter.version)
    assert table.tracker.known_version(encounter.id) is None


async def test_a_board_shows_that_its_encounter_ended_while_the_bot_was_away(table: BotHarness) -> None:
    await table.user("Bo").slash("general", "encounter start", name="Tavern")
    board = await table.start("Goblin", players=())
    await done_elsewhere(table, EndEncounter())
    broken = {"$set": {"participants": "none"}, "$inc": {"version": 1}}
    await table.services.database.encounters.update_one({"name": "Tavern"}, broken)
    await table.restart()
    await table.driver.wait_until(lambda: "over" in table.live(board).text or None, what="the end")
