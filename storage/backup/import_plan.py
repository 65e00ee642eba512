"""Check a whole backup before the import: is it valid, and which documents exist already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from storage.backup.archive import BackupError, Document, Line, read_lines
from storage.backup.exporter import USER_FIELDS
from storage.encounter.base import Record
from storage.encounter.errors import DocumentError
from storage.library.creature import Creature
from storage.mongo.database import Database
from storage.mongo.documents import read
from storage.mongo.ids import new_key
from storage.privacy.id_rewriting import with_ids
from storage.repositories.characters import Character, Party
from storage.repositories.portraits import Portrait
from storage.repositories.templates import Template
from storage.repositories.users import User

NOWHERE = "0"  # the channel of a copy, until it is moved to one
_MODELS: Mapping[str, type[Record]] = {
    "users": User,
    "characters": Character,
    "parties": Party,
    "creatures": Creature,
    "templates": Template,
    "portraits": Portrait,
}
_NAMED = 5  # in an error


@dataclass(slots=True)
class Plan:
    """The import of a backup. `ids` maps ids that differ here: those of known users with another id, and with
    `as_copy` those of the encounters.
    """

    path: Path
    as_copy: bool
    ids: dict[str, str | None] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)  # encounters, by their ids here
    same: set[str] = field(default_factory=set)
    older_here: dict[str, Document] = field(default_factory=dict)  # with the guard of the present document
    other_here: dict[str, Document] = field(default_factory=dict)  # newer, or not the same at one version

    def lines(self) -> Iterator[Line]:
        """Yield the documents as they will be stored."""
        for line in read_lines(self.path):
            yield Line(line.number, line.collection, self._as_here(line.collection, line.document))

    def _as_here(self, collection: str, document: Document) -> Document:
        if collection == "users":
            return {name: value for name, value in document.items() if name in USER_FIELDS}
        found: Document = with_ids(document, self.ids)
        if self.as_copy and collection == "combat_log":
            del found["_id"]
        if self.as_copy and collection == "encounters":
            found = _unlinked(found)
        return found


async def plan(database: Database, path: Path, *, as_copy: bool = False) -> Plan:
    """Read a whole backup and compare it with the database, without changes. Raises BackupError."""
    made = Plan(path, as_copy)
    discord_ids = _check(made)
    for discord_id, user_id in discord_ids.items():
        here = await database.users.find_one({"discordId": discord_id}, {"_id": 1})
        if here is not None and str(here["_id"]) != user_id:
            made.ids[user_id] = str(here["_id"])
    for line in made.lines():
        if line.collection == "encounters":
            await _compare(database, made, line.document)
    return made


def _check(made: Plan) -> dict[str, str]:
    """Check every line, choose the ids of copies, and return the users' ids by Discord id."""
    encounters: set[str] = set()
    logged: dict[str, int] = {}
    discord_ids: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for line in read_lines(made.path):
        identity = (line.collection, str(line.document["_id"]))
        if identity in seen:
            raise BackupError(f"Line {line.number}: this document is in the backup twice.")
        seen.add(identity)
        if line.collection == "encounters":
            _check_encounter(line)
            encounters.add(identity[1])
        elif line.collection == "combat_log":
            _check_entry(line)
            logged.setdefault(str(line.document["encounterId"]), line.number)
        else:
            _check_record(line)
        if line.collection == "users" and (discord_id := line.document.get("discordId")):
            discord_ids[str(discord_id)] = identity[1]
    for encounter_id, number in logged.items():
        if encounter_id not in encounters:
            raise BackupError(f"Line {number}: the log is of an encounter that is not in the backup.")
    if made.as_copy:
        made.ids |= {encounter_id: str(new_key()) for encounter_id in encounters}
    return discord_ids


def _check_encounter(line: Line) -> None:
    try:
        read(line.document)
    except (DocumentError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupError(f"Line {line.number} is not an encounter: {error}") from error


def _check_entry(line: Line) -> None:
    entry = line.document
    version = entry.get("version")
    is_sound = isinstance(version, int) and not isinstance(version, bool) and version > 0
    if not is_sound or not entry.get("encounterId") or not isinstance(entry.get("commandId"), str):
        raise BackupError(f"Line {line.number} is not an entry of the combat log.")


def _check_record(line: Line) -> None:
    try:
        _MODELS[line.collection].model_validate(line.document)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise BackupError(f"Line {line.number} ({line.collection}): {where} is not as expected.") from error


async def _compare(database: Database, made: Plan, document: Document) -> None:
    encounter_id = str(document["_id"])
    here = await database.encounters.find_one({"_id": document["_id"]})
    if here is None:
        made.fresh.add(encounter_id)
    elif here == document:
        made.same.add(encounter_id)
    else:
        guard = {name: here.get(name) for name in ("_id", "version", "updatedAt")}
        is_older = (here.get("version") or 0) < (document.get("version") or 0)
        (made.older_here if is_older else made.other_here)[encounter_id] = guard


def refuse_to_overwrite(made: Plan) -> None:
    """Raise BackupError when an encounter here is not older than the backup's."""
    if made.other_here:
        named = ", ".join(sorted(made.other_here)[:_NAMED])
        more = len(made.other_here) - _NAMED
        raise BackupError(
            f"{len(made.other_here)} of the encounters went on here since the backup was made: {named}"
            f"{f' and {more} more' if more > 0 else ''}. Nothing was changed. "
            "--overwrite puts the backup in their place, --as-copy puts it beside them."
        )


def _unlinked(encounter: Document) -> Document:
    """Return a copy without a channel, whose end changes no saved character."""
    found: dict[str, Any] = _without_characters(encounter)
    found["name"] = f"{str(found.get('name') or 'Encounter')[:73]} (copy)"
    if found.get("discord"):
        kept = {name: found["discord"].get(name) for name in ("guildId", "dmRoleIds", "locale")}
        found["discord"] = {**kept, "dmRoleIds": kept["dmRoleIds"] or [], "channelId": NOWHERE}
    return found


def _without_characters(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: None if k == "characterId" else _without_characters(v) for k, v in value.items()}
    return [_without_characters(v) for v in value] if isinstance(value, list) else value
