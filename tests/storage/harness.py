"""A tracker over a real MongoDB, and actors for it."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from storage.bootstrap import start_tracker
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor
from storage.mongo.database import Database, allow_concurrent_operations
from storage.privacy.erasure import Erasure
from storage.privacy.forgotten import ForgottenUsers
from storage.repositories.combat_log import CombatLog
from storage.repositories.sessions import Sessions, new_session
from storage.tracker import Tracker
from tests.conftest import PATIENT_MS

DANA = Actor(UserId("64b000000000000000000001"), "Dana")
ARI = Actor(UserId("64b000000000000000000002"), "Ari", is_member=True)
STRANGER = Actor(UserId("64b000000000000000000009"), "Mallory")


@dataclass(frozen=True)
class StorageHarness:
    """One process's view of the database."""

    database: Database
    tracker: Tracker
    opened: AsyncExitStack

    @property
    def combat_log(self) -> CombatLog:
        return self.tracker.combat_log


async def open_storage(uri: str, name: str, operation_timeout_ms: int = PATIENT_MS) -> StorageHarness:
    """Open a tracker as every process does, but without its indexes."""
    opened = AsyncExitStack()
    allow_concurrent_operations()
    database = Database(uri, name, operation_timeout_ms=operation_timeout_ms)
    opened.callback(database.close)
    return StorageHarness(database, start_tracker(database, opened), opened)


async def close_storage(table: StorageHarness) -> None:
    await table.opened.aclose()


def erasure(database: Database, tracker: Tracker) -> Erasure:
    """Return what deletes a user's data."""
    return Erasure(database, tracker, ForgottenUsers(database))


async def store_session(
    sessions: Sessions,
    socket_id: str,
    encounter_id: EncounterId | None = None,
    audience: str | None = None,
    **who: Any,
) -> None:
    """Store the session of a socket, at an encounter or not; `who` are keywords of new_session."""
    await sessions.write([new_session(socket_id, **who)], {socket_id: (encounter_id, audience)}, ())
