"""Giving viewers the seat that is theirs now, and the state that goes with it."""

from realtime.auth.audiences import audience_at
from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connection, Connections, Subscription
from realtime.protocol.server_events import EncounterState, ErrorEvent
from realtime.publishing.presence import Presence
from realtime.publishing.recent_changes import RecentChanges
from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import view
from storage.repositories.sessions import Sessions
from storage.runtime.background import BackgroundTasks
from storage.tracker import Tracker


def audience_for(connection: Connection, encounter: Encounter) -> Audience | None:
    """Return the audience a connection belongs to, or None when the encounter does not exist for it."""
    if connection.share is not None:
        return connection.share.audience if connection.share.encounter_id == encounter.id else None
    return audience_at(encounter, connection.actor(encounter.id))


class Subscriptions:
    """Seats at encounters, for the sockets of this process."""

    def __init__(
        self,
        *,
        tracker: Tracker,
        sessions: Sessions,
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
        self._tasks = BackgroundTasks()

    async def look(self, encounter_id: EncounterId) -> Encounter:
        """Return the encounter as it is, nothing older than what was committed here. Raises NotFoundError."""
        return self._recent.newest(await self._tracker.newest(encounter_id))

    async def admit(self, connection: Connection, encounter: Encounter) -> Audience:
        """Give a connection its seat at an encounter. Raises NotFoundError when it has none."""
        audience = audience_for(connection, encounter)
        if audience is None:
            raise NotFoundError("encounter-not-found")
        await self._broadcast.subscribe(connection, Subscription(encounter.id, audience))
        return audience

    async def greet(self, connection: Connection, encounter: Encounter) -> None:
        """Send a seated connection everything it may see."""
        if connection.subscription is None or connection.subscription.encounter_id != encounter.id:
            return
        state: EncounterState = {
            "encounter": view(encounter, connection.subscription.audience),
            "activeUsers": await self._presence.active_users(encounter.id) if connection.user else [],
            "version": encounter.version,
        }
        await self._broadcast.to_socket(connection.sid, "encounter_state", state)

    async def move(
        self, encounter_id: EncounterId, user_id: UserId | None, audience: Audience | None
    ) -> None:
        """Give a user's sockets another seat at once, and tell them in the background.

        Those that lost theirs are seated again when the access comes back, as it does with an undo. Without a
        user it is about everybody whose link says something of him: other roles make a DM now.
        """
        if user_id is None:
            for connection in self._connections.vouched_at(encounter_id):
                await self._reconsider(connection, encounter_id)
            return
        subscription = Subscription(encounter_id, audience) if audience else None
        for connection in self._connections.of_user(encounter_id, user_id):
            if connection.vouched is not None and connection.vouched.encounter_id == encounter_id:
                await self._reconsider(connection, encounter_id)
            elif connection.subscription != subscription:
                is_back = connection.lost == encounter_id
                await self._give(connection, encounter_id, subscription)
                self._tasks.start(
                    self._explain(connection, encounter_id, is_back=is_back), "tell a moved viewer"
                )

    async def check(self, connection: Connection, encounter: Encounter) -> None:
        """Give a connection the seat it has by now, if that is another one."""
        audience = audience_for(connection, encounter)
        subscription = Subscription(encounter.id, audience) if audience else None
        had = connection.subscription
        if had is not None and had.encounter_id == encounter.id and had != subscription:
            await self._give(connection, encounter.id, subscription)
            await self._explain(connection, encounter.id)

    async def _reconsider(self, connection: Connection, encounter_id: EncounterId) -> None:
        """Let a connection stand up at once; it is seated where it belongs in the background."""
        is_back = connection.lost == encounter_id
        await self._give(connection, encounter_id, None)
        self._tasks.start(
            self._resubscribe(connection, encounter_id, is_back=is_back), "resubscribe a moved viewer"
        )

    async def _resubscribe(self, connection: Connection, encounter_id: EncounterId, *, is_back: bool) -> None:
        audience = audience_for(connection, await self.look(encounter_id))
        if connection.lost != encounter_id:
            return  # it went elsewhere meanwhile, or sat down by itself
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
        """Tell a connection what its new seat shows, or that it has none any more."""
        encounter = await self.look(encounter_id)
        if connection.subscription is None:
            error = NotFoundError("encounter-not-found")
            refusal: ErrorEvent = {"message": str(error), "code": error.code, "encounterId": encounter_id}
            await self._broadcast.to_socket(connection.sid, "error", refusal)
            await self._sessions.enter(connection.sid, None)
            await self._presence.went(connection, encounter)
        else:
            kind = connection.subscription.audience.kind
            await self._sessions.enter(connection.sid, encounter_id, kind)
            if is_back:
                await self._presence.came(connection, encounter)
            await self.greet(connection, encounter)
