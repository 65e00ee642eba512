"""Which Discord server a fight is played in, for processes that look after some servers only."""

from collections import OrderedDict

from storage.mongo.database import Database
from storage.mongo.ids import either
from storage.mongo.unavailable import explains_outages

REMEMBERED = 20_000


@explains_outages
class Guilds:
    """Reads the servers of fights: of each once, because a fight stays where it is."""

    def __init__(self, database: Database) -> None:
        self._collection = database.encounters
        self._known: OrderedDict[str, str] = OrderedDict()

    async def of(self, encounter_id: str) -> str | None:
        """Return the server's id; None for a fight that is not played in Discord, or doesn't exist."""
        known = self._known.get(encounter_id)
        if known is not None:
            self._known.move_to_end(encounter_id)
            return known
        found = await self._collection.find_one({"_id": either(encounter_id)}, {"discord.guildId": 1})
        binding = (found or {}).get("discord")
        guild_id = binding.get("guildId") if isinstance(binding, dict) else None
        if not isinstance(guild_id, str):
            return None  # it may come to one
        self._known[encounter_id] = guild_id
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return guild_id
