"""The real services that tests run against: MongoDB, Redis and Chromium.

One of each serves the whole session. Every test has its own event loop, except those that use the browser:
they share its loop, so their fixtures must use it too (`loop_scope="session"`).
"""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import cycle
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser, Page
from pymongo import MongoClient
from pymongo.database import Database as MongoDatabase

from storage.bootstrap import tune_interpreter
from storage.embedded_mongod.server import EmbeddedMongo
from storage.mongo.database import INDEXES
from tests.chromium import Chromium, launched
from tests.free_port import free_port
from tests.redis_process import RedisServer

# No test depends on the machine's speed.
#
# In CI one commit tries the same examples in every run, so a failure can be repeated. New examples are
# searched for on the machines of developers, where .hypothesis keeps those that failed until they pass.
# An example that failed is then committed as @example: a reviewer can read it, which the binary files of
# a database do not allow.
settings.register_profile("at any speed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "CI", settings.get_profile("at any speed"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("CI" if os.environ.get("CI") else "at any speed")

# MongoDB may process a killed client later: then not in the next test's database.
DATABASES = 4

# A write is acknowledged once it is in the journal. A file system in memory spares it the wait for the disk,
# where there is room for the journals and caches of several servers.
MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000

# On a busy machine MongoDB may need longer than the product's timeout; in milliseconds.
PATIENT_MS = 30_000


def folder_for_data() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder, in memory where there is room, with a path short enough for a Unix socket."""
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.TemporaryDirectory(prefix="tracker-test-", dir=MEMORY if has_room else None)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder with a path short enough for a Unix socket, unlike pytest's."""
    with folder_for_data() as folder:
        yield Path(folder)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def mongo_uri() -> AsyncIterator[str]:
    """The connection string of the session's MongoDB server."""
    with folder_for_data() as folder:
        async with EmbeddedMongo(Path(folder)) as mongo:
            yield mongo.uri


@pytest.fixture(scope="session")
def _databases(mongo_uri: str) -> Iterator[Iterator[MongoDatabase[dict[str, object]]]]:
    """Databases to reuse: creating one with its indexes takes longer than most tests."""
    with MongoClient[dict[str, object]](mongo_uri) as client:
        yield cycle([client[f"test_{uuid4().hex}"] for _ in range(DATABASES)])


@pytest.fixture
def database_name(_databases: Iterator[MongoDatabase[dict[str, object]]]) -> str:
    """The name of the test's own database, without documents; it may have the tracker's indexes."""
    database = next(_databases)
    for name in database.list_collection_names():
        if name in INDEXES:
            database[name].delete_many({})
        else:
            database.drop_collection(name)
    return database.name


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """The session's Redis server. A test that stops one starts its own (`own_redis_server`)."""
    with tempfile.TemporaryDirectory(prefix="tracker-test-") as folder:
        server = RedisServer(Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture
def redis_url(redis_server: RedisServer) -> Iterator[str]:
    """The address of the session's Redis server, empty at the start of the test."""
    redis_server.flush()
    yield redis_server.url
    redis_server.flush()


@pytest.fixture
def own_redis_server(short_folder: Path) -> Iterator[RedisServer]:
    """A running Redis server that the test may stop, start and suspend."""
    server = RedisServer(short_folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture(name="free_port")
def _free_port() -> Callable[[], int]:
    """A function that returns a free TCP port; only for programs that do not support port 0."""
    return free_port


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _chromium() -> AsyncIterator[Chromium]:
    """The session's Chromium; tests are skipped without one, and fail where CI is set."""
    async with launched() as chromium:
        if chromium is None:
            missing = "there is no Chromium: `make test` brings one"
            if os.environ.get("CI"):
                pytest.fail(missing)
            pytest.skip(missing)
        yield chromium


@pytest_asyncio.fixture(loop_scope="session")
async def browser(_chromium: Chromium) -> AsyncIterator[Browser]:
    """A headless Chromium without stored data. A test with it runs in the session's event loop."""
    browser = await _chromium.running()
    yield browser
    for context in browser.contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> Page:
    """An empty page in a new context."""
    context = await browser.new_context()
    return await context.new_page()


def pytest_collection_finish() -> None:
    """Collect garbage as the product's processes do: what was imported is never searched."""
    tune_interpreter()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run each test that uses the browser in the browser's event loop."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
