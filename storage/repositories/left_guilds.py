"""The Discord guilds that the bot has left, with the time of it: their data is deleted after a while."""

from collections.abc import Iterable
from datetime import datetime

from storage.mongo.database import Database
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now


@explains_outages
class LeftGuilds:
    """The repository of left guilds. A guild that the bot came back to is not one of them."""

    def __init__(self, database: Database) -> None:
        self._collection = database.left_guilds
        self._with_guild = (
            (database.encounters, "discord.guildId"),
            (database.characters, "guildId"),
            (database.parties, "guildId"),
        )

    async def leave(self, guild_ids: Iterable[str], at: datetime | None = None) -> None:
        """Note that the bot left guilds; the time of one that is noted already stays."""
        for guild_id in guild_ids:
            noted = {"$setOnInsert": {"leftAt": at or now()}}
            await self._collection.update_one({"_id": guild_id}, noted, upsert=True)

    async def come_back(self, guild_ids: Iterable[str]) -> None:
        """Note that the bot is in guilds."""
        await self._collection.delete_many({"_id": {"$in": list(guild_ids)}})

    async def postpone(self, guild_id: str, until: datetime) -> None:
        """Note a later time for a guild: it was still played in."""
        await self._collection.update_one({"_id": guild_id}, {"$max": {"leftAt": until}})

    async def before(self, time: datetime) -> dict[str, datetime]:
        """Return the guilds that the bot left before a time, with the time of it."""
        found = self._collection.find({"leftAt": {"$lt": time}})
        return {str(guild["_id"]): guild["leftAt"] async for guild in found}

    async def with_data(self) -> set[str]:
        """Return the guilds of which there is data."""
        found: set[str] = set()
        for collection, field in self._with_guild:
            found |= {str(guild_id) for guild_id in await collection.distinct(field) if guild_id is not None}
        return found
