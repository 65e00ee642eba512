"""Versioned writes that wait for one another share a round trip, and a journal flush."""

import asyncio
from dataclasses import dataclass

from pymongo import UpdateOne
from pymongo.errors import BulkWriteError, PyMongoError

from storage.database import Collection, Document

BATCH = 256


@dataclass(frozen=True, slots=True)
class _Commit:
    guard: Document
    operators: Document
    command_id: str
    answer: asyncio.Future[bool]


class Commits:
    """Updates of single documents, each guarded by its version.

    While one write is on its way, those that come meanwhile are collected and sent together. An idle table
    waits for nobody. There is at most one commit per document at a time: callers see to that.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._waiting: list[_Commit] = []
        self._sender: asyncio.Task[None] | None = None

    async def commit(self, guard: Document, operators: Document, command_id: str) -> bool:
        """Apply an update to the document that matches the guard; False when none does.

        `command_id` is what the update appends to the document's `applied`. Raises pymongo's errors; then it
        is not known whether the update was applied.
        """
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Commit(guard, operators, command_id, answer))
        if self._sender is None:
            self._sender = asyncio.create_task(self._send(), name="commits")
        # A caller that gives up takes nobody else's write with it.
        return await asyncio.shield(answer)

    async def _send(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
                await self._write(batch)
        finally:
            self._sender = None

    async def _write(self, batch: list[_Commit]) -> None:
        try:
            answers = await (self._one(batch[0]) if len(batch) == 1 else self._many(batch))
        except PyMongoError as error:
            for commit in batch:
                if not commit.answer.done():
                    commit.answer.set_exception(error)
                    commit.answer.exception()  # the caller may be gone: then nobody else will look
            return
        for commit, answer in zip(batch, answers, strict=True):
            if not commit.answer.done():
                commit.answer.set_result(answer)

    async def _one(self, commit: _Commit) -> list[bool]:
        result = await self._collection.update_one(commit.guard, commit.operators)
        return [result.matched_count == 1]

    async def _many(self, batch: list[_Commit]) -> list[bool]:
        updates = [UpdateOne(commit.guard, commit.operators) for commit in batch]
        try:
            result = await self._collection.bulk_write(updates, ordered=False)
        except BulkWriteError as error:
            if error.details.get("writeConcernErrors"):
                raise
            return await self._look(batch)
        if result.matched_count == len(batch):
            return [True] * len(batch)
        return await self._look(batch)

    async def _look(self, batch: list[_Commit]) -> list[bool]:
        """Read back which commits are in: the result of a bulk write only counts them."""
        ids = [commit.guard["_id"] for commit in batch]
        documents = await self._collection.find({"_id": {"$in": ids}}, {"applied": 1}).to_list(None)
        applied = {document["_id"]: document.get("applied") or () for document in documents}
        return [commit.command_id in applied.get(commit.guard["_id"], ()) for commit in batch]
