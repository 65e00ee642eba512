"""What a closing card says of an encounter, to every audience as far as it may know it."""

import asyncio

from cachetools import LRUCache

from realtime.connections.registry import Connection
from realtime.protocol.acks import ShownSummary, Success, success
from realtime.protocol.payloads import EncounterPayload, read_payload
from realtime.publishing.subscriptions import audience_for
from storage.encounter.base import EncounterId
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.summary import summary
from storage.runtime.slow_work import slowly
from storage.tracker import Tracker

MOST_KEPT = 64  # a crowd of overlays asks for the same one at the same moment

_Key = tuple[EncounterId, int, Audience]


class SummaryHandlers:
    """The event `read_summary`."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._kept: LRUCache[_Key, asyncio.Task[ShownSummary]] = LRUCache(MOST_KEPT)

    async def read(self, connection: Connection, payload: object) -> Success:
        """Answer with the summary of an encounter, as the connection's audience may read it."""
        encounter = await self._tracker.newest(read_payload(EncounterPayload, payload).encounter_id)
        audience = audience_for(connection, encounter)
        if audience is None:
            raise NotFoundError("encounter-not-found")
        key = encounter.id, encounter.version, audience
        made = self._kept.get(key)
        if made is None or (made.done() and made.exception() is not None):
            made = self._kept[key] = asyncio.create_task(self._make(encounter, audience))
        return success(summary=await asyncio.shield(made))

    async def _make(self, encounter: Encounter, audience: Audience) -> ShownSummary:
        made = await slowly(summary, encounter, await self._tracker.whole_log(encounter), audience)
        most = made.most_dealt
        return {
            "rounds": made.rounds,
            "seconds": round(made.duration.total_seconds()),
            "fallen": list(made.fallen),
            "mostDealt": None
            if most is None
            else {"participantId": most.participant_id, "amount": most.amount},
        }
