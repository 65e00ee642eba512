"""Giving viewers the seat that is theirs now, and the state that goes with it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from realtime.access import seat_of_user
from realtime.answers import NO_ENCOUNTER
from realtime.broadcast import Broadcast
from realtime.connections import Connection, Connections, Seat
from realtime.recent import Recent
from realtime.rooms import room_of
from storage.encounter.audience import DM, PLAYERS, Audience, player
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.record import UserId
from storage.encounter.views import view
from storage.sessions import Sessions
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)


def audience_for(connection: Connection, encounter: Encounter) -> Audience | None:
    """Return the audience a connection belongs to, or None when the encounter does not exist for it."""
    if connection.share is not None:
        return connection.share.audience if connection.share.encounter_id == encounter.id else None
    return seat_of_user(encounter, connection.person().id)


def table_rooms(encounter: Encounter) -> list[str]:
    """Return the rooms of the people at the table, who may know of each other: all but the stream's."""
    seats = [DM, PLAYERS, *(player(user_id) for user_id in sorted(encounter.controllers))]
    return [room_of(encounter.id, seat) for seat in seats]


class Seating:
    """Seats at encounters, for the sockets of this process."""

    def __init__(
        self,
        tracker: Tracker,
        sessions: Sessions,
        connections: Connections,
        broadcast: Broadcast,
        recent: Recent,
    ) -> None:
        self._tracker = tracker
        self._sessions = sessions
        self._connections = connections
        self._broadcast = broadcast
        self._recent = recent
        self._tasks: set[asyncio.Task[None]] = set()

    async def look(self, encounter_id: str) -> Encounter:
        """Return the encounter as it is, nothing older than what was committed here. Raises NotFoundError."""
        return self._recent.newest(await self._tracker.load(encounter_id))

    async def admit(self, connection: Connection, encounter: Encounter) -> Audience:
        """Give a connection its seat at an encounter. Raises NotFoundError when it has none."""
        audience = audience_for(connection, encounter)
        if audience is None:
            raise NotFoundError(NO_ENCOUNTER)
        await self._broadcast.seat(connection, Seat(encounter.id, audience))
        return audience

    async def greet(self, connection: Connection, encounter: Encounter) -> None:
        """Send a seated connection everything it may see."""
        if connection.seat is None or connection.seat.encounter_id != encounter.id:
            return
        await self._broadcast.to_socket(
            connection.sid,
            "encounter_state",
            {
                "encounter": view(encounter, connection.seat.audience),
                "activeUsers": await self.active_users(encounter.id) if connection.user else [],
                "version": encounter.version,
            },
        )

    async def active_users(self, encounter_id: str) -> list[dict[str, str]]:
        """Return who looks at an encounter, in any process: `{userId, username}`."""
        return await self._sessions.active_users(encounter_id)

    async def move(self, encounter_id: str, user_id: UserId, audience: Audience | None) -> None:
        """Give a user's sockets another seat at once, and tell them in the background."""
        seat = Seat(encounter_id, audience) if audience else None
        for connection in self._connections.of_user(encounter_id, user_id):
            if connection.seat != seat:
                await self._broadcast.seat(connection, seat)
                self._soon(self._explain(connection, encounter_id))

    async def check(self, connection: Connection, encounter: Encounter) -> None:
        """Give a connection the seat it has by now, if that is another one."""
        audience = audience_for(connection, encounter)
        seat = Seat(encounter.id, audience) if audience else None
        had = connection.seat
        if had is not None and had.encounter_id == encounter.id and had != seat:
            await self._broadcast.seat(connection, seat)
            await self._explain(connection, encounter.id)

    async def _explain(self, connection: Connection, encounter_id: str) -> None:
        """Tell a connection what its new seat shows, or that it has none any more."""
        if connection.seat is None:
            refusal = {"message": NO_ENCOUNTER, "code": NotFoundError.code, "encounterId": encounter_id}
            await self._broadcast.to_socket(connection.sid, "error", refusal)
            await self._sessions.enter(connection.sid, None)
        else:
            kind = connection.seat.audience.kind
            await self._sessions.enter(connection.sid, encounter_id, kind)
            await self.greet(connection, await self.look(encounter_id))

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except Exception:
                log.exception("a moved viewer was not told")

        task = asyncio.create_task(guarded(), name="tell moved viewer")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
