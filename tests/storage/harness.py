"""A tracker over a real MongoDB, and actors for it."""

from dataclasses import dataclass

from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
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
    combat_log: CombatLog


async def open_storage(uri: str, name: str, operation_timeout_ms: int = PATIENT_MS) -> StorageHarness:
    database = Database(uri, name, operation_timeout_ms=operation_timeout_ms)
    combat_log = CombatLog(database)
    combat_log.start()
    return StorageHarness(database, Tracker(Encounters(database), combat_log), combat_log)


async def close_storage(table: StorageHarness) -> None:
    await table.combat_log.stop()
    table.database.close()
