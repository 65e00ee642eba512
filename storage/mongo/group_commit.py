"""Send concurrent versioned writes in one round trip with one journal flush."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pymongo import UpdateOne
from pymongo.errors import BulkWriteError, PyMongoError, WriteError

from storage.mongo.database import Collection, Document

BATCH = 256
# While MongoDB works on one batch, this process prepares the next one.
LANES = 2
WORTH_A_LANE = 16

Answer = bool | Exception


@dataclass(frozen=True, slots=True)
class _Commit:
    guard: Document
    operators: Document
    applied: str
    answer: asyncio.Future[bool]


class GroupCommit:
    """Updates of single documents, each guarded by its version.

    Commits of one turn of the event loop, and those that arrive during a round trip, are sent together. A
    single commit does not wait. Callers ensure at most one commit per document at a time.
    """

    def __init__(self, collection: Collection) -> None:
        # Motor needs one more future at each step; here each lane has one thread.
        self._collection = collection.delegate
        self._threads = ThreadPoolExecutor(LANES, "commits")
        self._waiting: list[_Commit] = []
        self._under_way = 0
        self._is_arranged = False

    async def commit(self, guard: Document, operators: Document, applied: str) -> bool:
        """Apply an update to the document that matches the guard; False when none does.

        `applied` is what the update adds to the document's `applied`. Raises the errors of pymongo and
        bson; unless `is_refusal` says so, it is not known then whether the update was applied. A cancelled
        caller does not cancel the writes of others.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[bool] = loop.create_future()
        self._waiting.append(_Commit(guard, operators, applied, answer))
        self._arrange(loop)
        return await answer

    def _arrange(self, loop: asyncio.AbstractEventLoop) -> None:
        """Send the queued commits at the end of this turn of the loop, if a lane is free then."""
        if not self._is_arranged and self._waiting and self._under_way < LANES:
            self._is_arranged = True
            loop.call_soon(self._send, loop)

    def _send(self, loop: asyncio.AbstractEventLoop) -> None:
        self._is_arranged = False
        while self._waiting and self._under_way < LANES:
            free = LANES - self._under_way
            count = min(BATCH, max(WORTH_A_LANE, -(-len(self._waiting) // free)))
            batch, self._waiting = self._waiting[:count], self._waiting[count:]
            self._under_way += 1
            self._threads.submit(self._write, loop, batch)
            if len(batch) < WORTH_A_LANE:
                break

    def _landed(
        self, loop: asyncio.AbstractEventLoop, batch: Sequence[_Commit], answers: Sequence[Answer]
    ) -> None:
        self._under_way -= 1
        for commit, answer in zip(batch, answers, strict=True):
            if commit.answer.done():
                continue  # its caller was cancelled
            if isinstance(answer, Exception):
                commit.answer.set_exception(answer)
            else:
                commit.answer.set_result(answer)
        self._arrange(loop)

    # The methods below run in a lane's thread.

    def _write(self, loop: asyncio.AbstractEventLoop, batch: Sequence[_Commit]) -> None:
        answers = self._answers(batch)
        loop.call_soon_threadsafe(self._landed, loop, batch, answers)

    def _answers(self, batch: Sequence[_Commit]) -> Sequence[Answer]:
        try:
            return self._one(batch[0]) if len(batch) == 1 else self._many(batch)
        except PyMongoError as error:
            return [error] * len(batch)
        except Exception as error:  # it can't be encoded as BSON; the others are not affected
            return [error] if len(batch) == 1 else [self._answers([commit])[0] for commit in batch]

    def _one(self, commit: _Commit) -> list[bool]:
        result = self._collection.update_one(commit.guard, commit.operators)
        return [result.matched_count == 1]

    def _many(self, batch: Sequence[_Commit]) -> Sequence[Answer]:
        updates = [UpdateOne(commit.guard, commit.operators) for commit in batch]
        try:
            result = self._collection.bulk_write(updates, ordered=False)
        except BulkWriteError as error:
            if error.details.get("writeConcernErrors"):
                raise
            refused = {
                e["index"]: WriteError(e["errmsg"], e["code"], e) for e in error.details["writeErrors"]
            }
            return [refused.get(place, answer) for place, answer in enumerate(self._look(batch))]
        if result.matched_count == len(batch):
            return [True] * len(batch)
        return self._look(batch)

    def _look(self, batch: Sequence[_Commit]) -> list[bool]:
        """Read which commits were applied: the result of a bulk write only counts them."""
        ids = [commit.guard["_id"] for commit in batch]
        found = self._collection.find({"_id": {"$in": ids}}, {"applied": 1})
        there = {document["_id"]: document.get("applied") or () for document in found}
        return [commit.applied in there.get(commit.guard["_id"], ()) for commit in batch]
