"""Which commands Discord was last given, so that one process of many sends them, and only changed ones.

Discord allows 200 creates of commands a day, and keeps the commands of an application that is offline.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pymongo.errors import DuplicateKeyError

from storage.mongo.database import Database
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now

ATTEMPT = timedelta(minutes=2)  # for one attempt; then its process is taken to have died


@dataclass(frozen=True, slots=True)
class CommandSyncState:
    """What is stored of an application. `retry_at` is when the next attempt is allowed."""

    is_synced: bool
    retry_at: datetime
    error: str | None = None


@explains_outages
class CommandSyncs:
    """The repository of command syncs: one document for each Discord application."""

    def __init__(self, database: Database) -> None:
        self._collection = database.command_syncs

    async def state(self, application_id: int, digest: str) -> CommandSyncState:
        """Return what is known of these commands."""
        found = await self._collection.find_one({"_id": str(application_id)}) or {}
        retry_at = found.get("retryAt") if found.get("attempted") == digest else None
        return CommandSyncState(found.get("synced") == digest, retry_at or now(), found.get("error"))

    async def claim(self, application_id: int, digest: str) -> bool:
        """Claim the next attempt to sync these commands; False when another process has it."""
        at = now()
        due = [{"attempted": {"$ne": digest}}, {"retryAt": {"$lte": at}}]
        try:
            await self._collection.update_one(
                {"_id": str(application_id), "synced": {"$ne": digest}, "$or": due},
                {"$set": {"attempted": digest, "retryAt": at + ATTEMPT}},
                upsert=True,
            )
        except DuplicateKeyError:  # the document is there, and not as it is asked for
            return False
        return True

    async def succeeded(self, application_id: int, digest: str) -> None:
        """Store that Discord has these commands."""
        done = {"synced": digest, "attempted": digest, "syncedAt": now(), "error": None}
        await self._collection.update_one({"_id": str(application_id)}, {"$set": done}, upsert=True)

    async def failed(self, application_id: int, digest: str, error: str, retry_after: float) -> None:
        """Store why an attempt failed, and that the next is allowed after some seconds."""
        refused = {"error": error, "retryAt": now() + timedelta(seconds=retry_after)}
        await self._collection.update_one(
            {"_id": str(application_id), "attempted": digest}, {"$set": refused}
        )
