"""Personal links: a user's access to the web pages from Discord; only a hash of the secret is stored.

The web side does not know channels and roles. The user's membership and roles at the time of the request are
stored with the link, for that encounter only and for a limited time, because there is no event when a user
leaves a guild or loses a role.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pymongo import DESCENDING, ReturnDocument

from storage.encounter.base import AnEncounterId, AUserId, EncounterId, Record, UserId
from storage.encounter.context import Actor
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key, new_key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.repositories.link_secrets import hashed, new_secret
from storage.runtime.clock import now

UNUSED_FOR = timedelta(days=7)
MOST_LINKS = 20  # of a user; a new one ends the oldest
VOUCHED_FOR = timedelta(hours=12)  # then the user must request a new link in Discord


class VouchedMembership(Record):
    """Discord's data about a link's user: membership in its channel, and the roles that make a DM."""

    encounter_id: AnEncounterId
    is_member: bool = False
    role_ids: tuple[str, ...] = ()
    until: datetime

    def counts_for(self, encounter_id: EncounterId) -> bool:
        """Whether it is valid for this encounter, now."""
        return self.encounter_id == encounter_id and now() < self.until


class PersonalLink(Record):
    """A personal link as stored, without its secret. It opens the encounter of its channel."""

    id: Annotated[str, BeforeValidator(str)] = Field(alias="_id")
    user_id: AUserId
    encounter_id: AnEncounterId
    guild_id: str | None = None
    channel_id: str | None = None
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    vouched: VouchedMembership | None = None
    locale: str | None = None  # the user's language in Discord, such as "en-GB"


def actor_at(
    encounter_id: EncounterId, user_id: UserId, name: str, vouched: VouchedMembership | None
) -> Actor:
    """Return the actor of a page's user at an encounter, with what the link vouches for."""
    if vouched is None or not vouched.counts_for(encounter_id):
        return Actor(user_id, name)
    return Actor(user_id, name, frozenset(vouched.role_ids), vouched.is_member)


@explains_outages
class PersonalLinks:
    """The repository of personal links. Expired and revoked ones are not found."""

    def __init__(self, database: Database) -> None:
        self._collection = database.personal_links
        self._reader = database.reader("personal_links", PersonalLink.model_validate)

    async def create(
        self,
        user_id: UserId,
        encounter_id: EncounterId,
        *,
        guild_id: str | None = None,
        channel_id: str | None = None,
        is_member: bool = False,
        role_ids: Iterable[str] = (),
        locale: str | None = None,
    ) -> tuple[PersonalLink, str]:
        """Create a link and return it with its secret, which can't be read again later.

        `is_member` and `role_ids` are the user's present state in Discord; see VouchedMembership. The oldest
        links beyond `MOST_LINKS` end, and their sockets are closed within a second.
        """
        secret = new_secret()
        at = now()
        roles = sorted(role_ids)
        vouched = {
            "encounterId": key(encounter_id),
            "isMember": is_member,
            "roleIds": roles,
            "until": at + VOUCHED_FOR,
        }
        document = {
            "_id": new_key(),
            **current_schema("personal_links"),
            "userId": key(user_id),
            "encounterId": key(encounter_id),
            "guildId": guild_id,
            "channelId": channel_id,
            "createdAt": at,
            "expiresAt": at + UNUSED_FOR,
            "revokedAt": None,
            "vouched": vouched if is_member or roles else None,
            "locale": locale,
        }
        await self._collection.insert_one({**document, "secretHash": hashed(secret)})
        of_user = self._collection.find({"userId": either(user_id)}, {"_id": 1})
        surplus = of_user.sort([("createdAt", DESCENDING), ("_id", DESCENDING)]).skip(MOST_LINKS)
        if ids := [old["_id"] for old in await surplus.to_list(None)]:
            await self._collection.delete_many({"_id": {"$in": ids}})
        return self._reader.one(document), secret

    async def use(self, secret: str) -> PersonalLink | None:
        """Return the link of a secret and restart its lifetime; None when there is none."""
        document = await self._collection.find_one_and_update(
            {"secretHash": hashed(secret), **_working()},
            {"$set": {"expiresAt": now() + UNUSED_FOR}},
            projection=_WITHOUT_HASH,
            return_document=ReturnDocument.AFTER,
        )
        return self._reader.maybe(document)

    async def get(self, link_id: str) -> PersonalLink | None:
        """Return a link by its id, or None."""
        document = await self._collection.find_one({"_id": either(link_id), **_working()}, _WITHOUT_HASH)
        return self._reader.maybe(document)

    async def working(self, link_ids: Iterable[str]) -> dict[str, PersonalLink]:
        """Return the valid ones of these links, by id, by one read."""
        wanted = list(link_ids)
        if not wanted:
            return {}
        found = self._collection.find({"_id": any_of(wanted), **_working()}, _WITHOUT_HASH)
        return {link.id: link for link in self._reader.all(await found.to_list(None))}

    async def revoke(self, user_id: UserId) -> list[PersonalLink]:
        """Revoke every link of a user and return those that were valid."""
        condition = {"userId": either(user_id), **_working()}
        documents = await self._collection.find(condition, _WITHOUT_HASH).to_list(None)
        ids = [document["_id"] for document in documents]
        await self._collection.update_many({"_id": {"$in": ids}}, {"$set": {"revokedAt": now()}})
        return self._reader.all(documents)


_WITHOUT_HASH = {"secretHash": 0}


def _working() -> dict[str, Any]:
    return {"revokedAt": None, "expiresAt": {"$gt": now()}}
