"""Fights that ended lately, for whoever has to show that they did."""

from datetime import datetime

from pymongo import DESCENDING

from storage.encounter.model import Status
from storage.mongo.database import Database
from storage.mongo.unavailable import explains_outages


@explains_outages
class Endings:
    """Reads which encounters ended."""

    def __init__(self, database: Database) -> None:
        self._collection = database.encounters

    async def in_guild(self, guild_id: str, since: datetime, limit: int = 25) -> dict[str, int]:
        """Return the versions, by id, of the last of a guild's fights that ended since then."""
        ended = {
            "discord.guildId": guild_id,
            "status": Status.COMPLETED.value,
            "endedAt": {"$gte": since},
        }
        cursor = self._collection.find(ended, {"version": 1}).sort("endedAt", DESCENDING)
        return {str(found["_id"]): found.get("version") or 0 for found in await cursor.to_list(limit)}
