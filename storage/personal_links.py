"""Personal links: one user's own way to the pages, out of Discord; only a hash of the secret is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pymongo import ReturnDocument

from storage.clock import now
from storage.database import Database
from storage.encounter.record import AnEncounterId, AUserId, Record
from storage.keys import either, key, new_key
from storage.outages import explains_outages

SECRET_BYTES = 24  # 192 bits: not to be guessed, short enough for one line
UNUSED_FOR = timedelta(days=7)


class PersonalLink(Record):
    """A personal link as stored: everything but its secret. It leads to the fight of its channel."""

    id: Annotated[str, BeforeValidator(str)] = Field(alias="_id")
    user_id: AUserId
    encounter_id: AnEncounterId
    guild_id: str | None = None
    channel_id: str | None = None
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


@explains_outages
class PersonalLinks:
    """The repository of personal links. One that expired or was revoked is none."""

    def __init__(self, database: Database) -> None:
        self._collection = database.personal_links

    async def create(
        self, user_id: str, encounter_id: str, *, guild_id: str | None = None, channel_id: str | None = None
    ) -> tuple[PersonalLink, str]:
        """Make a link and return it with its secret, which can't be read again later."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        at = now()
        document = {
            "_id": new_key(),
            "userId": key(user_id),
            "encounterId": key(encounter_id),
            "guildId": guild_id,
            "channelId": channel_id,
            "createdAt": at,
            "expiresAt": at + UNUSED_FOR,
            "revokedAt": None,
        }
        await self._collection.insert_one({**document, "secretHash": _hash(secret)})
        return PersonalLink.model_validate(document), secret

    async def use(self, secret: str) -> PersonalLink | None:
        """Return the link of a secret, good for as long again from now on; None when there is none."""
        document = await self._collection.find_one_and_update(
            {"secretHash": _hash(secret), **_working()},
            {"$set": {"expiresAt": now() + UNUSED_FOR}},
            projection=_WITHOUT_HASH,
            return_document=ReturnDocument.AFTER,
        )
        return PersonalLink.model_validate(document) if document else None

    async def get(self, link_id: str) -> PersonalLink | None:
        """Return a link by its id, or None."""
        document = await self._collection.find_one({"_id": either(link_id), **_working()}, _WITHOUT_HASH)
        return PersonalLink.model_validate(document) if document else None

    async def revoke(self, user_id: str) -> list[PersonalLink]:
        """Revoke every link of a user and return those that worked until now."""
        condition = {"userId": either(user_id), **_working()}
        documents = await self._collection.find(condition, _WITHOUT_HASH).to_list(None)
        ids = [document["_id"] for document in documents]
        await self._collection.update_many({"_id": {"$in": ids}}, {"$set": {"revokedAt": now()}})
        return [PersonalLink.model_validate(document) for document in documents]


_WITHOUT_HASH = {"secretHash": 0}


def _working() -> dict[str, Any]:
    return {"revokedAt": None, "expiresAt": {"$gt": now()}}


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
