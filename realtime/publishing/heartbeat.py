"""Send every viewer the current version regularly, and apply what was missed."""

import asyncio
import contextlib

import structlog

from realtime.bus.notices import Notice
from realtime.connections.broadcast import Broadcast
from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connections
from realtime.metrics import Metrics
from realtime.protocol.server_events import HeartbeatEvent
from realtime.publishing.overlay_control import OverlayControl
from realtime.publishing.presence import Presence
from realtime.publishing.subscriptions import Subscriptions
from realtime.server import SocketServer
from realtime.transport.loop_slices import LoopSlices
from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError
from storage.repositories.share_links import ShareLinks
from storage.runtime.background import BackgroundTasks
from storage.tracker import Tracker

SECONDS = 15.0

log = structlog.stdlib.get_logger(__name__)


class Heartbeat:
    """Sends the heartbeats of the encounters with viewers in this process."""

    def __init__(
        self,
        *,
        tracker: Tracker,
        sessions: OpenSessions,
        presence: Presence,
        shares: ShareLinks,
        connections: Connections,
        subscriptions: Subscriptions,
        broadcast: Broadcast,
        server: SocketServer,
        metrics: Metrics,
        orders: OverlayControl,
        seconds: float = SECONDS,
    ) -> None:
        self._tracker = tracker
        self._sessions = sessions
        self._presence = presence
        self._shares = shares
        self._connections = connections
        self._subscriptions = subscriptions
        self._broadcast = broadcast
        self._server = server
        self._metrics = metrics
        self._orders = orders
        self._seconds = seconds
        self._hurry = asyncio.Event()
        self._tasks = BackgroundTasks()

    def start(self) -> None:
        """Start the heartbeat."""
        self._tasks.start(self._run(), "heartbeat")

    async def stop(self) -> None:
        """Stop the heartbeat."""
        await self._tasks.stop()

    def hurry(self) -> None:
        """Beat now: a notice may have been missed."""
        self._hurry.set()

    def on_notice(self, notice: Notice) -> None:
        """Handle a notice: drop old copies."""
        if notice.encounter_id is not None and not notice.is_own:
            self._tracker.forget(notice.encounter_id, notice.version)

    async def beat(self) -> None:
        """Send every viewer of this process the current version in the database."""
        await self._server.drop_stalled()
        if not self._connections:
            return
        watched = self._connections.encounters()
        versions = await self._versions(watched)
        turns = LoopSlices()
        for encounter_id in watched:
            await turns.share()
            rooms = [c.subscription.room for c in self._connections.at(encounter_id) if c.subscription]
            if rooms:
                current = {encounter_id: versions[encounter_id]} if encounter_id in versions else {}
                beat: HeartbeatEvent = {"versions": current}
                await self._broadcast.to_room(sorted(set(rooms)), "heartbeat", beat, only_here=True)
        self._presence.forget()
        await self._sessions.touch([connection.sid for connection in self._connections])
        shares = {c.share.share_id for c in self._connections if c.share is not None}
        await self._orders.look(await self._shares.working(shares))

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), self._seconds)
            self._hurry.clear()
            try:
                await self.beat()
            except TrackerError as error:
                log.warning("heartbeat cut short", error=str(error))
            except Exception:
                log.exception("heartbeat failed")

    async def _versions(self, watched: list[EncounterId]) -> dict[EncounterId, int]:
        """Return the versions of the encounters with viewers here; only outdated copies are read in full."""
        before = {encounter_id: self._tracker.known_version(encounter_id) for encounter_id in watched}
        try:
            versions = await self._tracker.versions(watched)
        except TrackerError as error:
            log.warning("heartbeat without versions", error=str(error))
            return {}
        turns = LoopSlices()
        for encounter_id, version in list(versions.items()):
            await turns.share()
            known = before[encounter_id]
            if known is not None and version > known:
                self._metrics.caught_up.inc(version - known)
            try:
                encounter = await self._tracker.current(encounter_id)
                for connection in self._connections.at(encounter_id):
                    await self._subscriptions.check(connection, encounter)
            except TrackerError as error:
                log.warning("subscriptions not checked", encounter=encounter_id, error=str(error))
            else:  # a change of this process may be newer than the read
                versions[encounter_id] = max(version, encounter.version)
        return versions
