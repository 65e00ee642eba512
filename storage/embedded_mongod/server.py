"""A MongoDB server as a child of this process, for operators without one.

It listens only on a Unix socket in the data folder, ends with its parent, and is restarted when it ends by
itself. Its data is in ``mongo/``, its log in ``mongod.log``.
"""

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog

from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod.process import (
    POLL_SECONDS,
    START_SECONDS,
    STOP_SECONDS,
    Process,
    end,
    keep_log_bounded,
    launch,
)
from storage.runtime.background import BackgroundTasks
from storage.runtime.data_dir import FileLock, locked_by_another, open_private_folder, pid_in
from storage.runtime.startup_errors import (
    DataFolderInUseError,
    EmbeddedMongoError,
    MongodFailedError,
    MongodNotFoundError,
)

RESTART_SECONDS = (0.2, 30.0)

log = structlog.stdlib.get_logger(__name__)


class EmbeddedMongo:
    """One mongod on one data folder: ``async with EmbeddedMongo(folder) as mongo: mongo.uri``.

    Start it from a thread that lives as long as the server is needed (see `parent_death`). A start fails
    after `start_seconds` without an answer. A server that does not end within `stop_seconds` is killed;
    the server of a previous tracker has the same time to end.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        binary: Path | None = None,
        start_seconds: float = START_SECONDS,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self._data_dir = data_dir
        self._binary = binary
        self._start_seconds, self._stop_seconds = start_seconds, stop_seconds
        self._lock: FileLock | None = None
        self._folder = data_dir
        self._socket: Path | None = None
        self._process: Process | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._log_keeper = BackgroundTasks()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def uri(self) -> str:
        """The connection string; it is the same after a restart of the server."""
        if self._socket is None:
            raise RuntimeError("the embedded MongoDB is not running")
        return mongod.socket_uri(self._socket)

    @property
    def pid(self) -> int | None:
        """The server's process id, or None while it isn't running."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    async def start(self) -> str:
        """Start the server, wait until it answers a ping, and return its connection string.

        Raises EmbeddedMongoError.
        """
        if self._lock is not None:
            raise RuntimeError("the embedded MongoDB is running already")
        binary = self._binary or mongod.find_mongod()
        if binary is None:
            raise MongodNotFoundError(
                "There is no mongod on PATH, and none comes along for this system: only for Linux and macOS. "
                "Set MONGODB_URI to a MongoDB server, or install MongoDB."
            )
        folder = self._folder = self._take_folder()
        try:
            self._socket = mongod.socket_path(folder)
            await _previous_has_ended(folder, self._stop_seconds)
            self._process = await launch(binary, folder, self._socket, self._start_seconds)
        except OSError as error:
            await self.stop()
            raise EmbeddedMongoError(
                f"The database in DATA_DIR ({folder}) can't be started: {error}"
            ) from error
        except BaseException:
            await self.stop()
            raise
        self._keeper = asyncio.create_task(
            self._keep_running(binary, folder, self._socket), name="embedded-mongod"
        )
        self._log_keeper = BackgroundTasks()  # those of an earlier start were stopped
        self._log_keeper.start(keep_log_bounded(folder), "bound the log of mongod")
        return self.uri

    async def stop(self) -> None:
        """Shut the server down, or kill it after `stop_seconds`; no effect when it is not running."""
        try:
            await self._log_keeper.stop()
            if self._keeper is not None:
                self._keeper.cancel()
                await asyncio.wait({self._keeper})
            if self._process is not None:
                await end(self._process, self._stop_seconds)
        finally:
            self._keeper = self._process = None
            if self._socket is not None:
                mongod.remove_socket(self._socket, self._folder)
                self._socket = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _take_folder(self) -> Path:
        """Create the data folder and lock it for this process."""
        try:
            folder = open_private_folder(self._data_dir)
            (folder / "mongo").mkdir(mode=0o700, exist_ok=True)
            lock_file = folder / "tracker.lock"
            lock = FileLock(lock_file)
            if not lock.acquire():
                raise DataFolderInUseError("Another tracker", pid_in(lock_file), folder)
        except OSError as error:
            raise EmbeddedMongoError(f"DATA_DIR ({self._data_dir}) can't be used: {error}") from error
        self._lock = lock
        return folder

    async def _keep_running(self, binary: Path, folder: Path, socket: Path) -> None:
        """Restart the server whenever it ends by itself; its address stays the same."""
        shortest, longest = RESTART_SECONDS
        delay = shortest
        clock = asyncio.get_running_loop().time
        while self._process is not None:
            started = clock()
            code = await self._process.wait()
            log.error("mongod ended by itself", how=mongod.describe_exit(code))
            if clock() - started > longest:
                delay = shortest
            while self._process.returncode is not None:
                await asyncio.sleep(delay)
                delay = min(delay * 2, longest)
                try:
                    self._process = await launch(binary, folder, socket, self._start_seconds)
                except (MongodFailedError, OSError) as error:
                    log.error("mongod could not be started again", error=str(error), retry_seconds=delay)
            log.warning("mongod is running again", pid=self._process.pid)


async def _previous_has_ended(folder: Path, seconds: float) -> None:
    """Wait for the server of a killed tracker, which may still be closing its files."""
    held = folder / "mongo" / "mongod.lock"
    try:
        async with asyncio.timeout(seconds):
            while True:
                if not locked_by_another(held):
                    return
                await asyncio.sleep(POLL_SECONDS)
    except TimeoutError:
        raise DataFolderInUseError("A mongod", pid_in(held), folder) from None
