"""Subscribe viewers as their present audience, and send its state."""

from dataclasses import dataclass

from cachetools import LRUCache

from realtime.auth.audiences import audience_at
from realtime.connections.broadcast import Broadcast
from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connection, Connections, Subscription
from realtime.protocol.server_events import EncounterState, ErrorEvent
from realtime.publishing.presence import Presence
from realtime.publishing.recent_changes import RecentChanges
from realtime.transport.room_manager import Encoded
from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.scope import Scope
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import view
from storage.repositories.sessions import ActiveUser
from storage.runtime.background import BackgroundTasks
from storage.tracker import Tracker

STATES = 64  # that are kept encoded, of about 10 kB


@dataclass(frozen=True, slots=True)
class _State:
    encounter: Encounter
    users: list[ActiveUser]
    encoded: Encoded


def audience_for(connection: Connection, encounter: Encounter) -> Audience | None:
    """Return the audience of a connection; None when it has no access to the encounter."""
    if connection.share is not None:
        return connection.share.audience if connection.share.encounter_id == encounter.id else None
    return audience_at(encounter, connection.actor(encounter.id))


class Subscriptions:
    """The subscriptions of the sockets of this process."""

    def __init__(
        self,
        *,
        tracker: Tracker,
        sessions: OpenSessions,
        connections: Connections,
        broadcast: Broadcast,
        presence: Presence,
        recent: RecentChanges,
    ) -> None:
        self._tracker = tracker
        self._sessions = sessions
        self._presence = presence
        self._connections = connections
        self._broadcast = broadcast
        self._recent = recent
        self._states: LRUCache[tuple[Subscription, bool], _State] = LRUCache(STATES)
        self._tasks = BackgroundTasks()

    async def look(self, encounter_id: EncounterId) -> Encounter:
        """Return the encounter, not older than the last commit of this process. Raises NotFoundError."""
        return self._recent.newest(await self._tracker.newest(encounter_id))

    async def glance(self, connection: Connection, encounter_id: EncounterId) -> Encounter:
        """Return the encounter as it is known here, read anew only where a connection has no access to that.

        It says which room to enter; what is sent is to be looked at after that. Raises NotFoundError.
        """
        known = self._recent.newest(await self._tracker.current(encounter_id))
        if audience_for(connection, known) is not None:
            return known
        return await self.look(encounter_id)

    async def admit(self, connection: Connection, encounter: Encounter) -> Audience:
        """Subscribe a connection to an encounter. Raises NotFoundError without access."""
        audience = audience_for(connection, encounter)
        if audience is None:
            raise NotFoundError("encounter-not-found")
        await self._broadcast.subscribe(connection, Subscription(encounter.id, audience))
        return audience

    async def greet(self, connection: Connection, encounter: Encounter) -> None:
        """Send a subscribed connection the full state of its audience."""
        if connection.subscription is None or connection.subscription.encounter_id != encounter.id:
            return
        subscription = connection.subscription
        users = await self._presence.active_users(encounter.id) if connection.user else []
        self._broadcast.send(self._state(encounter, subscription, users), "encounter_state", connection.sid)

    async def move(
        self, encounter_id: EncounterId, user_id: UserId | None, audience: Audience | None
    ) -> None:
        """Change the audience of a user's sockets at once, and send its state in the background.

        Sockets that lost access are subscribed again when it is restored, as by an undo. Without a user, all
        connections with a vouch are checked: other roles make a DM now. A connection whose audience is not
        its user's, by a vouch or by the scope of its token, is looked at by itself.
        """
        if user_id is None:
            for connection in self._connections.vouched_at(encounter_id):
                await self._reconsider(connection, encounter_id)
            return
        subscription = Subscription(encounter_id, audience) if audience else None
        for connection in self._connections.of_user(encounter_id, user_id):
            is_vouched = connection.vouched is not None and connection.vouched.encounter_id == encounter_id
            if is_vouched or connection.scope is Scope.PLAY:
                await self._reconsider(connection, encounter_id)
            elif connection.subscription != subscription:
                is_back = connection.lost == encounter_id
                await self._give(connection, encounter_id, subscription)
                self._tasks.start(
                    self._explain(connection, encounter_id, is_back=is_back), "send a moved viewer its state"
                )

    async def check(self, connection: Connection, encounter: Encounter) -> None:
        """Change a connection's subscription if its audience has changed."""
        audience = audience_for(connection, encounter)
        subscription = Subscription(encounter.id, audience) if audience else None
        had = connection.subscription
        if had is not None and had.encounter_id == encounter.id and had != subscription:
            await self._give(connection, encounter.id, subscription)
            await self._explain(connection, encounter.id)

    def _state(self, encounter: Encounter, subscription: Subscription, users: list[ActiveUser]) -> Encoded:
        """Return the encoded state for an audience, made once for a crowd that comes."""
        key = subscription, bool(users)
        last = self._states.get(key)
        if last is not None and last.encounter is encounter and last.users == users:
            return last.encoded
        state: EncounterState = {
            "encounter": view(encounter, subscription.audience),
            "activeUsers": users,
            "version": encounter.version,
        }
        encoded = self._broadcast.encode("encounter_state", state)
        self._states[key] = _State(encounter, users, encoded)
        return encoded

    async def _reconsider(self, connection: Connection, encounter_id: EncounterId) -> None:
        """Unsubscribe a connection at once, and subscribe it again in the background."""
        is_back = connection.lost == encounter_id
        await self._give(connection, encounter_id, None)
        self._tasks.start(
            self._resubscribe(connection, encounter_id, is_back=is_back), "resubscribe a moved viewer"
        )

    async def _resubscribe(self, connection: Connection, encounter_id: EncounterId, *, is_back: bool) -> None:
        audience = audience_for(connection, await self.look(encounter_id))
        if connection.lost != encounter_id:
            return  # it joined another encounter meanwhile, or this one again
        if audience is not None:
            await self._give(connection, encounter_id, Subscription(encounter_id, audience))
        await self._explain(connection, encounter_id, is_back=is_back)

    async def _give(
        self, connection: Connection, encounter_id: EncounterId, subscription: Subscription | None
    ) -> None:
        await self._broadcast.subscribe(connection, subscription)
        connection.lost = encounter_id if subscription is None else None

    async def _explain(
        self, connection: Connection, encounter_id: EncounterId, *, is_back: bool = False
    ) -> None:
        """Send a connection the state of its new audience, or that it lost access."""
        encounter = await self.look(encounter_id)
        if connection.subscription is None:
            error = NotFoundError("encounter-not-found")
            refusal: ErrorEvent = {"message": str(error), "code": error.code, "encounterId": encounter_id}
            await self._broadcast.to_socket(connection.sid, "error", refusal)
            self._sessions.enter(connection.sid, None)
            self._presence.went(connection, encounter)
        else:
            kind = connection.subscription.audience.kind
            self._sessions.enter(connection.sid, encounter_id, kind)
            if is_back:
                self._presence.came(connection, encounter)
            await self.greet(connection, encounter)
