"""What every process begins with: settings, logs, signals, the database and the tracker over it."""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from pymongo.monitoring import CommandListener

from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter.base import UserId
from storage.encounter.errors import TrackerError
from storage.migrations.runner import migrate
from storage.mongo.database import OPERATION_TIMEOUT_MS, Database, allow_concurrent_operations
from storage.privacy.erasure import Erasure
from storage.privacy.forgotten import ForgottenUsers
from storage.privacy.forgotten_watch import ForgottenWatch
from storage.privacy.retention import Retention
from storage.repositories.character_sync import CharacterSync
from storage.repositories.characters import Characters
from storage.repositories.combat_log import CombatLog
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import Encounters
from storage.repositories.left_guilds import LeftGuilds
from storage.repositories.portraits import Portraits
from storage.repositories.used_creatures import UsedCreatures
from storage.runtime.file_limit import allow_many
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import Settings, load_log_settings, load_settings, unknown_settings
from storage.runtime.start_lines import say
from storage.runtime.startup_errors import StartupError
from storage.tracker import Tracker

# Allocations that outlive their collections before the youngest are looked through, and how many times that
# before the older ones are.
GC_THRESHOLDS = (10_000, 20, 20)
SWITCH_SECONDS = 0.0005  # a thread's turn
MOST_CLOCK_SKEW = 5.0  # seconds

log = structlog.stdlib.get_logger(__name__)


def run(serve: Callable[[Settings], Coroutine[Any, Any, None]]) -> None:
    """Run a process to its end; say what its operator can mend, and exit with the status of the error."""
    log_settings = load_log_settings()
    try:
        settings = load_settings()
        configure_logging(settings)
        for line in unknown_settings():
            log.warning(line)
        tune_interpreter()
        allow_many()
        asyncio.run(serve(settings))
    except (StartupError, TrackerError) as error:
        if log_settings.log_format == "json":
            if not structlog.is_configured():  # a setting is wrong
                configure_logging(log_settings)
            log.critical("can't start", reason=str(error))
        else:
            print(error, file=sys.stderr)
        sys.exit(error.status if isinstance(error, StartupError) else 1)


async def say_services(settings: Settings, database: Database) -> None:
    """Say which database and Redis this process uses, and warn about a clock that differs from MongoDB's.

    Raises StartupError.
    """
    note = "its own, in DATA_DIR" if settings.mongodb_uri is None else ""
    say(settings, "Database", await database.described(), note)
    skew = database.clock_skew or 0.0
    if abs(skew) > MOST_CLOCK_SKEW:
        log.warning(
            "the clock of this machine differs from MongoDB's: set both by NTP, or tokens are refused",
            seconds=round(skew, 1),
        )
    if settings.redis_url is not None:
        address = urlsplit(settings.redis_url.get_secret_value())
        say(settings, "Redis", f"{address.netloc.rpartition('@')[2]}{address.path}")


def tune_interpreter() -> None:
    """Look for reference cycles less often, never in what was imported; let threads take turns more often.

    Encounters are long-lived frozen values without cycles: searching them took a sixth of the time of every
    command. The event loop waits for a thread that computes, such as one that replays a log, as long as a
    turn takes; Python's 5 ms are more than a command needs.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    sys.setswitchinterval(SWITCH_SECONDS)


def stop_signal() -> asyncio.Event:
    """Return an event that SIGINT and SIGTERM set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


async def open_tracker(
    settings: Settings,
    stack: contextlib.AsyncExitStack,
    listeners: Sequence[CommandListener] = (),
    operation_timeout_ms: int = OPERATION_TIMEOUT_MS,
) -> tuple[Database, Tracker]:
    """Open the database, the tracker's own where none is set, and the tracker; the stack closes them.

    Documents of older shapes are migrated first. Raises StartupError.
    """
    database = await open_database(await mongodb(settings, stack), stack, listeners, operation_timeout_ms)
    await migrate(database)
    keeper = retention(settings, database)
    keeper.start()
    stack.push_async_callback(keeper.stop)
    return database, start_tracker(database, stack)


async def open_database(
    uri: str,
    stack: contextlib.AsyncExitStack,
    listeners: Sequence[CommandListener] = (),
    operation_timeout_ms: int = OPERATION_TIMEOUT_MS,
) -> Database:
    """Open the database at an address, with its indexes; the stack closes it. Raises StartupError."""
    allow_concurrent_operations()
    database = Database(uri, listeners=listeners, operation_timeout_ms=operation_timeout_ms)
    stack.callback(database.close)
    await database.ensure_indexes()
    return database


def retention(settings: Settings, database: Database) -> Retention:
    """Return what deletes what was kept long enough."""

    def lifetime(days: int | None) -> timedelta | None:
        return None if days is None else timedelta(days=days)

    return Retention(
        database,
        LeftGuilds(database),
        Portraits(database),
        encounters=lifetime(settings.keep_ended_encounters_days),
        combat_log=lifetime(settings.keep_combat_log_days),
        left_guilds=lifetime(settings.keep_left_guilds_days),
    )


def start_tracker(database: Database, stack: contextlib.AsyncExitStack) -> Tracker:
    """Return a tracker with its combat log and what is noted of its changes; the stack stops all of it."""
    combat_log = CombatLog(database)
    combat_log.start()
    stack.push_async_callback(combat_log.stop)
    characters = Characters(database)
    tracker = Tracker(Encounters(database), combat_log, characters=characters, creatures=Creatures(database))
    character_sync = CharacterSync(characters)
    stack.push_async_callback(character_sync.settled)
    tracker.listen(character_sync.changed)
    used = UsedCreatures(database.users)
    stack.push_async_callback(used.settled)
    tracker.listen(used.changed)
    return tracker


def watch_forgotten(
    database: Database,
    tracker: Tracker,
    erasure: Erasure,
    stack: contextlib.AsyncExitStack,
    forgot: Callable[[UserId], None] = lambda user_id: None,
) -> None:
    """Make this process forget users whom any process deletes; the stack ends it."""

    def drop(user_id: UserId) -> None:
        tracker.drop_copies()
        forgot(user_id)

    watch = ForgottenWatch(ForgottenUsers(database), erasure, drop)
    watch.start()
    stack.push_async_callback(watch.stop)


async def mongodb(settings: Settings, stack: contextlib.AsyncExitStack) -> str:
    """Return the address of MongoDB, after starting the tracker's own if none is set."""
    if settings.mongodb_uri is not None:
        return settings.mongodb_uri.get_secret_value()
    return (await stack.enter_async_context(EmbeddedMongo(settings.data_dir))).uri
