"""Commands on one encounter that wait for each other are carried out in turn and written at once."""

import asyncio
from collections.abc import AsyncIterator

import bson
import pytest

from storage.change import Change
from storage.encounter.commands import (
    AddParticipant,
    AdvanceTurn,
    DealDamage,
    NewParticipant,
    StartEncounter,
    Undo,
)
from storage.encounter.errors import NotFoundError, NotStoredError, StaleTurnError, TrackerError
from storage.encounter.model import DiscordBinding, Encounter
from storage.mongo.database import Database
from storage.mongo.documents import Stored, whole
from storage.mongo.ids import key
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from storage.write_path.command_queue import CommandQueue
from storage.write_path.execution import TOGETHER
from tests.storage.harness import DANA, StorageHarness

OGRE = AddParticipant(participant=NewParticipant(name="Ogre", max_hp=500))
MEBIBYTE = 1 << 20


class Counting(Encounters):
    """Counts the writes; each is held until the door is open."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.writes = 0
        self.door = asyncio.Event()
        self.door.set()
        self.begun = asyncio.Event()

    async def save(self, stored: Stored, after: Encounter) -> bool:
        self.writes += 1
        self.begun.set()
        await self.door.wait()
        return await super().save(stored, after)


class Table:
    """A tracker with one encounter and an ogre in it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.encounters = Counting(database)
        self.tracker = Tracker(self.encounters, CombatLog(database))
        self.published: list[Change] = []
        self.tracker.listen(self.published.append)

    async def begin(self) -> "Table":
        self.id = (await self.tracker.create(DANA, "Ambush")).id
        self.ogre = (await self.tracker.execute(self.id, DANA, OGRE, "ogre")).after.participants[0].id
        await self.tracker.execute(self.id, DANA, StartEncounter(), "start")
        self.encounters.writes = 0
        self.published.clear()
        return self

    async def hit(self, command_id: str, amount: int = 1) -> Change:
        return await self.tracker.execute(self.id, DANA, DealDamage.to(self.ogre, amount), command_id)

    async def stored(self) -> Encounter:
        """Return the encounter as another process reads it."""
        return await Tracker(Encounters(self.database), CombatLog(self.database)).load(self.id)


@pytest.fixture
async def ambush(mongo_uri: str, database_name: str) -> AsyncIterator[Table]:
    database = Database(mongo_uri, database_name)
    yield await Table(database).begin()
    database.close()


async def test_a_burst_is_one_write(ambush: Table) -> None:
    async def caller(name: str) -> None:
        for number in range(3):  # the next one as soon as the last is answered
            await ambush.hit(f"{name}{number}")

    await asyncio.gather(*map(caller, "abcdefghij"))
    assert ambush.encounters.writes == 3
    assert (await ambush.stored()).participants[0].current_hp == 500 - 30


async def test_a_crowd_of_commands_is_written_a_few_times(ambush: Table) -> None:
    count = 2 * TOGETHER
    changes = await asyncio.gather(*(ambush.hit(f"c{number}") for number in range(count)))
    assert ambush.encounters.writes == 2
    versions = [change.version for change in changes]
    assert versions == list(range(versions[0], versions[0] + count))
    assert ambush.published == changes
    assert [c.before.participants[0].current_hp - c.after.participants[0].current_hp for c in changes] == [
        1
    ] * count
    stored = await ambush.stored()
    assert bson.encode(whole(stored)) == bson.encode(whole(await ambush.tracker.current(ambush.id)))
    assert stored.version == versions[-1] and stored.participants[0].current_hp == 500 - count
    assert [entry.id for entry in stored.history[-3:]] == [
        change.after.history[-1].id for change in changes[-3:]
    ]


async def test_each_is_taken_back_alone_and_repeated_with_its_own_answer(ambush: Table) -> None:
    changes = await asyncio.gather(*(ambush.hit(f"c{n}", amount=n + 1) for n in range(5)))
    again = await asyncio.gather(*(ambush.hit(f"c{n}", amount=n + 1) for n in range(5)))
    assert all(change.is_repeat for change in again)
    assert [change.version for change in again] == [change.version for change in changes]
    for left in (10, 6, 3):
        change = await ambush.tracker.execute(ambush.id, DANA, Undo(), f"undo {left}")
        assert change.after.participants[0].current_hp == 500 - left
    assert (await ambush.stored()).participants[0].current_hp == 497


async def test_a_command_given_twice_at_once_is_carried_out_once(ambush: Table) -> None:
    changes = await asyncio.gather(*(ambush.hit(command_id) for command_id in ("a", "b", "b", "a", "b")))
    assert [change.is_repeat for change in changes] == [False, False, True, True, True]
    assert (await ambush.stored()).participants[0].current_hp == 498


async def test_a_refused_one_is_answered_for_itself(ambush: Table) -> None:
    missing = DealDamage.to("f" * 24, 1)
    first, wrong, last = await asyncio.gather(
        ambush.hit("a"),
        ambush.tracker.execute(ambush.id, DANA, missing, "b"),
        ambush.hit("c"),
        return_exceptions=True,
    )
    assert isinstance(wrong, TrackerError)
    assert isinstance(first, Change) and isinstance(last, Change) and last.version == first.version + 1


async def test_one_end_of_a_turn_counts_of_many_at_once(ambush: Table) -> None:
    ends = (ambush.tracker.execute(ambush.id, DANA, AdvanceTurn(), f"end {n}") for n in range(6))
    hit, *ended = await asyncio.gather(ambush.hit("a"), *ends, return_exceptions=True)
    assert isinstance(hit, Change)
    assert [type(answer) for answer in ended] == [Change, *[StaleTurnError] * 5]
    assert (await ambush.stored()).version == (await ambush.tracker.current(ambush.id)).version


async def test_when_another_process_wrote_all_are_carried_out_anew(ambush: Table) -> None:
    other = Tracker(Encounters(ambush.database), CombatLog(ambush.database))
    ambush.encounters.door.clear()
    hits = [asyncio.create_task(ambush.hit(f"c{number}")) for number in range(8)]
    await ambush.encounters.begun.wait()
    await other.execute(ambush.id, DANA, DealDamage.to(ambush.ogre, 100), "other")
    ambush.encounters.door.set()
    changes = await asyncio.gather(*hits)
    assert not any(change.is_repeat for change in changes)
    assert (await ambush.stored()).participants[0].current_hp == 500 - 100 - 8


async def test_a_caller_that_gives_up_spoils_nothing_for_those_behind(ambush: Table) -> None:
    ambush.encounters.door.clear()
    hits = [asyncio.create_task(ambush.hit(f"c{number}")) for number in range(6)]
    await ambush.encounters.begun.wait()
    hits[0].cancel()
    hits[3].cancel()
    await asyncio.sleep(0)
    ambush.encounters.door.set()
    answers = await asyncio.gather(*hits, return_exceptions=True)
    assert [isinstance(answer, Change) for answer in answers] == [False, True, True, False, True, True]
    assert (await ambush.stored()).participants[0].current_hp in (500 - 4, 500 - 5)


async def test_one_that_leads_others_and_is_cancelled_leaves_each_carried_out_once(ambush: Table) -> None:
    ambush.encounters.door.clear()
    first = asyncio.create_task(ambush.hit("first"))
    await ambush.encounters.begun.wait()
    hits = [asyncio.create_task(ambush.hit(f"c{number}")) for number in range(5)]
    await asyncio.sleep(0)
    ambush.encounters.begun.clear()
    ambush.encounters.door.set()
    await first
    ambush.encounters.door.clear()
    await ambush.encounters.begun.wait()  # the next one writes for all five
    hits[0].cancel()
    await asyncio.sleep(0)
    ambush.encounters.door.set()
    await asyncio.gather(*hits, return_exceptions=True)
    assert (await ambush.stored()).participants[0].current_hp in (500 - 5, 500 - 6)
    again = await asyncio.gather(*(ambush.hit(f"c{number}") for number in range(1, 5)))
    assert all(change.is_repeat for change in again)


async def test_one_that_cannot_be_stored_harms_no_other(ambush: Table) -> None:
    foreign = {"blob": "x" * (16 * MEBIBYTE - 20_000)}
    await ambush.database.encounters.update_one({"_id": key(ambush.id)}, {"$set": foreign})
    await ambush.tracker.load(ambush.id)
    many = AddParticipant(participant=NewParticipant(name="Rat", max_hp=7), count=20)
    answers = await asyncio.gather(
        ambush.hit("a"),
        ambush.hit("b"),
        ambush.tracker.execute(ambush.id, DANA, many, "rats"),
        ambush.hit("c"),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers] == [Change, Change, NotStoredError, Change]
    assert (await ambush.stored()).participants[0].current_hp == 497


async def test_a_binding_is_set_between_commands(table: StorageHarness) -> None:
    tracker = table.tracker
    encounter = await tracker.create(DANA, "Ambush", DiscordBinding(guild_id="1", channel_id="2"))
    await asyncio.gather(
        tracker.execute(encounter.id, DANA, OGRE, "a"),
        tracker.bind(encounter.id, board_message_id="3"),
        tracker.execute(encounter.id, DANA, OGRE, "b"),
    )
    known = await tracker.current(encounter.id)
    assert known.discord is not None and known.discord.board_message_id == "3"
    assert known.version == 2 == (await tracker.load(encounter.id)).version


async def test_the_encounter_that_is_gone_is_told_to_each(ambush: Table) -> None:
    await ambush.database.encounters.delete_many({})
    ambush.tracker.drop_copies()
    answers = await asyncio.gather(*(ambush.hit(f"c{n}") for n in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [NotFoundError] * 3


async def test_work_is_taken_along_up_to_one_who_wants_to_be_alone() -> None:
    queue: CommandQueue[str] = CommandQueue()
    assert await queue.enter("a")
    tasks = [asyncio.create_task(queue.enter(work)) for work in ("b", "c", None, "d")]
    await asyncio.sleep(0)
    taken = queue.take_along(10)
    assert [entry.work for entry in taken] == ["b", "c"]
    queue.put_back(taken[1:])
    taken[0].called.set_result(False)
    queue.leave()
    await asyncio.sleep(0)
    assert await tasks[0] is False and await tasks[1] is True
    assert queue.take_along(10) == []
    queue.leave()
    assert await tasks[2] is True
    queue.leave()
    assert await tasks[3] is True
