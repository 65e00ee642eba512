"""Users: the seed's documents, and Discord's people on first contact."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from cachetools import TTLCache
from pydantic import BeforeValidator, Field
from pymongo import ReturnDocument

from storage.encounter.base import AUserId, Record, UserId
from storage.encounter.text_cleaning import one_line
from storage.mongo.database import Database
from storage.mongo.ids import either
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now

KNOWN_USERS = 10_000
KNOWN_SECONDS = 300.0  # then one is looked up again: another process may have deleted him


class User(Record):
    """A user: a seed account, a Discord member, or both."""

    id: AUserId = Field(alias="_id")
    username: str = "?"
    email: str | None = None
    features: Annotated[dict[str, Any], BeforeValidator(lambda v: v or {})] = Field(default_factory=dict)
    discord_id: str | None = None
    created_at: datetime | None = None
    tokens_not_before: datetime | None = None  # tokens from before this moment are worth nothing any more

    def still_takes(self, issued_at: object) -> bool:
        """Whether a token of this user's that was issued then (seconds since 1970) was not revoked since."""
        if self.tokens_not_before is None:
            return True
        revoked_at = self.tokens_not_before.timestamp()
        return isinstance(issued_at, int | float) and issued_at >= revoked_at


@explains_outages
class Users:
    """The repository of users."""

    def __init__(self, database: Database) -> None:
        self._collection = database.users
        self._by_discord: TTLCache[str, User] = TTLCache(KNOWN_USERS, KNOWN_SECONDS)

    async def get(self, user_id: UserId) -> User | None:
        """Return the user with this id, or None."""
        document = await self._collection.find_one({"_id": either(user_id)})
        return User.model_validate(document) if document else None

    async def of_discord(self, discord_id: str, name: str) -> User:
        """Return the user of a Discord member, created on first contact and renamed when the member was."""
        name = one_line(name) or "?"
        known = self._by_discord.get(discord_id)
        if known is not None and known.username == name:
            return known
        document = await self._collection.find_one_and_update(
            {"discordId": discord_id},
            {"$set": {"username": name}, "$setOnInsert": {"createdAt": now(), "features": {}}},
            upsert=True,
            return_document=ReturnDocument.AFTER,
        )
        user = User.model_validate(document)
        self._by_discord[discord_id] = user
        return user

    def forget(self, discord_id: str) -> None:
        """Drop what this process remembers of a Discord member who was deleted."""
        self._by_discord.pop(discord_id, None)

    async def revoke_tokens(self, user_id: UserId) -> None:
        """Make every token worthless that a user was given up to now."""
        # What is stored has whole milliseconds, tokens have more: the one that is running counts as before.
        end = now() + timedelta(milliseconds=1)
        await self._collection.update_one({"_id": either(user_id)}, {"$set": {"tokensNotBefore": end}})
