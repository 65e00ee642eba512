"""The users at an encounter, and events when one joins or leaves.

Those with sockets of this process are known from its connections. Those of other processes are read from
their sessions in the database, once, and again after a notice that they changed. Viewers with a share link
are not announced, and receive no presence events.
"""

import asyncio
from dataclasses import dataclass, field

import structlog
from cachetools import LRUCache

from realtime.bus.notices import Notice, Notices
from realtime.connections.broadcast import Broadcast
from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connection, Connections
from realtime.protocol.room_names import room_of
from realtime.protocol.server_events import PresenceEvent
from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM, PLAYERS, player
from storage.mongo.gathered_reads import GatheredReads
from storage.repositories.sessions import ActiveUser
from storage.runtime.background import BackgroundTasks

GATHER_SECONDS = 0.5
KNOWN = 4_096  # encounters whose users in other processes are remembered

log = structlog.stdlib.get_logger(__name__)


@dataclass(slots=True)
class _Move:
    """A user whose presence may have changed."""

    username: str
    was_here: bool  # before the first change that was not announced
    joined: set[str] = field(default_factory=set)  # their sockets that have the state already


@dataclass(slots=True)
class _Moves:
    """The changes of presence at an encounter that were not announced."""

    encounter: Encounter
    of: dict[UserId, _Move] = field(default_factory=dict)


class Presence:
    """Announces joins and leaves.

    Each one is sent to every user at the encounter, so they are gathered: at most one event per user and
    interval, and none for a user who joins and leaves again within it.
    """

    def __init__(
        self,
        *,
        connections: Connections,
        sessions: OpenSessions,
        broadcast: Broadcast,
        notices: Notices,
        gather_seconds: float = GATHER_SECONDS,
    ) -> None:
        self._connections = connections
        self._sessions = sessions
        self._broadcast = broadcast
        self._notices = notices
        self._gather_seconds = gather_seconds
        self._moves: dict[EncounterId, _Moves] = {}
        self._elsewhere: LRUCache[EncounterId, list[ActiveUser]] = LRUCache(KNOWN)
        self._reads = GatheredReads(sessions.users_elsewhere)
        self._forgotten = 0  # how often what was known was dropped
        self._tasks = BackgroundTasks()
        self._is_stopped = False

    async def active_users(self, encounter_id: EncounterId) -> list[ActiveUser]:
        """Return the users at an encounter, in any process. Raises UnavailableError."""
        found = {user["userId"]: user for user in await self._users_elsewhere(encounter_id)}
        for user in self._connections.users_at(encounter_id):
            found[user.id] = {"userId": user.id, "username": user.username}
        return list(found.values())

    def on_notice(self, notice: Notice) -> None:
        """Handle a notice: what was known of an encounter's users elsewhere is outdated."""
        if notice.viewed is not None and not notice.is_own:
            self._elsewhere.pop(notice.viewed, None)
            self._forgotten += 1

    def forget(self) -> None:
        """Drop what is known of other processes: notices may have been missed, or a process was killed."""
        self._elsewhere.clear()
        self._forgotten += 1

    def came(self, connection: Connection, encounter: Encounter) -> None:
        """Announce later that a user joined. The connection must be subscribed already."""
        if connection.user is not None and not self._is_stopped:
            self._move(connection, encounter, was_here=False).joined.add(connection.sid)

    def went(self, connection: Connection, encounter: Encounter) -> None:
        """Announce later that a user left, unless they have another socket at the encounter.

        The connection must be unsubscribed already.
        """
        if connection.user is not None and not self._is_stopped:
            self._move(connection, encounter, was_here=True)

    async def announce(self, encounter_id: EncounterId) -> None:
        """Send what was gathered of an encounter."""
        moves = self._moves.pop(encounter_id, None)
        if moves is None:
            return
        try:
            active = await self.active_users(encounter_id)
            await self._sessions.write()  # the others read them after the notice
        except TrackerError as error:
            log.warning("joins and leaves were not announced", encounter=encounter_id, error=str(error))
            return
        self._notices.viewed(encounter_id)
        here = {user["userId"] for user in active}
        for user_id, move in moves.of.items():
            if move.was_here == (user_id in here):
                continue
            fields: PresenceEvent = {
                "encounterId": encounter_id,
                "userId": user_id,
                "username": move.username,
                "activeUsers": active,
            }
            event = "user_left_encounter" if move.was_here else "user_joined_encounter"
            rooms = _table_rooms(moves.encounter)
            await self._broadcast.to_room(rooms, event, fields, skip=sorted(move.joined))

    async def stop(self) -> None:
        """Announce what was gathered, for viewers of other processes, and gather no more."""
        self._is_stopped = True
        await self._tasks.stop()
        if self._broadcast.reaches_others:
            await asyncio.gather(*map(self.announce, list(self._moves)))
        await self._reads.stop()

    async def _users_elsewhere(self, encounter_id: EncounterId) -> list[ActiveUser]:
        """Return the users in other processes, from memory if they are known."""
        known = self._elsewhere.get(encounter_id)
        if known is None:
            before = self._forgotten
            known = await self._reads.get(encounter_id) or []
            if before == self._forgotten:  # else it may have been outdated meanwhile
                self._elsewhere[encounter_id] = known
        return known

    def _move(self, connection: Connection, encounter: Encounter, *, was_here: bool) -> _Move:
        user = connection.person()
        moves = self._moves.get(encounter.id)
        if moves is None:
            moves = self._moves[encounter.id] = _Moves(encounter)
            self._tasks.start(self._announce_soon(encounter.id), "announce presence")
        moves.encounter = encounter
        return moves.of.setdefault(user.id, _Move(user.username, was_here))

    async def _announce_soon(self, encounter_id: EncounterId) -> None:
        await asyncio.sleep(self._gather_seconds)
        await self.announce(encounter_id)


def _table_rooms(encounter: Encounter) -> list[str]:
    """Return the rooms that receive presence events: all but the stream's."""
    subscriptions = [DM, PLAYERS, *(player(user_id) for user_id in sorted(encounter.controllers))]
    return [room_of(encounter.id, subscription) for subscription in subscriptions]
