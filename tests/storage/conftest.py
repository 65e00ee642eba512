"""A tracker over the session's real MongoDB."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

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
class Table:
    """One process's view of the database."""

    database: Database
    tracker: Tracker
    combat_log: CombatLog


async def open_table(uri: str, name: str, operation_timeout_ms: int = PATIENT_MS) -> Table:
    database = Database(uri, name, operation_timeout_ms=operation_timeout_ms)
    combat_log = CombatLog(database)
    combat_log.start()
    return Table(database, Tracker(Encounters(database), combat_log), combat_log)


async def close_table(table: Table) -> None:
    await table.combat_log.stop()
    table.database.close()


@pytest.fixture
async def table(mongo_uri: str, database_name: str) -> AsyncIterator[Table]:
    opened = await open_table(mongo_uri, database_name)
    try:
        await opened.database.ensure_indexes()
        yield opened
    finally:
        await close_table(opened)


@pytest.fixture
async def other_process(mongo_uri: str, database_name: str, table: Table) -> AsyncIterator[Table]:
    """A second tracker over the same database, with a cache of its own."""
    opened = await open_table(mongo_uri, database_name)
    yield opened
    await close_table(opened)
