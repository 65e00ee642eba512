"""The Prometheus metrics. Each process has its own registry; nothing is global."""

import asyncio
import contextlib
import platform
from collections.abc import AsyncIterator, Callable
from functools import cache, partial

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from realtime.protocol.acks import Answer
from storage.mongo.database import Database
from storage.runtime.background import BackgroundTasks
from storage.runtime.version import version
from storage.tracker import Tracker

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
LAG_SECONDS = 0.5  # between two looks at the event loop
AUDIENCES = ("dm", "players", "stream")


class Metrics:
    """Counters of the web side."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # else a second series beside every counter
        self.registry = CollectorRegistry()
        # CPU, memory and open files, as every Prometheus client names them.
        ProcessCollector(registry=self.registry)
        counter, gauge = partial(Counter, registry=self.registry), partial(Gauge, registry=self.registry)
        histogram = partial(Histogram, buckets=BUCKETS, registry=self.registry)
        self.build = Info("tracker_build", "The version of the tracker and of Python", registry=self.registry)
        self.build.info({"version": version(), "python": platform.python_version()})
        self.loop_lag = histogram(
            "tracker_loop_lag_seconds", "How much later than due the event loop wakes a task, twice a second"
        )
        self.log_queue = gauge("tracker_combat_log_queue", "Lines of the combat log that wait to be written")
        self.clock_skew = gauge(
            "tracker_clock_skew_seconds",
            "How far MongoDB's clock is ahead of this process's, at the last check of its health",
        )
        self.sockets = gauge("tracker_sockets", "Sockets connected to this process")
        self.tasks = gauge("tracker_tasks", "Tasks of the event loop of this process")
        self.tasks.set_function(_tasks)
        self.refusals = counter("tracker_refused_handshakes", "Handshakes refused, by reason", ["reason"])
        self.limits = counter(
            "tracker_limits_reached",
            "What was refused because of a limit, by the limit's setting",
            ["setting"],
        )
        self.messages = counter(
            "tracker_messages",
            "Messages from clients, by event and outcome (ok or an error code)",
            ["event", "outcome"],
        )
        self.seconds = histogram("tracker_message_seconds", "Time from a message to its answer")
        self.events = counter("tracker_events", "Events written to rooms and sockets", ["event"])
        self.encodes = counter("tracker_encodes", "Events encoded for the sockets here, once per room")
        self.frames = counter("tracker_frames", "Events framed for the WebSockets here, once per room")
        self.writes = counter("tracker_writes", "Writes to WebSockets; one carries all that is due")
        self.stalled = counter("tracker_stalled_sockets", "Sockets closed because they did not read")
        self.backlog = gauge("tracker_publish_backlog", "Changes that wait to be published")
        self.unpublished = counter(
            "tracker_unpublished_changes", "Changes that were given up because too many waited"
        )
        self.caught_up = counter("tracker_missed_changes", "Changes first learnt of by a heartbeat")
        self.commands = counter(
            "tracker_commands",
            "Commands by kind, outcome (ok, request, repeat or an error code) and where they came from",
            ["kind", "outcome", "source"],
        )
        self.command_seconds = histogram(
            "tracker_command_seconds", "Time from a command to its commit or refusal", ["source"]
        )
        self.viewers = gauge("tracker_viewers", "Sockets here that look at an encounter", ["audience"])
        self.publish_failures = counter("tracker_publish_failures", "Changes whose publishing failed")
        self.resyncs = counter(
            "tracker_resyncs",
            "Viewers that asked for what they missed, by what they were given (patches or state)",
            ["answer"],
        )
        self.mongo_seconds = histogram(
            "tracker_mongo_seconds",
            "Round trips to MongoDB by command and outcome (ok or failed)",
            ["command", "outcome"],
        )
        self.redis_seconds = histogram(
            "tracker_redis_seconds", "Round trips to Redis by outcome (ok or failed)", ["outcome"]
        )
        self.unreadable = counter(
            "tracker_unreadable_documents",
            "Stored documents that were skipped because they can't be read, by collection",
            ["collection"],
        )

        # Finding the counter of some labels takes longer than counting; every command needs these.
        self._message = cache(self.messages.labels)
        self._event = cache(self.events.labels)
        self._command = cache(self.commands.labels)
        self._command_seconds = cache(self.command_seconds.labels)
        self._mongo_seconds = cache(self.mongo_seconds.labels)

    def command(self, kind: str, outcome: str, source: str, seconds: float) -> None:
        """Count a command; observe the tracker with it."""
        self._command(kind, outcome, source).inc()
        self._command_seconds(source).observe(seconds)

    def message(self, event: str, answer: Answer, seconds: float) -> None:
        """Count a message from a client and its answer."""
        self._message(event, answer["error"]["code"] if answer["ok"] is False else "ok").inc()
        self.seconds.observe(seconds)
        if event == "sync_encounter" and answer["ok"]:
            self.resyncs.labels("patches" if "patches" in answer else "state").inc()

    def event(self, name: str) -> None:
        """Count an event written to a room or a socket."""
        self._event(name).inc()

    def mongo(self, command: str, is_ok: bool, seconds: float) -> None:
        """Count a round trip to MongoDB."""
        self._mongo_seconds(command, _word(is_ok)).observe(seconds)

    def redis(self, is_ok: bool, seconds: float) -> None:
        """Count a round trip to Redis."""
        self.redis_seconds.labels(_word(is_ok)).observe(seconds)

    def unreadable_document(self, collection: str) -> None:
        """Count an unreadable document; observe `Database.unreadable` with it."""
        self.unreadable.labels(collection).inc()

    def limit(self, setting: str) -> None:
        """Count a refusal of a limit; observe the limits with it."""
        self.limits.labels(setting).inc()

    def count_viewers(self, count: Callable[[str], int]) -> None:
        """Count viewers by audience whenever the metrics are read."""
        for audience in AUDIENCES:
            self.viewers.labels(audience).set_function(partial(count, audience))

    @contextlib.asynccontextmanager
    async def observing(self, database: Database, tracker: Tracker) -> AsyncIterator[None]:
        """Count what every process has, whether or not it has sockets, until the context ends."""
        database.unreadable.observe(self.unreadable_document)
        self.log_queue.set_function(lambda: tracker.combat_log.queued)
        self.clock_skew.set_function(lambda: database.clock_skew or 0.0)
        tasks = BackgroundTasks()
        tasks.start(self._measure_loop(), "measure the event loop")
        try:
            yield
        finally:
            await tasks.stop()

    async def _measure_loop(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            due = clock() + LAG_SECONDS
            await asyncio.sleep(LAG_SECONDS)
            self.loop_lag.observe(max(0.0, clock() - due))

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)


def _tasks() -> int:
    try:
        return len(asyncio.all_tasks())
    except RuntimeError:  # called without an event loop
        return 0


def _word(is_ok: bool) -> str:
    return "ok" if is_ok else "failed"
