"""The operator's commands, with and without a running tracker."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.admin_cli.parser import administer
from bot.sandbox import Sandbox
from storage.embedded_mongod.binary import socket_path, socket_uri
from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding, Status
from storage.mongo.database import Database
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from storage.runtime.clock import now
from tests.bot.process import database_uri, healthy, said, tracker, tracker_command
from tests.storage.harness import close_storage, open_storage

GUILD = "700000000000000001"


async def play(uri: str, database_name: str = "encounter_tracker") -> str:
    """Store an encounter with one goblin, and return its id."""
    table = await open_storage(uri, database_name)
    dana = Actor((await Users(table.database).of_discord("42", "Dana")).id, "Dana")
    encounter = await table.tracker.create(dana, "Ambush", DiscordBinding(guild_id=GUILD, channel_id="8"))
    goblin = ask.NewParticipant(name="Goblin", max_hp=9)
    await table.tracker.execute(encounter.id, dana, ask.AddParticipant(participant=goblin), "one")
    await close_storage(table)
    return encounter.id


Command = Callable[..., Awaitable[str]]


@pytest.fixture
def command(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """A function that executes a command in this process and returns what it prints."""

    async def execute(*arguments: str, uri: str = database_uri(mongo_uri, database_name)) -> str:
        monkeypatch.setenv("MONGODB_URI", uri)
        await asyncio.to_thread(administer, arguments)
        return capsys.readouterr().out

    return execute


async def test_beside_a_running_tracker_the_commands_go_in_by_its_socket(
    short_folder: Path, free_port: Callable[[], int]
) -> None:
    async with tracker(short_folder, PORT=free_port(), SANDBOX_PORT=free_port()) as process:
        await healthy(await said(process, "Health"))
        uri = socket_uri(socket_path(short_folder / "data"))
        await play(uri)
        status, text = await tracker_command(short_folder, "export", "--guild", GUILD, "b.jsonl.gz")
        assert (status, "1 encounters" in text) == (0, True), text
        status, text = await tracker_command(short_folder, "import", "b.jsonl.gz", "--as-copy")
        assert (status, "Added: 1 combat log, 1 encounters" in text) == (0, True), text
        database = Database(uri, "encounter_tracker")
        assert await database.encounters.count_documents({"name": {"$regex": "^Ambush"}}) == 2
        database.close()


async def test_an_export_replaces_a_file_only_by_force(
    tmp_path: Path, mongo_uri: str, database_name: str, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    encounter = await play(mongo_uri, database_name)
    file = tmp_path / "b.jsonl"
    file.write_text("precious")
    export = ("export", "--encounter", encounter, str(file))
    with pytest.raises(SystemExit, match="1"):
        await command(*export)
    assert "exists already. Choose another name, or say --force." in capsys.readouterr().err
    assert file.read_text() == "precious"
    assert "1 encounters" in await command(*export, "--force")
    assert "is whole" in await command("import", "--check", str(file))


async def test_without_a_running_tracker_they_start_its_database(short_folder: Path, tmp_path: Path) -> None:
    async with EmbeddedMongo(short_folder / "data") as mongo:
        encounter = await play(mongo.uri)
    path = str(tmp_path / "b.jsonl")
    status, text = await tracker_command(short_folder, "export", "--encounter", encounter, path)
    assert (status, "1 encounters" in text) == (0, True), text
    fresh = {"DATA_DIR": str(short_folder / "fresh")}
    status, text = await tracker_command(short_folder, "import", path, **fresh)
    assert status == 0 and "1 encounters" in text and "1 users" in text


async def test_an_import_is_checked_first_and_adds_nothing_twice(
    mongo_uri: str, database_name: str, tmp_path: Path, command: Command
) -> None:
    encounter, path = await play(mongo_uri, database_name), str(tmp_path / "b.jsonl")
    await command("export", "--encounter", encounter, path)
    database = Database(mongo_uri, database_name)
    await database.drop()
    assert "Nothing was changed" in await command("import", path, "--check")
    assert await database.encounters.count_documents({}) == 0
    assert "1 encounters" in await command("import", path)
    text = await command("import", path)
    assert "Added" not in text and "Left as they are" in text
    database.close()


async def test_a_user_is_forgotten_only_when_that_is_meant(
    mongo_uri: str, database_name: str, command: Command
) -> None:
    encounter = await play(mongo_uri, database_name)
    with pytest.raises(SystemExit, match=r"Ambush(.|\n)*Nothing was deleted\. Or say --force"):
        await command("forget-user", "42", "--yes")
    text = await command("forget-user", "42", "--force")
    assert "Dana" in text and "Nothing was deleted. Say --yes" in text
    assert "Deleted" in await command("forget-user", "42", "--yes", "--force")
    table = await open_storage(mongo_uri, database_name)
    assert (await table.tracker.load(EncounterId(encounter))).status is Status.COMPLETED
    await close_storage(table)
    assert "Nothing is kept" in await command("forget-user", "42", "--yes")


async def test_migrations_are_run_dry_and_the_doctor_names_what_cannot_be_read(
    mongo_uri: str, database_name: str, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    encounter = await play(mongo_uri, database_name)
    database = Database(mongo_uri, database_name)
    await database.encounters.update_one({}, {"$unset": {"schemaVersion": 1}})
    await database.characters.insert_one({"_id": "c", "name": "Aria", "maxHP": "hush"})
    assert "Would be brought to the present shape: 1 encounters" in await command("migrate", "--dry-run")
    assert await database.encounters.count_documents({"schemaVersion": 1}) == 0
    text = await command("migrate")
    assert "Brought to the present shape: 1 encounters" in text and "characters c: userId" in text
    assert await database.encounters.count_documents({"schemaVersion": 1}) == 1
    await database.encounters.update_one({}, {"$set": {"participants": "hush"}})
    with pytest.raises(SystemExit, match="1"):
        await command("doctor")
    text = capsys.readouterr().out
    assert f"encounters {encounter}" in text and "characters c" in text and "hush" not in text
    database.close()


async def test_a_backup_of_everything_is_made_while_the_tracker_writes_and_restores_an_empty_one(
    mongo_uri: str, database_name: str, tmp_path: Path, command: Command
) -> None:
    for _ in range(3):
        await play(mongo_uri, database_name)
    database = Database(mongo_uri, database_name)
    await Users(database).of_discord("7", "Somebody")  # whom no encounter names
    path = str(tmp_path / "all.jsonl.gz")
    text = await command("export", "--all", path)
    assert "3 encounters" in text and "2 users" in text
    empty = Database(mongo_uri, f"{database_name}_empty")
    text = await command("import", path, uri=database_uri(mongo_uri, f"{database_name}_empty"))
    assert "3 combat log" in text and "3 encounters" in text
    assert await empty.users.count_documents({}) == 2
    await empty.drop()
    empty.close()
    database.close()


async def test_a_purge_deletes_what_is_due_only_when_that_is_meant(
    mongo_uri: str, database_name: str, command: Command
) -> None:
    await play(mongo_uri, database_name)
    database = Database(mongo_uri, database_name)
    old = {"$set": {"status": "completed", "updatedAt": now() - timedelta(days=400)}}
    await database.encounters.update_many({}, old)
    await play(mongo_uri, database_name)
    assert "Due: 1 encounters\nNothing was deleted. Say --yes" in await command("purge")
    assert "Deleted: 1 combat log, 1 encounters" in await command("purge", "--yes")
    assert "Due: nothing\nNothing was deleted.\n" in await command("purge", "--yes")
    assert "Due: 1 encounters" in await command("purge", "--guild", GUILD)
    assert "1 encounters" in await command("purge", "--guild", GUILD, "--yes")
    assert await database.encounters.count_documents({}) == 0
    database.close()


async def test_a_user_is_signed_out_and_links_are_revoked(
    mongo_uri: str, database_name: str, command: Command
) -> None:
    encounter = EncounterId(await play(mongo_uri, database_name))
    database = Database(mongo_uri, database_name)
    users, shares, links = Users(database), ShareLinks(database), PersonalLinks(database)
    dana = await users.of_discord("42", "Dana")
    _, shown = await shares.create(encounter, "stream", dana.id)
    _, played = await links.create(dana.id, encounter)
    assert "Revoked: 1 overlay links." in await command("revoke", "--encounter", encounter)
    assert await shares.by_secret(shown) is None and await links.use(played) is not None
    assert "Dana is signed out everywhere. Revoked: 1 links" in await command("revoke", "--user", "42")
    assert await links.use(played) is None and not (await users.of_discord("42", "Dana")).still_takes(1)
    with pytest.raises(SystemExit, match="Nothing is kept about the Discord user 7"):
        await command("revoke", "--user", "7")
    database.close()


async def test_the_limits_are_listed_with_where_they_come_from(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMIT_SOCKETS_PER_USER", "7")
    text = await command("limits")
    assert re.search(r"LIMIT_SOCKETS_PER_USER +7 +\(set\)", text)
    assert re.search(r"LIMIT_READS_PER_TOKEN +a share of LIMIT_COMMANDS +\(default\)", text)
    assert re.search(r"participants of a fight +50\n", text)


async def test_the_doctor_names_each_part_that_is_at_fault(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "ok    MongoDB " in await command("doctor")
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1")
    async with Sandbox(token="the-token") as discord:
        monkeypatch.setenv("DISCORD_API_BASE", discord.base_url)
        monkeypatch.setenv("DISCORD_TOKEN", "the-token")
        with pytest.raises(SystemExit, match="1"):
            await command("doctor")
        text = capsys.readouterr().out
        assert "ok    Discord takes DISCORD_TOKEN" in text
        assert "FAULT Redis does not answer" in text and "FAULT no web process" in text
        monkeypatch.setenv("DISCORD_TOKEN", "another")
        with pytest.raises(SystemExit, match="1"):
            await command("doctor")
        assert "FAULT Discord refuses DISCORD_TOKEN" in capsys.readouterr().out


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        administer(("--version",))
    assert re.match(r"encounter-tracker \d+\.\d+\.\d+, Python 3\.", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "b.jsonl"), "one of the arguments --all --guild --encounter is required"),
        (("run",), "invalid choice"),
        (("import", "b.jsonl", "--as-copy", "--overwrite"), "not allowed with"),
        (("forget-user",), "DISCORD_ID"),
    ],
)
def test_a_command_that_can_not_be_is_explained(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        administer(arguments)
    assert words in capsys.readouterr().err
