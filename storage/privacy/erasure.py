"""Delete a user's data, and keep the encounters of others intact.

Their characters, creatures, templates, portraits, links and sessions are deleted. In encounters and logs a
tombstone, an anonymous user without an account, replaces them: the history stays consistent and undo works.
Every step may be interrupted and repeated; the user's document is deleted last, because the others are found
through it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import structlog

from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import CancelTransfer, EndEncounter, SetCoDms, SetControllers
from storage.encounter.context import Actor
from storage.encounter.errors import (
    ConflictError,
    DocumentError,
    NotAllowedError,
    NotFoundError,
    RuleError,
    TrackerError,
)
from storage.encounter.model import Encounter, Status
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key, new_key
from storage.mongo.unavailable import explains_outages
from storage.privacy.forgotten import ForgottenUsers
from storage.privacy.id_rewriting import with_ids
from storage.privacy.stored_data import StoredData, kept_about
from storage.repositories.access_tokens import WITHOUT_SECRETS, AccessToken, Revocable
from storage.repositories.personal_links import PersonalLink
from storage.repositories.share_links import ShareLink
from storage.repositories.users import BEING_FORGOTTEN
from storage.runtime.clock import now
from storage.tracker import Tracker

TOMBSTONE_NAME = "Somebody"  # a tombstone's name
HAND = "Tracker"  # the actor of the removal in the history of running encounters
ATTEMPTS = 20  # retries against concurrent commands
ROUNDS = 5  # further searches for concurrent writes

Document = dict[str, Any]

log = structlog.stdlib.get_logger(__name__)


class OwnsFightsError(RuleError):
    """The user owns encounters that have not ended and in which others play."""

    code = "owns_encounters"


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """The deleted user, None for an unknown one, and their links; the sockets of both must be closed.

    `encounters` are those that named the user: what shows them must be drawn again.
    """

    user_id: UserId | None = None
    links: tuple[Revocable, ...] = ()
    encounters: tuple[EncounterId, ...] = ()


@explains_outages
class Erasure:
    """Finds and deletes the data of a Discord user."""

    def __init__(self, database: Database, tracker: Tracker, forgotten: ForgottenUsers) -> None:
        self._database = database
        self._tracker = tracker
        self._forgotten = forgotten

    async def kept(self, discord_id: str) -> StoredData | None:
        """Return the data kept about a Discord user; None for an unknown one."""
        user = await self._database.users.find_one({"discordId": discord_id})
        return await kept_about(self._database, user) if user is not None else None

    async def refuse_owner(self, discord_id: str) -> None:
        """Raise OwnsFightsError while the user owns encounters that have not ended."""
        kept = await self.kept(discord_id)
        if kept is not None and kept.running:
            raise OwnsFightsError("owns-encounters", names=", ".join(kept.running))

    async def forget(self, discord_id: str, *, ends_encounters: bool = False) -> ErasureResult:
        """Delete a Discord user's data; no effect for an unknown user.

        Raises OwnsFightsError while they run encounters, or ends those too: then no other user can hold the
        deletion up.
        """
        if not ends_encounters:
            await self.refuse_owner(discord_id)
        user = await self._database.users.find_one({"discordId": discord_id})
        if user is None:
            return ErasureResult()
        user_id = UserId(str(user["_id"]))
        if ends_encounters:
            await self._end_encounters(user_id)
        tombstone = await self._tombstone(user)
        try:
            gone = await self.sweep(user_id, tombstone)
            if not ends_encounters:
                await self.refuse_owner(discord_id)  # one that they started meanwhile
        except TrackerError:
            await self._database.users.update_one({"_id": user["_id"]}, {"$unset": {BEING_FORGOTTEN: 1}})
            raise
        await self._forgotten.note(user_id, tombstone)
        await self._database.users.delete_one({"_id": user["_id"]})
        return gone

    async def sweep(self, user_id: UserId, tombstone: str) -> ErasureResult:
        """Delete or rewrite all that names a user, but for the user's own document; to be repeated at will.

        Raises ConflictError while others write faster than this.
        """
        await self._database.sessions.delete_many({"userId": either(user_id)})
        gone = ErasureResult(
            user_id,
            (
                *await self._shares(user_id),
                *await self._personal_links(user_id),
                *await self._access_tokens(user_id),
            ),
        )
        for owned in (self._database.creatures, self._database.templates, self._database.portraits):
            await owned.delete_many({"userId": either(user_id)})
        ids: dict[str, str | None] = {user_id: tombstone}
        ids |= dict.fromkeys(await self._characters(user_id), None)
        await self._parties(user_id, tombstone)
        rewritten: dict[EncounterId, None] = {}
        for _ in range(ROUNDS):
            await self._tracker.combat_log.settled()
            touched = await self._touched(user_id)
            if not touched:
                return replace(gone, encounters=tuple(rewritten))
            for encounter_id in touched:
                await self._encounter(encounter_id, user_id, ids)
                rewritten[EncounterId(str(encounter_id))] = None
        raise ConflictError("conflict-erasure")

    async def _end_encounters(self, user_id: UserId) -> None:
        """End the encounters that the user runs, by commands, which are published."""
        running = {"userId": either(user_id), "status": {"$ne": Status.COMPLETED.value}}
        for stored_id in await self._database.encounters.distinct("_id", running):
            try:
                await self._tracker.execute(
                    EncounterId(str(stored_id)), Actor(user_id, HAND), EndEncounter(), f"forget-{new_key()}"
                )
            except (
                RuleError,
                NotAllowedError,
                NotFoundError,
            ) as error:  # it ended or changed hands meanwhile
                log.info("not ended for its owner's deletion", encounter=str(stored_id), error=str(error))
            except DocumentError:  # no command can end what can't be read
                ended = {"$set": {"status": Status.COMPLETED.value}}
                await self._database.encounters.update_one({"_id": stored_id}, ended)

    async def _tombstone(self, user: Document) -> str:
        """Return the id that replaces the user's: the same one on a repeated run."""
        tombstone = str(user.get("forgottenAs") or new_key())
        marks = {"forgottenAs": key(tombstone), BEING_FORGOTTEN: True}
        await self._database.users.update_one({"_id": user["_id"]}, {"$set": marks})
        fields = {"username": TOMBSTONE_NAME, "features": {}, "isForgotten": True}
        await self._database.users.update_one({"_id": key(tombstone)}, {"$set": fields}, upsert=True)
        return tombstone

    async def _shares(self, user_id: UserId) -> list[ShareLink]:
        condition = {"createdBy": either(user_id)}
        found = await self._database.shares.find(condition, {"secretHash": 0, "remoteHash": 0}).to_list(None)
        await self._database.shares.delete_many(condition)
        return self._database.reader("shares", ShareLink.model_validate).all(found)

    async def _personal_links(self, user_id: UserId) -> list[PersonalLink]:
        condition = {"userId": either(user_id)}
        found = await self._database.personal_links.find(condition, {"secretHash": 0}).to_list(None)
        await self._database.personal_links.delete_many(condition)
        return self._database.reader("personal_links", PersonalLink.model_validate).all(found)

    async def _access_tokens(self, user_id: UserId) -> list[AccessToken]:
        condition = {"userId": either(user_id)}
        found = await self._database.access_tokens.find(condition, WITHOUT_SECRETS).to_list(None)
        await self._database.access_tokens.delete_many(condition)
        return self._database.reader("access_tokens", AccessToken.model_validate).all(found)

    async def _characters(self, user_id: UserId) -> list[str]:
        """Delete the user's characters, also from parties, and return their ids."""
        condition = {"userId": either(user_id)}
        found = await self._database.characters.find(condition, {"_id": 1}).to_list(None)
        ids = [str(document["_id"]) for document in found]
        stored = any_of(ids)
        change = {"$pull": dict.fromkeys(("characterIds", "agreedIds", "importedIds"), stored)}
        await self._database.parties.update_many({"characterIds": stored}, change)
        await self._database.characters.delete_many(condition)
        return ids

    async def _parties(self, user_id: UserId, tombstone: str) -> None:
        """Delete the user's parties, except those with characters of others."""
        own = {"userId": either(user_id)}
        await self._database.parties.delete_many({**own, "characterIds.0": {"$exists": False}})
        await self._database.parties.update_many(own, {"$set": {"userId": key(tombstone)}})

    async def _touched(self, user_id: UserId) -> list[Any]:
        """Return the stored ids of the encounters that name the user; each query has an index."""
        stored_id = either(user_id)
        ways: Iterable[str] = ("userId", "coDms", "participants.collaborators", "transferOffer.userId")
        found: dict[str, Any] = {}
        for way in ways:
            for encounter_id in await self._database.encounters.distinct("_id", {way: stored_id}):
                found[str(encounter_id)] = encounter_id
        for encounter_id in await self._database.combat_log.distinct(
            "encounterId", {"performedBy": stored_id}
        ):
            found[str(encounter_id)] = encounter_id
        return list(found.values())

    async def _encounter(self, encounter_id: Any, user_id: UserId, ids: dict[str, str | None]) -> None:
        there = await self._database.encounters.find_one({"_id": encounter_id}, {"status": 1})
        if there is not None:
            if there.get("status") != Status.COMPLETED.value:
                try:
                    await self._leave(EncounterId(str(encounter_id)), user_id, str(ids[user_id]))
                except (DocumentError, RuleError, ValueError) as error:
                    # No command takes them out of such a document: the tombstone takes their place in it.
                    log.warning("a user stays as a tombstone", encounter=str(encounter_id), error=str(error))
                await self._tracker.combat_log.settled()
            await self._rewrite(encounter_id, ids)
        async for entry in self._database.combat_log.find({"encounterId": encounter_id}):
            rewritten = _anonymized(entry, ids)
            if rewritten != entry:
                await self._database.combat_log.replace_one({"_id": entry["_id"]}, rewritten)

    async def _leave(self, encounter_id: EncounterId, user_id: UserId, tombstone: str) -> None:
        """Remove the user from an open encounter by commands of its owner, which are published."""
        encounter: Encounter = await self._tracker.load(encounter_id)
        owner = Actor(encounter.user_id, HAND)
        if encounter.transfer_offer is not None and encounter.transfer_offer.user_id == user_id:
            name = f"forget-{tombstone}-{encounter.version}"  # they may have been offered it more than once
            await self._tracker.execute(encounter_id, owner, CancelTransfer(), name)
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
        """Put the tombstone into an encounter's history, without a new version: no view changes.

        `updatedAt` changes, which every write checks, so an older cached copy can't overwrite it.
        """
        for _ in range(ATTEMPTS):
            found = await self._database.encounters.find_one({"_id": encounter_id})
            if found is None:
                return
            rewritten = _anonymized(found, ids)
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


def _anonymized(document: Document, ids: dict[str, str | None]) -> Document:
    """Return a document with the tombstone's id and name in place of the user's."""
    rewritten: Document = _renamed(with_ids(document, ids), set(ids.values()) - {None})
    return rewritten


def _renamed(value: Any, tombstones: set[str | None]) -> Any:
    if isinstance(value, dict):
        fields = {name: _renamed(inner, tombstones) for name, inner in value.items()}
        if "userName" in fields and str(fields.get("userId")) in tombstones:
            fields["userName"] = TOMBSTONE_NAME
        return fields
    return [_renamed(inner, tombstones) for inner in value] if isinstance(value, list) else value
