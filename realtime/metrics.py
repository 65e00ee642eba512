"""What is counted, for Prometheus. Each process has a registry of its own; nothing is global."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST


class Metrics:
    """Counters of the web side."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.sockets = Gauge("tracker_sockets", "Sockets connected to this process", registry=self.registry)
        self.refusals = Counter(
            "tracker_refused_handshakes", "Handshakes refused, by reason", ["reason"], registry=self.registry
        )
        self.messages = Counter(
            "tracker_messages",
            "Messages from clients, by event and outcome (ok or an error code)",
            ["event", "outcome"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "tracker_message_seconds",
            "Time from a message to its answer",
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
            registry=self.registry,
        )
        self.events = Counter(
            "tracker_events", "Events written to rooms and sockets", ["event"], registry=self.registry
        )
        self.encodes = Counter(
            "tracker_encodes", "Events encoded for the sockets here, once per room", registry=self.registry
        )
        self.frames = Counter(
            "tracker_frames", "Events framed for the WebSockets here, once per room", registry=self.registry
        )
        self.writes = Counter(
            "tracker_writes", "Writes to WebSockets; one carries all that is due", registry=self.registry
        )
        self.stalled = Counter(
            "tracker_stalled_sockets", "Sockets closed because they did not read", registry=self.registry
        )
        self.backlog = Gauge(
            "tracker_publish_backlog", "Changes that wait to be published", registry=self.registry
        )
        self.unpublished = Counter(
            "tracker_unpublished_changes",
            "Changes that were given up because too many waited",
            registry=self.registry,
        )
        self.caught_up = Counter(
            "tracker_missed_changes",
            "Changes first learnt of by a heartbeat",
            registry=self.registry,
        )

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)
