"""Delete what was kept long enough: ended encounters, old lines of the log, left guilds, unused portraits.

Every process does it, once an hour: each deletion may be interrupted and repeated. What belongs to an
encounter is deleted before the encounter, because it is found through it.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pymongo
import structlog
from bson import ObjectId
from pymongo import DESCENDING

from storage.encounter.errors import TrackerError
from storage.encounter.model import Status
from storage.mongo.database import Collection, Database, Document
from storage.mongo.ids import any_of
from storage.mongo.unavailable import explains_outages
from storage.repositories.left_guilds import LeftGuilds
from storage.repositories.portraits import Portraits
from storage.runtime.background import BackgroundTasks
from storage.runtime.clock import now

FIRST_SECONDS = 10 * 60.0  # after the start
SECONDS = 60 * 60.0
OPERATION_SECONDS = 60  # instead of the limit for operations that a user waits for
BATCH = 200  # encounters, or thousands of lines of the log, deleted by one operation
LINES = 1_000

log = structlog.stdlib.get_logger(__name__)


@explains_outages
class Retention:
    """Deletes old data; None keeps that kind without end."""

    def __init__(
        self,
        database: Database,
        guilds: LeftGuilds,
        portraits: Portraits,
        *,
        encounters: timedelta | None,
        combat_log: timedelta | None,
        left_guilds: timedelta | None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._database, self._clock = database, clock
        self._encounters, self._combat_log, self._left_guilds = encounters, combat_log, left_guilds
        self._guilds, self._portraits = guilds, portraits
        self._tasks = BackgroundTasks()

    def start(self) -> None:
        """Start to delete in the background."""
        self._tasks.repeat(
            self.sweep, "retention", seconds=SECONDS, first=FIRST_SECONDS, expected=TrackerError
        )

    async def stop(self) -> None:
        """Stop."""
        await self._tasks.stop()

    async def sweep(self) -> Counter[str]:
        """Delete what is due; return the counts of documents by collection. Raises UnavailableError."""
        deleted: Counter[str] = Counter()
        with pymongo.timeout(OPERATION_SECONDS):
            if self._encounters is not None:
                deleted += await self._delete_encounters(self._ended())
            if self._combat_log is not None:
                deleted += await self._delete_lines(self._clock() - self._combat_log)
            if self._left_guilds is not None:
                for guild_id, left_at in (
                    await self._guilds.before(self._clock() - self._left_guilds)
                ).items():
                    deleted += await self._delete_left(guild_id, left_at)
            deleted += Counter(portraits=await self._portraits.delete_unused(self._clock()))
        if deleted:
            log.info("old data deleted", **deleted)
        return deleted

    async def due(self) -> Counter[str]:
        """Count what a sweep would delete by its age, and the guilds that were left long ago."""
        found: Counter[str] = Counter()
        if self._encounters is not None:
            found["encounters"] = await self._database.encounters.count_documents(self._ended())
        if self._combat_log is not None:
            old = {"_id": {"$lt": ObjectId.from_datetime(self._clock() - self._combat_log)}}
            found["combat_log"] = await self._database.combat_log.count_documents(old)
        if self._left_guilds is not None:
            found["left_guilds"] = len(await self._guilds.before(self._clock() - self._left_guilds))
        return +found

    async def of_guild(self, guild_id: str) -> Counter[str]:
        """Count the data of a guild, but for logs and links."""
        database = self._database
        return +Counter(
            encounters=await database.encounters.count_documents({"discord.guildId": guild_id}),
            characters=await database.characters.count_documents({"guildId": guild_id}),
            parties=await database.parties.count_documents({"guildId": guild_id}),
        )

    async def _delete_encounters(self, condition: Document) -> Counter[str]:
        deleted: Counter[str] = Counter()
        encounters = self._database.encounters
        while found := await encounters.find(condition, {"_id": 1}).limit(BATCH).to_list(None):
            ids = [document["_id"] for document in found]
            named = {"encounterId": any_of(map(str, ids))}
            deleted["combat_log"] += await _delete(self._database.combat_log, named)
            deleted["shares"] += await _delete(self._database.shares, named)
            # One that changed meanwhile stays, and repairs its log from its history.
            count = await _delete(encounters, {**condition, "_id": {"$in": ids}})
            deleted["encounters"] += count
            if not count:
                break
        return deleted

    async def _delete_lines(self, before: datetime) -> Counter[str]:
        """Delete lines by the time in their ids, for which there is an index."""
        lines, count = self._database.combat_log, 0
        old = {"_id": {"$lt": ObjectId.from_datetime(before)}}
        while found := await lines.find(old, {"_id": 1}).limit(LINES).to_list(None):
            count += await _delete(lines, {"_id": {"$in": [line["_id"] for line in found]}})
        return Counter(combat_log=count)

    def _ended(self) -> Document:
        """Return the condition of encounters that ended, and were not changed since, before the period."""
        assert self._encounters is not None
        before = self._clock() - self._encounters
        # The end is never later than the last change, and has an index; the Node tracker does not store it.
        ended = {"$not": {"$gte": before}}
        return {"status": Status.COMPLETED.value, "endedAt": ended, "updatedAt": {"$lt": before}}

    async def _delete_left(self, guild_id: str, left_at: datetime) -> Counter[str]:
        """Delete the data of a guild that the bot left, unless it was played in since, as on the pages."""
        encounters = self._database.encounters
        played: dict[str, Any] = {"discord.guildId": guild_id, "updatedAt": {"$gt": left_at}}
        if newest := await encounters.find_one(played, {"updatedAt": 1}, sort=[("updatedAt", DESCENDING)]):
            await self._guilds.postpone(guild_id, newest["updatedAt"])
            return Counter()
        deleted = await self.delete_guild(guild_id)
        await self._guilds.come_back([guild_id])
        log.info("data of a left guild deleted", guild=guild_id)
        return deleted

    async def delete_guild(self, guild_id: str) -> Counter[str]:
        """Delete the encounters, characters, parties and links of a guild. Raises UnavailableError."""
        encounters = self._database.encounters
        channels = await encounters.distinct("discord.channelId", {"discord.guildId": guild_id})
        deleted = Counter(
            shares=await _delete(
                self._database.shares, {"$or": [{"guildId": guild_id}, {"channelId": {"$in": channels}}]}
            )
        )
        deleted += await self._delete_encounters({"discord.guildId": guild_id})
        for name in ("parties", "characters"):
            collection: Collection = getattr(self._database, name)
            deleted[name] += await _delete(collection, {"guildId": guild_id})
        return deleted


async def _delete(collection: Collection, condition: Document) -> int:
    return (await collection.delete_many(condition)).deleted_count
