"""`python -m realtime`: the web side alone, in a process of its own."""

import asyncio
import contextlib
import signal
import sys

import structlog

from realtime.app import Web
from storage.combat_log import CombatLog
from storage.database import Database
from storage.embedded import EmbeddedMongo
from storage.encounter.errors import TrackerError
from storage.encounters import Encounters
from storage.logs import configure_logging
from storage.settings import Settings, load_settings
from storage.startup import StartupError
from storage.tracker import Tracker

log = structlog.stdlib.get_logger("realtime")


def main() -> None:
    """Run until told to stop; a start that can't succeed is explained in a line."""
    try:
        settings = load_settings()
        configure_logging(settings)
        asyncio.run(serve(settings))
    except (StartupError, TrackerError) as error:
        sys.exit(str(error))


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises StartupError."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with contextlib.AsyncExitStack() as stack:
        uri = await _mongodb(settings, stack)
        database = Database(uri)
        stack.callback(database.close)
        await database.ensure_indexes()
        combat_log = CombatLog(database)
        combat_log.start()
        stack.push_async_callback(combat_log.stop)
        web = Web(settings, database, Tracker(Encounters(database), combat_log))
        try:
            await web.start()
        except OSError as error:
            raise StartupError(
                f"Can't listen on {settings.host}:{settings.port}: {error.strerror}"
            ) from error
        stack.push_async_callback(web.stop)
        log.info(
            "ready", address=web.address, overlay=f"{web.address}/overlay", health=f"{web.address}/healthz"
        )
        await stop.wait()
        log.info("stopping")


async def _mongodb(settings: Settings, stack: contextlib.AsyncExitStack) -> str:
    if settings.mongodb_uri is not None:
        return settings.mongodb_uri.get_secret_value()
    return (await stack.enter_async_context(EmbeddedMongo(settings.data_dir))).uri


if __name__ == "__main__":
    main()
