"""Without a database, every method of storage raises the same error."""

import asyncio
import os
import signal
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from storage.bootstrap import open_database
from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import AddParticipant, DealDamage, NewParticipant
from storage.encounter.errors import UnavailableError
from storage.mongo.database import Database
from storage.repositories.characters import Characters
from storage.repositories.combat_log import CombatLog
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import Encounters
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from storage.tracker import Tracker
from tests.freezing import frozen
from tests.realtime.patience import PATIENCE, eventually
from tests.storage.harness import DANA


async def test_every_repository_reports_the_database_as_unavailable(database_name: str) -> None:
    database = Database("mongodb://127.0.0.1:9", database_name, operation_timeout_ms=100)
    for asked in (
        Users(database).of_discord("1", "Dana"),
        Characters(database).of_user(UserId("u"), None),
        ShareLinks(database).by_secret("x"),
        Sessions(database).users_elsewhere([EncounterId("e")], "p"),
        Creatures(database).by_name(UserId("u"), "Goblin"),
    ):
        with pytest.raises(UnavailableError, match="can't be reached"):
            await asked
    database.close()


async def test_a_frozen_database_is_a_timeout_and_loses_nothing(short_folder: Path) -> None:
    async with EmbeddedMongo(short_folder) as mongo:
        database = Database(mongo.uri, "frozen", operation_timeout_ms=1_500)
        await database.ensure_indexes()
        tracker = Tracker(Encounters(database), CombatLog(database))
        encounter = await tracker.create(DANA, "Ambush")
        goblin = NewParticipant(name="Goblin", max_hp=50)
        added = await tracker.execute(encounter.id, DANA, AddParticipant(participant=goblin), "c0")
        blow = DealDamage.to(added.after.participants[0].id, 1)
        with frozen(mongo.pid):
            answers = await asyncio.gather(
                *(tracker.execute(encounter.id, DANA, blow, f"blow {i}") for i in range(3)),
                return_exceptions=True,
            )
        assert [type(answer) for answer in answers] == [UnavailableError] * 3
        # A repeated command is executed once, whether or not the first one was applied.
        for i in range(3):
            await tracker.execute(encounter.id, DANA, blow, f"blow {i}")
        after = await tracker.load(encounter.id)
        assert (after.participants[0].current_hp, after.version) == (47, added.version + 3)
        database.close()


async def test_a_hundred_callers_of_a_frozen_database_time_out_together(short_folder: Path) -> None:
    async with EmbeddedMongo(short_folder) as mongo, AsyncExitStack() as stack:
        people = Users(await open_database(mongo.uri, stack))
        with frozen(mongo.pid):
            asked = [people.of_discord(str(number), "Dana") for number in range(100)]
            async with asyncio.timeout(PATIENCE):  # each may take 2.5 s
                answers = await asyncio.gather(*asked, return_exceptions=True)
        assert {type(answer) for answer in answers} == {UnavailableError}


async def test_a_killed_database_keeps_the_whole_log(short_folder: Path) -> None:
    async with EmbeddedMongo(short_folder) as mongo:
        database = Database(mongo.uri, "killed")
        await database.ensure_indexes()
        combat_log = CombatLog(database)
        combat_log.start()
        tracker = Tracker(Encounters(database), combat_log)
        encounter = await tracker.create(DANA, "Ambush")
        goblin = AddParticipant(participant=NewParticipant(name="Goblin", max_hp=50))
        for number in range(5):
            await tracker.execute(encounter.id, DANA, goblin, f"c{number}")
        await combat_log.settled()
        pid = mongo.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await eventually(lambda: mongo.pid not in (None, pid))
        await eventually(database.ping)
        # Read directly: loading the encounter would repair its log.
        assert [entry["version"] for entry in await combat_log.entries(encounter.id)] == [1, 2, 3, 4, 5]
        await combat_log.stop()
        database.close()


async def test_closing_does_not_wait_for_a_frozen_database(short_folder: Path) -> None:
    async with EmbeddedMongo(short_folder) as mongo:
        database = Database(mongo.uri, "frozen")
        await database.encounters.find_one()
        with frozen(mongo.pid):
            await asyncio.wait_for(asyncio.to_thread(database.close), PATIENCE)
