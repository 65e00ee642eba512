"""Users who were deleted lately, by ids that no longer lead to anyone.

What a running process holds in memory may name a deleted user and be written afterwards. Each process reads
this list, drops what it holds, and deletes once more what came back.
"""

from dataclasses import dataclass

from storage.encounter.base import UserId
from storage.mongo.database import Database
from storage.mongo.ids import key
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now


@dataclass(frozen=True, slots=True)
class ForgottenUser:
    """A deleted user's former id, and the tombstone in their place."""

    user_id: UserId
    tombstone: str


@explains_outages
class ForgottenUsers:
    """The repository of deleted users (`forgotten_users`); MongoDB deletes each after a day."""

    def __init__(self, database: Database) -> None:
        self._collection = database.forgotten_users

    async def note(self, user_id: UserId, tombstone: str) -> None:
        """Store that a user was deleted."""
        fields = {"tombstone": key(tombstone), "at": now()}
        await self._collection.update_one({"_id": key(user_id)}, {"$set": fields}, upsert=True)

    async def lately(self) -> list[ForgottenUser]:
        """Return the users who were deleted within the last day."""
        found = await self._collection.find({}).to_list(None)
        return [ForgottenUser(UserId(str(one["_id"])), str(one["tombstone"])) for one in found]
