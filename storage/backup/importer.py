"""Import a backup: add missing documents; overwrite newer encounters only with `overwrite`.

An interrupted run is completed by running it again: every step checks the present documents, and the
encounters, which make all others visible, come last.
"""

from collections import Counter
from dataclasses import dataclass, field

from pymongo import UpdateOne
from pymongo.errors import DuplicateKeyError

from storage.backup.archive import BackupError, Document, Line
from storage.backup.import_plan import Plan, refuse_to_overwrite
from storage.encounter.base import EncounterId
from storage.mongo.database import Collection, Database
from storage.mongo.unavailable import explains_outages

BATCH = 500


@dataclass(slots=True)
class Report:
    """The number of documents added, replaced and kept, by collection."""

    added: Counter[str] = field(default_factory=Counter)
    replaced: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)


@explains_outages
class Importer:
    """Carries out a plan (see `backup_plan.plan`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put_back(self, made: Plan, *, overwrite: bool = False) -> Report:
        """Import a checked backup. Raises BackupError when encounters here are newer, unless `overwrite`."""
        if not overwrite:
            refuse_to_overwrite(made)
        report = Report()
        for guard in made.other_here.values():
            # The log entries of an overwritten encounter are removed.
            await self._database.combat_log.delete_many({"encounterId": guard["_id"]})
        entries: list[Document] = []
        for line in made.lines():
            if line.collection == "combat_log":
                entries.append(line.document)
                if len(entries) >= BATCH:
                    await self._log(entries, report)
                    entries = []
            elif line.collection != "encounters":
                await self._add(line, report, overwrite=overwrite)
        await self._log(entries, report)
        for line in made.lines():
            if line.collection == "encounters":
                await self._encounter(line.document, made, report)
        return report

    async def _log(self, entries: list[Document], report: Report) -> None:
        if not entries:
            return
        steps = [
            UpdateOne(
                {"encounterId": entry["encounterId"], "version": entry["version"]},
                {"$setOnInsert": entry},
                upsert=True,
            )
            for entry in entries
        ]
        added = (await self._database.combat_log.bulk_write(steps, ordered=False)).upserted_count
        if added:
            report.added["combat_log"] += added
        if added < len(entries):
            report.kept["combat_log"] += len(entries) - added

    async def _add(self, line: Line, report: Report, *, overwrite: bool) -> None:
        """Add a missing document. Users are never overwritten: other guilds use them too."""
        name, document = line.collection, line.document
        collection = self._collection(name)
        here = await collection.find_one({"_id": document["_id"]})
        if here is not None and here != document and overwrite and name != "users":
            await collection.replace_one({"_id": document["_id"]}, document)
            report.replaced[name] += 1
            return
        if here is None:
            try:
                await collection.insert_one(document)
            except DuplicateKeyError:  # a known Discord member, or a creature of the same name
                pass
            else:
                report.added[name] += 1
                return
        report.kept[name] += 1

    async def _encounter(self, document: Document, made: Plan, report: Report) -> None:
        encounter_id = EncounterId(str(document["_id"]))
        if encounter_id in made.same:
            report.kept["encounters"] += 1
            return
        if encounter_id in made.fresh:
            try:
                await self._database.encounters.insert_one(document)
            except DuplicateKeyError as error:
                raise _changed(encounter_id) from error
            report.added["encounters"] += 1
            return
        guard = made.older_here.get(encounter_id) or made.other_here[encounter_id]
        result = await self._database.encounters.replace_one(guard, document)
        if not result.matched_count:
            raise _changed(encounter_id)
        report.replaced["encounters"] += 1

    def _collection(self, name: str) -> Collection:
        database = self._database
        return {
            "users": database.users,
            "characters": database.characters,
            "parties": database.parties,
            "creatures": database.creatures,
            "templates": database.templates,
            "portraits": database.portraits,
        }[name]


def _changed(encounter_id: EncounterId) -> BackupError:
    return BackupError(
        f"The encounter {encounter_id} changed while it was being imported and was left as it is. "
        "Run the import again."
    )
