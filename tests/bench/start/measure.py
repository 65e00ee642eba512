"""The time from the start of a process to its first command, its parts, and the installed size."""

import json
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from storage.embedded_mongod.server import EmbeddedMongo
from tests.bench.harness import Report
from tests.bench.peer import Peer
from tests.bench.start import installed, whole
from tests.free_port import free_port

PROGRAMS = {"python -m realtime": "realtime.__main__", "python -m bot": "bot.__main__"}
LARGEST = 10  # packages in the list
LOCKS = {"runtime": Path("requirements.lock"), "with tests": Path("requirements-dev.lock")}
OURS = ("bot", "realtime", "storage")


async def measure(report: Report) -> None:
    """Add the figures."""
    for program, module in PROGRAMS.items():
        _imports(report, program, module)
    await _phases(report)
    await _whole(report)
    _sizes(report)


def _imports(report: Report, program: str, module: str) -> None:
    answers = [_answer("tests.bench.start.imports", module) for _ in range(report.rounds)]
    report.add(f"imports of {program}, CPU", "all", "ms", [1000 * a["total"] for a in answers])
    packages = sorted(answers[0]["own"], key=lambda name: -min(a["own"].get(name, 0.0) for a in answers))
    for name in packages[:LARGEST]:
        values = [1000 * a["own"].get(name, 0.0) for a in answers]
        report.add(f"imports of {program}, CPU", name, "ms", values)
    report.add(f"imports of {program}, from the disk", "wall", "ms", [_cold(module)])


def _cold(module: str) -> float:
    """Return the milliseconds of a program's imports with a cold page cache."""
    for lock in LOCKS.values():
        for package in installed.locked(lock):
            installed.forget(installed.files(package))
    installed.forget([path for folder in OURS for path in Path(folder).rglob("*.py*")])
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return 1000 * (time.monotonic() - started)


def _answer(*command: str) -> Any:
    done = subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


async def _phases(report: Report) -> None:
    """Start web processes on the same database: the first one creates the indexes, the others check them."""
    steps: dict[str, list[float]] = {}
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))
        uri = (await stack.enter_async_context(EmbeddedMongo(Path(folder)))).uri
        for _ in range(report.rounds):
            started = time.monotonic()
            server = await Peer.python("tests.bench.start.phases", uri, str(free_port()))
            stack.push_async_callback(server.stop)
            greeting = await server.answer()
            steps.setdefault("until it serves, wall", []).append(1000 * (time.monotonic() - started))
            load = await Peer.python("tests.bench.growth.load")
            stack.push_async_callback(load.stop)
            await load.tell(greeting)
            seconds = {**greeting["seconds"], "first client": await server.ask("joined")}
            await load.ask("play", 1)
            seconds["first command"] = await server.ask("played")
            for step, value in seconds.items():
                steps.setdefault(f"{step}, CPU", []).append(1000 * value)
            await load.stop()
            await server.stop()
    for step, values in steps.items():
        report.add("start of python -m realtime", step, "ms", values)


async def _whole(report: Report) -> None:
    """Start everything once in an empty folder, then again in the same one."""
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as folder:
        first = await whole.start(Path(folder))
        again = [await whole.start(Path(folder)) for _ in range(report.rounds)]
    for milestone in first:
        report.add("start of python -m bot, first time", milestone, "ms", [1000 * first[milestone]])
    for milestone in first:
        values = [1000 * one[milestone] for one in again]
        report.add("start of python -m bot, later", milestone, "ms", values)


def _sizes(report: Report) -> None:
    for name, lock in LOCKS.items():
        report.add("installed", name, "MB", [sum(map(installed.size, installed.locked(lock))) / 1e6])
    largest = sorted(installed.locked(LOCKS["runtime"]), key=installed.size, reverse=True)
    for package in largest[:LARGEST]:
        report.add("installed, runtime", package.name, "MB", [installed.size(package) / 1e6])
