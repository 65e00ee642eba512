"""`python -m realtime` as a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientConnectionError, ClientSession

from tests.places import ROOT

START_SECONDS = 120.0  # an upper limit for a busy machine


class Server:
    """A running server process; `log` is what it wrote."""

    def __init__(self, process: asyncio.subprocess.Process, address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self._log = log

    @property
    def log(self) -> str:
        """What the process has written so far."""
        return self._log.read_text(encoding="utf-8")

    async def stop(self, number: int = signal.SIGINT) -> int:
        """Send a signal and return the exit code."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), START_SECONDS)


def _start(folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Return the command and an environment with only the paths of Python and its home."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        "cwd": folder,
        "env": {**inherited, "PYTHONPATH": str(ROOT), **environment},
        "stdin": asyncio.subprocess.DEVNULL,
    }


async def ended(folder: Path, **environment: str) -> tuple[int, str]:
    """Start a server that can't start, and return its exit code and output."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "realtime"),
        **_start(folder, environment),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), START_SECONDS)
    return process.returncode or 0, said.decode()


@asynccontextmanager
async def running(
    folder: Path, port: int, *, files: int | None = None, **environment: str
) -> AsyncIterator[Server]:
    """Start a server with nothing set but this environment, and stop it afterwards.

    `files` is how many it may have open.
    """
    limit = () if files is None else ("sh", "-c", f'ulimit -n {files}; exec "$@"', "sh")
    log = folder / f"server-{port}.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *(*limit, sys.executable, "-m", "realtime"),
            **_start(folder, {"PORT": str(port), **environment}),
            stdout=output,
            stderr=output,
        )
    server = Server(process, f"http://127.0.0.1:{port}", log)
    try:
        await _ready(server)
        yield server
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _ready(server: Server) -> None:
    async with ClientSession() as session, asyncio.timeout(START_SECONDS):
        while True:
            assert server.process.returncode is None, server.log
            try:
                async with session.get(f"{server.address}/healthz") as response:
                    if response.status == 200:
                        return
            except ClientConnectionError:
                pass
            await asyncio.sleep(0.05)
