"""Export an encounter, all data of a Discord guild, or everything, to a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from storage.backup.archive import BackupError, BackupWriter, Document
from storage.encounter.base import EncounterId
from storage.mongo.database import Collection, Database
from storage.mongo.ids import any_of, either
from storage.mongo.unavailable import explains_outages
from storage.repositories.portraits import id_in
from storage.runtime.clock import now
from storage.runtime.redaction import is_secret_name

# Document fields with user ids; and the fields of users that contain no secret.
USER_KEYS = frozenset({"userId", "coDms", "collaborators", "performedBy"})
USER_FIELDS = (
    *("_id", "username", "email", "features", "discordId", "createdAt", "tokensNotBefore"),
    *("favouriteCreatures", "recentCreatures"),
)


@explains_outages
class Exporter:
    """Reads related documents and writes them, one at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def guild(self, guild_id: str, path: Path) -> dict[str, int]:
        """Export the encounters, characters and parties of a guild, and return the count of each.

        Includes the users they name, the portraits they show and the encounter owners' creatures.
        Raises BackupError.
        """
        encounters = await self._ids({"discord.guildId": guild_id})
        characters = await self._all(self._database.characters, {"guildId": guild_id})
        parties = await self._all(self._database.parties, {"guildId": guild_id})
        if not encounters and not characters and not parties:
            raise BackupError(f"There is nothing of the Discord server {guild_id}.")
        return await self._write(path, {"guildId": guild_id}, encounters, characters, parties)

    async def everything(self, path: Path) -> dict[str, int]:
        """Export all encounters with their logs, and all that users saved; for a backup.

        Each document is read once, its encounter before its log, so it may be made while others write.
        """
        database, encounters = self._database, await self._ids({})
        characters = await self._all(database.characters, {})
        parties = await self._all(database.parties, {})
        return await self._write(path, {"everything": True}, encounters, characters, parties, is_whole=True)

    async def encounter(self, encounter_id: EncounterId, path: Path) -> dict[str, int]:
        """Export one encounter with its log, and the characters, parties and users it names."""
        encounters = await self._ids({"_id": either(encounter_id)})
        if not encounters:
            raise BackupError(f"There is no encounter {encounter_id}.")
        return await self._write(path, {"encounterId": encounter_id}, encounters, [], None)

    async def _write(
        self,
        path: Path,
        scope: Document,
        encounters: list[Any],
        characters: list[Document],
        parties: list[Document] | None,
        *,
        is_whole: bool = False,
    ) -> dict[str, int]:
        database, users, dms = self._database, set[Any](), set[Any]()
        portraits: set[str] = set()
        there = {str(character["_id"]) for character in characters}
        travelling: set[str] = set()
        with BackupWriter(path, {"scope": scope, "exportedAt": now()}) as backup:
            for encounter_id in encounters:
                encounter = await database.encounters.find_one({"_id": encounter_id})
                if encounter is None:
                    continue  # deleted meanwhile
                _add(backup, "encounters", encounter, users)
                portraits |= portraits_in(encounter)
                dms.add(encounter.get("userId"))
                people = encounter.get("participants") or ()
                travelling |= {str(p["characterId"]) for p in people if p.get("characterId")}
                # Entries committed after the encounter was read are not part of this backup.
                logged = {
                    "encounterId": either(str(encounter_id)),
                    "version": {"$lte": encounter.get("version") or 0},
                }
                async for entry in database.combat_log.find(logged).sort("version", 1):
                    _add(backup, "combat_log", entry, users)
            characters += await self._with_ids(database.characters, travelling - there)
            if parties is None:
                ids = [character["_id"] for character in characters]
                parties = await self._all(database.parties, {"characterIds": {"$in": ids}}) if ids else []
            members = {str(i) for party in parties for i in party.get("characterIds") or ()}
            characters += await self._with_ids(
                database.characters, members - {str(character["_id"]) for character in characters}
            )
            dms |= {party.get("userId") for party in parties}
            owners = {} if is_whole else {"userId": {"$in": list(dms - {None})}}
            creatures = await self._all(database.creatures, owners)
            for name, documents in (
                ("characters", characters),
                ("parties", parties),
                ("creatures", creatures),
                ("templates", await self._all(database.templates, owners)),
            ):
                for document in documents:
                    _add(backup, name, document, users)
                    portraits |= portraits_in(document)
            shown = {} if is_whole else {"_id": {"$in": sorted(portraits)}}
            async for portrait in database.portraits.find(shown).sort("_id", 1):
                _add(backup, "portraits", portrait, users)
            for user in await (
                self._all(database.users, {}) if is_whole else self._with_ids(database.users, users)
            ):
                backup.add("users", _known(user))
            return dict(backup.counts)

    async def _ids(self, condition: Document) -> list[Any]:
        found = self._database.encounters.find(condition, {"_id": 1}).sort("_id", 1)
        return [document["_id"] async for document in found]

    async def _all(self, collection: Collection, condition: Document) -> list[Document]:
        return await collection.find(condition).sort("_id", 1).to_list(None)

    async def _with_ids(self, collection: Collection, ids: Iterable[str]) -> list[Document]:
        wanted = sorted(ids)
        return await self._all(collection, {"_id": any_of(wanted)}) if wanted else []


def _add(backup: BackupWriter, collection: str, document: Document, users: set[Any]) -> None:
    """Write a document and collect the users it names."""
    backup.add(collection, document)
    users |= users_in(document)


def users_in(value: object) -> set[str]:
    """Return the ids of the users a document names, at any depth."""
    found: set[str] = set()
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in USER_KEYS:
                found |= {str(one) for one in (inner if isinstance(inner, list) else [inner]) if one}
            else:
                found |= users_in(inner)
    elif isinstance(value, list):
        for inner in value:
            found |= users_in(inner)
    return found


def portraits_in(value: object) -> set[str]:
    """Return the ids of the uploaded portraits that a document shows, at any depth."""
    found: set[str] = set()
    if isinstance(value, dict):
        for name, inner in value.items():
            found |= portraits_in(inner)
            if name == "imageUrl" and (portrait_id := id_in(inner)):
                found.add(portrait_id)
    elif isinstance(value, list):
        for inner in value:
            found |= portraits_in(inner)
    return found


def _known(user: Document) -> Document:
    known = {name: user[name] for name in USER_FIELDS if name in user}
    return {name: _without_secrets(value) for name, value in known.items()}


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_secrets(v) for k, v in value.items() if not is_secret_name(str(k))}
    return [_without_secrets(v) for v in value] if isinstance(value, list) else value
