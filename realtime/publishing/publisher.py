"""From a committed change to the rooms of every audience.

The tracker calls `publish` right after the commit; everything else happens in the background, in version
order for each encounter. Changes that are lost here, in a crash or because too many wait, are found by the
viewers: from a gap in the versions, or from the next heartbeat.
"""

import asyncio
import contextlib
from collections import deque

import structlog

from realtime.auth.audiences import audiences, have_roles_moved, moves
from realtime.bus.notices import Notices
from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connections
from realtime.metrics import Metrics
from realtime.protocol.change_events import wire_events
from realtime.protocol.room_names import room_of
from realtime.protocol.server_events import HeartbeatEvent
from realtime.publishing.recent_changes import RecentChanges
from realtime.publishing.subscriptions import Subscriptions
from realtime.transport.loop_slices import LoopSlices
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.runtime.request_context import traced

MOST_WAITING = 5_000

log = structlog.stdlib.get_logger(__name__)


class Publisher:
    """Publishes changes to rooms and notices to other processes."""

    def __init__(
        self,
        *,
        broadcast: Broadcast,
        connections: Connections,
        recent: RecentChanges,
        notices: Notices,
        metrics: Metrics,
        subscriptions: Subscriptions | None = None,
    ) -> None:
        self._broadcast = broadcast
        self._connections = connections
        self._recent = recent
        self._notices = notices
        self._metrics = metrics
        self._subscriptions = subscriptions  # None where there are no sockets
        self._waiting: deque[Change] = deque()
        self._work = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None
        metrics.backlog.set_function(lambda: len(self._waiting))

    def publish(self, change: Change) -> None:
        """Queue a committed change; never blocks."""
        if not change.is_repeat:
            self._recent.note(change)
        self._notices.changed(change.after.id, change.after.version)
        if len(self._waiting) >= MOST_WAITING:
            self._metrics.unpublished.inc()
            return
        self._waiting.append(change)
        self._work.set()

    def created(self, encounter: Encounter) -> None:
        """Tell every process of a new encounter: overlays that follow its channel show it."""
        self._notices.changed(encounter.id, encounter.version)

    def unpublished(self, encounter_id: EncounterId) -> Change | None:
        """Return the oldest change of an encounter that has not been sent to viewers."""
        return next((change for change in self._waiting if change.after.id == encounter_id), None)

    def start(self) -> None:
        """Start to publish."""
        self._worker = asyncio.create_task(self._run(), name="publisher")

    async def stop(self, patience: float = 2.0) -> None:
        """Publish the queued changes, for at most `patience` seconds."""
        if self._worker is None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while self._waiting and not self._worker.done():
                    self._work.set()
                    await asyncio.wait({self._worker}, timeout=0.01)
        self._worker.cancel()
        await asyncio.wait({self._worker})
        self._worker = None

    async def _run(self) -> None:
        while True:
            await self._work.wait()
            self._work.clear()
            turns = LoopSlices()
            while self._waiting:
                change = self._waiting[0]
                try:
                    with traced(change.command_id):  # this task belongs to no request
                        await self._send(change)
                except Exception:
                    self._metrics.publish_failures.inc()
                    log.exception(
                        "not published",
                        request=change.command_id,
                        encounter=change.after.id,
                        version=change.version,
                    )
                self._waiting.popleft()
                # Events of one slice of the loop reach a socket in one write; other tasks need slices too.
                await turns.share()

    async def _send(self, change: Change) -> None:
        if change.is_repeat:
            await self._send_version(change)
            return
        # Subscriptions move first: a client must not get the change in a room that it may no longer be in.
        for user_id, subscription in moves(change.before, change.after).items():
            self._broadcast.move_elsewhere(change.after.id, user_id, subscription)
            if self._subscriptions is not None:
                await self._subscriptions.move(change.after.id, user_id, subscription)
        if have_roles_moved(change.before, change.after):
            self._broadcast.move_elsewhere(change.after.id, None, None)
            if self._subscriptions is not None:
                await self._subscriptions.move(change.after.id, None, None)
        for audience in self._audiences(change):
            room = room_of(change.after.id, audience)
            for event, payload in wire_events(change.for_audience(audience)):
                await self._broadcast.to_room(room, event, payload)

    async def _send_version(self, change: Change) -> None:
        """Send the version as a heartbeat does: the process that made the change may have sent nothing."""
        beat: HeartbeatEvent = {"versions": {change.after.id: change.after.version}}
        for audience in self._audiences(change):
            await self._broadcast.to_room(room_of(change.after.id, audience), "heartbeat", beat)

    def _audiences(self, change: Change) -> set[Audience]:
        here = self._connections.audiences(change.after.id)
        # The subscriptions of other processes are not known here: send to every audience there can be.
        return here | audiences(change.after) if self._broadcast.reaches_others else here
