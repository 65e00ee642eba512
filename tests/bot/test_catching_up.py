"""Boards whose changes nobody told of: the notice was lost, or the database was away when it came."""

import os
import signal
from pathlib import Path

from storage.combat_log import CombatLog
from storage.database import Database
from storage.embedded import EmbeddedMongo
from storage.encounter.commands import DealDamage
from storage.encounter.context import Actor
from storage.encounters import Encounters
from storage.keys import key
from storage.tracker import Tracker
from tests.bot.table import Table, open_table


async def hit_elsewhere(database: Database, table: Table) -> None:
    """Hit the first one of the fight in another process, whose notice is lost."""
    fight = await table.fight()
    elsewhere = Tracker(Encounters(database), CombatLog(database))
    dm = Actor(user_id=fight.user_id, name="Dana")
    await elsewhere.execute(fight.id, dm, DealDamage.to(fight.participants[0].id, 12), "a-blow")


async def test_a_board_that_could_not_be_looked_at_is_looked_at_once_the_database_is_back(
    short_folder: Path,
) -> None:
    async with EmbeddedMongo(short_folder) as mongo, open_table(mongo.uri, "away") as table:
        board = await table.start("Goblin", players=())
        await hit_elsewhere(table.services.database, table)
        pid = mongo.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        try:
            await table.bot.refresh_boards()
            await table.bot.catch_up()
        finally:
            os.kill(pid, signal.SIGCONT)
        assert "bloodied" not in table.live(board).text
        await table.bot.catch_up()
        await table.driver.wait_until(lambda: "bloodied" in table.live(board).text or None, what="the blow")


async def test_a_fight_that_cannot_be_read_keeps_no_other_from_its_board(
    mongo_uri: str, database_name: str
) -> None:
    async with open_table(mongo_uri, database_name, pulse=0.05) as table:
        database = table.services.database
        await table.user("Bo").slash("general", "encounter start", name="Tavern")
        broken = await table.tracker.in_channel(str(table.driver.channel("general").id))
        board = await table.start("Goblin", players=())
        assert broken is not None
        unreadable = {"$set": {"participants": "none"}, "$inc": {"version": 1}}
        await database.encounters.update_one({"_id": key(broken.id)}, unreadable)
        await hit_elsewhere(database, table)
        await table.driver.wait_until(lambda: "bloodied" in table.live(board).text or None, what="the blow")
