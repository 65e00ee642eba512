"""`python -m realtime`: the web side in its own process, composed here."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from realtime.app import Web
from realtime.connections.revocation import SECONDS as REVOCATION_SECONDS
from realtime.http_routes.pages import STATIC
from realtime.metrics import Metrics
from realtime.publishing.heartbeat import SECONDS as HEARTBEAT_SECONDS
from realtime.publishing.presence import GATHER_SECONDS
from storage.bootstrap import open_tracker, run, say_services, stop_signal, watch_forgotten
from storage.mongo.database import OPERATION_TIMEOUT_MS, Database, MongoListener
from storage.mongo.query_timing import MongoTiming
from storage.privacy.erasure import Erasure
from storage.privacy.forgotten import ForgottenUsers
from storage.runtime.settings import Settings
from storage.runtime.start_lines import say
from storage.runtime.startup_errors import StartupError
from storage.tracker import Tracker

log = structlog.stdlib.get_logger("realtime")


@dataclass(frozen=True, slots=True)
class Tuning:
    """What tests and measurements set otherwise; the defaults are what an operator's process has."""

    heartbeat_seconds: float = HEARTBEAT_SECONDS
    gather_seconds: float = GATHER_SECONDS
    operation_timeout_ms: int = OPERATION_TIMEOUT_MS
    mongo_listeners: Sequence[MongoListener] = ()
    static: Path = STATIC
    revocation_seconds: float = REVOCATION_SECONDS


@dataclass(frozen=True, slots=True)
class Process:
    """One process put together; its web side runs."""

    web: Web
    database: Database
    tracker: Tracker


def main() -> None:
    """Run until stopped; a failed start is explained in one line."""
    run(serve)


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises StartupError."""
    stop = stop_signal()
    async with contextlib.AsyncExitStack() as stack:
        process = await compose(settings, stack)
        await say_services(settings, process.database)
        say(settings, "Web", process.web.address, f"browsers reach it at {settings.public_url}")
        say(settings, "Health", f"{process.web.address}/healthz")
        await stop.wait()
        log.info("stopping")


async def compose(
    settings: Settings, stack: contextlib.AsyncExitStack, tuning: Tuning | None = None
) -> Process:
    """Open the tracker and start the web side over it; the stack stops them.

    Raises StartupError.
    """
    tuning, metrics = tuning or Tuning(), Metrics()
    listeners = [MongoTiming(metrics.mongo), *tuning.mongo_listeners]
    database, tracker = await open_tracker(settings, stack, listeners, tuning.operation_timeout_ms)
    await stack.enter_async_context(metrics.observing(database, tracker))
    watch_forgotten(database, tracker, Erasure(database, tracker, ForgottenUsers(database)), stack)
    web = Web(
        settings,
        database,
        tracker,
        metrics=metrics,
        heartbeat_seconds=tuning.heartbeat_seconds,
        revocation_seconds=tuning.revocation_seconds,
        gather_seconds=tuning.gather_seconds,
        static=tuning.static,
    )
    try:
        await web.start()
    except OSError as error:
        raise StartupError(
            f"Can't listen on {settings.host}:{settings.port} (PORT): {error.strerror}"
        ) from error
    stack.push_async_callback(web.stop)
    return Process(web, database, tracker)


if __name__ == "__main__":
    main()
