"""Share links: read-only, for one encounter and audience, revocable; only a hash of the secret is kept."""

import hashlib
import secrets
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from storage.clock import now
from storage.database import Database
from storage.encounter.record import AnEncounterId, AUserId, Record
from storage.keys import either, key, new_key
from storage.outages import explains_outages

SECRET_BYTES = 24  # 192 bits: not to be guessed, short enough for one line


class Share(Record):
    """A share link as stored: everything but its secret."""

    id: Annotated[str, BeforeValidator(str)] = Field(alias="_id")
    encounter_id: AnEncounterId
    audience: Literal["stream", "players"]
    created_by: AUserId
    created_at: datetime
    revoked_at: datetime | None = None
    settings: dict[str, Any] = Field(default_factory=dict)


@explains_outages
class Shares:
    """The repository of share links."""

    def __init__(self, database: Database) -> None:
        self._collection = database.shares

    async def create(
        self,
        encounter_id: str,
        audience: Literal["stream", "players"],
        created_by: str,
        settings: dict[str, Any] | None = None,
    ) -> tuple[Share, str]:
        """Make a link and return it with its secret, which can't be read again later."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        document = {
            "_id": new_key(),
            "encounterId": key(encounter_id),
            "audience": audience,
            "createdBy": key(created_by),
            "createdAt": now(),
            "revokedAt": None,
            "settings": settings or {},
        }
        await self._collection.insert_one({**document, "secretHash": _hash(secret)})
        return Share.model_validate(document), secret

    async def by_secret(self, secret: str) -> Share | None:
        """Return the link of a secret; None when there is none or it was revoked."""
        return await self._one({"secretHash": _hash(secret), "revokedAt": None})

    async def get(self, share_id: str) -> Share | None:
        """Return a link by its id; None when there is none or it was revoked."""
        return await self._one({"_id": either(share_id), "revokedAt": None})

    async def of(self, encounter_id: str) -> list[Share]:
        """Return the links of an encounter that work, oldest first."""
        condition = {"encounterId": either(encounter_id), "revokedAt": None}
        documents = await self._collection.find(condition, _WITHOUT_HASH).sort("createdAt", 1).to_list(None)
        return [Share.model_validate(document) for document in documents]

    async def revoke(self, encounter_id: str, audience: str | None = None) -> list[Share]:
        """Revoke the links of an encounter, of one audience or all, and return them."""
        revoked = [share for share in await self.of(encounter_id) if audience in (None, share.audience)]
        condition = {"_id": {"$in": [key(share.id) for share in revoked]}}
        await self._collection.update_many(condition, {"$set": {"revokedAt": now()}})
        return revoked

    async def _one(self, condition: dict[str, Any]) -> Share | None:
        document = await self._collection.find_one(condition, _WITHOUT_HASH)
        return Share.model_validate(document) if document else None


_WITHOUT_HASH = {"secretHash": 0}


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
