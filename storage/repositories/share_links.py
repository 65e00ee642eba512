"""Share links: read-only, revocable, for one audience of an encounter or of a channel's current encounter.

Only a hash of the secret is stored. A link with a new secret is a new link with the old one's settings:
tokens name a link by its id, and those of the old one must end with it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field
from pymongo import ASCENDING, DESCENDING

from storage.encounter.base import AsText, AUserId, EncounterId, ParticipantId, Record, UserId
from storage.encounter.errors import ConflictError, ParticipantNotFoundError, RuleError
from storage.encounter.model import Level, Participant
from storage.encounter.visibility.audience import PLAYERS, STREAM, Audience
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key, new_key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.repositories.link_secrets import hashed, new_secret
from storage.repositories.producer_state import Order, ProducerState
from storage.runtime.clock import now
from storage.runtime.turns import turn_of

Kind = Literal["stream", "players"]
MOST_LINKS = 25  # valid ones, of an encounter or of a channel
TRIES = 8  # at one order, against others given at the same moment


class Place(NamedTuple):
    """A channel of a guild. Links stored before they named their guild have None."""

    guild_id: str | None
    channel_id: str


class ShareLink(Record):
    """A share link as stored, without its secret. It has an encounter or a channel, not both."""

    id: Annotated[str, BeforeValidator(str)] = Field(alias="_id")
    encounter_id: Annotated[EncounterId | None, AsText] = None
    channel_id: str | None = None
    guild_id: str | None = None
    audience: Kind
    created_by: AUserId
    created_at: datetime
    revoked_at: datetime | None = None
    settings: dict[str, Any] = Field(default_factory=dict)
    producer: ProducerState = ProducerState()
    has_remote: bool = False  # whether there is an address that gives orders to its overlays

    @property
    def watched_as(self) -> Audience:
        """The audience that its overlays are."""
        return STREAM if self.audience == "stream" else PLAYERS

    @property
    def place(self) -> Place | None:
        """The channel whose encounters the link shows; None for a link to an encounter."""
        return None if self.channel_id is None else Place(self.guild_id, self.channel_id)


@explains_outages
class ShareLinks:
    """The repository of share links."""

    def __init__(self, database: Database) -> None:
        self._collection = database.shares
        self._reader = database.reader("shares", ShareLink.model_validate)
        self._encounters = database.encounters

    async def create(
        self,
        encounter_id: EncounterId | None,
        audience: Kind,
        created_by: UserId,
        settings: dict[str, Any] | None = None,
        *,
        channel_id: str | None = None,
        guild_id: str | None = None,
    ) -> tuple[ShareLink, str]:
        """Create a link to an encounter or a channel; return it with its secret, which is not stored.

        Raises RuleError beyond `MOST_LINKS`.
        """
        if (encounter_id is None) == (channel_id is None):
            raise ValueError("a link is for an encounter or for a channel")
        place = {"channelId": channel_id} if encounter_id is None else {"encounterId": either(encounter_id)}
        fields = {
            "encounterId": None if encounter_id is None else key(encounter_id),
            "channelId": channel_id,
            "guildId": guild_id,
            "audience": audience,
            "createdBy": key(created_by),
            "settings": settings or {},
        }
        async with turn_of("links", str(encounter_id or channel_id)):
            if await self._collection.count_documents({**place, "revokedAt": None}) >= MOST_LINKS:
                raise RuleError("overlay-too-many-links", most=MOST_LINKS)
            return await self._insert(fields)

    async def by_secret(self, secret: str) -> ShareLink | None:
        """Return the link of a secret; None when there is none or it was revoked."""
        return await self._one({"secretHash": hashed(secret), "revokedAt": None})

    async def get(self, share_id: str) -> ShareLink | None:
        """Return a link by its id; None when there is none or it was revoked."""
        return await self._one({"_id": either(share_id), "revokedAt": None})

    async def working(self, share_ids: Iterable[str]) -> dict[str, ShareLink]:
        """Return the valid ones of these links, by id, by one read."""
        wanted = list(share_ids)
        return {share.id: share for share in await self._all({"_id": any_of(wanted)})} if wanted else {}

    async def of(self, encounter_id: EncounterId) -> list[ShareLink]:
        """Return the valid links of an encounter, oldest first."""
        return await self._all({"encounterId": either(encounter_id)})

    async def around(self, encounter_id: EncounterId | None, place: Place) -> list[ShareLink]:
        """Return the links of an encounter or its channel, oldest first."""
        guilds = {"$in": [place.guild_id, None]}  # None: stored before links named their guild
        conditions: list[dict[str, Any]] = [{"guildId": guilds, "channelId": place.channel_id}]
        if encounter_id is not None:
            conditions.append({"encounterId": either(encounter_id)})
        return await self._all({"$or": conditions})

    async def encounter_of(self, share: ShareLink) -> EncounterId | None:
        """Return the encounter that a link shows now; None for a channel without one.

        A channel shows its newest encounter that has not ended, else the one that ended last.
        """
        if share.place is None:
            return share.encounter_id
        return (await self.shown_in([share.place])).get(share.place)

    async def shown_in(self, places: Iterable[Place]) -> dict[Place, EncounterId]:
        """Return the encounters that channels show now, by channel, by at most two reads."""
        wanted = {place for place in places if place.channel_id.isdecimal()}  # "None" was stored once
        shown = await self._newest(wanted, {"status": {"$in": _OPEN}})
        return shown | await self._newest(wanted - shown.keys(), {})

    async def configure(self, share_id: str, settings: dict[str, Any]) -> None:
        """Replace the settings of a link."""
        await self._collection.update_one({"_id": either(share_id)}, {"$set": {"settings": settings}})

    async def direct(
        self, shares: Iterable[ShareLink], order: Order, participant: Participant | None = None
    ) -> list[ShareLink]:
        """Note a producer's order to the overlays of links; return the links that it is for, after it.

        It is for no link whose audience may not know of the participant. Raises ParticipantNotFoundError
        where that leaves none, and ConflictError.
        """
        known = [
            share
            for share in shares
            if participant is None or share.watched_as.level(participant) is not Level.UNSEEN
        ]
        if participant is not None and not known:
            raise ParticipantNotFoundError
        about = participant.id if participant else None
        return [await self._direct(share, order, about) for share in known]

    async def _direct(
        self, share: ShareLink, order: Order, participant_id: ParticipantId | None
    ) -> ShareLink:
        for _ in range(TRIES):
            held = share.producer
            state = held.after(order, now(), participant_id)
            same = {"producer.revision": held.revision} if held.revision else {"producer.revision": None}
            done = await self._collection.update_one(
                {"_id": either(share.id), **same}, {"$set": {"producer": state.model_dump(by_alias=True)}}
            )
            if done.matched_count:
                return share.model_copy(update={"producer": state})
            share = await self.get(share.id) or share
        raise ConflictError("conflict")

    async def new_remote(self, share: ShareLink) -> str:
        """Return a secret that gives orders to a link's overlays; one made before it does not any more."""
        secret = new_secret()
        await self._collection.update_one(
            {"_id": either(share.id)}, {"$set": {"remoteHash": hashed(secret), "hasRemote": True}}
        )
        return secret

    async def end_remote(self, share: ShareLink) -> None:
        """End the secret that gives orders to a link's overlays."""
        await self._collection.update_one(
            {"_id": either(share.id)}, {"$set": {"hasRemote": False}, "$unset": {"remoteHash": ""}}
        )

    async def by_remote(self, secret: str) -> ShareLink | None:
        """Return the link that a secret gives orders to; None when it does not any more."""
        return await self._one({"remoteHash": hashed(secret), "revokedAt": None})

    async def rotate(self, share: ShareLink) -> tuple[ShareLink, str]:
        """Create an equal link with a new secret, and revoke this one, with its remote."""
        share = await self.get(share.id) or share  # an order may have been given meanwhile
        document = share.model_dump(by_alias=True, exclude={"id", "has_remote"})
        stored = {"createdBy": key(share.created_by)}
        if share.encounter_id is not None:
            stored["encounterId"] = key(share.encounter_id)
        made = await self._insert(document | stored)
        await self.end([share])
        return made

    async def revoke(self, encounter_id: EncounterId, audience: str | None = None) -> list[ShareLink]:
        """Revoke the links of an encounter, of one audience or all, and return them."""
        revoked = [share for share in await self.of(encounter_id) if audience in (None, share.audience)]
        await self.end(revoked)
        return revoked

    async def end(self, shares: Iterable[ShareLink]) -> None:
        """Revoke links."""
        condition = {"_id": {"$in": [key(share.id) for share in shares]}}
        await self._collection.update_many(condition, {"$set": {"revokedAt": now()}})

    async def _newest(self, places: set[Place], condition: dict[str, Any]) -> dict[Place, EncounterId]:
        if not places:
            return {}
        channels = sorted({place.channel_id for place in places})
        guild, channel = "discord.guildId", "discord.channelId"
        stages: list[dict[str, Any]] = [
            {"$match": {channel: {"$in": channels}, **condition}},
            {"$project": {guild: 1, channel: 1, "createdAt": 1}},
            {"$sort": {"createdAt": DESCENDING, "_id": DESCENDING}},
            {
                "$group": {
                    "_id": {"guild": f"${guild}", "channel": f"${channel}"},
                    "newest": {"$first": "$_id"},
                }
            },
        ]
        newest: dict[Place, EncounterId] = {}
        for document in await self._encounters.aggregate(stages).to_list(None):
            encounter_id = EncounterId(str(document["newest"]))
            found = Place(document["_id"].get("guild"), document["_id"]["channel"])
            newest[found] = newest[found._replace(guild_id=None)] = encounter_id
        return {place: newest[place] for place in places if place in newest}

    async def _insert(self, fields: dict[str, Any]) -> tuple[ShareLink, str]:
        secret = new_secret()
        own = {**current_schema("shares"), "_id": new_key(), "createdAt": now(), "revokedAt": None}
        document = {**fields, **own}
        await self._collection.insert_one({**document, "secretHash": hashed(secret)})
        return self._reader.one(document), secret

    async def _one(self, condition: dict[str, Any]) -> ShareLink | None:
        document = await self._collection.find_one(condition, _WITHOUT_HASH)
        return self._reader.maybe(document)

    async def _all(self, condition: dict[str, Any]) -> list[ShareLink]:
        working = {**condition, "revokedAt": None}
        found = self._collection.find(working, _WITHOUT_HASH).sort(
            [("createdAt", ASCENDING), ("_id", ASCENDING)]
        )
        return self._reader.all(await found.to_list(None))


_OPEN = ("planning", "active", "paused")
_WITHOUT_HASH = {"secretHash": 0, "remoteHash": 0}
