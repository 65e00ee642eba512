"""The encounter of an event that only its DMs may send."""

from realtime.connections.registry import Connection
from realtime.protocol.payloads import EncounterPayload
from storage.encounter.errors import NotAllowedError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import DM
from storage.tracker import Tracker


async def run_by(connection: Connection, tracker: Tracker, payload: EncounterPayload) -> Encounter:
    """Return an encounter that the user runs. Raises NotAllowedError, NotFoundError."""
    connection.person()
    encounter = await tracker.current(payload.encounter_id)
    if audience_of(encounter, connection.actor(encounter.id)) != DM:
        raise NotAllowedError("dm-only")
    return encounter
