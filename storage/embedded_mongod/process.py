"""Run one ``mongod``: start it as a child, wait until it answers, end it cleanly."""

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path

import structlog
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.errors import ConnectionFailure

from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod import parent_death
from storage.runtime.startup_errors import MongodFailedError

# Replaying the journal after a crash takes long on a slow disk; a shorter timeout would kill it again.
START_SECONDS = 120.0
STOP_SECONDS = 20.0
POLL_SECONDS = 0.02
LOG_BYTES = 10_000_000
LOG_SECONDS = 60.0  # between two looks at the length of the log

LOG_NAME = "mongod.log"

Process = asyncio.subprocess.Process

log = structlog.stdlib.get_logger(__name__)


async def launch(binary: Path, folder: Path, socket: Path, start_seconds: float = START_SECONDS) -> Process:
    """Start a mongod on ``folder/mongo`` and return it as soon as it answers a ping on the socket.

    Raises MongodFailedError with the last lines of its log, or OSError.
    """
    path = folder / LOG_NAME
    output = _open_log(path)
    try:
        offset = os.lseek(output, 0, os.SEEK_END)
        process = await asyncio.create_subprocess_exec(
            *parent_death.command(binary, *mongod.arguments(folder / "mongo", socket)),
            stdin=asyncio.subprocess.PIPE if parent_death.NEEDS_PIPE else asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the parent, which must save data first
        )
    finally:
        os.close(output)
    try:
        async with asyncio.timeout(start_seconds):
            if await _answers(process, socket):
                return process
        what = mongod.describe_exit(process.returncode)
    except TimeoutError:
        what = f"did not answer within {start_seconds:.0f} seconds"
        await end(process)
    except BaseException:
        await end(process)
        raise
    said = mongod.last_words(path, offset) or "(it wrote nothing)"
    package = mongod.missing_package(said)
    remedy = f"Install {package}" if package else "Mend what it says"
    raise MongodFailedError(
        f"{binary} {what}. {remedy}, or set MONGODB_URI to another MongoDB server. "
        f"Its log is {path}, the end of it:\n{said}"
    )


async def end(process: Process, stop_seconds: float = STOP_SECONDS) -> None:
    """Terminate the process, and kill it when it does not end in time."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(stop_seconds):
            await process.wait()
    except TimeoutError:
        log.warning("mongod did not stop in time and was killed", seconds=stop_seconds)
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    except BaseException:
        with suppress(ProcessLookupError):
            process.kill()
        raise


def bound_log(path: Path, most: int = LOG_BYTES) -> None:
    """Move the lines of a long log to the file before it, which replaces that one's.

    The log is emptied, not replaced: a running server holds it open, and appends.
    """
    if path.exists() and path.stat().st_size > most:
        shutil.copy(path, path.with_suffix(".log.1"))
        os.truncate(path, 0)


async def keep_log_bounded(folder: Path) -> None:
    """Bound the log of a running server, until cancelled."""
    while True:
        await asyncio.sleep(LOG_SECONDS)
        try:
            await asyncio.to_thread(bound_log, folder / LOG_NAME)
        except OSError as error:
            log.warning("the log of mongod was not bounded", error=str(error))


def _open_log(path: Path) -> int:
    """Open the log for appending; move a long one first."""
    bound_log(path)
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)


async def _answers(process: Process, socket: Path) -> bool:
    """Wait until the server answers a ping; return whether it did before it ended."""
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(
        mongod.socket_uri(socket), serverSelectionTimeoutMS=5_000, connect=False
    )
    try:
        while process.returncode is None:
            # The driver retries only twice a second, so it is used only once the socket accepts connections.
            if await _listens(socket):
                with suppress(ConnectionFailure):
                    await client.admin.command("ping")
                    return True
            await asyncio.sleep(POLL_SECONDS)
        return False
    finally:
        client.close()


async def _listens(socket: Path) -> bool:
    """Return whether a server accepts connections there; the socket file of a killed one does not."""
    try:
        _, writer = await asyncio.open_unix_connection(str(socket))
    except OSError:
        return False
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return True
