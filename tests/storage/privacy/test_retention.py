"""What was kept long enough is deleted, and nothing else."""

from datetime import timedelta

from bson import ObjectId

from storage.encounter.commands import AddParticipant, Command, EndEncounter, NewParticipant, StartEncounter
from storage.encounter.model import DiscordBinding, Encounter
from storage.privacy.retention import Retention
from storage.repositories.characters import CharacterChanges, Characters
from storage.repositories.left_guilds import LeftGuilds
from storage.repositories.portraits import Portraits
from storage.repositories.share_links import ShareLinks
from storage.runtime.clock import now
from tests.storage.harness import ARI, DANA, StorageHarness

GOBLIN = AddParticipant(participant=NewParticipant(name="Goblin", max_hp=7))
DAY = timedelta(days=1)


def retention(table: StorageHarness, days_later: int) -> Retention:
    """Return one that keeps ten days, at a time."""
    kept = 10 * DAY
    return Retention(
        table.database,
        LeftGuilds(table.database),
        Portraits(table.database),
        encounters=kept,
        combat_log=kept * 2,
        left_guilds=kept,
        clock=lambda: now() + days_later * DAY,
    )


async def played(table: StorageHarness, channel: str, *, is_ended: bool, guild: str = "1") -> Encounter:
    binding = DiscordBinding(guild_id=guild, channel_id=channel)
    encounter = await table.tracker.create(DANA, channel, binding)
    commands: list[Command] = [GOBLIN, StartEncounter(), *([EndEncounter()] if is_ended else [])]
    for number, command in enumerate(commands):
        await table.tracker.execute(encounter.id, DANA, command, f"{channel}-{number}")
    await ShareLinks(table.database).create(encounter.id, "stream", DANA.user_id)
    await table.combat_log.settled()
    return encounter


async def counts(table: StorageHarness) -> dict[str, int]:
    names = ("encounters", "combat_log", "shares", "characters", "parties", "left_guilds")
    return {name: await getattr(table.database, name).count_documents({}) for name in names}


async def test_an_ended_encounter_goes_with_its_log_and_links_and_an_open_one_stays(
    table: StorageHarness,
) -> None:
    await played(table, "ended", is_ended=True)
    running = await played(table, "running", is_ended=False)
    assert not await retention(table, 9).sweep()
    assert await retention(table, 11).sweep() == {"encounters": 1, "combat_log": 3, "shares": 1}
    left = await table.database.encounters.find({}).to_list(None)
    assert [document["_id"] for document in left] == [ObjectId(running.id)]
    assert not await retention(table, 11).sweep()
    assert await retention(table, 21).sweep() == {"combat_log": 2}  # older than twenty days
    off = Retention(
        table.database,
        LeftGuilds(table.database),
        Portraits(table.database),
        encounters=None,
        combat_log=None,
        left_guilds=None,
    )
    assert not await off.sweep()


async def test_an_ended_encounter_without_a_time_of_its_end_goes_and_one_that_was_changed_since_stays(
    table: StorageHarness,
) -> None:
    encounters = table.database.encounters
    of_node = ObjectId((await played(table, "node", is_ended=True)).id)
    await encounters.update_one({"_id": of_node}, {"$unset": {"endedAt": 1}})
    changed = ObjectId((await played(table, "changed", is_ended=True)).id)
    await encounters.update_one({"_id": changed}, {"$set": {"updatedAt": now() + 5 * DAY}})
    sweep = retention(table, 11)
    plan = await encounters.find(sweep._ended()).explain()
    assert "endedAt_1" in str(plan["queryPlanner"]["winningPlan"])
    assert (await sweep.sweep())["encounters"] == 1
    assert [document["_id"] for document in await encounters.find({}).to_list(None)] == [changed]


async def test_the_data_of_a_left_guild_goes_after_a_while_and_that_of_others_stays(
    table: StorageHarness,
) -> None:
    guilds, characters, shares = (
        LeftGuilds(table.database),
        Characters(table.database),
        ShareLinks(table.database),
    )
    for guild in ("1", "2"):
        await played(table, f"open in {guild}", is_ended=False, guild=guild)
        await characters.create(ARI.user_id, guild, CharacterChanges(name="Aria", max_hp=28))
        await characters.create_party(DANA.user_id, guild, "The Lanterns")
        await shares.create(None, "stream", DANA.user_id, channel_id=f"quiet in {guild}", guild_id=guild)
        await shares.create(
            None, "stream", DANA.user_id, channel_id=f"open in {guild}"
        )  # of an older version
    assert await guilds.with_data() == {"1", "2"}
    before = await counts(table)
    await guilds.leave(["1", "2"], now() + DAY)
    await guilds.leave(["1"], now() + 9 * DAY)  # a repeated note changes nothing
    await guilds.come_back(["2"])
    assert not await retention(table, 10).sweep()
    deleted = await retention(table, 12).sweep()
    assert deleted == {"encounters": 1, "combat_log": 2, "shares": 3, "parties": 1, "characters": 1}
    assert await counts(table) == {name: count // 2 for name, count in before.items()}
    assert await guilds.with_data() == {"2"}


async def test_a_left_guild_that_is_still_played_in_is_kept(table: StorageHarness) -> None:
    encounter = await played(table, "2", is_ended=False)
    guilds = LeftGuilds(table.database)
    await guilds.leave(["1"], now() - 9 * DAY)
    await table.tracker.execute(encounter.id, DANA, GOBLIN, "on the page")
    assert not await retention(table, 2).sweep()
    assert await table.tracker.load(encounter.id)
    assert (await retention(table, 11).sweep())["encounters"] == 1
