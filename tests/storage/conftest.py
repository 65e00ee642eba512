"""A tracker over the session's real MongoDB."""

from collections.abc import AsyncIterator

import pytest

from tests.storage.harness import StorageHarness, close_storage, open_storage


@pytest.fixture
async def table(mongo_uri: str, database_name: str) -> AsyncIterator[StorageHarness]:
    opened = await open_storage(mongo_uri, database_name)
    try:
        await opened.database.ensure_indexes()
        yield opened
    finally:
        await close_storage(opened)


@pytest.fixture
async def other_process(
    mongo_uri: str, database_name: str, table: StorageHarness
) -> AsyncIterator[StorageHarness]:
    """A second tracker over the same database, with a cache of its own."""
    opened = await open_storage(mongo_uri, database_name)
    yield opened
    await close_storage(opened)
