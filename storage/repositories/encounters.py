"""The repository of encounters: load, insert, and the versioned write in one round trip."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cachetools import LRUCache
from pymongo import DESCENDING

from storage.encounter.base import EncounterId, UserId
from storage.encounter.model import Encounter, Status
from storage.mongo.database import Database
from storage.mongo.documents import Document, Stored, read, update, whole
from storage.mongo.group_commit import GroupCommit
from storage.mongo.ids import either, key
from storage.mongo.unavailable import explains_outages

OPEN = [Status.PLANNING.value, Status.ACTIVE.value, Status.PAUSED.value]
REMEMBERED = 20_000  # encounters whose guild a process caches

StateMark = tuple[int | None, Any]


class Encounters:
    """Encounters in MongoDB. Methods raise pymongo's errors; the Tracker converts them."""

    def __init__(self, database: Database) -> None:
        self._collection = database.encounters
        self._group_commit = GroupCommit(database.encounters)

    async def load(self, encounter_id: EncounterId) -> Stored | None:
        """Return the encounter as stored, or None. Raises DocumentError when it can't be read."""
        document = await self._collection.find_one({"_id": either(encounter_id)})
        return read(document) if document else None

    async def insert(self, encounter: Encounter) -> Stored:
        """Store a new encounter."""
        document = whole(encounter)
        await self._collection.insert_one(document)
        return read(document)

    async def save(self, stored: Stored, after: Encounter) -> bool:
        """Replace `stored` by `after`; False, without a change, when it was written in between."""
        operators = update(stored, after, after.history[-1].redo)
        return await self._group_commit.commit(stored.guard, operators, after.applied[-1])

    async def marks(self, encounter_ids: Iterable[EncounterId]) -> dict[EncounterId, StateMark]:
        """Return, by id, what identifies a state of an encounter: `version` and `updatedAt`."""
        ids = list(encounter_ids)
        keys = {*ids, *map(key, ids)}  # in either stored type
        cursor = self._collection.find({"_id": {"$in": list(keys)}}, {"version": 1, "updatedAt": 1})
        return {EncounterId(str(d["_id"])): (d.get("version"), d.get("updatedAt")) async for d in cursor}

    async def bind(self, encounter_id: EncounterId, fields: Document, *, is_first: bool) -> None:
        """Set fields of the Discord binding, without a version or a history entry.

        With `is_first` there is no binding yet, so it is set as a whole.
        """
        changes = {"discord": fields} if is_first else {f"discord.{k}": v for k, v in fields.items()}
        await self._collection.update_one({"_id": either(encounter_id)}, {"$set": changes})

    async def in_channel(self, channel_id: str) -> Stored | None:
        """Return the newest encounter of a Discord channel that has not ended, or None."""
        found = await self._find({"discord.channelId": channel_id, "status": {"$in": OPEN}}, 1)
        return read(found[0]) if found else None

    async def last_in_channel(self, guild_id: str, channel_id: str) -> Stored | None:
        """Return the encounter that ended last in a Discord channel, or has its DM screen there, or None."""
        ended = {"status": Status.COMPLETED.value}
        newest = [("endedAt", DESCENDING), ("updatedAt", DESCENDING)]
        for place in (
            {"discord.channelId": channel_id},
            {"discord.guildId": guild_id, "discord.dmChannelId": channel_id},
        ):
            if document := await self._collection.find_one({**place, **ended}, sort=newest):
                return read(document)
        return None

    async def in_guild(self, guild_id: str, limit: int = 25) -> list[Encounter]:
        """Return the newest encounters of a guild that have not ended."""
        found = await self._find({"discord.guildId": guild_id, "status": {"$in": OPEN}}, limit)
        return [read(document).encounter for document in found]

    async def ended_in_guild(self, guild_id: str, since: datetime, limit: int = 25) -> dict[EncounterId, int]:
        """Return the versions, by id, of a guild's encounters that ended since a time, the latest only."""
        ended = {
            "discord.guildId": guild_id,
            "status": Status.COMPLETED.value,
            "endedAt": {"$gte": since},
        }
        cursor = self._collection.find(ended, {"version": 1}).sort("endedAt", DESCENDING)
        found = await cursor.to_list(limit)
        return {EncounterId(str(one["_id"])): one.get("version") or 0 for one in found}

    async def left_behind_in(self, guild_id: str, limit: int = 25) -> list[Encounter]:
        """Return encounters of a guild, ended ones too, with messages that are still to be deleted."""
        left = {"discord.leftBehind.messageId": {"$exists": True}}
        found = await self._find({"discord.guildId": guild_id, **left}, limit)
        return [read(document).encounter for document in found]

    async def of_user(self, user_id: UserId, limit: int = 25) -> list[Encounter]:
        """Return the newest encounters that a user owns, also ended ones."""
        found = await self._find({"userId": either(user_id)}, limit)
        return [read(document).encounter for document in found]

    async def _find(self, condition: Document, limit: int) -> list[Document]:
        cursor = self._collection.find(condition).sort([("createdAt", DESCENDING), ("_id", DESCENDING)])
        return await cursor.to_list(limit)


@explains_outages
class EncounterGuilds:
    """Reads the Discord guild of an encounter, once each, because it does not change."""

    def __init__(self, database: Database) -> None:
        self._collection = database.encounters
        self._known: LRUCache[EncounterId, str] = LRUCache(REMEMBERED)

    async def of(self, encounter_id: EncounterId) -> str | None:
        """Return the guild's id; None for an encounter that is not played in Discord, or doesn't exist."""
        known = self._known.get(encounter_id)
        if known is not None:
            return known
        found = await self._collection.find_one({"_id": either(encounter_id)}, {"discord.guildId": 1})
        binding = (found or {}).get("discord")
        guild_id = binding.get("guildId") if isinstance(binding, dict) else None
        if not isinstance(guild_id, str):
            return None  # it may be bound to a guild later
        self._known[encounter_id] = guild_id
        return guild_id
