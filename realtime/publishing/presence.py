"""The users at an encounter, and events when one joins or leaves.

Read from the sessions in the database, so it covers all processes. Viewers with a share link are not
announced, and receive no presence events.
"""

from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connection
from realtime.protocol.room_names import room_of
from realtime.protocol.server_events import PresenceEvent
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM, PLAYERS, player
from storage.repositories.sessions import ActiveUser, Sessions


class Presence:
    """Announces joins and leaves."""

    def __init__(self, sessions: Sessions, broadcast: Broadcast) -> None:
        self._sessions = sessions
        self._broadcast = broadcast

    async def active_users(self, encounter_id: EncounterId) -> list[ActiveUser]:
        """Return the users at an encounter, in any process."""
        return await self._sessions.active_users(encounter_id)

    async def came(self, connection: Connection, encounter: Encounter) -> None:
        """Announce that a user joined."""
        if connection.user is not None:
            await self._announce("user_joined_encounter", connection, encounter)

    async def went(self, connection: Connection, encounter: Encounter) -> None:
        """Announce that a user left, unless they have another socket at the encounter."""
        if connection.user is None:
            return
        others = await self._sessions.sockets_of(encounter.id, connection.user.id)
        if not set(others) - {connection.sid}:
            await self._announce("user_left_encounter", connection, encounter)

    async def _announce(self, event: str, connection: Connection, encounter: Encounter) -> None:
        user = connection.person()
        fields: PresenceEvent = {
            "encounterId": encounter.id,
            "userId": user.id,
            "username": user.username,
            "activeUsers": await self.active_users(encounter.id),
        }
        await self._broadcast.to_room(_table_rooms(encounter), event, fields, skip=connection.sid)


def _table_rooms(encounter: Encounter) -> list[str]:
    """Return the rooms that receive presence events: all but the stream's."""
    subscriptions = [DM, PLAYERS, *(player(user_id) for user_id in sorted(encounter.controllers))]
    return [room_of(encounter.id, subscription) for subscription in subscriptions]
