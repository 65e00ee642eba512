"""Migrations at the start: dry, repeated, in several processes at once, past documents that can't be read."""

import asyncio
from typing import Any

from storage.encounter.commands import AddParticipant, NewParticipant, StartEncounter
from storage.migrations.runner import examine, migrate
from storage.migrations.shapes import SHAPES, encounter_changes
from storage.mongo.database import Database
from storage.mongo.documents import read
from storage.mongo.ids import new_key
from storage.mongo.schema_version import SCHEMA_VERSIONS
from storage.repositories.users import Users
from tests.storage.harness import DANA, StorageHarness

SEED: dict[str, Any] = {
    "userId": "u",
    "name": "Old",
    "status": "active",
    "currentTurn": 1,
    "round": 2,
    "colour": "red",
    "participants": [
        {"_id": "a", "name": "Wolf", "initiativeRoll": 3},
        {"_id": "b", "name": "Elf", "initiativeRoll": 15},
    ],
}


def test_every_collection_with_a_schema_version_has_its_shape() -> None:
    assert SHAPES.keys() == SCHEMA_VERSIONS.keys()


async def contents(database: Database) -> dict[str, list[dict[str, Any]]]:
    return {name: await database.collection(name).find({}).sort("_id", 1).to_list(None) for name in SHAPES}


async def test_they_are_run_dry_at_once_again_and_past_what_cannot_be_read(table: StorageHarness) -> None:
    database, encounters = table.database, table.database.encounters
    await database.users.insert_one({"_id": "u", "username": "Old", "features": None})
    old, broken = new_key(), new_key()
    await encounters.insert_many([{**SEED, "_id": old}, {**SEED, "_id": broken, "participants": "none"}])
    await encounters.insert_many([{**SEED, "_id": f"more-{number:02}"} for number in range(45)])
    new = await table.tracker.create(DANA, "New")
    await Users(database).of_discord("42", "Dana")
    before = await contents(database)
    dry = await migrate(database, dry_run=True)
    assert (dry.outdated, dry.changed) == ({"encounters": 46, "users": 1}, {"encounters": 46, "users": 0})
    assert [(bad.collection, bad.id) for bad in dry.unreadable] == [("encounters", str(broken))]
    assert await contents(database) == before

    both = await asyncio.gather(migrate(database), migrate(database))
    assert [len(findings.unreadable) for findings in both] == [1, 1]
    after = await contents(database)
    assert {d.get("schemaVersion") for d in after["encounters"] if d["_id"] != broken} == {1}
    assert [d for d in after["encounters"] if d["_id"] == broken] == [
        d for d in before["encounters"] if d["_id"] == broken
    ]
    migrated = next(d for d in after["encounters"] if d["_id"] == old)
    assert migrated["colour"] == "red"
    assert [p["name"] for p in migrated["participants"]] == ["Elf", "Wolf"]
    assert (migrated["currentTurn"], migrated["currentParticipantId"], migrated["version"]) == (1, "a", 0)
    assert encounter_changes(migrated) == {} and read(migrated).in_place
    assert (await table.tracker.load(new.id)).name == "New"

    again = await migrate(database)
    assert not again.outdated and len(again.unreadable) == 1
    assert await contents(database) == after
    found = await examine(database)
    assert found.outdated == {"encounters": 1} | dict.fromkeys(SHAPES.keys() - {"encounters"}, 0)
    [bad] = found.unreadable
    assert bad == dry.unreadable[0] and "participants" in bad.why


async def test_a_copy_that_a_running_process_has_is_written_as_ever(table: StorageHarness) -> None:
    created = await table.tracker.create(DANA, "Bridge")
    for name in ("Wolf", "Elf"):
        command = AddParticipant(participant=NewParticipant(name=name, max_hp=9))
        await table.tracker.execute(created.id, DANA, command, name)
    await table.database.encounters.update_one({"name": "Bridge"}, {"$unset": {"schemaVersion": 1}})
    [document] = await table.database.encounters.find({}).to_list(None)
    assert encounter_changes(document) == {}
    assert (await migrate(table.database)).changed == {"encounters": 0}
    change = await table.tracker.execute(created.id, DANA, StartEncounter(), "begin")
    assert change.version == 3
    stored = await table.database.encounters.find_one({"name": "Bridge"})
    assert stored is not None and stored["schemaVersion"] == 1
    assert (await table.tracker.load(created.id)).status == "active"
