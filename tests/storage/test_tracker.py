"""The write path against a real MongoDB, with concurrent callers and processes."""

import asyncio
import contextlib
from typing import Any

import pytest

from storage.change import Change
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.context import Actor
from storage.encounter.errors import ConflictError, NotFoundError, StaleTurnError, UnavailableError
from storage.encounter.history.delta import apply_delta
from storage.encounter.limits import REMEMBERED_IDS, TAIL
from storage.encounter.model import Encounter, HistoryEntry, Status
from storage.mongo.documents import read
from storage.mongo.ids import key
from tests.storage.harness import ARI, DANA, STRANGER, StorageHarness, close_storage, open_storage


async def a_fight(table: StorageHarness, *, goblins: int = 2, hp: int = 1000) -> Encounter:
    encounter = await table.tracker.create(DANA, "Ambush")
    for i in range(goblins):
        goblin = ask.NewParticipant(name=f"Goblin {i + 1}", max_hp=hp, initiative_roll=20 - i)
        await run(table, encounter, ask.AddParticipant(participant=goblin))
    return (await run(table, encounter, ask.StartEncounter())).after


_ids = iter(range(1_000_000))


async def run(
    table: StorageHarness, encounter: Encounter, command: ask.Command, actor: Actor = DANA, **rest: Any
) -> Change:
    return await table.tracker.execute(encounter.id, actor, command, f"c{next(_ids)}", **rest)


async def test_a_command_ends_up_in_the_document_the_history_and_the_log(table: StorageHarness) -> None:
    encounter = await a_fight(table)
    goblin = encounter.participants[0]
    change = await run(table, encounter, ask.DealDamage.to(goblin.id, 7, "slashing"))
    document = await table.database.encounters.find_one({"_id": key(encounter.id)})
    assert document is not None
    assert document["version"] == change.version == encounter.version + 1
    assert document["participants"][0]["currentHP"] == 993
    assert document["participants"][0]["_id"] == key(goblin.id)
    assert document["userId"] == key(DANA.user_id)
    await table.combat_log.settled()
    entries = await table.combat_log.entries(encounter.id)
    assert [entry["version"] for entry in entries] == list(range(1, change.version + 1))
    assert (entries[-1]["action"], entries[-1]["amount"]) == ("damage", 7)


async def test_what_is_read_back_is_what_was_written(table: StorageHarness) -> None:
    encounter = await a_fight(table)
    condition = ask.NewCondition(name="poisoned", duration=3)
    goblin, other = encounter.participants
    change = await run(
        table, encounter, ask.AddCondition(participant_ids=(goblin.id, other.id), condition=condition)
    )
    change = await run(table, encounter, ask.RemoveParticipant(participant_id=other.id))
    read_back = await table.tracker.load(encounter.id)
    assert read_back.model_dump_json() == change.after.model_dump_json()


async def test_the_history_in_the_document_is_its_last_entries_in_order(table: StorageHarness) -> None:
    encounter = await a_fight(table)
    for _ in range(300):
        change = await run(table, encounter, ask.DealDamage.to(encounter.participants[0].id, 1))
    read_back = await table.tracker.load(encounter.id)
    assert [entry.version for entry in read_back.history] == list(
        range(change.version - TAIL + 1, change.version + 1)
    )
    assert len(read_back.applied) == 256
    assert read_back.model_dump_json() == change.after.model_dump_json()


async def test_replaying_the_log_leads_to_the_document(table: StorageHarness) -> None:
    encounter = await table.tracker.create(DANA, "Replay")
    goblin = ask.NewParticipant(name="Goblin", max_hp=7)
    await run(table, encounter, ask.AddParticipant(participant=goblin, count=3))
    started = (await run(table, encounter, ask.StartEncounter())).after
    await run(table, encounter, ask.DealDamage.to(started.participants[0].id, 99))
    await run(table, encounter, ask.AdvanceTurn())
    await run(table, encounter, ask.Undo())
    await run(table, encounter, ask.Undo())
    last = (await run(table, encounter, ask.Redo())).after
    await table.combat_log.settled()
    replayed = encounter
    for entry in await table.combat_log.history(encounter.id):
        replayed = apply_delta(replayed, entry.redo)
    assert replayed.participants == last.participants
    assert (replayed.round, replayed.current_participant_id) == (last.round, last.current_participant_id)


async def test_two_hundred_concurrent_damages_from_two_processes_all_count(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    goblin = encounter.participants[0]

    async def hit(side: StorageHarness) -> None:
        command_id = f"c{next(_ids)}"
        while True:  # on a busy machine a command may time out; clients then repeat it
            with contextlib.suppress(ConflictError, UnavailableError):
                await side.tracker.execute(encounter.id, DANA, ask.DealDamage.to(goblin.id, 1), command_id)
                return

    await asyncio.gather(*(hit(side) for side in (table, other_process) for _ in range(100)))
    after = await table.tracker.load(encounter.id)
    assert after.find(goblin.id).current_hp == 800  # type: ignore[union-attr]  # a participant never removed
    assert after.version == encounter.version + 200
    await table.combat_log.settled()
    await other_process.combat_log.settled()
    versions = [entry["version"] for entry in await table.combat_log.entries(encounter.id)]
    assert versions == list(range(1, after.version + 1))


async def test_a_repeated_command_changes_nothing_and_answers_as_the_first_time(
    table: StorageHarness,
) -> None:
    encounter = await a_fight(table)
    goblin = encounter.participants[0]
    blow = ask.DealDamage.to(goblin.id, 5)
    first = await table.tracker.execute(encounter.id, DANA, blow, "the-blow")
    for _ in range(TAIL + 10):  # so many that the history ring no longer has it
        await run(table, encounter, ask.DealDamage.to(goblin.id, 1))
    await table.combat_log.settled()
    again = await table.tracker.execute(encounter.id, DANA, blow, "the-blow")
    assert again.is_repeat
    assert (again.version, again.events) == (first.version, first.events)
    assert again.after.version == first.version + TAIL + 10


async def test_a_command_repeated_through_another_process_changes_nothing(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    await other_process.tracker.current(encounter.id)
    blow = ask.DealDamage.to(encounter.participants[0].id, 5)
    first = await table.tracker.execute(encounter.id, DANA, blow, "the-blow")
    again = await other_process.tracker.execute(encounter.id, DANA, blow, "the-blow")
    assert (again.is_repeat, again.version) == (True, first.version)


async def test_the_same_command_id_of_another_user_is_another_command(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    hero = ask.NewParticipant(name="Ari", type="character", max_hp=9, collaborators=(ARI.user_id,))
    joined = await run(table, encounter, ask.AddParticipant(participant=hero), ARI)
    own = next(p.id for p in joined.after.participants if p.name == "Ari")
    blow = ask.DealDamage.to(encounter.participants[0].id, 5)
    theirs = await table.tracker.execute(encounter.id, DANA, blow, "mine")
    heal = ask.SetTemporaryHitPoints(participant_ids=(own,), amount=4)
    change = await other_process.tracker.execute(encounter.id, ARI, heal, "mine")
    assert (change.is_repeat, change.version) == (False, theirs.version + 1)
    for side in (table, other_process):
        for actor, command, first in ((DANA, blow, theirs), (ARI, heal, change)):
            again = await side.tracker.execute(encounter.id, actor, command, "mine")
            assert (again.is_repeat, again.version, again.events) == (True, first.version, first.events)
    # Each is taken back by itself, named by the id that its user gave it.
    with pytest.raises(StaleTurnError):
        await run(table, encounter, ask.Undo(entry_id="mine"))
    await run(table, encounter, ask.Undo(entry_id="mine"), ARI)
    undone = await run(table, encounter, ask.Undo(entry_id="mine"))
    assert undone.after.participants[0].current_hp == 1000


async def test_ids_of_an_earlier_version_are_still_those_of_the_user_who_gave_them(
    table: StorageHarness,
) -> None:
    encounter = await a_fight(table)
    blow = ask.DealDamage.to(encounter.participants[0].id, 5)
    first = await table.tracker.execute(encounter.id, DANA, blow, "the-blow")
    place = {f"applied.{first.version % REMEMBERED_IDS}": "the-blow"}
    await table.database.encounters.update_one({"_id": key(encounter.id)}, {"$set": place})
    await table.tracker.load(encounter.id)
    assert (await table.tracker.execute(encounter.id, DANA, blow, "the-blow")).version == first.version
    request = await table.tracker.execute(encounter.id, ARI, blow, "the-blow")
    assert (request.is_repeat, request.version) == (False, first.version + 1)


async def test_two_simultaneous_next_move_one_turn(table: StorageHarness) -> None:
    encounter = await a_fight(table, goblins=3)
    results = await asyncio.gather(
        *(run(table, encounter, ask.AdvanceTurn()) for _ in range(2)), return_exceptions=True
    )
    assert [type(result) for result in results] == [Change, StaleTurnError]
    after = await table.tracker.load(encounter.id)
    assert after.current_participant_id == encounter.participants[1].id


async def test_next_is_refused_when_another_process_moved_the_turn(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table, goblins=3)
    await other_process.tracker.current(encounter.id)
    await run(table, encounter, ask.AdvanceTurn())
    with pytest.raises(StaleTurnError):
        await run(other_process, encounter, ask.AdvanceTurn())
    moved = await run(other_process, encounter, ask.AdvanceTurn())
    assert moved.after.current_participant_id == encounter.participants[2].id


async def test_a_refusal_never_comes_from_an_old_copy(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    await other_process.tracker.current(encounter.id)
    added = await run(
        table, encounter, ask.AddParticipant(participant=ask.NewParticipant(name="Ogre", max_hp=59))
    )
    ogre = next(p for p in added.after.participants if p.name == "Ogre")
    hit = await run(other_process, encounter, ask.DealDamage.to(ogre.id, 9))
    assert hit.after.find(ogre.id).current_hp == 50  # type: ignore[union-attr]  # just added


async def test_a_write_by_a_program_without_versions_is_detected(table: StorageHarness) -> None:
    encounter = await a_fight(table)
    goblin = encounter.participants[0]
    await table.database.encounters.update_one(
        {"_id": key(encounter.id), "participants._id": key(goblin.id)},
        {"$set": {"participants.$.currentHP": 500}, "$currentDate": {"updatedAt": True}},
    )
    change = await run(table, encounter, ask.DealDamage.to(goblin.id, 1))
    assert change.after.find(goblin.id).current_hp == 499  # type: ignore[union-attr]  # never removed


async def test_the_newest_version_includes_the_writes_of_other_programs(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    goblin = encounter.participants[0]
    assert await other_process.tracker.newest(encounter.id) == await table.tracker.load(encounter.id)
    hit = await run(table, encounter, ask.DealDamage.to(goblin.id, 1))
    assert await other_process.tracker.newest(encounter.id) == hit.after
    await table.database.encounters.update_one(
        {"_id": key(encounter.id), "participants._id": key(goblin.id)},
        {"$set": {"participants.$.currentHP": 500}, "$currentDate": {"updatedAt": True}},
    )
    seen = (await other_process.tracker.newest(encounter.id)).find(goblin.id)
    assert seen is not None and seen.current_hp == 500
    await table.database.encounters.delete_one({"_id": key(encounter.id)})
    with pytest.raises(NotFoundError):
        await other_process.tracker.newest(encounter.id)


async def test_a_change_lost_by_a_crash_of_the_database_is_not_shown_permanently(
    table: StorageHarness,
) -> None:
    encounter = await a_fight(table)
    before = await table.database.encounters.find_one({"_id": key(encounter.id)})
    hit = await run(table, encounter, ask.DealDamage.to(encounter.participants[0].id, 1))
    assert before is not None
    await table.database.encounters.replace_one({"_id": key(encounter.id)}, before)
    assert (await table.tracker.current(encounter.id)).version == hit.version
    assert await table.tracker.versions() == {encounter.id: encounter.version}
    assert (await table.tracker.current(encounter.id)).version == encounter.version


async def test_an_unknown_user_learns_nothing(table: StorageHarness) -> None:
    encounter = await a_fight(table)
    with pytest.raises(NotFoundError, match="Encounter not found or access denied"):
        await run(table, encounter, ask.AdvanceTurn(), STRANGER)
    with pytest.raises(NotFoundError, match="Encounter not found or access denied"):
        await table.tracker.execute(EncounterId("64b0000000000000000000ff"), STRANGER, ask.AdvanceTurn(), "x")
    with pytest.raises(NotFoundError, match="Encounter not found or access denied"):
        await table.tracker.execute(encounter.id, STRANGER, ask.AdvanceTurn(), encounter.history[-1].id)


async def test_a_players_damage_becomes_a_request_that_one_answer_settles(table: StorageHarness) -> None:
    encounter = await a_fight(table)
    goblin = encounter.participants[0]
    asked = await run(table, encounter, ask.DealDamage.to(goblin.id, 9, "fire"), ARI)
    assert asked.is_request
    assert asked.after.find(goblin.id) == goblin
    (request,) = asked.after.requests
    answers = await asyncio.gather(
        *(run(table, encounter, ask.SettleRequest(request_id=request.id, answer="half")) for _ in range(2)),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Change", "RequestSettledError"]
    after = await table.tracker.load(encounter.id)
    assert after.find(goblin.id).current_hp == goblin.current_hp - 4  # type: ignore[union-attr]  # never removed


async def test_a_log_entry_lost_with_its_process_is_added_by_the_next_reader(
    table: StorageHarness, mongo_uri: str, database_name: str
) -> None:
    encounter = await a_fight(table)
    await table.combat_log.settled()
    await table.database.combat_log.delete_many({"version": {"$gt": 1}})
    reader = await open_storage(mongo_uri, database_name)
    await reader.tracker.load(encounter.id)
    await reader.combat_log.settled()
    entries = await reader.combat_log.entries(encounter.id)
    assert [entry["version"] for entry in entries] == list(range(1, encounter.version + 1))
    await close_storage(reader)


async def test_a_listener_that_fails_does_not_fail_the_command(table: StorageHarness) -> None:
    heard: list[int] = []

    def broken(change: Change) -> None:
        raise RuntimeError("boom")

    table.tracker.listen(broken)
    table.tracker.listen(lambda change: heard.append(change.version))
    encounter = await a_fight(table)
    assert heard == list(range(1, encounter.version + 1))


async def test_without_a_database_the_error_says_so(database_name: str) -> None:
    nowhere = await open_storage("mongodb://127.0.0.1:9", database_name, operation_timeout_ms=100)
    with pytest.raises(UnavailableError):
        await nowhere.tracker.create(DANA, "Nowhere")
    await close_storage(nowhere)


async def test_a_seed_document_loads_plays_and_stays_valid_for_the_seed(table: StorageHarness) -> None:
    owner, wolf, elf = key(DANA.user_id), key("64b00000000000000000000a"), key("64b00000000000000000000b")
    seed_fields: dict[str, Any] = {
        "type": "monster",
        "ac": 12,
        "maxHP": 20,
        "currentHP": 20,
        "dexterity": 12,
        "isManuallyOrdered": False,
        "conditions": [{"name": "Prone", "duration": 1}],
        "legendaryActionsRemaining": 0,
        "notes": "bites",
        "collaborators": [key(ARI.user_id)],
        "homebrew": {"mood": "grim"},
    }
    inserted = await table.database.encounters.insert_one(
        {
            "userId": owner,
            "name": "Seed",
            "status": "active",
            "participants": [
                {**seed_fields, "_id": wolf, "name": "Wolf", "initiativeRoll": 5, "initiativeOrder": 1},
                {**seed_fields, "_id": elf, "name": "Elf", "initiativeRoll": 17, "initiativeOrder": 0},
            ],
            "currentTurn": 0,
            "round": 1,
        }
    )
    encounter = await table.tracker.load(EncounterId(str(inserted.inserted_id)))
    assert [p.name for p in encounter.participants] == ["Elf", "Wolf"]
    assert encounter.current is not None and encounter.current.name == "Elf"
    hit = await run(table, encounter, ask.UpdateParticipantHp(participant_id=str(wolf), new_hp=11, damage=9))
    await run(table, encounter, ask.AdvanceTurn())
    document = await table.database.encounters.find_one({"_id": inserted.inserted_id})
    assert document is not None
    assert hit.after.status is Status.ACTIVE
    assert [p["_id"] for p in document["participants"]] == [elf, wolf]
    assert [p["initiativeOrder"] for p in document["participants"]] == [0, 1]
    assert document["participants"][1]["currentHP"] == 11
    assert document["participants"][1]["homebrew"] == {"mood": "grim"}
    assert document["participants"][1]["collaborators"] == [key(ARI.user_id)]
    assert (document["currentTurn"], document["round"], document["userId"]) == (1, 1, owner)
    assert read(document).encounter.current_participant_id == str(wolf)


async def test_whole_logs_of_one_owner_are_read_one_after_the_other(
    table: StorageHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fights = [await table.tracker.create(owner, "Ambush") for owner in (DANA, DANA, DANA, ARI)]
    reading: list[EncounterId] = []
    most: list[int] = []

    async def read_log(encounter_id: EncounterId, *_: Any) -> list[HistoryEntry]:
        reading.append(encounter_id)
        most.append(len(reading))
        await asyncio.sleep(0.01)
        reading.remove(encounter_id)
        return []

    monkeypatch.setattr(table.combat_log, "history", read_log)
    await asyncio.gather(*(table.tracker.whole_log(fight) for fight in fights))
    assert (len(most), max(most)) == (4, 2), "one of each owner"
