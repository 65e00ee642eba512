"""The operator's commands, with and without a running tracker."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.admin_cli import administer
from storage.embedded_mongod.binary import socket_path, socket_uri
from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding, Status
from storage.mongo.database import Database
from storage.repositories.users import Users
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


async def test_beside_a_running_tracker_the_commands_go_in_by_its_socket(
    short_folder: Path, free_port: Callable[[], int]
) -> None:
    async with tracker(short_folder, PORT=free_port(), SANDBOX_PORT=free_port()) as process:
        await healthy(await said(process, "Health"))
        uri = socket_uri(socket_path(short_folder / "data"))
        encounter = await play(uri)
        status, text = await tracker_command(short_folder, "export", "--guild", GUILD, "b.jsonl.gz")
        assert (status, "1 encounters" in text) == (0, True), text
        status, text = await tracker_command(short_folder, "import", "b.jsonl.gz", "--as-copy")
        assert (status, "Added: 1 combat log, 1 encounters" in text) == (0, True), text
        database = Database(uri, "encounter_tracker")
        assert await database.encounters.count_documents({"name": {"$regex": "^Ambush"}}) == 2
        database.close()
        status, text = await tracker_command(short_folder, "export", "--encounter", encounter, "b.jsonl.gz")
        assert status == 1 and "exists already" in text


async def test_an_export_replaces_a_file_only_by_force(
    short_folder: Path, mongo_uri: str, database_name: str
) -> None:
    uri = database_uri(mongo_uri, database_name)
    encounter = await play(mongo_uri, database_name)
    file = short_folder / "b.jsonl"
    file.write_text("precious")
    export = ("export", "--encounter", encounter, str(file))
    status, text = await tracker_command(short_folder, *export, MONGODB_URI=uri)
    assert status == 1 and "exists already. Choose another name, or say --force." in text
    assert file.read_text() == "precious"
    status, text = await tracker_command(short_folder, *export, "--force", MONGODB_URI=uri)
    assert (status, "1 encounters" in text) == (0, True), text
    status, text = await tracker_command(short_folder, "import", "--check", str(file), MONGODB_URI=uri)
    assert (status, "is whole" in text) == (0, True), text


async def test_without_a_running_tracker_they_start_its_database(short_folder: Path, tmp_path: Path) -> None:
    async with EmbeddedMongo(short_folder / "data") as mongo:
        encounter = await play(mongo.uri)
    path = str(tmp_path / "b.jsonl")
    status, text = await tracker_command(short_folder, "export", "--encounter", encounter, path)
    assert (status, "1 encounters" in text) == (0, True), text
    fresh = {"DATA_DIR": str(short_folder / "fresh")}
    status, text = await tracker_command(short_folder, "import", path, "--check", **fresh)
    assert status == 0 and "Nothing was changed" in text
    status, text = await tracker_command(short_folder, "import", path, **fresh)
    assert status == 0 and "1 encounters" in text and "1 users" in text
    status, text = await tracker_command(short_folder, "import", path, **fresh)
    assert status == 0 and "Added" not in text and "Left as they are" in text


async def test_a_user_is_forgotten_only_when_that_is_meant(short_folder: Path) -> None:
    async with EmbeddedMongo(short_folder / "data") as mongo:
        encounter = await play(mongo.uri)
    status, text = await tracker_command(short_folder, "forget-user", "42", "--yes")
    assert status == 1 and "Ambush" in text and "Nothing was deleted. Or say --force" in text
    status, text = await tracker_command(short_folder, "forget-user", "42", "--force")
    assert status == 0 and "Dana" in text and "Nothing was deleted. Say --yes" in text
    status, text = await tracker_command(short_folder, "forget-user", "42", "--yes", "--force")
    assert status == 0 and "Deleted" in text
    async with EmbeddedMongo(short_folder / "data") as mongo:
        table = await open_storage(mongo.uri, "encounter_tracker")
        assert (await table.tracker.load(EncounterId(encounter))).status is Status.COMPLETED
        await close_storage(table)
    status, text = await tracker_command(short_folder, "forget-user", "42", "--yes")
    assert status == 0 and "Nothing is kept" in text


async def test_migrations_are_run_dry_and_the_doctor_names_what_cannot_be_read(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    encounter = await play(mongo_uri, database_name)
    database = Database(mongo_uri, database_name)
    await database.encounters.update_one({}, {"$unset": {"schemaVersion": 1}})
    await database.characters.insert_one({"_id": "c", "name": "Aria", "maxHP": "hush"})
    monkeypatch.setenv("MONGODB_URI", database_uri(mongo_uri, database_name))

    async def said_by(*arguments: str) -> str:
        await asyncio.to_thread(administer, arguments)
        return capsys.readouterr().out

    assert "Would be brought to the present shape: 1 encounters" in await said_by("migrate", "--dry-run")
    assert await database.encounters.count_documents({"schemaVersion": 1}) == 0
    text = await said_by("migrate")
    assert "Brought to the present shape: 1 encounters" in text and "characters c: userId" in text
    assert await database.encounters.count_documents({"schemaVersion": 1}) == 1
    await database.encounters.update_one({}, {"$set": {"participants": "hush"}})
    with pytest.raises(SystemExit, match="1"):
        await said_by("doctor")
    text = capsys.readouterr().out
    assert f"encounters {encounter}" in text and "characters c" in text and "hush" not in text
    database.close()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "b.jsonl"), "one of the arguments --guild --encounter is required"),
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
