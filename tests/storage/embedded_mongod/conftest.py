"""An embedded database that a test may start, stop and kill."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.embedded_mongod.server import EmbeddedMongo


@pytest.fixture
async def mongo(short_folder: Path) -> AsyncIterator[EmbeddedMongo]:
    """A database on a folder of the test's own, stopped afterwards whatever the test did with it."""
    mongo = EmbeddedMongo(short_folder / "data")
    yield mongo
    await mongo.stop()
