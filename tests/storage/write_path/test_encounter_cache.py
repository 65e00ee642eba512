"""A cached copy is never older than a version that was notified or written during the read."""

import asyncio

import pytest

from storage.encounter.base import EncounterId
from storage.encounter.commands import AddParticipant, NewParticipant
from storage.encounter.errors import NotFoundError
from storage.encounter.model import DiscordBinding
from storage.mongo.database import Database
from storage.mongo.documents import Stored
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from storage.write_path.encounter_cache import EncounterCache
from tests.storage.harness import DANA, StorageHarness

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


async def test_a_binding_set_while_the_same_version_is_read_is_not_forgotten(
    mongo_uri: str, database_name: str
) -> None:
    database = Database(mongo_uri, database_name)
    slow = SlowEncounters(database)
    tracker = Tracker(slow, CombatLog(database))
    encounter = await tracker.create(DANA, "Ambush", discord=DiscordBinding(guild_id="1", channel_id="2"))
    slow.door.clear()
    slow.has_read.clear()
    reading = asyncio.create_task(tracker.load(encounter.id))
    await slow.has_read.wait()
    await tracker.bind(encounter.id, board_message_id="3")
    slow.door.set()
    await reading
    binding = (await tracker.current(encounter.id)).discord
    assert binding is not None and binding.board_message_id == "3"
    database.close()


async def test_made_up_ids_push_no_encounter_out_of_the_cache(table: StorageHarness) -> None:
    cache = EncounterCache(Encounters(table.database), on_read=lambda encounter: None, capacity=2)
    ids = [(await table.tracker.create(DANA, name)).id for name in ("Ambush", "Bridge")]
    for encounter_id in ids:
        await cache.read(cache.slot(encounter_id))

    async def ask(made_up: EncounterId) -> None:
        with pytest.raises(NotFoundError):
            await cache.known(cache.slot(made_up))

    await asyncio.gather(*(ask(EncounterId(f"{number:024x}")) for number in range(50)))
    assert cache.ids() == ids
    assert [cache.version(encounter_id) for encounter_id in ids] == [0, 0]


async def test_an_encounter_in_use_has_one_slot_also_when_it_is_dropped(table: StorageHarness) -> None:
    cache = EncounterCache(Encounters(table.database), on_read=lambda encounter: None, capacity=1)
    first, second = [(await table.tracker.create(DANA, name)).id for name in ("Ambush", "Bridge")]
    in_use = cache.slot(first)
    await cache.read(in_use)
    await cache.read(cache.slot(second))
    assert cache.ids() == [second]
    assert cache.slot(first) is in_use
    del in_use
    assert cache.version(first) is None


async def test_a_deleted_encounter_is_forgotten(table: StorageHarness) -> None:
    tracker = table.tracker
    binding = DiscordBinding(guild_id="1", channel_id="2")
    encounter = await tracker.create(DANA, "Ambush", binding)
    assert await tracker.in_channel("1", "2") is not None
    await table.database.encounters.delete_many({})
    assert await tracker.versions() == {}
    assert tracker.known_version(encounter.id) is None
    assert await tracker.in_channel("1", "2") is None
