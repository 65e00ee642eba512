"""A backup contains an encounter without secrets, and is imported completely or not at all."""

import gzip
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from bson import json_util

from storage.backup.archive import BackupError
from storage.backup.exporter import Exporter
from storage.backup.import_plan import plan
from storage.backup.importer import Importer, Report
from storage.change import Change
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.context import Actor, Origin
from storage.encounter.model import DiscordBinding, Encounter
from storage.library.creature import Creature
from storage.mongo.ids import key
from storage.repositories.characters import CharacterChanges, Characters
from storage.repositories.creatures import Creatures
from storage.repositories.portraits import Portraits
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.pictures import picture
from tests.storage.harness import StorageHarness, close_storage, open_storage, store_session

GUILD = "700000000000000001"
KEPT = ("users", "characters", "parties", "creatures", "templates", "portraits", "encounters", "combat_log")


@pytest.fixture
async def elsewhere(mongo_uri: str, database_name: str) -> AsyncIterator[StorageHarness]:
    """A tracker on another, empty database."""
    opened = await open_storage(mongo_uri, f"{database_name}_2")
    await opened.database.ensure_indexes()
    yield opened
    await opened.combat_log.settled()
    await opened.database.drop()
    await close_storage(opened)


@pytest.fixture
async def encounter(table: StorageHarness) -> Encounter:
    """A running encounter of a guild, with all related documents."""
    database = table.database
    dana = Actor((await Users(database).of_discord("1", "Dana")).id, "Dana")
    ari = (await Users(database).of_discord("2", "Ari")).id
    await database.users.update_one(
        {"_id": key(ari)},
        {"$set": {"passwordHash": "hunter2", "features": {"beta": True, "apiToken": "t0k"}}},
    )
    characters = Characters(database)
    aria = await characters.create(ari, GUILD, CharacterChanges(name="Aria", max_hp=28))
    party = await characters.create_party(dana.user_id, GUILD, "The Lanterns")
    await characters.join_party(party, aria, ari)
    await Creatures(database).save(dana.user_id, [Creature(name="Gloomfang", max_hp=40)])
    made = await table.tracker.create(
        dana, "Ambush", DiscordBinding(guild_id=GUILD, channel_id="800000000000000001")
    )
    for participant in (aria.as_participant(), ask.NewParticipant(name="Goblin", max_hp=9)):
        await run(table, made, dana, ask.AddParticipant(participant=participant))
    started = (await run(table, made, dana, ask.StartEncounter())).after
    goblin = next(p for p in started.participants if p.name == "Goblin")
    changed = await run(table, started, dana, ask.DealDamage.to(goblin.id, 4))
    await ShareLinks(database).create(made.id, "stream", dana.user_id)
    await store_session(Sessions(database), "socket", user_id=ari, ip_address="192.0.2.7")
    await table.combat_log.settled()
    return changed.after


_ids = iter(range(1_000_000))


async def run(table: StorageHarness, encounter: Encounter, actor: Actor, command: ask.Command) -> Change:
    return await table.tracker.execute(encounter.id, actor, command, f"b{next(_ids)}", origin=Origin.DISCORD)


async def import_(
    table: StorageHarness, path: Path, *, as_copy: bool = False, overwrite: bool = False
) -> Report:
    made = await plan(table.database, path, as_copy=as_copy)
    return await Importer(table.database).put_back(made, overwrite=overwrite)


async def everything(table: StorageHarness) -> dict[str, list[dict[str, Any]]]:
    return {
        name: await getattr(table.database, name).find().sort("_id", 1).to_list(None)
        for name in (*KEPT, "shares", "sessions")
    }


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def dana_of(encounter: Encounter) -> Actor:
    return Actor(encounter.user_id, "Dana")


@pytest.mark.parametrize("name", ["server.jsonl", "server.jsonl.gz"])
async def test_a_guild_is_restored_in_an_empty_database_and_its_encounter_continues(
    name: str, table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    counts = await Exporter(table.database).guild(GUILD, tmp_path / name)
    assert counts == {
        "encounters": 1, "combat_log": 4, "characters": 1, "parties": 1, "creatures": 1, "users": 2,
    }  # fmt: skip
    report = await import_(elsewhere, tmp_path / name)
    assert dict(report.added) == counts and not report.replaced and not report.kept
    before, after = await everything(table), await everything(elsewhere)
    for collection in KEPT[1:]:
        assert after[collection] == before[collection], collection
    assert {entry["origin"] for entry in after["combat_log"]} == {"discord"}
    assert [user["username"] for user in after["users"]] == ["Dana", "Ari"]
    assert after["shares"] == after["sessions"] == []
    goblin = next(p for p in encounter.participants if p.name == "Goblin")
    hit = await run(elsewhere, encounter, dana_of(encounter), ask.DealDamage.to(goblin.id, 2))
    assert hit.version == encounter.version + 1
    assert next(p for p in hit.after.participants if p.name == "Goblin").current_hp == 3
    for _ in range(2):
        undone = await run(elsewhere, encounter, dana_of(encounter), ask.Undo())
    assert next(p for p in undone.after.participants if p.name == "Goblin").current_hp == 9
    found = await elsewhere.tracker.in_channel(GUILD, "800000000000000001")
    assert found is not None and found.id == encounter.id


async def test_the_portraits_that_a_guild_shows_come_along_and_no_others(
    table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    dana, here, there = dana_of(encounter), Portraits(table.database), Portraits(elsewhere.database)
    shown, other = [await here.save(dana.user_id, picture(size=size)) for size in ((9, 9), (9, 8))]
    changes = ask.ParticipantChanges(image_url=shown)
    goblin = encounter.participants[-1].id
    await run(table, encounter, dana, ask.UpdateParticipant(participant_id=goblin, changes=changes))
    counts = await Exporter(table.database).guild(GUILD, tmp_path / "server.jsonl")
    assert counts["portraits"] == 1
    await import_(elsewhere, tmp_path / "server.jsonl")
    assert await there.content(shown) == await here.content(shown) is not None
    assert await there.content(other) is None


async def test_a_single_encounter_includes_the_documents_it_names(
    table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    await table.tracker.create(dana_of(encounter), "Another", DiscordBinding(guild_id=GUILD, channel_id="9"))
    counts = await Exporter(table.database).encounter(encounter.id, tmp_path / "one.jsonl")
    assert (counts["encounters"], counts["characters"], counts["parties"], counts["users"]) == (1, 1, 1, 2)
    await import_(elsewhere, tmp_path / "one.jsonl")
    assert (await elsewhere.tracker.load(encounter.id)).model_dump_json() == encounter.model_dump_json()


async def test_the_file_has_no_secret_and_only_its_owner_may_read_it(
    table: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    path = tmp_path / "server.jsonl"
    await Exporter(table.database).guild(GUILD, path)
    text = path.read_text(encoding="utf-8")
    for secret in ("hunter2", "passwordHash", "t0k", "apiToken", "secretHash", "192.0.2.7"):
        assert secret not in text
    assert '"beta"' in text
    assert path.stat().st_mode & 0o077 == 0
    assert files_in(tmp_path) == [path]


async def test_importing_again_changes_nothing(
    table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    counts = await Exporter(table.database).guild(GUILD, tmp_path / "b.jsonl")
    await import_(elsewhere, tmp_path / "b.jsonl")
    once = await everything(elsewhere)
    report = await import_(elsewhere, tmp_path / "b.jsonl")
    assert not report.added and not report.replaced and dict(report.kept) == counts
    assert await everything(elsewhere) == once


async def test_a_newer_encounter_is_overwritten_on_request_only(
    table: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    await Exporter(table.database).guild(GUILD, tmp_path / "b.jsonl")
    await run(table, encounter, dana_of(encounter), ask.AdvanceTurn())
    await table.combat_log.settled()
    later = await everything(table)
    with pytest.raises(BackupError, match=f"went on here since the backup was made: {encounter.id}"):
        await import_(table, tmp_path / "b.jsonl")
    assert await everything(table) == later
    report = await import_(table, tmp_path / "b.jsonl", overwrite=True)
    assert report.replaced["encounters"] == 1
    assert (await table.tracker.load(encounter.id)).version == encounter.version
    moved = await run(table, encounter, dana_of(encounter), ask.AdvanceTurn())
    await table.combat_log.settled()
    versions = [entry["version"] for entry in await table.combat_log.entries(encounter.id)]
    assert versions == list(range(1, moved.version + 1))


async def test_an_older_encounter_is_updated_to_the_backup(
    table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    await Exporter(table.database).guild(GUILD, tmp_path / "old.jsonl")
    await import_(elsewhere, tmp_path / "old.jsonl")
    await elsewhere.tracker.current(encounter.id)
    newer = (await run(table, encounter, dana_of(encounter), ask.AdvanceTurn())).after
    await table.combat_log.settled()
    await Exporter(table.database).guild(GUILD, tmp_path / "new.jsonl")
    report = await import_(elsewhere, tmp_path / "new.jsonl")
    assert (report.replaced["encounters"], report.added["combat_log"]) == (1, 1)
    # A tracker with the old version cached detects the change when it writes.
    hit = await run(elsewhere, encounter, dana_of(encounter), ask.DealDamage.to(newer.participants[0].id, 1))
    assert hit.version == newer.version + 1


async def test_a_copy_is_a_separate_encounter(
    table: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    await Exporter(table.database).guild(GUILD, tmp_path / "b.jsonl")
    before = await everything(table)
    report = await import_(table, tmp_path / "b.jsonl", as_copy=True)
    assert dict(report.added) == {"encounters": 1, "combat_log": 4}
    (copy,) = [f for f in await table.tracker.in_guild(GUILD) if f.id != encounter.id]
    assert copy.name == "Ambush (copy)" and copy.participants[0].character_id is None
    assert copy.discord is not None and copy.discord.board_message_id is None
    found = await table.tracker.in_channel(GUILD, "800000000000000001")
    assert found is not None and found.id == encounter.id
    assert len(await table.combat_log.entries(copy.id)) == 4
    await run(table, copy, dana_of(encounter), ask.AdvanceTurn())
    assert (await table.tracker.load(encounter.id)).version == encounter.version
    after = await everything(table)
    assert [d for d in after["encounters"] if str(d["_id"]) == encounter.id] == before["encounters"]
    assert after["users"] == before["users"] and after["characters"] == before["characters"]


async def test_a_discord_member_with_another_user_id_is_merged(
    table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    await Exporter(table.database).guild(GUILD, tmp_path / "b.jsonl")
    dana = await Users(elsewhere.database).of_discord("1", "Dana the Great")
    await import_(elsewhere, tmp_path / "b.jsonl")
    assert await elsewhere.database.users.count_documents({"discordId": "1"}) == 1
    assert (await elsewhere.tracker.load(encounter.id)).user_id == dana.id
    await run(elsewhere, encounter, Actor(dana.id, "Dana"), ask.AdvanceTurn())
    assert [c.name for c in await Creatures(elsewhere.database).of_user(dana.id)] == ["Gloomfang"]


Damage = Callable[[list[bytes]], list[bytes]]


def _cut(lines: list[bytes]) -> list[bytes]:
    return lines[:-1]


def _less(lines: list[bytes]) -> list[bytes]:
    return [*lines[:1], *lines[2:]]


def _broken(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[2][:-20] + b"\n", *lines[3:]]


def _newer(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'"formatVersion":{"$numberInt":"1"}', b'"formatVersion":2'), *lines[1:]]


def _foreign(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace(b'"collection":"encounters"', b'"collection":"shares"'), *lines[2:]]


def _no_fight(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace(b'"currentHP"', b'"currentHP":{"$numberInt":"x"},"y"'), *lines[2:]]


def _odd_fight(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace(b'"status":"active"', b'"status":"asleep"'), *lines[2:]]


def _orphans(lines: list[bytes]) -> list[bytes]:
    return [lines[0], *lines[2:-1], lines[-1].replace(b'"encounters":{"$numberInt":"1"},', b"")]


def _twice(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[1], *lines[2:]]


def _nothing(lines: list[bytes]) -> list[bytes]:
    return []


@pytest.mark.parametrize(
    "damaged",
    [
        (_cut, "cut off"),
        (_less, "not of|not in the backup|not whole"),
        (_broken, "Line 3 can't be read"),
        (_newer, "has format 2"),
        (_foreign, "Line 2 is not a document of the tracker"),
        (_no_fight, "Line 2"),
        (_odd_fight, "Line 2 is not an encounter.*status"),
        (_orphans, "not in the backup"),
        (_twice, "Line 3: this document is in the backup twice"),
        (_nothing, "no backup of the tracker"),
    ],
)
async def test_a_damaged_backup_is_refused_without_changes(
    damaged: tuple[Damage, str],
    table: StorageHarness,
    elsewhere: StorageHarness,
    encounter: Encounter,
    tmp_path: Path,
) -> None:
    damage, words = damaged
    path = tmp_path / "b.jsonl"
    await Exporter(table.database).guild(GUILD, path)
    path.write_bytes(b"".join(damage(path.read_bytes().splitlines(keepends=True))))
    with pytest.raises(BackupError, match=words):
        await import_(elsewhere, path, overwrite=True)
    assert not any((await everything(elsewhere)).values())


async def test_a_truncated_gzip_is_refused(
    table: StorageHarness, elsewhere: StorageHarness, encounter: Encounter, tmp_path: Path
) -> None:
    path = tmp_path / "b.jsonl.gz"
    await Exporter(table.database).guild(GUILD, path)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(BackupError):
        await import_(elsewhere, path)
    path.write_bytes(gzip.compress(b"nonsense"))
    with pytest.raises(BackupError, match="no backup of the tracker"):
        await import_(elsewhere, path)
    assert not any((await everything(elsewhere)).values())


async def test_what_does_not_exist_leaves_no_file(table: StorageHarness, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="nothing of the Discord server 404"):
        await Exporter(table.database).guild("404", tmp_path / "b.jsonl")
    with pytest.raises(BackupError, match="no encounter 64b0000000000000000000ff"):
        await Exporter(table.database).encounter(
            EncounterId("64b0000000000000000000ff"), tmp_path / "b.jsonl"
        )
    with pytest.raises(BackupError, match="can't be read"):
        await plan(table.database, tmp_path / "none.jsonl")
    assert files_in(tmp_path) == []


async def test_a_document_of_another_program_is_restored_byte_by_byte(
    table: StorageHarness, elsewhere: StorageHarness, tmp_path: Path
) -> None:
    text = (
        '{"_id": {"$oid": "64b0000000000000000000aa"}, "userId": {"$oid": "64b000000000000000000001"},'
        '"name": "Seed", "status": "planning", "round": {"$numberLong": "0"},'
        '"weight": {"$numberDouble": "1.5"},'
        '"participants": [], "secretPlan": {"$numberDecimal": "1.10"}, "currentTurn": {"$numberInt": "0"}}'
    )
    await table.database.encounters.insert_one(json_util.loads(text))
    await Exporter(table.database).encounter(EncounterId("64b0000000000000000000aa"), tmp_path / "b.jsonl")
    await import_(elsewhere, tmp_path / "b.jsonl")
    raw = json_util.CANONICAL_JSON_OPTIONS
    (there,) = await table.database.encounters.find().to_list(None)
    (here,) = await elsewhere.database.encounters.find().to_list(None)
    assert json_util.dumps(here, json_options=raw) == json_util.dumps(there, json_options=raw)
