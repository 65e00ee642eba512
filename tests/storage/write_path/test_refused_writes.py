"""A write that MongoDB refuses: answered at once, never repeated, and no outage."""

import asyncio

import bson
import pytest
from pymongo.errors import AutoReconnect

from storage.encounter.base import EncounterId
from storage.encounter.commands import AddParticipant, DealDamage, EndEncounter, NewParticipant
from storage.encounter.errors import ConflictError, NotStoredError, RuleError, UnavailableError
from storage.encounter.limits import TAIL
from storage.encounter.model import Encounter
from storage.mongo.database import Database
from storage.mongo.documents import Stored
from storage.mongo.ids import key
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from storage.write_path.command_queue import MOST_QUEUED, CommandQueue
from storage.write_path.execution import MOST_UNANSWERED
from tests.storage.harness import DANA, StorageHarness
from tests.storage.wire import Wire

GOBLIN = AddParticipant(participant=NewParticipant(name="Goblin", max_hp=7))
MEBIBYTE = 1 << 20


async def test_a_refused_write_is_sent_once_and_harms_no_other_in_its_batch(
    mongo_uri: str, database_name: str
) -> None:
    wire = Wire()
    database = Database(mongo_uri, database_name, listeners=(wire,))
    tracker = Tracker(Encounters(database), CombatLog(database))
    full, *others = [await tracker.create(DANA, f"Ambush {number}") for number in range(4)]
    # As full as MongoDB lets a document be, by a field of another program.
    foreign = {"blob": "x" * (16 * MEBIBYTE - 6_000)}
    await database.encounters.update_one({"_id": key(full.id)}, {"$set": foreign})
    await tracker.load(full.id)
    wire.names.clear()
    attempts = 0
    with pytest.raises(NotStoredError, match="can't be stored"):
        while True:
            attempts += 1
            await tracker.execute(full.id, DANA, GOBLIN, f"alone {attempts}")
    assert wire.names == ["update"] * attempts, "neither repeated nor read again"
    known = tracker.known_version(full.id)

    async def add(encounter: Encounter) -> bool:
        try:
            await tracker.execute(encounter.id, DANA, GOBLIN, "together")
        except NotStoredError:
            return False
        return True

    assert await asyncio.gather(*map(add, (full, *others))) == [False, True, True, True]
    assert tracker.known_version(full.id) == known == (await tracker.load(full.id)).version
    database.close()


async def test_an_encounter_that_an_earlier_version_made_too_large_is_usable_again(
    table: StorageHarness,
) -> None:
    encounter = await table.tracker.create(DANA, "Ambush")
    for number in range(3):
        await table.tracker.execute(encounter.id, DANA, GOBLIN, f"c{number}")
    document = await table.database.encounters.find_one({"_id": key(encounter.id)})
    assert document is not None
    for slot in range(4, TAIL):
        entry = {**document["history"][3], "id": f"old {slot}", "version": slot, "undo": {"x": "x" * 160_000}}
        document["history"][slot] = entry
    document["version"] = TAIL - 1
    document["applied"][TAIL - 1] = "old"
    await table.database.encounters.replace_one({"_id": document["_id"]}, document)
    assert len(bson.encode(document)) > 14 * MEBIBYTE
    table.tracker.forget(encounter.id, TAIL)
    goblin = (await table.tracker.load(encounter.id)).participants[0]
    await table.tracker.execute(encounter.id, DANA, DealDamage.to(goblin.id, 1), "next")
    await table.tracker.execute(encounter.id, DANA, EndEncounter(), "end")
    written = await table.database.encounters.find_one({"_id": key(encounter.id)})
    assert written is not None and len(bson.encode(written)) < MEBIBYTE
    assert (await table.tracker.load(encounter.id)).history[-1].kind == "end_encounter"


class Unanswering(Encounters):
    """Reads are answered, writes are not."""

    writes = 0

    async def save(self, stored: Stored, after: Encounter) -> bool:
        self.writes += 1
        raise AutoReconnect("connection closed")


async def test_a_write_that_is_never_answered_is_given_up(mongo_uri: str, database_name: str) -> None:
    database = Database(mongo_uri, database_name)
    encounters = Unanswering(database)
    tracker = Tracker(encounters, CombatLog(database))
    encounter = await tracker.create(DANA, "Ambush")
    with pytest.raises(UnavailableError):
        await tracker.execute(encounter.id, DANA, GOBLIN, "c1")
    assert encounters.writes == MOST_UNANSWERED
    database.close()


async def test_commands_that_wait_for_an_encounter_are_bounded() -> None:
    queue: CommandQueue[str] = CommandQueue()
    assert await queue.enter("first")
    waiting = [asyncio.create_task(queue.enter("more")) for _ in range(MOST_QUEUED - 1)]
    await asyncio.sleep(0)
    with pytest.raises(ConflictError, match="try again"):
        await queue.enter("one too many")
    with pytest.raises(UnavailableError):
        waiting.pop().cancel()
        await asyncio.sleep(0)
        await queue.enter("late", deadline=0.0)
    assert len(queue.waiting) == len(waiting) == MOST_QUEUED - 2
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)
    queue.leave()
    assert not queue.is_busy and not queue.waiting


class Counting(Encounters):
    """Counts the whole documents that were read."""

    loads = 0

    async def load(self, encounter_id: EncounterId) -> Stored | None:
        self.loads += 1
        return await super().load(encounter_id)


async def test_a_refusal_by_the_rules_reads_no_whole_document(mongo_uri: str, database_name: str) -> None:
    database = Database(mongo_uri, database_name)
    encounters = Counting(database)
    tracker = Tracker(encounters, CombatLog(database))
    encounter = await tracker.create(DANA, "Ambush")
    await tracker.execute(encounter.id, DANA, EndEncounter(), "c1")
    for number in range(3):
        with pytest.raises(RuleError, match="over already"):
            await tracker.execute(encounter.id, DANA, EndEncounter(), f"again {number}")
    assert encounters.loads == 0
    database.close()
