"""`python -m bot` as a process of its own: the tracker itself, and the operator's commands."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.places import ROOT

PATIENCE = 120  # seconds; an upper limit for a busy machine


def database_uri(uri: str, name: str) -> str:
    """Return the connection string of one database, as an operator sets MONGODB_URI."""
    return uri.replace("/?", f"/{name}?") if "/?" in uri else f"{uri.rstrip('/')}/{name}"


@asynccontextmanager
async def tracker(folder: Path, **settings: object) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the process with no settings but these; end it if the test did not.

    A killed one would leave its database at work for a moment, in a folder that the test deletes.
    """
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATA_DIR": str(folder / "data")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=folder,
        env={**ours, **{name: str(value) for name, value in settings.items()}},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.communicate(), PATIENCE)
        finally:
            if process.returncode is None:
                process.kill()


async def said(process: asyncio.subprocess.Process, word: str) -> str:
    """Return the address that the process prints after a word."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stdout.readline()).decode():
            if line.startswith(word):
                return line.split()[1]
    raise AssertionError(f"the process never said {word}")


async def healthy(address: str) -> dict[str, str]:
    """Wait until the health page answers 200; return its checks."""
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        while True:
            async with session.get(address) as answer:
                checks: dict[str, str] = (await answer.json())["checks"]
                if answer.status == 200:
                    return checks
            await asyncio.sleep(0.1)


async def end(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """Send SIGINT; return the exit status and the log."""
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(PATIENCE):
        _, log = await process.communicate()
    return process.returncode, log.decode()


async def tracker_command(folder: Path, *arguments: str, **settings: str) -> tuple[int | None, str]:
    """Run a command with no settings but these; return its exit status and its output."""
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATA_DIR": str(folder / "data")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env={**ours, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(3 * PATIENCE):
        output, _ = await process.communicate()
    text = output.decode()
    assert "Traceback" not in text
    return process.returncode, text
