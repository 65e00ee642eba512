"""Users: the seed's documents, and Discord users on first contact."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pymongo import ReturnDocument

from storage.encounter.base import AUserId, NoneIsEmpty, Record, UserId
from storage.encounter.errors import RuleError
from storage.encounter.text_cleaning import one_line
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now

BEING_FORGOTTEN = "isBeingForgotten"  # set while a user is being deleted: they count as gone
_PRESENT = {BEING_FORGOTTEN: {"$exists": False}}


class User(Record):
    """A user: a seed account, a Discord member, or both."""

    id: AUserId = Field(alias="_id")
    username: str = "?"
    email: str | None = None
    features: Annotated[dict[str, Any], BeforeValidator(lambda v: v or {})] = Field(default_factory=dict)
    discord_id: str | None = None
    created_at: datetime | None = None
    # References of creatures of the library, see `used_creatures.py`.
    favourite_creatures: Annotated[tuple[str, ...], NoneIsEmpty] = ()
    recent_creatures: Annotated[tuple[str, ...], NoneIsEmpty] = ()
    tokens_not_before: datetime | None = None  # tokens issued before this moment are invalid

    def still_takes(self, issued_at: object) -> bool:
        """Whether a token issued at a time (seconds since 1970) has not been revoked since."""
        if self.tokens_not_before is None:
            return True
        revoked_at = self.tokens_not_before.timestamp()
        return isinstance(issued_at, int | float) and issued_at >= revoked_at


@explains_outages
class Users:
    """The repository of users."""

    def __init__(self, database: Database) -> None:
        self._collection = database.users
        self._reader = database.reader("users", User.model_validate)

    async def get(self, user_id: UserId) -> User | None:
        """Return the user with this id, or None."""
        return self._reader.maybe(await self._collection.find_one({"_id": either(user_id), **_PRESENT}))

    async def known_to_discord(self, discord_id: str) -> User | None:
        """Return the user of a Discord member, or None; creates none."""
        found = await self._collection.find_one({"discordId": discord_id, **_PRESENT})
        return self._reader.maybe(found)

    async def existing(self, user_ids: Iterable[UserId]) -> dict[UserId, User]:
        """Return those of these users that exist, by id, by one read."""
        wanted = list(user_ids)
        if not wanted:
            return {}
        found = self._collection.find(
            {"_id": any_of(wanted), **_PRESENT}, {"username": 1, "tokensNotBefore": 1}
        )
        return {user.id: user for user in self._reader.all(await found.to_list(None))}

    async def of_discord(self, discord_id: str, name: str) -> User:
        """Return the user of a Discord member, created on first contact and renamed with the member.

        Read each time: another process may have deleted them. Raises RuleError while they are being deleted.
        """
        name, same = one_line(name) or "?", {"discordId": discord_id}
        document = await self._collection.find_one(same)
        if document is None or (document.get("username") != name and BEING_FORGOTTEN not in document):
            first = {"createdAt": now(), "features": {}, **current_schema("users")}
            document = await self._collection.find_one_and_update(
                same,
                {"$set": {"username": name}, "$setOnInsert": first},
                upsert=True,
                return_document=ReturnDocument.AFTER,
            )
        if BEING_FORGOTTEN in document:
            raise RuleError("being-forgotten")
        return self._reader.one(document)

    async def revoke_tokens(self, user_id: UserId) -> None:
        """Invalidate every token issued to a user so far."""
        # Stored times have milliseconds, tokens more: the present millisecond counts as before.
        end = now() + timedelta(milliseconds=1)
        await self._collection.update_one({"_id": either(user_id)}, {"$set": {"tokensNotBefore": end}})
