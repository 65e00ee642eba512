"""The guild of an encounter is read once, and only that field."""

from storage.encounter.base import EncounterId
from storage.encounter.model import DiscordBinding
from storage.mongo.database import Database
from storage.repositories.encounters import EncounterGuilds
from tests.conftest import PATIENT_MS
from tests.storage.harness import DANA, StorageHarness
from tests.storage.wire import Wire

MISSING = EncounterId("64b0000000000000000000ff")


async def test_the_guild_of_an_encounter_is_read_once(
    table: StorageHarness, mongo_uri: str, database_name: str
) -> None:
    wire = Wire()
    database = Database(mongo_uri, database_name, listeners=[wire], operation_timeout_ms=PATIENT_MS)
    encounter = await table.tracker.create(DANA, "Ford", DiscordBinding(guild_id="7", channel_id="8"))
    guilds = EncounterGuilds(database)
    assert [await guilds.of(encounter.id) for _ in range(3)] == ["7", "7", "7"]
    assert wire.names.count("find") == 1
    database.close()


async def test_an_encounter_bound_to_a_guild_later_is_found_there(table: StorageHarness) -> None:
    encounter = await table.tracker.create(DANA, "Ford")
    guilds = EncounterGuilds(table.database)
    assert await guilds.of(encounter.id) is None and await guilds.of(MISSING) is None
    await table.tracker.bind(encounter.id, guild_id="7", channel_id="8")
    assert await guilds.of(encounter.id) == "7"
