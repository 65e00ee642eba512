"""Helpers for tests of the embedded database."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import WriteConcern

from tests.places import ROOT

# A tracker that prints its database's address and then waits to be killed.
TRACKER = """
import asyncio, pathlib, sys
from storage.embedded_mongod.server import EmbeddedMongo

async def main():
    async with EmbeddedMongo(pathlib.Path(sys.argv[1])) as mongo:
        print(mongo.pid, mongo.uri, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def until(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until the condition holds."""
    async with asyncio.timeout(seconds):
        while True:
            if condition():
                return
            await asyncio.sleep(0.02)


def children() -> set[int]:
    """Return the ids of this process's children that were not waited for."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it ended meanwhile
            parent = stat.read_text().rpartition(")")[2].split()[1]
            if int(parent) == os.getpid():
                found.add(int(stat.parent.name))
    return found


def is_alive(pid: int | None) -> bool:
    """Return whether the process runs; a zombie does not."""
    assert pid is not None
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def tcp_sockets(pid: int | None) -> set[str]:
    """Return the TCP sockets of a process, listening or connected."""
    own = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            own.add(str(entry.readlink()))
    rows = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    return own & {f"socket:[{row[9]}]" for row in rows}


async def write(uri: str, name: str) -> None:
    """Write a document and wait until it is in the journal."""
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(uri)
    things = client["kept"].get_collection("things", write_concern=WriteConcern(w=1, j=True))
    await things.insert_one({"name": name})
    client.close()


async def names(uri: str) -> list[object]:
    """Return the names of all documents written."""
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(uri)
    found = [thing["name"] async for thing in client["kept"]["things"].find().sort("name")]
    client.close()
    return found


def fake_mongod(folder: Path, script: str) -> Path:
    """Create a program in the place of mongod."""
    program = folder / "mongod"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    return program


@dataclass(frozen=True)
class RunningTracker:
    """A tracker in its own process, with its database."""

    process: subprocess.Popen[str]
    mongod: int
    uri: str

    def kill(self) -> None:
        """Kill the tracker, not its database, and wait for it."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running_tracker(folder: Path) -> Iterator[RunningTracker]:
    """Run a tracker on the folder; afterwards neither it nor its database uses the folder any more."""
    command = [sys.executable, "-c", TRACKER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        pid, uri = process.stdout.readline().split()
        tracker = RunningTracker(process, int(pid), uri)
        try:
            yield tracker
        finally:
            tracker.kill()
            # It may have ended by itself, and its process id may be reused.
            if is_alive(tracker.mongod) and str(folder) in Path(f"/proc/{pid}/cmdline").read_text():
                os.kill(tracker.mongod, signal.SIGKILL)
            deadline = time.monotonic() + 30
            while is_alive(tracker.mongod):
                assert time.monotonic() < deadline, "a killed process ends"
                time.sleep(0.02)
