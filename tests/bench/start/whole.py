"""`python -m bot` without configuration, from outside: the times of its milestones, and its CPU time."""

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

from tests.bench.peer import cpu_seconds
from tests.free_port import free_port

PATIENCE = 120.0
Json = dict[str, Any]


async def start(folder: Path) -> dict[str, float]:
    """Start it in a folder, send the first slash command, stop it; return seconds by milestone."""
    port, sandbox_port = free_port(), free_port()
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {
        "PYTHONPATH": str(Path.cwd()),
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "SANDBOX_PORT": str(sandbox_port),
        "LOG_LEVEL": "error",
    }
    started = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(PATIENCE):
            found = await _watch(process, sandbox_port, started)
        found["CPU, tracker"] = cpu_seconds(process.pid)
        found["CPU, mongod"] = sum(map(cpu_seconds, _descendants(process.pid)))
        return found
    finally:
        process.terminate()
        await process.wait()


async def _watch(process: asyncio.subprocess.Process, sandbox_port: int, started: float) -> dict[str, float]:
    assert process.stdout is not None
    found: dict[str, float] = {}
    for word, milestone in (("Sandbox", "database and sandbox"), ("Health", "web side")):
        while not (line := (await process.stdout.readline()).decode()).startswith(word):
            if not line:
                raise RuntimeError("the tracker has ended")
        found[milestone] = time.monotonic() - started
    address = f"http://127.0.0.1:{sandbox_port}"
    async with (
        ClientSession() as session,
        session.ws_connect(f"{address}/page/socket", headers={"Origin": address}) as page,
    ):
        await page.send_json({"do": "be", "ref": 1})
        state = await _message(page, lambda said: said["kind"] == "done")
        if not state["online"]:
            await _message(page, lambda said: said["kind"] == "bot" and said["online"])
        found["logged in"] = time.monotonic() - started
        table = next(channel for channel in state["channels"] if channel["name"] == "table")
        slash = {"channel": table["id"], "command": "encounter start", "options": {"name": "Bridge"}}
        await page.send_json({"do": "slash", "ref": 2, **slash})
        await _message(
            page, lambda said: said["kind"] == "interaction" and said["interaction"]["response_type"]
        )
        found["first slash command answered"] = time.monotonic() - started
    return found


async def _message(page: ClientWebSocketResponse, is_it: Any) -> Json:
    """Wait for a message of the page's server and return it."""
    async for message in page:
        said: Json = json.loads(message.data)
        if said["kind"] == "refused":
            raise RuntimeError(said["text"])
        if is_it(said):
            return said
    raise RuntimeError("the sandbox has closed its page")


def _descendants(pid: int) -> list[int]:
    children = [
        int(child)
        for thread in Path(f"/proc/{pid}/task").iterdir()
        for child in (thread / "children").read_text(encoding="ascii").split()
    ]
    return children + [below for child in children for below in _descendants(child)]
