"""The complete log of every encounter: written after the commit, repaired from the encounter's history."""

import asyncio
import contextlib
from collections.abc import Iterable
from typing import Any

import structlog
from pymongo.errors import BulkWriteError, PyMongoError

from storage.encounter.base import EncounterId, UserId
from storage.encounter.model import Encounter, HistoryEntry
from storage.mongo.database import Database
from storage.mongo.ids import either, key
from storage.runtime.background import BackgroundTasks
from storage.runtime.slow_work import slowly

DUPLICATE_KEY = 11000
RETRY_SECONDS = 0.5
BATCH = 500
MOST_QUEUED = 50_000  # entries, while the log can't be written; more are left to the repair
# No caller waits for the log, and a single insert costs as much as the command: entries are batched for this
# long, far shorter than the encounter's history covers.
LINGER_SECONDS = 0.1

Noted = tuple[EncounterId, HistoryEntry]  # an encounter's id and its entries

log = structlog.get_logger(__name__)


class CombatLog:
    """Entries of `combat_log`, one per accepted command, written in the background.

    An entry lost with its process is still in the encounter's history; the next load from the database adds
    it. The unique index on encounter and version prevents duplicates.
    """

    def __init__(self, database: Database) -> None:
        self._collection = database.combat_log
        self._reader = database.reader("combat_log", _history_entry)
        self._queue: asyncio.Queue[Noted] = asyncio.Queue(maxsize=MOST_QUEUED)
        self._writer, self._repairs = BackgroundTasks(), BackgroundTasks()
        self._hurry = asyncio.Event()

    def start(self) -> None:
        """Start the writer."""
        self._writer.start(self._write(), "combat log")

    async def stop(self, patience: float = 5.0) -> None:
        """Write the queued entries, for at most `patience` seconds; the rest is repaired later."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.settled(), patience)
        await self._repairs.stop()
        await self._writer.stop()

    @property
    def queued(self) -> int:
        """How many entries wait to be written."""
        return self._queue.qsize()

    async def settled(self) -> None:
        """Wait until every queued entry is written."""
        await self._repairs.wait()
        self._hurry.set()
        await self._queue.join()
        self._hurry.clear()

    def note(self, encounter: Encounter, entries: Iterable[HistoryEntry]) -> None:
        """Queue entries of an encounter."""
        for entry in entries:
            try:
                self._queue.put_nowait((encounter.id, entry))
            except asyncio.QueueFull:
                log.warning("combat log queue full", encounter=encounter.id, version=entry.version)
                return

    def repair(self, encounter: Encounter) -> None:
        """Add missing entries from the encounter's history, in the background."""
        if encounter.history:
            self._repairs.start(self._repair(encounter), "combat log repair")

    async def entries(
        self, encounter_id: EncounterId, after_version: int = 0, limit: int = 10_000
    ) -> list[dict[str, Any]]:
        """Return the entries after a version, oldest first, with the fields of HistoryEntry."""
        return (
            await self._collection.find(*_after(encounter_id, after_version))
            .sort("version", 1)
            .to_list(limit)
        )

    async def history(
        self, encounter_id: EncounterId, after_version: int = 0, limit: int = 10_000
    ) -> list[HistoryEntry]:
        """Return the entries after a version as history entries, oldest first, without their undo."""

        def read() -> list[HistoryEntry]:
            found = self._collection.delegate.find(*_after(encounter_id, after_version))
            return self._reader.all(found.sort("version", 1).limit(limit))

        return await slowly(read)  # all of it: many threads of Motor would take turns with the event loop

    async def find(
        self, encounter_id: EncounterId, user_id: UserId, entry_ids: tuple[str, ...]
    ) -> dict[str, Any] | None:
        """Return the entry of a user's command, by one of the ids it can have, or None."""
        return await self._collection.find_one(
            {
                "encounterId": either(encounter_id),
                "commandId": {"$in": list(entry_ids)},
                "performedBy": either(user_id),
            }
        )

    async def _repair(self, encounter: Encounter) -> None:
        first = encounter.history[0].version
        try:
            condition = {"encounterId": key(encounter.id), "version": {"$gte": first}}
            cursor = self._collection.find(condition, {"version": 1, "_id": 0})
            there = {entry["version"] for entry in await cursor.to_list(None)}
        except PyMongoError as error:
            log.warning("combat log not checked", encounter=encounter.id, error=str(error))
            return
        self.note(encounter, (entry for entry in encounter.history if entry.version not in there))

    async def _write(self) -> None:
        while True:
            batch = [await self._queue.get()]
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), LINGER_SECONDS)
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            await self._insert_at_last([_document(*noted) for noted in batch])
            for _ in batch:
                self._queue.task_done()

    async def _insert_at_last(self, batch: list[dict[str, Any]]) -> None:
        while True:
            if await self._insert(batch):
                return
            await asyncio.sleep(RETRY_SECONDS)

    async def _insert(self, batch: list[dict[str, Any]]) -> bool:
        try:
            await self._collection.insert_many(batch, ordered=False)
        except BulkWriteError as error:
            failed = [e for e in error.details["writeErrors"] if e["code"] != DUPLICATE_KEY]
            for write_error in failed:  # an entry MongoDB can't store; the history keeps it
                log.error("combat log entry refused", error=write_error.get("errmsg"))
        except PyMongoError as error:
            log.warning("combat log waits for MongoDB", entries=len(batch), error=str(error))
            return False
        return True


def _after(encounter_id: EncounterId, version: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what finds the entries after a version, and their fields."""
    return {"encounterId": either(encounter_id), "version": {"$gt": version}}, {"_id": 0}


def _history_entry(document: dict[str, Any]) -> HistoryEntry:
    return HistoryEntry.read({**document, "id": document["commandId"]})


def _document(encounter_id: EncounterId, entry: HistoryEntry) -> dict[str, Any]:
    fields = entry.plain()
    del fields["id"], fields["undo"]
    about: dict[str, Any] = next((e for e in fields["events"] if e.get("participantId")), {})
    return {
        **fields,
        "encounterId": key(encounter_id),
        "commandId": entry.id,
        # The seed's action names of log entries.
        "action": _ACTIONS.get(about.get("type", ""), entry.kind),
        "participantId": key(about["participantId"]) if about else None,
        "amount": about.get("amount"),
        "description": fields["command"].get("notes") or None,
        "performedBy": key(entry.user_id),
    }


_ACTIONS = {"damage_taken": "damage", "healing_received": "healing"}
