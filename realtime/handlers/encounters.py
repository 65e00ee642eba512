"""Join, leave and sync encounters, and announce presence."""

from realtime.auth.audiences import audience_at
from realtime.connections.broadcast import Broadcast
from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connection, Subscription
from realtime.protocol.acks import EncounterChoice, Success, VersionPatch, success
from realtime.protocol.payloads import CreatePayload, EncounterPayload, ListPayload, SyncPayload, read_payload
from realtime.publishing.presence import Presence
from realtime.publishing.recent_changes import RecentChanges
from realtime.publishing.subscriptions import Subscriptions, audience_for
from storage.encounter.base import EncounterId
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter, Rules
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import view
from storage.tracker import Tracker


class EncounterHandlers:
    """Handles joins, leaves and syncs, one at a time for each connection."""

    def __init__(
        self,
        *,
        tracker: Tracker,
        sessions: OpenSessions,
        subscriptions: Subscriptions,
        broadcast: Broadcast,
        presence: Presence,
        recent: RecentChanges,
    ) -> None:
        self._tracker = tracker
        self._sessions = sessions
        self._subscriptions = subscriptions
        self._broadcast = broadcast
        self._presence = presence
        self._recent = recent

    async def join(self, connection: Connection, payload: object) -> Success:
        """Subscribe a connection to an encounter, announce the user, send the state."""
        encounter_id = read_payload(EncounterPayload, payload).encounter_id
        async with connection.moving:
            encounter = await self._enter(connection, encounter_id)
            await self._subscriptions.greet(connection, encounter)
        return success(version=encounter.version)

    async def leave(self, connection: Connection, payload: object) -> Success:
        """Unsubscribe a connection from an encounter; no effect without a subscription."""
        encounter_id = read_payload(EncounterPayload, payload).encounter_id
        async with connection.moving:
            if connection.lost == encounter_id:
                connection.lost = None
            if connection.subscription is not None and connection.subscription.encounter_id == encounter_id:
                await self._leave(connection)
        return success()

    async def sync(self, connection: Connection, payload: object) -> Success:
        """Answer with what a viewer missed: the patches, or the full state."""
        request = read_payload(SyncPayload, payload)
        async with connection.moving:
            before = connection.subscription
            encounter = await self._up_to_date(request)
            audience = audience_for(connection, encounter)
            if audience is None:
                await self._lose(connection, encounter.id)
                raise NotFoundError("encounter-not-found")
            subscription = Subscription(encounter.id, audience)
            if before != subscription:
                encounter = await self._enter(connection, encounter.id)
                return _everything(encounter, subscription.audience)
        patches = self._missed(request, encounter, audience)
        if patches is None:
            return _everything(encounter, audience)
        return success(version=encounter.version, patches=patches)

    async def list_own(self, connection: Connection, payload: object) -> Success:
        """Answer with the encounters of the user."""
        user = connection.person()
        read_payload(ListPayload, payload)
        found: list[EncounterChoice] = []
        for encounter in await self._tracker.of_user(user.id):
            audience = audience_at(encounter, connection.actor(encounter.id))
            if audience is not None:
                found.append(
                    {
                        "encounterId": encounter.id,
                        "name": encounter.name,
                        "status": encounter.status.value,
                        "audience": audience.kind,
                    }
                )
        return success(encounters=found)

    async def create(self, connection: Connection, payload: object) -> Success:
        """Store a new encounter of the user's own."""
        user, request = connection.person(), read_payload(CreatePayload, payload)
        rules = Rules(ruleset=request.ruleset)
        made = await self._tracker.create(Actor(user.id, user.username), request.name, rules=rules)
        return success(encounterId=made.id, version=made.version)

    async def gone(self, connection: Connection) -> None:
        """End a closed socket's session, and announce that the user left."""
        subscription = connection.subscription
        self._sessions.close(connection.sid)
        if subscription is not None:
            await self._went(connection, subscription.encounter_id)

    async def _enter(self, connection: Connection, encounter_id: EncounterId) -> Encounter:
        """Subscribe and return the state for the audience: enter the room first, then read the state."""
        encounter = await self._subscriptions.glance(connection, encounter_id)
        left = connection.subscription
        is_new = left is None or left.encounter_id != encounter.id
        connection.lost = None
        await self._subscriptions.admit(connection, encounter)
        # The state contains earlier commits, and later ones reach the room.
        encounter = await self._subscriptions.look(encounter_id)
        audience = await self._subscriptions.admit(connection, encounter)
        self._sessions.enter(connection.sid, encounter.id, audience.kind)
        if is_new:
            if left is not None:
                await self._went(connection, left.encounter_id)
            self._presence.came(connection, encounter)
        return encounter

    async def _leave(self, connection: Connection) -> None:
        subscription = connection.subscription
        await self._broadcast.subscribe(connection, None)
        self._sessions.enter(connection.sid, None)
        if subscription is not None:
            await self._went(connection, subscription.encounter_id)

    async def _went(self, connection: Connection, encounter_id: EncounterId) -> None:
        if connection.user is not None:
            self._presence.went(connection, await self._tracker.current(encounter_id))

    async def _lose(self, connection: Connection, encounter_id: EncounterId) -> None:
        if connection.subscription is not None and connection.subscription.encounter_id == encounter_id:
            await self._leave(connection)

    async def _up_to_date(self, request: SyncPayload) -> Encounter:
        """Return a version newer than the viewer's if there is one, from memory if possible."""
        known = self._recent.newest(await self._tracker.current(request.encounter_id))
        if known.version > request.version > 0:
            return known
        return await self._subscriptions.look(request.encounter_id)

    def _missed(
        self, request: SyncPayload, encounter: Encounter, audience: Audience
    ) -> list[VersionPatch] | None:
        if request.version == 0:
            return None
        changes = self._recent.between(encounter.id, request.version, encounter.version)
        if changes is None:
            return None
        return [{"version": c.version, "patch": c.for_audience(audience).patch} for c in changes]


def _everything(encounter: Encounter, audience: Audience) -> Success:
    return success(version=encounter.version, encounter=view(encounter, audience))
