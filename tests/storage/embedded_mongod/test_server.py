"""The embedded database is a real one, private, and keeps its data over a restart."""

import os
import stat
from pathlib import Path

import pytest
from motor.motor_asyncio import AsyncIOMotorClient

from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod import process
from storage.embedded_mongod.server import EmbeddedMongo
from storage.runtime.startup_errors import DataFolderInUseError
from tests.storage.embedded_mongod.databases import is_alive, names, tcp_sockets, write


async def test_it_answers_only_on_a_socket_in_its_folder(mongo: EmbeddedMongo) -> None:
    uri = await mongo.start()
    assert uri == mongo.uri
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(uri)
    assert await client.admin.command("ping") == {"ok": 1.0}
    options = (await client.admin.command("getCmdLineOpts"))["parsed"]
    client.close()
    assert options["net"]["bindIp"].endswith("/data/mongod.sock")
    assert options["storage"]["wiredTiger"]["engineConfig"]["cacheSizeGB"] == 0.25
    assert tcp_sockets(mongo.pid) == set()


async def test_only_its_owner_can_reach_it_and_read_its_files(
    mongo: EmbeddedMongo, short_folder: Path
) -> None:
    await mongo.start()
    data = short_folder / "data"
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for kept in data.iterdir():
        assert stat.S_IMODE(kept.stat().st_mode) & 0o077 == 0, kept


async def test_what_was_written_is_there_after_a_restart(mongo: EmbeddedMongo) -> None:
    await write(await mongo.start(), "torch")
    await mongo.stop()
    assert await names(await mongo.start()) == ["torch"]


async def test_stopping_shuts_down_cleanly_and_leaves_no_process_and_no_socket(
    mongo: EmbeddedMongo, short_folder: Path
) -> None:
    await mongo.start()
    pid = mongo.pid
    await mongo.stop()
    assert not is_alive(pid)
    assert mongo.pid is None
    assert not (short_folder / "data" / "mongod.sock").exists()
    log = (short_folder / "data" / "mongod.log").read_text()
    assert '"exitCode":0' in log
    assert (short_folder / "data" / "mongo" / "mongod.lock").read_text() == ""


async def test_stopping_twice_or_before_the_start_does_nothing(mongo: EmbeddedMongo) -> None:
    await mongo.stop()
    await mongo.start()
    await mongo.stop()
    await mongo.stop()
    with pytest.raises(RuntimeError):
        _ = mongo.uri


async def test_it_is_started_once(mongo: EmbeddedMongo) -> None:
    await mongo.start()
    with pytest.raises(RuntimeError):
        await mongo.start()


async def test_ctrl_c_in_the_terminal_does_not_reach_it(mongo: EmbeddedMongo) -> None:
    await mongo.start()
    assert mongo.pid is not None
    assert os.getpgid(mongo.pid) != os.getpgid(0)
    assert os.getsid(mongo.pid) != os.getsid(0)


async def test_a_second_start_in_one_process_is_refused_too(mongo: EmbeddedMongo, short_folder: Path) -> None:
    await mongo.start()
    with pytest.raises(DataFolderInUseError):
        await EmbeddedMongo(short_folder / "data").start()
    assert await names(mongo.uri) == []


async def test_a_long_path_is_listened_on_in_a_short_folder_of_its_own(short_folder: Path) -> None:
    long = short_folder / ("deep-" * 20) / "data"
    mongo = EmbeddedMongo(long)
    uri = await mongo.start()
    listening = mongod.socket_path(long)
    assert listening.parent != long
    assert stat.S_IMODE(listening.parent.stat().st_mode) == 0o700
    await write(uri, "torch")
    await mongo.stop()
    assert not listening.parent.exists()
    async with EmbeddedMongo(long) as again:
        assert await names(again.uri) == ["torch"]


async def test_a_long_log_is_rotated(mongo: EmbeddedMongo, short_folder: Path) -> None:
    data = short_folder / "data"
    data.mkdir(mode=0o700)
    with (data / "mongod.log").open("wb") as log:
        log.truncate(process.LOG_BYTES + 1)
    await mongo.start()
    assert (data / "mongod.log.1").stat().st_size == process.LOG_BYTES + 1
    assert 0 < (data / "mongod.log").stat().st_size < 1_000_000
