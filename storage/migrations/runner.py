"""Bring stored documents to the present shape, and find those that can't be read.

Migrations run at the start of every process, before it serves. Several processes may run them at once, and
one may end in the middle: a document is written only as long as it is the one that was read, and one that was
written is not looked at again. A document that can't be read is left as it is, counted, logged and reported.
"""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import structlog
from pymongo import UpdateOne
from pymongo.errors import BulkWriteError, PyMongoError

from storage.migrations.shapes import SHAPES
from storage.mongo.database import Database, Document
from storage.mongo.schema_version import FIELD, current_schema, outdated, refuse_newer
from storage.mongo.start_errors import explained_at_start
from storage.mongo.unreadable import READING_ERRORS, reason

BATCH = 20  # documents that are read and written at a time

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class UnreadableDocument:
    """A document that can't be read; `why` names the field at fault, never its value."""

    collection: str
    id: str
    why: str


@dataclass(slots=True)
class Findings:
    """What was found, counted by collection; `changed` are the outdated ones with fields to set."""

    outdated: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unreadable: list[UnreadableDocument] = field(default_factory=list)


async def migrate(database: Database, *, dry_run: bool = False) -> Findings:
    """Migrate every document of an older shape; with `dry_run` write nothing. Raises StartupError."""
    findings = Findings()
    try:
        for name in SHAPES:
            async for batch in _batches(database, name, outdated(name)):
                writes = [w for document in batch if (w := _migration(database, name, document, findings))]
                if writes and not dry_run:
                    await _write(database, name, writes)
    except PyMongoError as error:
        raise explained_at_start(error) from error
    if findings.outdated and not dry_run:
        log.info("documents migrated", marked=dict(findings.outdated), changed=dict(findings.changed))
    return findings


async def examine(database: Database) -> Findings:
    """Read every document that has a shape, and count those that wait for a migration.

    Raises StartupError.
    """
    findings = Findings()
    try:
        for name in SHAPES:
            async for batch in _batches(database, name, {}):
                for document in batch:
                    _changes(database, name, document, findings)
            findings.outdated[name] = await database.collection(name).count_documents(outdated(name))
    except PyMongoError as error:
        raise explained_at_start(error) from error
    return findings


async def _write(database: Database, name: str, writes: list[UpdateOne]) -> None:
    try:
        await database.collection(name).bulk_write(writes, ordered=False)
    except BulkWriteError as error:  # MongoDB refuses single documents: they stay as they are
        for refused in error.details["writeErrors"]:
            log.error("a document could not be migrated", collection=name, why=refused.get("errmsg"))


def _migration(database: Database, name: str, document: Document, findings: Findings) -> UpdateOne | None:
    """Return the write that migrates a document, or None for one that can't be read."""
    changes = _changes(database, name, document, findings)
    if changes is None:
        return None
    findings.outdated[name] += 1
    findings.changed[name] += bool(changes)
    guard = {known: document.get(known) for known in ("_id", FIELD, "version", "updatedAt")}
    return UpdateOne(guard, {"$set": {**changes, **current_schema(name)}})


def _changes(database: Database, name: str, document: Document, findings: Findings) -> Document | None:
    """Return the fields that a document lacks; None, after noting it, for one that can't be read."""
    shape = SHAPES[name]
    try:
        refuse_newer(name, document)
        shape.parse(document)
        return shape.changes(document)
    except READING_ERRORS as error:
        database.unreadable.note(name, document["_id"], error)
        findings.unreadable.append(UnreadableDocument(name, str(document["_id"]), reason(error)))
        return None


async def _batches(database: Database, name: str, condition: Document) -> AsyncIterator[list[Document]]:
    """Read documents in batches by their ids, so that no single operation takes long."""
    collection = database.collection(name)
    ids = [found["_id"] for found in await collection.find(condition, {"_id": 1}).to_list(None)]
    for first in range(0, len(ids), BATCH):
        part = {"_id": {"$in": ids[first : first + BATCH]}}
        yield await collection.find(part).to_list(None)
