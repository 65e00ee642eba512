"""An embedded database that can't start reports the reason and the remedy, and leaves no process running."""

import asyncio
from pathlib import Path

import pytest

from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod.server import EmbeddedMongo
from storage.runtime.data_dir import locked_by_another
from storage.runtime.startup_errors import (
    EmbeddedMongoError,
    MongodFailedError,
    MongodNotFoundError,
    StartupError,
)
from tests.storage.embedded_mongod.databases import children, fake_mongod, is_alive, names, until


async def test_a_server_that_ends_at_once_is_reported_with_its_last_log_lines(
    mongo: EmbeddedMongo, short_folder: Path
) -> None:
    await mongo.start()
    await mongo.stop()
    (short_folder / "data" / "mongo" / "WiredTiger.turtle").write_text("not what it was")
    with pytest.raises(MongodFailedError) as caught:
        await mongo.start()
    message = str(caught.value)
    assert "WiredTiger" in message
    assert "set MONGODB_URI" in message
    assert str(short_folder / "data" / "mongod.log") in message
    assert "ended" in message


async def test_a_server_that_lacks_a_library_is_reported_with_the_loaders_error(short_folder: Path) -> None:
    binary = fake_mongod(
        short_folder, "echo 'error while loading shared libraries: libcurl.so.4' >&2; exit 127"
    )
    with pytest.raises(MongodFailedError, match=r"(?s)exit code 127.*libcurl\.so\.4"):
        await EmbeddedMongo(short_folder / "data", binary=binary).start()


async def test_a_server_the_processor_cannot_run_is_reported_by_the_signal(short_folder: Path) -> None:
    binary = fake_mongod(short_folder, "kill -ILL $$")
    with pytest.raises(MongodFailedError, match=r"(?s)SIGILL.*it wrote nothing"):
        await EmbeddedMongo(short_folder / "data", binary=binary).start()


async def test_a_server_that_never_answers_is_a_timeout(short_folder: Path) -> None:
    binary = fake_mongod(short_folder, "exec sleep 600")
    before = children()
    with pytest.raises(MongodFailedError, match="did not answer"):
        await EmbeddedMongo(short_folder / "data", binary=binary, start_seconds=0.3).start()
    assert not [pid for pid in children() - before if is_alive(pid)]


async def test_a_start_that_is_cancelled_leaves_nothing_behind(
    mongo: EmbeddedMongo, short_folder: Path
) -> None:
    starting = asyncio.create_task(mongo.start())
    held = short_folder / "data" / "mongo" / "mongod.lock"
    await until(lambda: locked_by_another(held) or starting.done())
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    await until(lambda: not locked_by_another(held))
    assert await names(await mongo.start()) == []


async def test_a_short_folder_that_others_could_write_to_is_not_used(short_folder: Path) -> None:
    long = short_folder / ("deep-" * 20)
    listening = mongod.socket_path(long)
    listening.parent.chmod(0o777)
    try:
        with pytest.raises(EmbeddedMongoError, match="somebody else"):
            await EmbeddedMongo(long).start()
    finally:
        listening.parent.rmdir()


async def test_without_a_mongod_the_error_names_the_setting(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(mongod, "WHEELS", ("encounter-tracker-has-no-such-wheel",))
    with pytest.raises(MongodNotFoundError, match="Set MONGODB_URI"):
        await EmbeddedMongo(short_folder).start()
    assert issubclass(MongodNotFoundError, StartupError)


async def test_a_data_folder_that_cannot_be_made_is_named(short_folder: Path) -> None:
    (short_folder / "file").touch()
    with pytest.raises(EmbeddedMongoError, match=r"DATA_DIR .*file/data.* can't be used"):
        await EmbeddedMongo(short_folder / "file" / "data").start()
