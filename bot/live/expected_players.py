"""Who is expected in an encounter that is being planned: those who played in the last one of its channel."""

import structlog
from cachetools import LRUCache

from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter, Status
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)

KEPT = 5_000

Players = frozenset[UserId]
NO_ONE: Players = frozenset()


class ExpectedPlayers:
    """The players that each planned encounter expects; none where the channel had no encounter before."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._players: LRUCache[EncounterId, Players] = LRUCache(KEPT)

    def of(self, encounter_id: EncounterId) -> Players:
        """Return the players that are expected, as far as they were looked up."""
        return self._players.get(encounter_id, NO_ONE)

    async def look_up(self, encounter: Encounter) -> None:
        """Look the players up, once. On an error no one is expected, until the next look."""
        binding = encounter.discord
        if encounter.status is not Status.PLANNING or binding is None or encounter.id in self._players:
            return
        try:
            before = await self._tracker.last_in_channel(binding.guild_id, binding.channel_id)
        except TrackerError as error:
            log.info("expected players not looked up", encounter=encounter.id, error=str(error))
            return
        found = players_in(before) if before is not None else NO_ONE
        self._players[encounter.id] = found - {encounter.user_id, *encounter.co_dms}


def players_in(encounter: Encounter) -> Players:
    """Return the users who play a character."""
    return frozenset(u for p in encounter.participants if p.is_player_character for u in p.collaborators)
