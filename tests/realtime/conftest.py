"""A real server on a real database, and clients for it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from typing import Any

import pytest
from pymongo.monitoring import CommandListener

from realtime.__main__ import Tuning, compose
from realtime.app import Web
from storage.encounter.base import UserId
from storage.mongo.database import Database
from storage.runtime.settings import OFF, Settings, load_settings
from storage.tracker import Tracker
from tests.conftest import PATIENT_MS
from tests.realtime.client import Client
from tests.realtime.stored_documents import StoredDocuments
from tests.wire_forms import fits

SECRET = "a secret for tests that is long enough to sign with"


@pytest.fixture(autouse=True)
async def _clients() -> AsyncIterator[None]:
    """Close the clients that a test leaves open, while its servers still run.

    What they received has the forms that the docs name.
    """
    yield
    received: list[tuple[str, Any]] = []
    while Client.opened:
        client = Client.opened.pop()
        received += client.events
        await client.close()
    assert [event for event in received if not fits(*event)] == []


@pytest.fixture
async def database(mongo_uri: str, database_name: str) -> AsyncIterator[Database]:
    """The test's own database, with its indexes."""
    with closing(Database(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS)) as database:
        await database.ensure_indexes()
        yield database


@pytest.fixture
def database_uri(mongo_uri: str, database_name: str) -> str:
    """The test's own database, as an operator would set MONGODB_URI."""
    return f"{mongo_uri}{database_name}"


@pytest.fixture
async def table(database: Database) -> StoredDocuments:
    """Users and encounters of the seed shape, in the test's own database."""
    return StoredDocuments(database)


@dataclass
class Node:
    """One server with its own parts, in this process."""

    web: Web
    tracker: Tracker
    database: Database

    async def client(self, user_id: UserId, **options: Any) -> Client:
        """Return a connected client of a user."""
        return await Client.connect(self.web.address, self.web.tokens.issue_user_token(user_id), **options)

    async def joined(self, user_id: UserId, encounter_id: str) -> Client:
        """Return a connected client of a user that has joined an encounter."""
        client = await self.client(user_id)
        await client.join(encounter_id)
        return client


NodeMaker = Callable[..., Any]


@pytest.fixture
async def make_node(database_uri: str, free_port: Callable[[], int]) -> AsyncIterator[NodeMaker]:
    """A function that runs a process as `python -m realtime` composes it, with these settings."""
    async with AsyncExitStack() as stack:

        async def make(
            heartbeat_seconds: float = 15.0,
            listeners: Sequence[CommandListener] = (),
            revocation_seconds: float = 3600.0,  # a test of notices must not be helped by it
            gather_seconds: float = 0.02,
            **overrides: object,
        ) -> Node:
            # The clients of tests are faster than those of users.
            unlimited = {"limit_changes_per_token": OFF, "limit_changes_per_user": OFF}
            values = {"jwt_secret": SECRET, "port": free_port(), **unlimited, **overrides}
            settings: Settings = load_settings(None, mongodb_uri=database_uri, **values)
            tuning = Tuning(
                heartbeat_seconds,
                gather_seconds,
                PATIENT_MS,
                listeners,
                revocation_seconds=revocation_seconds,
            )
            process = await compose(settings, stack, tuning)
            return Node(process.web, process.tracker, process.database)

        yield make


@pytest.fixture
async def node(make_node: NodeMaker) -> Node:
    """One running server."""
    made: Node = await make_node()
    return made
