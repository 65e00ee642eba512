"""The repository of encounters: load, insert, and the versioned write in one round trip."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cachetools import LRUCache
from pymongo import DESCENDING

from storage.encounter.base import EncounterId, UserId, names_outside
from storage.encounter.history.delta import differences
from storage.encounter.model import Encounter, Participant, Status
from storage.mongo.database import Database
from storage.mongo.documents import Document, Stored, read, update, whole
from storage.mongo.group_commit import GroupCommit
from storage.mongo.ids import any_of, either
from storage.mongo.unavailable import explains_outages
from storage.repositories.dm_screens import SCREEN_FIELDS, StoredDmScreen

OPEN = [Status.PLANNING.value, Status.ACTIVE.value, Status.PAUSED.value]
REMEMBERED = 20_000  # encounters whose guild a process caches

StateMark = tuple[int | None, Any]

_NEWEST = [("createdAt", DESCENDING), ("_id", DESCENDING)]
# What a list of encounters does not need. A server can have many, and each can be large by these fields.
_TEXTS = ("conditions", "defences", "notes", "readied", "regeneration", "imageUrl")
_NOT_LISTED = dict.fromkeys(
    ("history", "applied", "turnTrail", "requests", *(f"participants.{field}" for field in _TEXTS)), 0
)
# A user may be in hundreds, also in those of others who named them.
_ONLY_WHOSE = _NOT_LISTED | {
    f"participants.{name}": 0
    for name in names_outside(Participant).values()
    if name not in ("_id", "name", "collaborators")
}


class Encounters:
    """Encounters in MongoDB. Methods raise pymongo's errors; the Tracker converts them."""

    def __init__(self, database: Database) -> None:
        self._collection = database.encounters
        self._reader = database.reader("encounters", read)
        self._group_commit = GroupCommit(database.encounters)

    async def load(self, encounter_id: EncounterId) -> Stored | None:
        """Return the encounter as stored, or None. Raises DocumentError when it can't be read."""
        return self._reader.maybe(await self._collection.find_one({"_id": either(encounter_id)}))

    async def insert(self, encounter: Encounter) -> Stored:
        """Store a new encounter."""
        document = whole(encounter)
        await self._collection.insert_one(document)
        return read(document)

    async def count_open(self, user_id: UserId) -> int:
        """Return how many encounters a user owns that have not ended."""
        return await self._collection.count_documents({"userId": either(user_id), "status": {"$in": OPEN}})

    async def save(self, stored: Stored, after: Encounter) -> bool:
        """Replace `stored` by `after`; False, without a change, when it was written in between.

        `after` is one version on, or several that are written together.
        """
        is_next = after.version == stored.encounter.version + 1
        delta = after.history[-1].redo if is_next else differences(stored.encounter, after)[0]
        operators = update(stored, after, delta)
        return await self._group_commit.commit(stored.guard, operators, after.applied[-1])

    async def marks(self, encounter_ids: Iterable[EncounterId]) -> dict[EncounterId, StateMark]:
        """Return, by id, what identifies a state of an encounter: `version` and `updatedAt`."""
        wanted = {"_id": any_of(encounter_ids)}
        cursor = self._collection.find(wanted, {"version": 1, "updatedAt": 1})
        return {EncounterId(str(d["_id"])): (_version(d), d.get("updatedAt")) async for d in cursor}

    async def bind(self, encounter_id: EncounterId, fields: Document, *, is_first: bool) -> None:
        """Set fields of the Discord binding, without a version or a history entry.

        With `is_first` there is no binding yet, so it is set as a whole.
        """
        changes = {"discord": fields} if is_first else {f"discord.{k}": v for k, v in fields.items()}
        await self._collection.update_one({"_id": either(encounter_id)}, {"$set": changes})

    async def in_channel(self, guild_id: str, channel_id: str) -> Stored | None:
        """Return the newest readable encounter of a guild's channel that has not ended, or None."""
        place = {"discord.guildId": guild_id, "discord.channelId": channel_id}
        return await self._first({**place, "status": {"$in": OPEN}}, _NEWEST)

    async def last_in_channel(self, guild_id: str, channel_id: str) -> Stored | None:
        """Return the encounter that ended last in a Discord channel, or has its DM screen there, or None."""
        ended = {"status": Status.COMPLETED.value}
        newest = [("endedAt", DESCENDING), ("updatedAt", DESCENDING)]
        for place in ({"discord.channelId": channel_id}, {"discord.dmChannelId": channel_id}):
            of_guild = {"discord.guildId": guild_id, **place, **ended}
            if (stored := await self._first(of_guild, newest)) is not None:
                return stored
        return None

    async def in_guild(self, guild_id: str) -> list[Encounter]:
        """Return every open encounter of a guild, newest first, without long fields, to be looked at only."""
        return await self._listed({"discord.guildId": guild_id})

    async def of_user(self, user_id: UserId) -> list[Encounter]:
        """Return every open encounter that a user runs or plays in; of participants only whose they are."""
        ways = ("userId", "coDms", "participants.collaborators")  # each has an index
        return await self._listed({"$or": [{way: either(user_id)} for way in ways]}, _ONLY_WHOSE)

    async def _listed(self, whose: Document, fields: Document = _NOT_LISTED) -> list[Encounter]:
        condition = {**whose, "status": {"$in": OPEN}}
        documents = await self._collection.find(condition, fields).to_list(None)
        found = [stored.encounter for stored in self._reader.all(documents)]
        return sorted(
            found, key=lambda e: (e.created_at.timestamp() if e.created_at else 0, e.id), reverse=True
        )

    async def shown_in_guild(self, guild_id: str, ended_since: datetime) -> dict[EncounterId, int]:
        """Return the versions, by id, of every encounter of a guild whose messages may be outdated.

        Open ones, those that ended since a time, and those with messages to delete. Each part has an index.
        """
        here = {"discord.guildId": guild_id}
        parts = [
            {**here, "status": {"$in": OPEN}},
            {**here, "status": Status.COMPLETED.value, "endedAt": {"$gte": ended_since}},
            {**here, "discord.leftBehind.messageId": {"$exists": True}},
        ]
        cursor = self._collection.find({"$or": parts}, {"version": 1})
        return {EncounterId(str(d["_id"])): _version(d) or 0 async for d in cursor}

    async def dm_screens(self, guild_id: str, channel_id: str | None = None) -> list[StoredDmScreen]:
        """Return every live DM screen of a guild, or of one channel, by its index.

        Also of encounters that ended, and of those that can't be read as a whole.
        """
        condition = {"discord.guildId": guild_id, "discord.dmMessageId": {"$type": "string"}}
        condition |= {"discord.dmChannelId": channel_id if channel_id is not None else {"$type": "string"}}
        cursor = self._collection.find(condition, SCREEN_FIELDS)
        return [StoredDmScreen.read(document) async for document in cursor]

    async def remove_dm_screen(self, encounter_id: EncounterId, message_id: str) -> bool:
        """Store that the DM screen of an encounter is gone; False when another one was posted since."""
        condition = {"_id": either(encounter_id), "discord.dmMessageId": message_id}
        gone = {"discord.dmChannelId": None, "discord.dmMessageId": None}
        return (await self._collection.update_one(condition, {"$set": gone})).matched_count > 0

    async def _first(self, condition: Document, order: list[tuple[str, int]]) -> Stored | None:
        """Return the first readable encounter in an order, or None."""
        unreadable: list[Any] = []
        while True:
            others = {**condition, "_id": {"$nin": unreadable}}
            document = await self._collection.find_one(others, sort=order)
            if document is None:
                return None
            for stored in self._reader.all([document]):
                return stored
            unreadable.append(document["_id"])


def _version(document: Document) -> int | None:
    version = document.get("version")
    return version if isinstance(version, int) else None


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
