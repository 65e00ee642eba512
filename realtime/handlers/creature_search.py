"""`search_creatures`: the creatures that the DM may add to the encounter; read-only."""

from typing import Annotated

from pydantic import Field, StringConstraints

from realtime.connections.registry import Connection
from realtime.protocol.acks import FoundCreature, Success, success
from realtime.protocol.payloads import EncounterPayload, read_payload
from realtime.publishing.subscriptions import audience_for
from storage.encounter.errors import NotAllowedError, NotFoundError
from storage.encounter.visibility.audience import DM
from storage.library.creature import Creature
from storage.repositories.creatures import Creatures
from storage.tracker import Tracker

MOST = 12


class CreatureSearchPayload(EncounterPayload):
    """The text that a name must contain; without it all, the DM's own first."""

    query: Annotated[str, StringConstraints(max_length=80), Field()] = ""


class CreatureSearchHandlers:
    """The creature library, for DMs only."""

    def __init__(self, tracker: Tracker, creatures: Creatures) -> None:
        self._tracker = tracker
        self._creatures = creatures

    async def find(self, connection: Connection, payload: object) -> Success:
        """Answer with creatures, each with the participant that `add_participant` takes."""
        user = connection.person()
        search = read_payload(CreatureSearchPayload, payload)
        encounter = await self._tracker.current(search.encounter_id)
        audience = audience_for(connection, encounter)
        if audience is None:
            raise NotFoundError("encounter-not-found")
        if audience != DM:
            raise NotAllowedError("dm-only")
        found = await self._creatures.search(user.id, search.query, MOST, encounter.rules.ruleset)
        return success(creatures=[_shown(creature) for creature in found])


def _shown(creature: Creature) -> FoundCreature:
    participant = creature.as_participant()
    return {
        "kind": creature.kind,
        "challenge": creature.challenge,
        "book": creature.book,
        "isOwn": creature.user_id is not None,
        "participant": participant.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }
