"""Uploaded portraits. Each is one user's and has an address that can't be guessed.

The address is random and not made of the content: a player who has the picture of a monster too could tell by
it whether their DM uploaded that one. What refers to a portrait is its address, in the `imageUrl` of
participants, characters, creatures and templates.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field
from pymongo import ReturnDocument

from storage.encounter.base import AUserId, Record, UserId
from storage.encounter.errors import RuleError
from storage.encounter.limits import MAX_ID, AtMost
from storage.library.portrait import portrait_of
from storage.mongo.database import Collection, Database, Document
from storage.mongo.ids import either, key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now
from storage.runtime.slow_work import slowly
from storage.runtime.turns import turn_of

OWN_BYTES = 16_000_000  # of a user's portraits together
PATH = "/portraits/"
_CHECKED_EVERY = timedelta(days=1)
_UNUSED_FOR = timedelta(days=7)  # an undo may bring it back
_BATCH = 200
_ADDRESS = re.compile(r"/portraits/([A-Za-z0-9_-]{22})\.webp\Z")


class Portrait(Record):
    """One portrait: its WebP, and since when nothing is known to refer to it."""

    id: Annotated[str, BeforeValidator(str), AtMost(MAX_ID)] = Field(alias="_id")
    user_id: AUserId
    hash: Annotated[str, AtMost(64)] = ""
    content: Annotated[bytes, AtMost(OWN_BYTES)]
    size: int = 0  # bytes
    checked_at: datetime | None = None
    unused_since: datetime | None = None


def address_of(portrait_id: str) -> str:
    """Return a portrait's address on this server, such as `/portraits/….webp`."""
    return f"{PATH}{portrait_id}.webp"


def id_in(address: object) -> str | None:
    """Return the id of the portrait that an address names; None for one on another server."""
    found = _ADDRESS.match(address) if isinstance(address, str) else None
    return found[1] if found else None


@explains_outages
class Portraits:
    """The repository of portraits."""

    def __init__(self, database: Database) -> None:
        self._collection = database.portraits
        self._users: tuple[tuple[Collection, str], ...] = (
            (database.encounters, "participants.imageUrl"),
            (database.characters, "imageUrl"),
            (database.creatures, "imageUrl"),
            (database.templates, "participants.imageUrl"),
        )

    async def save(self, user_id: UserId, content: bytes) -> str:
        """Keep an uploaded picture and return its address; the same picture of a user has one.

        Raises InvalidCommandError as `portrait_of` does, RuleError beyond `OWN_BYTES`.
        """
        made = await slowly(portrait_of, content)  # one at a time, so that they need the memory of one
        same = {"userId": key(user_id), "hash": hashlib.sha256(made).hexdigest()}
        again = {"$set": {"checkedAt": now()}, "$unset": {"unusedSince": 1}}
        there: Document | None = await self._collection.find_one_and_update(same, again, {"_id": 1})
        if there is not None:
            return address_of(there["_id"])
        fresh = {"_id": secrets.token_urlsafe(16), "content": made, "size": len(made)}
        async with turn_of("portraits", user_id):
            if await self._size(user_id) + len(made) > OWN_BYTES:
                raise RuleError("portraits-full", most=OWN_BYTES // 1_000_000)
            document = await self._collection.find_one_and_update(
                same,
                {"$set": {"checkedAt": now()}, "$setOnInsert": {**fresh, **current_schema("portraits")}},
                {"_id": 1},
                upsert=True,
                return_document=ReturnDocument.AFTER,
            )
        return address_of(document["_id"])

    async def content(self, address: str) -> bytes | None:
        """Return the WebP at an address, or None."""
        portrait_id = id_in(address)
        if portrait_id is None:
            return None
        document = await self._collection.find_one({"_id": portrait_id}, {"content": 1})
        return None if document is None else bytes(document["content"])

    async def delete_unused(self, at: datetime) -> int:
        """Delete what nothing has referred to for a week, as it was looked up once a day; return how many.

        Portraits that are referred to are looked up again a day later.
        """
        due = {"checkedAt": {"$not": {"$gt": at - _CHECKED_EVERY}}}
        while ids := [
            one["_id"] for one in await self._collection.find(due, {"_id": 1}).limit(_BATCH).to_list(None)
        ]:
            used = await self._used(ids)
            unused = [one for one in ids if one not in used]
            await self._collection.update_many(
                {"_id": {"$in": unused}, "unusedSince": None}, {"$set": {"unusedSince": at}}
            )
            await self._collection.update_many({"_id": {"$in": list(used)}}, {"$unset": {"unusedSince": 1}})
            await self._collection.update_many({"_id": {"$in": ids}}, {"$set": {"checkedAt": at}})
        old = {"unusedSince": {"$lte": at - _UNUSED_FOR}}
        return (await self._collection.delete_many(old)).deleted_count

    async def _used(self, ids: list[str]) -> set[str]:
        addresses = {address_of(one): one for one in ids}
        found: set[str] = set()
        for collection, field in self._users:
            there = await collection.distinct(field, {field: {"$in": list(addresses)}})
            found |= {addresses[one] for one in there if one in addresses}
        return found

    async def _size(self, user_id: UserId) -> int:
        sums = self._collection.aggregate(
            [{"$match": {"userId": either(user_id)}}, {"$group": {"_id": None, "size": {"$sum": "$size"}}}]
        )
        return next((int(one["size"]) for one in await sums.to_list(1)), 0)
