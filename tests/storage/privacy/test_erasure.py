"""A deleted user can't be identified by the remaining data, and the encounters of others are intact."""

import pytest
from bson import json_util

from storage.encounter import commands as ask
from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError, RuleError, TrackerError
from storage.encounter.history.delta import apply_delta
from storage.encounter.model import Encounter
from storage.encounter.scope import Scope
from storage.library.creature import Creature
from storage.mongo.ids import key
from storage.privacy.erasure import TOMBSTONE_NAME, ErasureResult, OwnsFightsError
from storage.privacy.forgotten import ForgottenUsers
from storage.privacy.forgotten_watch import ForgottenWatch
from storage.repositories.access_tokens import AccessTokens
from storage.repositories.characters import CharacterChanges, Characters
from storage.repositories.creatures import Creatures
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.storage.harness import StorageHarness, erasure, store_session

DISCORD_ID = "700000000000000042"
COLLECTIONS = (
    "users", "characters", "parties", "creatures", "templates", "portraits", "encounters", "combat_log",
    "shares", "personal_links", "access_tokens", "sessions",
)  # fmt: skip
_ids = iter(range(1_000_000))


async def run(table: StorageHarness, encounter: Encounter, actor: Actor, command: ask.Command) -> Encounter:
    return (await table.tracker.execute(encounter.id, actor, command, f"f{next(_ids)}")).after


async def known(table: StorageHarness, discord_id: str, name: str) -> Actor:
    return Actor((await Users(table.database).of_discord(discord_id, name)).id, name, is_member=True)


async def a_fight(table: StorageHarness, dana: Actor, ari: Actor) -> Encounter:
    """Dana's encounter: Ari plays Aria, was co-DM, and has an open damage request."""
    characters = Characters(table.database)
    aria = await characters.create(ari.user_id, "1", CharacterChanges(name="Aria", max_hp=28))
    encounter = await table.tracker.create(dana, "Ambush")
    await run(table, encounter, ari, ask.AddParticipant(participant=aria.as_participant()))
    await run(
        table, encounter, dana, ask.AddParticipant(participant=ask.NewParticipant(name="Goblin", max_hp=9))
    )
    encounter = await run(table, encounter, dana, ask.StartEncounter())
    aria_there, goblin = (next(p for p in encounter.participants if p.name == n) for n in ("Aria", "Goblin"))
    await run(table, encounter, ari, ask.DealDamage.to(aria_there.id, 3))
    await run(table, encounter, ari, ask.DealDamage.to(goblin.id, 3))
    return await run(table, encounter, dana, ask.SetCoDms(co_dms=(ari.user_id,)))


async def whole_database(table: StorageHarness) -> str:
    await table.combat_log.settled()
    documents = [await getattr(table.database, name).find().to_list(None) for name in COLLECTIONS]
    return json_util.dumps(documents)


async def test_a_deleted_player_can_not_be_identified_and_the_encounter_continues(
    table: StorageHarness,
) -> None:
    database = table.database
    dana, ari = await known(table, "1", "Dana"), await known(table, DISCORD_ID, "Arianrhod")
    encounter = await a_fight(table, dana, ari)
    party = await Characters(database).create_party(dana.user_id, "1", "The Lanterns")
    (character,) = await Characters(database).of_user(ari.user_id, "1")
    await Characters(database).join_party(party, character, ari.user_id)
    await Creatures(database).save(ari.user_id, [Creature(name="Familiar")])
    await store_session(
        Sessions(database), "s", user_id=ari.user_id, username="Arianrhod", ip_address="192.0.2.7"
    )
    await ShareLinks(database).create(encounter.id, "players", ari.user_id)
    await PersonalLinks(database).create(ari.user_id, encounter.id)
    await AccessTokens(database).create(ari.user_id, "deck", Scope.RUN)
    seen: list[str] = []
    table.tracker.listen(lambda change: seen.append(type(change.command).__name__))

    gone = await erasure(database, table.tracker).forget(DISCORD_ID)

    assert len(gone.links) == 3
    left = await whole_database(table)
    for trace in (ari.user_id, DISCORD_ID, "Arianrhod", character.id, "192.0.2.7", "Familiar"):
        assert trace not in left, trace
    assert TOMBSTONE_NAME in left
    assert seen == ["SetControllers", "SetCoDms"]  # the removal was published
    after = await table.tracker.load(encounter.id)
    assert after.co_dms == () and next(p for p in after.participants if p.name == "Aria").collaborators == ()
    assert [request.user_name for request in after.requests] == [TOMBSTONE_NAME]
    with pytest.raises(NotFoundError):
        await table.tracker.execute(encounter.id, Actor(ari.user_id, "x"), ask.AdvanceTurn(), "late")
    goblin = next(p for p in after.participants if p.name == "Goblin")
    await run(table, encounter, dana, ask.SettleRequest(request_id=after.requests[0].id, answer="full"))
    hurt = await table.tracker.load(encounter.id)
    assert hurt.find(goblin.id).current_hp == 6  # type: ignore[union-attr]  # never removed


async def test_the_log_still_leads_to_the_document_and_everything_can_be_undone(
    table: StorageHarness,
) -> None:
    dana, ari = await known(table, "1", "Dana"), await known(table, DISCORD_ID, "Ari")
    encounter = await a_fight(table, dana, ari)
    await erasure(table.database, table.tracker).forget(DISCORD_ID)
    await table.combat_log.settled()
    after = await table.tracker.load(encounter.id)
    replayed = encounter.model_copy(
        update={"participants": (), "requests": (), "co_dms": (), "turn_trail": ()}
    )
    for entry in await table.combat_log.history(encounter.id):
        replayed = apply_delta(replayed, entry.redo)
    assert replayed.participants == after.participants
    assert (replayed.co_dms, replayed.requests) == (after.co_dms, after.requests)
    assert [entry["version"] for entry in await table.combat_log.entries(encounter.id)] == list(
        range(1, after.version + 1)
    )
    undone = after
    for _ in range(len(after.history)):
        undone = await run(table, encounter, dana, ask.Undo())
    assert undone.participants == ()
    assert ari.user_id not in await whole_database(table)


async def test_a_tracker_with_a_cached_copy_writes_nothing_back(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    dana, ari = await known(table, "1", "Dana"), await known(table, DISCORD_ID, "Ari")
    encounter = await a_fight(table, dana, ari)
    await other_process.tracker.current(encounter.id)
    await erasure(table.database, table.tracker).forget(DISCORD_ID)
    wolf = ask.NewParticipant(name="Wolf", max_hp=11)
    await run(other_process, encounter, dana, ask.AddParticipant(participant=wolf))
    await other_process.combat_log.settled()
    assert ari.user_id not in await whole_database(table)


async def test_an_owner_must_end_or_transfer_their_encounters_first(table: StorageHarness) -> None:
    dana, bo = await known(table, DISCORD_ID, "Dana"), await known(table, "2", "Bo")
    encounter = await table.tracker.create(dana, "Ambush")
    forgetting = erasure(table.database, table.tracker)
    before = await whole_database(table)
    with pytest.raises(OwnsFightsError, match=r"Ambush.*/encounter transfer"):
        await forgetting.forget(DISCORD_ID)
    assert await whole_database(table) == before
    await run(table, encounter, dana, ask.TransferEncounter(user_id=bo.user_id))
    with pytest.raises(OwnsFightsError):  # an offer alone takes nothing off them, and gives nothing to others
        await forgetting.forget(DISCORD_ID)
    await run(table, encounter, bo, ask.AcceptTransfer())
    await forgetting.forget(DISCORD_ID)
    assert dana.user_id not in await whole_database(table)
    assert (await table.tracker.load(encounter.id)).user_id == bo.user_id


async def test_no_other_user_holds_a_deletion_up(table: StorageHarness) -> None:
    dana, bo = await known(table, DISCORD_ID, "Dana"), await known(table, "2", "Bo")
    theirs = await table.tracker.create(bo, "Trap")
    for command in (ask.TransferEncounter(user_id=dana.user_id), ask.SetCoDms(co_dms=(dana.user_id,))):
        await run(table, theirs, bo, command)
    await erasure(table.database, table.tracker).forget(DISCORD_ID)
    after = await table.tracker.load(theirs.id)
    assert (after.user_id, after.co_dms, after.transfer_offer) == (bo.user_id, (), None)
    assert dana.user_id not in await whole_database(table)


async def test_an_owners_encounters_are_ended_when_that_is_asked_for_an_unreadable_one_too(
    table: StorageHarness,
) -> None:
    dana, ari = await known(table, DISCORD_ID, "Dana"), await known(table, "2", "Ari")
    encounter = await a_fight(table, dana, ari)
    odd = await table.tracker.create(dana, "Odd")
    await table.database.encounters.update_one(
        {"_id": key(odd.id)}, {"$set": {"participants": [{"ac": "x"}]}}
    )
    users = {"coDms": [str(n) for n in range(30)] + [dana.user_id]}  # more than a command takes
    crowded = await table.tracker.create(ari, "Crowded")
    await table.database.encounters.update_one({"_id": key(crowded.id)}, {"$set": users})
    for one in (odd, crowded):
        table.tracker.forget(one.id, 1)
    ended = []
    table.tracker.listen(lambda change: ended.append(change.after.name))
    await erasure(table.database, table.tracker).forget(DISCORD_ID, ends_encounters=True)
    assert "Ambush" in ended
    assert dana.user_id not in await whole_database(table)
    open_now = {"status": {"$ne": "completed"}}
    assert await table.database.encounters.distinct("name", open_now) == ["Crowded"]
    again = await run(table, encounter, ari, ask.ResumeEncounter())  # co-DM
    assert again.user_id != dana.user_id


async def test_an_ended_encounter_is_kept_under_a_tombstone(table: StorageHarness) -> None:
    dana, ari = await known(table, DISCORD_ID, "Dana"), await known(table, "2", "Ari")
    encounter = await a_fight(table, dana, ari)
    ended = await run(table, encounter, dana, ask.EndEncounter())
    party = await Characters(table.database).create_party(dana.user_id, "1", "Empty")
    await erasure(table.database, table.tracker).forget(DISCORD_ID)
    after = await table.tracker.load(encounter.id)
    assert after.version == ended.version and after.user_id != dana.user_id
    tombstone = await Users(table.database).get(after.user_id)
    assert tombstone is not None and (tombstone.username, tombstone.discord_id) == (TOMBSTONE_NAME, None)
    assert after.find(encounter.participants[0].id) is not None
    assert party.id not in await whole_database(table)
    again = await run(table, encounter, ari, ask.ResumeEncounter())  # co-DM
    assert again.version == ended.version + 1


async def test_an_interrupted_run_is_completed_by_the_next(
    table: StorageHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, ari = await known(table, "1", "Dana"), await known(table, DISCORD_ID, "Ari")
    await a_fight(table, dana, ari)
    forgetting = erasure(table.database, table.tracker)

    async def broken(*_: object) -> None:
        raise TrackerError("conflict")

    with monkeypatch.context() as crash:  # between two steps
        crash.setattr(forgetting, "_rewrite", broken)
        with pytest.raises(TrackerError):
            await forgetting.forget(DISCORD_ID)
    await forgetting.forget(DISCORD_ID)
    assert ari.user_id not in await whole_database(table)
    assert await table.database.users.count_documents({"isForgotten": True}) == 1


async def test_kept_data_is_summarised_and_an_unknown_user_has_none(table: StorageHarness) -> None:
    dana, ari = await known(table, "1", "Dana"), await known(table, DISCORD_ID, "Ari")
    await a_fight(table, dana, ari)
    await table.combat_log.settled()
    forgetting = erasure(table.database, table.tracker)
    kept = await forgetting.kept(DISCORD_ID)
    assert kept is not None and (kept.name, kept.characters, kept.running) == ("Ari", ("Aria",), ())
    assert (kept.counts["fights_played"], kept.counts["log_lines"], kept.counts["fights_run"]) == (1, 3, 0)
    running = await forgetting.kept("1")
    assert running is not None and running.running == ("Ambush",)
    assert await forgetting.kept("404") is None
    before = await whole_database(table)
    await forgetting.forget("404")
    assert await whole_database(table) == before


async def test_a_returning_user_is_a_new_user(table: StorageHarness) -> None:
    people = Users(table.database)
    first = await people.of_discord(DISCORD_ID, "Ari")
    await erasure(table.database, table.tracker).forget(DISCORD_ID)
    second = await people.of_discord(DISCORD_ID, "Ari")
    assert second.id != first.id


async def test_a_user_who_is_being_deleted_can_not_begin_anything_and_goes_on_after_a_failure(
    table: StorageHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = Users(table.database)
    ari, forgetting = (await people.of_discord(DISCORD_ID, "Ari"), erasure(table.database, table.tracker))
    sweep = forgetting.sweep

    async def interrupted(user_id: UserId, tombstone: str) -> ErasureResult:
        with pytest.raises(RuleError, match="being deleted"):
            await people.of_discord(DISCORD_ID, "Ari")
        assert await people.get(user_id) is None and await people.existing([user_id]) == {}
        swept = await sweep(user_id, tombstone)
        await table.tracker.create(Actor(user_id, "Ari"), "Begun meanwhile")
        return swept

    monkeypatch.setattr(forgetting, "sweep", interrupted)
    with pytest.raises(OwnsFightsError):
        await forgetting.forget(DISCORD_ID)
    assert (await people.of_discord(DISCORD_ID, "Ari")).id == ari.id


async def test_what_a_running_process_holds_of_a_deleted_user_is_dropped_and_what_it_writes_is_deleted(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    database, tracker = other_process.database, other_process.tracker
    dana, ari = await known(table, "1", "Dana"), await known(table, DISCORD_ID, "Ari")
    encounter = await a_fight(table, dana, ari)
    held = await tracker.current(encounter.id)
    assert ari.user_id in held.controllers
    dropped: list[str] = []

    def drop(user_id: UserId) -> None:
        dropped.append(user_id)
        tracker.drop_copies()

    watch = ForgottenWatch(ForgottenUsers(database), erasure(database, tracker), drop)
    await watch.look()
    await erasure(table.database, table.tracker).forget(DISCORD_ID)

    # As work that was under way in the other process does.
    await Characters(database).create(ari.user_id, "1", CharacterChanges(name="Aria"))
    await Creatures(database).save(ari.user_id, [Creature(name="Familiar")])
    await ShareLinks(database).create(encounter.id, "players", ari.user_id)
    await store_session(Sessions(database), "s", user_id=ari.user_id, username="Ari")
    await run(other_process, encounter, dana, ask.SetCoDms(co_dms=(ari.user_id,)))
    other_process.combat_log.note(held, held.history[:1])
    assert ari.user_id in await whole_database(other_process)

    await watch.look()
    assert dropped == [ari.user_id]
    assert ari.user_id not in await whole_database(other_process)
    assert ari.user_id not in (await tracker.current(encounter.id)).model_dump_json()
    await watch.look()
    assert dropped == [ari.user_id]
