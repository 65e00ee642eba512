"""Write to rooms and sockets.

A payload is built once per room and encoded once for all of its sockets.
"""

from collections.abc import Mapping
from typing import Any

from realtime.connections.registry import Connection, Connections, Subscription
from realtime.metrics import Metrics
from realtime.transport.redis_room_manager import RedisRoomManager
from realtime.transport.room_manager import Encoded
from storage.encounter.base import EncounterId, UserId
from storage.encounter.visibility.audience import Audience

NAMESPACE = "/"


class Broadcast:
    """The rooms of this process and, through Redis, of all others.

    `manager` is python-socketio's client manager: the server's own, or a write-only one where a process has
    no sockets.
    """

    def __init__(self, manager: Any, connections: Connections, metrics: Metrics) -> None:
        self._manager = manager
        self._connections = connections
        self._metrics = metrics
        self.reaches_others = isinstance(manager, RedisRoomManager)

    async def to_room(
        self,
        room: str | list[str],
        event: str,
        payload: Mapping[str, object],
        *,
        skip: str | list[str] | None = None,
        only_here: bool = False,
    ) -> None:
        """Send an event to every socket in the rooms except those of `skip`."""
        self._metrics.event(event)
        await self._manager.emit(
            event, payload, namespace=NAMESPACE, room=room, skip_sid=skip, ignore_queue=only_here
        )

    async def to_socket(self, sid: str, event: str, payload: Mapping[str, object]) -> None:
        """Send an event to one socket of this process."""
        await self.to_room(sid, event, payload, only_here=True)

    def encode(self, event: str, payload: Mapping[str, object]) -> Encoded:
        """Return an event that is sent to many sockets, one at a time."""
        encoded: Encoded = self._manager.encode(event, payload, NAMESPACE)
        return encoded

    def send(self, encoded: Encoded, event: str, sid: str) -> None:
        """Send an encoded event to one socket of this process."""
        self._metrics.event(event)
        self._manager.send(encoded, sid, NAMESPACE)

    async def enter(self, connection: Connection, room: str) -> None:
        """Put a socket of this process into a room."""
        if self._manager.is_connected(connection.sid, NAMESPACE):
            await self._manager.enter_room(connection.sid, NAMESPACE, room)

    async def leave(self, connection: Connection, room: str) -> None:
        """Remove a socket of this process from a room."""
        if self._manager.is_connected(connection.sid, NAMESPACE):
            await self._manager.leave_room(connection.sid, NAMESPACE, room)

    async def subscribe(self, connection: Connection, subscription: Subscription | None) -> None:
        """Replace a connection's subscription; None unsubscribes it."""
        had = connection.subscription
        if had == subscription:
            return
        if had is not None:
            await self.leave(connection, had.room)
        self._connections.subscribe(connection, subscription)
        if subscription is not None:
            await self.enter(connection, subscription.room)

    def move_elsewhere(
        self, encounter_id: EncounterId, user_id: UserId | None, audience: Audience | None
    ) -> None:
        """Have the other processes resubscribe a user's sockets, before any later event.

        Without a user they check every connection that has its audience by a role.
        """
        if isinstance(self._manager, RedisRoomManager):
            self._manager.publish_subscription(encounter_id, user_id, audience)
