"""Rooms of this process: an event is encoded once and sent to a room's sockets by the delivery."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import socketio
from socketio.packet import EVENT

from realtime.metrics import Metrics
from realtime.transport.delivery import Delivery
from realtime.transport.outbox import Outbox

Room = str | None
Encoded = str


class RoomManager(socketio.AsyncManager):  # type: ignore[misc]  # python-socketio has no types
    """python-socketio's client manager with our delivery; the Redis manager inherits it too."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._members: dict[tuple[str, Room], tuple[Outbox, ...]] = {}
        self._rooms_of: dict[tuple[str, str], list[Room]] = {}  # by namespace and socket

    async def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        *,
        room: Room | list[Room] | tuple[Room, ...] = None,
        skip_sid: str | list[str] | None = None,
        callback: Any = None,
        to: Room | list[Room] | None = None,
        **options: Any,
    ) -> None:
        """Send an event to every socket in one or several rooms, once to each."""
        if callback is not None:  # then each socket's packet differs
            await super().emit(
                event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, to=to, **options
            )
            return
        if outboxes := self._outboxes(namespace, to or room, skip_sid):
            delivery: Delivery = self.server.delivery
            delivery.send(outboxes, self.encode(event, data, namespace))

    def encode(self, event: str, data: Any, namespace: str) -> Encoded:
        """Return an event as it is sent to every socket."""
        match data:
            case tuple():
                arguments = list(data)
            case None:
                arguments = []
            case _:
                arguments = [data]
        metrics: Metrics = self.server.metrics
        metrics.encodes.inc()
        packet = self.server.packet_class(EVENT, namespace=namespace, data=[event, *arguments])
        encoded: Encoded = packet.encode()
        return encoded

    def send(self, encoded: Encoded, sid: str, namespace: str) -> None:
        """Send an encoded event to one socket of this process."""
        if outboxes := self._outboxes(namespace, sid, None):
            delivery: Delivery = self.server.delivery
            delivery.send(outboxes, encoded)

    def basic_enter_room(self, sid: str, namespace: str, room: Room, eio_sid: str | None = None) -> None:
        """Put a socket into a room."""
        self._members.pop((namespace, room), None)
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        rooms = self._rooms_of.setdefault((namespace, sid), [])
        if room not in rooms:
            rooms.append(room)

    def basic_leave_room(self, sid: str, namespace: str, room: Room) -> None:
        """Take a socket out of a room."""
        self._members.pop((namespace, room), None)
        super().basic_leave_room(sid, namespace, room)
        rooms = self._rooms_of.get((namespace, sid), [])
        if room in rooms:
            rooms.remove(room)

    def basic_disconnect(self, sid: str, namespace: str, **options: Any) -> None:
        """Forget a socket.

        python-socketio would search every room, and there is one for each socket: quadratic when thousands
        leave at once.
        """
        for room in self._rooms_of.pop((namespace, sid), ()):
            self.basic_leave_room(sid, namespace, room)
        others = self.rooms.get(namespace)
        self.rooms[namespace] = {}
        super().basic_disconnect(sid, namespace, **options)
        if others:
            self.rooms[namespace] = others
        else:
            del self.rooms[namespace]

    def _outboxes(
        self, namespace: str, room: Room | list[Room] | tuple[Room, ...], skip_sid: str | list[str] | None
    ) -> Iterable[Outbox]:
        outboxes: Iterable[Outbox]
        if isinstance(room, list | tuple):
            found = [self._in_room(namespace, one) for one in room]
            outboxes = list(dict.fromkeys(chain.from_iterable(found)))
        else:
            outboxes = self._in_room(namespace, room)
        if not skip_sid:
            return outboxes
        skipped = [skip_sid] if isinstance(skip_sid, str) else skip_sid
        without = {outbox for sid in skipped for outbox in self._in_room(namespace, sid)}
        return [outbox for outbox in outboxes if outbox not in without]

    def _in_room(self, namespace: str, room: Room) -> tuple[Outbox, ...]:
        """Return the outboxes of a room's sockets, cached until its members change."""
        key = (namespace, room)
        members = self._members.get(key)
        if members is None:
            ids = self.rooms.get(namespace, {}).get(room, {}).values()
            sockets = [self.server.eio.sockets.get(eio_sid) for eio_sid in ids]
            members = tuple(socket.queue for socket in sockets if socket is not None)
            if members:
                self._members[key] = members
        return members
