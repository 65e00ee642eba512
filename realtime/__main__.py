"""`python -m realtime`: the web side in its own process."""

import contextlib

import structlog

from realtime.app import Web
from realtime.metrics import Metrics
from storage.bootstrap import open_tracker, run, stop_signal
from storage.mongo.query_timing import MongoTiming
from storage.runtime.settings import Settings
from storage.runtime.startup_errors import StartupError

log = structlog.stdlib.get_logger("realtime")


def main() -> None:
    """Run until stopped; a failed start is explained in one line."""
    run(serve)


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises StartupError."""
    stop = stop_signal()
    async with contextlib.AsyncExitStack() as stack:
        metrics = Metrics()
        database, tracker = await open_tracker(settings, stack, [MongoTiming(metrics.mongo)])
        web = Web(settings, database, tracker, metrics=metrics)
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


if __name__ == "__main__":
    main()
