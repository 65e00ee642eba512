"""After any kill, the embedded database has lost nothing and leaves no process running."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from storage.embedded_mongod.server import EmbeddedMongo
from storage.runtime.startup_errors import DataFolderInUseError
from tests.storage.embedded_mongod.databases import is_alive, names, running_tracker, until, write


def kill(mongo: EmbeddedMongo) -> int:
    """Kill the server and return the process id it had."""
    pid = mongo.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def is_another(mongo: EmbeddedMongo, pid: int) -> bool:
    """Return whether a server with another process id runs."""
    return mongo.pid not in (None, pid)


async def test_a_killed_server_is_restarted_at_the_same_address_with_all_data(mongo: EmbeddedMongo) -> None:
    uri = await mongo.start()
    for attempt, name in enumerate(["lantern", "torch"], 1):
        await write(uri, name)
        killed = kill(mongo)
        await until(partial(is_another, mongo, killed))
        assert len(await names(uri)) == attempt
    assert mongo.uri == uri


async def test_a_killed_tracker_ends_its_database_and_the_next_one_finds_all_data(short_folder: Path) -> None:
    with running_tracker(short_folder) as tracker:
        await write(tracker.uri, "torch")
        tracker.kill()
        # At once, while the old server may still be closing its files.
        async with EmbeddedMongo(short_folder) as mongo:
            assert not is_alive(tracker.mongod)
            assert await names(mongo.uri) == ["torch"]


async def test_a_killed_tracker_leaves_no_orphan(short_folder: Path) -> None:
    with running_tracker(short_folder) as tracker:
        assert is_alive(tracker.mongod)
        tracker.kill()
        await until(lambda: not is_alive(tracker.mongod))


async def test_tracker_and_database_killed_together_lose_nothing(short_folder: Path) -> None:
    with running_tracker(short_folder) as tracker:
        await write(tracker.uri, "torch")
        os.kill(tracker.mongod, signal.SIGSTOP)  # so that it can't shut down when its parent ends
        tracker.kill()
    assert (short_folder / "mongod.sock").exists()
    async with EmbeddedMongo(short_folder) as mongo:
        assert await names(mongo.uri) == ["torch"]


async def test_a_second_tracker_on_the_same_folder_is_refused_with_the_owners_process_id(
    short_folder: Path,
) -> None:
    with running_tracker(short_folder) as tracker:
        owner = tracker.process.pid
        with pytest.raises(DataFolderInUseError, match=rf"Another tracker \(process {owner}\) is") as caught:
            await EmbeddedMongo(short_folder).start()
        assert caught.value.pid == owner
        assert "DATA_DIR" in str(caught.value)
        assert await names(tracker.uri) == [], "the first one was not disturbed"


async def test_a_folder_held_by_a_foreign_mongod_is_refused_with_its_process_id(short_folder: Path) -> None:
    with running_tracker(short_folder) as tracker:
        os.kill(tracker.mongod, signal.SIGSTOP)
        tracker.kill()
        with pytest.raises(DataFolderInUseError, match=rf"A mongod \(process {tracker.mongod}\) is using"):
            await EmbeddedMongo(short_folder, stop_seconds=0.2).start()


async def test_a_stuck_server_is_killed_when_it_is_stopped(mongo: EmbeddedMongo, short_folder: Path) -> None:
    impatient = EmbeddedMongo(short_folder / "data", stop_seconds=0.3)
    await write(await impatient.start(), "torch")
    stuck = impatient.pid
    assert stuck is not None
    os.kill(stuck, signal.SIGSTOP)
    await impatient.stop()
    assert not is_alive(stuck)
    assert await names(await mongo.start()) == ["torch"]
