"""An embedded database that a test may start, stop and kill."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.embedded_mongod.server import EmbeddedMongo


@pytest.fixture
async def mongo(short_folder: Path) -> AsyncIterator[EmbeddedMongo]:
    """A database in the test's own folder, stopped afterwards in any state."""
    mongo = EmbeddedMongo(short_folder / "data")
    yield mongo
    await mongo.stop()
