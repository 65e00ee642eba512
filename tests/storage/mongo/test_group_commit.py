"""Writes that share a round trip: each has its own result."""

import asyncio
from typing import Any

from pymongo.errors import PyMongoError

from storage.encounter.commands import AddParticipant, DealDamage, NewParticipant
from storage.mongo.database import Database
from storage.mongo.group_commit import GroupCommit
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.storage.harness import DANA, StorageHarness
from tests.storage.wire import Wire


async def rows(database: Database, count: int) -> list[dict[str, Any]]:
    documents = [{"_id": i, "version": 0, "applied": []} for i in range(count)]
    await database.encounters.insert_many(documents)
    return documents


def step(place: int, version: int) -> tuple[dict[str, Any], dict[str, Any], str]:
    command_id = f"{place}/{version}"
    guard = {"_id": place, "version": version}
    return guard, {"$set": {"version": version + 1}, "$push": {"applied": command_id}}, command_id


async def test_each_of_many_commits_gets_its_own_result(table: StorageHarness) -> None:
    commits = GroupCommit(table.database.encounters)
    await rows(table.database, 30)
    for place in range(0, 30, 3):
        await table.database.encounters.update_one({"_id": place}, {"$set": {"version": 7}})
    answers = await asyncio.gather(*(commits.commit(*step(place, 0)) for place in range(30)))
    assert answers == [place % 3 != 0 for place in range(30)]
    versions = [d["version"] async for d in table.database.encounters.find().sort("_id", 1)]
    assert versions == [7 if place % 3 == 0 else 1 for place in range(30)]


async def test_queued_commits_share_round_trips(mongo_uri: str, database_name: str) -> None:
    wire = Wire()
    database = Database(mongo_uri, database_name, listeners=(wire,))
    commits = GroupCommit(database.encounters)
    await rows(database, 30)
    answers = await asyncio.gather(*(commits.commit(*step(place, 0)) for place in range(30)))
    database.close()
    assert all(answers)
    assert wire.updates <= 2


async def test_a_single_commit_is_one_round_trip(mongo_uri: str, database_name: str) -> None:
    wire = Wire()
    database = Database(mongo_uri, database_name, listeners=(wire,))
    commits = GroupCommit(database.encounters)
    await rows(database, 1)
    for version in range(3):
        assert await commits.commit(*step(0, version))
    database.close()
    assert wire.updates == 3


async def test_a_cancelled_caller_does_not_cancel_other_writes(table: StorageHarness) -> None:
    commits = GroupCommit(table.database.encounters)
    await rows(table.database, 3)
    tasks = [asyncio.create_task(commits.commit(*step(place, 0))) for place in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert (results[0], results[2]) == (True, True)
    assert isinstance(results[1], asyncio.CancelledError)
    assert await commits.commit(*step(0, 1))


async def test_without_a_database_every_caller_gets_the_error(database_name: str) -> None:
    database = Database("mongodb://127.0.0.1:9", database_name, operation_timeout_ms=100)
    commits = GroupCommit(database.encounters)
    results = await asyncio.gather(*(commits.commit(*step(i, 0)) for i in range(3)), return_exceptions=True)
    database.close()
    assert all(isinstance(result, PyMongoError) for result in results)


async def test_a_command_without_a_conflict_is_one_round_trip(mongo_uri: str, database_name: str) -> None:
    wire = Wire()
    database = Database(mongo_uri, database_name, listeners=(wire,))
    tracker = Tracker(Encounters(database), CombatLog(database))  # the log writes on its own, later
    encounter = await tracker.create(DANA, "Ambush")
    goblin = NewParticipant(name="Goblin", max_hp=50)
    added = await tracker.execute(encounter.id, DANA, AddParticipant(participant=goblin), "c0")
    wire.names.clear()
    for number in range(1, 6):
        await tracker.execute(
            encounter.id, DANA, DealDamage.to(added.after.participants[0].id, 1), f"c{number}"
        )
    assert wire.names == ["update"] * 5
    database.close()
