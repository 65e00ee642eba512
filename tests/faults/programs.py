"""The programs of a cluster: real processes that can be killed, frozen, stopped and started again."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import ClientError, ClientSession
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.errors import PyMongoError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from storage.embedded_mongod import parent_death
from storage.embedded_mongod.binary import find_mongod
from tests.places import ROOT
from tests.redis_process import find_redis

START_SECONDS = 60.0


class Program:
    """One child process, and its readiness check."""

    def __init__(
        self,
        name: str,
        folder: Path,
        command: list[str],
        environment: dict[str, str],
        is_ready: Callable[[], Awaitable[bool]],
    ) -> None:
        self.name = name
        self._folder = folder
        self._command = command
        self._environment = environment
        self._is_ready = is_ready
        self.log = folder / f"{name}.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is a process, frozen or not."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """The id of the process."""
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        """Start it and wait until it is ready; restart it when it ends, as a supervisor does."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not self.is_running:
                await self._spawn()
            if await self._is_ready():
                return
            await asyncio.sleep(0.1)
        raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text()[-3000:]}")

    def freeze(self) -> None:
        """Suspend it."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Resume it."""
        self._signal(signal.SIGCONT)

    async def kill(self) -> None:
        """Kill it without a shutdown."""
        await self.stop(signal.SIGKILL)

    async def stop(self, number: int = signal.SIGTERM) -> float:
        """End it by a signal; return the seconds it took."""
        started = time.monotonic()
        if self._process is not None:
            self._signal(number)
            await asyncio.wait_for(self._process.wait(), START_SECONDS)
        return time.monotonic() - started

    def _signal(self, number: int) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)

    async def _spawn(self) -> None:
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        with self.log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *parent_death.command(Path(self._command[0]), *self._command[1:]),
                cwd=self._folder,
                env={**inherited, "PYTHONPATH": str(ROOT), **self._environment},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )


def mongod(name: str, folder: Path, port: int, replica_set: str | None) -> Program:
    """Return a MongoDB server."""
    data = folder / name
    data.mkdir()
    binary = find_mongod()
    assert binary is not None
    command = [str(binary), "--dbpath", str(data), "--bind_ip", "127.0.0.1", "--port", str(port)]
    command += ["--nounixsocket", "--wiredTigerCacheSizeGB", "0.25", "--quiet"]
    command += ["--setParameter", "diagnosticDataCollectionEnabled=false"]
    if replica_set:
        command += ["--replSet", replica_set, "--oplogSize", "64"]

    async def is_ready() -> bool:
        client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(
            f"mongodb://127.0.0.1:{port}/?directConnection=true", serverSelectionTimeoutMS=500
        )
        try:
            await client.admin.command("ping")
        except PyMongoError:
            return False
        finally:
            client.close()
        return True

    return Program(name, folder, command, {}, is_ready)


def redis_server(folder: Path, port: int) -> Program:
    """Return a Redis server without persistence."""
    command = [str(find_redis()), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly"]

    async def is_ready() -> bool:
        async with Redis(port=port, socket_timeout=0.5) as client:
            try:
                return bool(await client.exists("nothing") == 0)
            except (RedisError, OSError):
                return False

    return Program("redis", folder, [*command, "no", "--dir", str(folder)], {}, is_ready)


def web(name: str, folder: Path, port: int, environment: dict[str, str]) -> Program:
    """Return a `python -m realtime`."""

    async def is_ready() -> bool:
        async with ClientSession() as session:
            try:
                async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    return answer.status == 200
            except (ClientError, OSError):
                return False

    own = {**environment, "PORT": str(port), "DATA_DIR": str(folder / f"data-{name}")}
    return Program(name, folder, [sys.executable, "-m", "realtime"], own, is_ready)


def bot(
    name: str, folder: Path, environment: dict[str, str], is_ready: Callable[[], Awaitable[bool]]
) -> Program:
    """Return a `REALTIME=external python -m bot`."""
    own = {
        "PUBLIC_URL": "https://tracker.example",
        **environment,
        "REALTIME": "external",
        "DATA_DIR": str(folder / f"data-{name}"),
    }
    return Program(name, folder, [sys.executable, "-m", "bot"], own, is_ready)
