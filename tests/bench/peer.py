"""A process under measurement: orders as lines on its input, answers in JSON, one line each."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

PATIENCE = 300.0
LONGEST_LINE = 1 << 22
# The program itself, not the script that starts it, is measured.


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of all threads of a process so far, kernel time included."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((t / "schedstat").read_text(encoding="ascii").split()[0]) for t in threads) / 1e9


class Peer:
    """A running process; its CPU time and memory are read from outside."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def python(cls, module: str, *arguments: str) -> "Peer":
        """Start a module of Python."""
        return await cls.start(sys.executable, "-m", module, *arguments)

    @classmethod
    async def start(cls, *command: str, cwd: Path | None = None) -> "Peer":
        """Start a command."""
        pipe = asyncio.subprocess.PIPE
        start = asyncio.create_subprocess_exec
        return cls(await start(*command, stdin=pipe, stdout=pipe, cwd=cwd, limit=LONGEST_LINE))

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    async def answer(self) -> Any:
        """Return the next answer."""
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)
        if not line:
            raise RuntimeError("a process under measurement has ended")
        return json.loads(line)

    async def ask(self, *words: object) -> Any:
        """Send an order and return its answer."""
        return await self._say(" ".join(map(str, words)))

    async def tell(self, what: Any) -> Any:
        """Send a value in JSON and return the answer."""
        return await self._say(json.dumps(what))

    async def _say(self, line: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        await self._process.stdin.drain()
        return await self.answer()

    def cpu_seconds(self) -> float:
        """Return the CPU seconds of all its threads so far, kernel time included."""
        return cpu_seconds(self.pid)

    def memory(self) -> int:
        """Return its resident bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return next(int(x.split()[1]) * 1024 for x in status.splitlines() if x.startswith("VmRSS"))

    async def stop(self) -> None:
        """End it."""
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
