"""A cached copy is never older than a version that was notified or written during the read."""

import asyncio

from storage.encounter.base import EncounterId
from storage.encounter.commands import AddParticipant, NewParticipant
from storage.mongo.database import Database
from storage.mongo.documents import Stored
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.storage.harness import DANA

GOBLIN = AddParticipant(participant=NewParticipant(name="Goblin", max_hp=7))


class SlowEncounters(Encounters):
    """What is read arrives only when the door is open."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.door = asyncio.Event()
        self.door.set()
        self.has_read = asyncio.Event()

    async def load(self, encounter_id: EncounterId) -> Stored | None:
        found = await super().load(encounter_id)
        self.has_read.set()
        await self.door.wait()
        return found


async def test_a_notice_that_comes_while_the_older_version_is_read_is_not_forgotten(
    mongo_uri: str, database_name: str
) -> None:
    database = Database(mongo_uri, database_name)
    there = Tracker(Encounters(database), CombatLog(database))
    slow = SlowEncounters(database)
    here = Tracker(slow, CombatLog(database))
    encounter = await there.create(DANA, "Ambush")
    slow.door.clear()
    reading = asyncio.create_task(here.current(encounter.id))
    await slow.has_read.wait()
    change = await there.execute(encounter.id, DANA, GOBLIN, "c1")
    here.forget(encounter.id, change.version)
    slow.door.set()
    assert (await reading).version == change.version
    assert (await here.current(encounter.id)).version == change.version
    database.close()


async def test_what_was_written_here_is_not_replaced_by_what_was_read_before(
    mongo_uri: str, database_name: str
) -> None:
    database = Database(mongo_uri, database_name)
    slow = SlowEncounters(database)
    tracker = Tracker(slow, CombatLog(database))
    encounter = await tracker.create(DANA, "Ambush")
    slow.door.clear()
    slow.has_read.clear()
    reading = asyncio.create_task(tracker.load(encounter.id))
    await slow.has_read.wait()
    change = await tracker.execute(encounter.id, DANA, GOBLIN, "c1")
    slow.door.set()
    await reading
    assert (await tracker.current(encounter.id)).version == change.version
    assert await tracker.versions() == {encounter.id: change.version}
    database.close()
