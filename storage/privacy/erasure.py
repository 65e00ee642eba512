"""Delete what is kept about a user, and leave the fights of the others whole.

His characters, creatures, links and sessions go. In encounters and their logs a tombstone, a user of no name
whom nobody can be, takes his place: who did what still fits together, undo works, and nothing leads back to
him. Every step may be broken off and done again; the user himself goes last, and with him the way to find it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import SetCoDms, SetControllers
from storage.encounter.context import Actor
from storage.encounter.errors import ConflictError, RuleError
from storage.encounter.model import Encounter, Status
from storage.mongo.database import Database
from storage.mongo.ids import either, key, new_key
from storage.mongo.unavailable import explains_outages
from storage.privacy.id_rewriting import with_ids
from storage.privacy.stored_data import StoredData, kept_about
from storage.repositories.personal_links import PersonalLink
from storage.repositories.share_links import ShareLink
from storage.runtime.clock import now
from storage.tracker import Tracker

NOBODY = "Somebody"  # a tombstone's name
HAND = "Tracker"  # who takes a forgotten user out of running fights, in their history
ATTEMPTS = 20  # against a fight that is being played meanwhile
ROUNDS = 5  # looking again for what was written meanwhile

Document = dict[str, Any]


class OwnsFightsError(RuleError):
    """The user runs fights that have not ended: others are playing in them."""

    code = "owns_encounters"


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """Links that were deleted: whoever looks through one must be shown out."""

    links: tuple[ShareLink | PersonalLink, ...] = ()


@explains_outages
class Erasure:
    """Finds and deletes the data of a Discord user."""

    def __init__(self, database: Database, tracker: Tracker) -> None:
        self._database = database
        self._tracker = tracker

    async def kept(self, discord_id: str) -> StoredData | None:
        """Return what is kept about a Discord user; None when he is not known."""
        user = await self._database.users.find_one({"discordId": discord_id})
        return await kept_about(self._database, user) if user is not None else None

    async def refuse_owner(self, discord_id: str) -> None:
        """Raise OwnsFightsError while the user runs fights that have not ended."""
        kept = await self.kept(discord_id)
        if kept is not None and kept.running:
            raise OwnsFightsError("owns-encounters", names=", ".join(kept.running))

    async def forget(self, discord_id: str) -> ErasureResult:
        """Delete a Discord user's data. Raises OwnsFightsError; without effect when he is not known."""
        await self.refuse_owner(discord_id)
        user = await self._database.users.find_one({"discordId": discord_id})
        if user is None:
            return ErasureResult()
        user_id = UserId(str(user["_id"]))
        tombstone = await self._tombstone(user)
        await self._database.sessions.delete_many({"userId": either(user_id)})
        gone = ErasureResult((*await self._shares(user_id), *await self._personal_links(user_id)))
        await self._database.creatures.delete_many({"userId": either(user_id)})
        ids: dict[str, str | None] = {user_id: tombstone}
        ids |= dict.fromkeys(await self._characters(user_id), None)
        await self._parties(user_id, tombstone)
        for _ in range(ROUNDS):
            await self._tracker.combat_log.settled()
            touched = await self._touched(user_id)
            if not touched:
                break
            for encounter_id in touched:
                await self._encounter(encounter_id, user_id, ids)
        await self.refuse_owner(discord_id)  # one that he began meanwhile
        await self._database.users.delete_one({"_id": user["_id"]})
        return gone

    async def _tombstone(self, user: Document) -> str:
        """Return the id that takes the user's place: the same one when this was begun before."""
        tombstone = str(user.get("forgottenAs") or new_key())
        await self._database.users.update_one({"_id": user["_id"]}, {"$set": {"forgottenAs": key(tombstone)}})
        fields = {"username": NOBODY, "features": {}, "isForgotten": True}
        await self._database.users.update_one({"_id": key(tombstone)}, {"$set": fields}, upsert=True)
        return tombstone

    async def _shares(self, user_id: UserId) -> list[ShareLink]:
        condition = {"createdBy": either(user_id)}
        found = await self._database.shares.find(condition, {"secretHash": 0}).to_list(None)
        await self._database.shares.delete_many(condition)
        return [ShareLink.model_validate(document) for document in found]

    async def _personal_links(self, user_id: UserId) -> list[PersonalLink]:
        condition = {"userId": either(user_id)}
        found = await self._database.personal_links.find(condition, {"secretHash": 0}).to_list(None)
        await self._database.personal_links.delete_many(condition)
        return [PersonalLink.model_validate(document) for document in found]

    async def _characters(self, user_id: UserId) -> list[str]:
        """Delete his characters, out of their parties too, and return their ids."""
        condition = {"userId": either(user_id)}
        found = await self._database.characters.find(condition, {"_id": 1}).to_list(None)
        ids = [str(document["_id"]) for document in found]
        stored = [one for i in ids for one in (key(i), i)]
        await self._database.parties.update_many(
            {"characterIds": {"$in": stored}}, {"$pull": {"characterIds": {"$in": stored}}}
        )
        await self._database.characters.delete_many(condition)
        return ids

    async def _parties(self, user_id: UserId, tombstone: str) -> None:
        """Delete the parties he made, but leave those that others travel in."""
        own = {"userId": either(user_id)}
        await self._database.parties.delete_many({**own, "characterIds.0": {"$exists": False}})
        await self._database.parties.update_many(own, {"$set": {"userId": key(tombstone)}})

    async def _touched(self, user_id: UserId) -> list[Any]:
        """Return the stored ids of the encounters that speak of the user; each way has an index."""
        his = either(user_id)
        ways: Iterable[str] = ("userId", "coDms", "participants.collaborators")
        found: dict[str, Any] = {}
        for way in ways:
            for encounter_id in await self._database.encounters.distinct("_id", {way: his}):
                found[str(encounter_id)] = encounter_id
        for encounter_id in await self._database.combat_log.distinct("encounterId", {"performedBy": his}):
            found[str(encounter_id)] = encounter_id
        return list(found.values())

    async def _encounter(self, encounter_id: Any, user_id: UserId, ids: dict[str, str | None]) -> None:
        there = await self._database.encounters.find_one({"_id": encounter_id}, {"status": 1})
        if there is not None:
            if there.get("status") != Status.COMPLETED.value:
                await self._leave(EncounterId(str(encounter_id)), user_id, str(ids[user_id]))
                await self._tracker.combat_log.settled()
            await self._rewrite(encounter_id, ids)
        async for entry in self._database.combat_log.find({"encounterId": encounter_id}):
            rewritten = _without_him(entry, ids)
            if rewritten != entry:
                await self._database.combat_log.replace_one({"_id": entry["_id"]}, rewritten)

    async def _leave(self, encounter_id: EncounterId, user_id: UserId, tombstone: str) -> None:
        """Take him out of a fight that goes on, as its owner could: everybody is shown."""
        encounter: Encounter = await self._tracker.load(encounter_id)
        owner = Actor(encounter.user_id, HAND)
        for participant in encounter.controlled_by(user_id):
            others = tuple(user for user in participant.collaborators if user != user_id)
            command = SetControllers(participant_id=participant.id, collaborators=others)
            name = f"forget-{tombstone}-{participant.id}"
            await self._tracker.execute(encounter_id, owner, command, name)
        if user_id in encounter.co_dms:
            others = tuple(user for user in encounter.co_dms if user != user_id)
            await self._tracker.execute(
                encounter_id, owner, SetCoDms(co_dms=others), f"forget-{tombstone}-co-dm"
            )

    async def _rewrite(self, encounter_id: Any, ids: dict[str, str | None]) -> None:
        """Put the tombstone into what an encounter remembers: no new version, for nobody sees a difference.

        `updatedAt` moves, which every write looks at: nobody's older copy gets written over it.
        """
        for _ in range(ATTEMPTS):
            found = await self._database.encounters.find_one({"_id": encounter_id})
            if found is None:
                return
            rewritten = _without_him(found, ids)
            if rewritten == found:
                return
            at = now()
            if isinstance(before := found.get("updatedAt"), type(at)):
                at = max(at, before + timedelta(milliseconds=1))
            rewritten["updatedAt"] = at
            guard = {name: found.get(name) for name in ("_id", "version", "updatedAt")}
            result = await self._database.encounters.replace_one(guard, rewritten)
            if result.matched_count:
                self._tracker.forget(EncounterId(str(encounter_id)), (found.get("version") or 0) + 1)
                return
        raise ConflictError("conflict-erasure")


def _without_him(document: Document, ids: dict[str, str | None]) -> Document:
    """Return a document with the tombstone in his place, under its own name."""
    rewritten: Document = _renamed(with_ids(document, ids), set(ids.values()) - {None})
    return rewritten


def _renamed(value: Any, tombstones: set[str | None]) -> Any:
    if isinstance(value, dict):
        fields = {name: _renamed(inner, tombstones) for name, inner in value.items()}
        if "userName" in fields and str(fields.get("userId")) in tombstones:
            fields["userName"] = NOBODY
        return fields
    return [_renamed(inner, tombstones) for inner in value] if isinstance(value, list) else value
