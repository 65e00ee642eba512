"""The overlay in Chromium, with a real server."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from types import CoroutineType
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from realtime.http_routes.pages import HOW_TO_BUILD, STATIC
from storage.mongo.database import Database
from storage.runtime.settings import load_settings
from tests.conftest import PATIENT_MS
from tests.places import ROOT
from tests.web.on_air import KEEP_MOMENTS, OnAir, Overlay

SECRET = "a secret for tests that is long enough to sign with"

OURS = ("bot", "realtime", "storage", "tests")

expect.set_options(timeout=60_000)  # in ms; an upper limit for a busy machine


@pytest.fixture(scope="session")
def built_pages() -> None:
    """The built pages; without them the test is skipped, or fails where CI is set."""
    if not (STATIC / "overlay.html").is_file():
        missing = f"the web pages are not built: {HOW_TO_BUILD}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def _nothing_goes_on() -> AsyncIterator[None]:
    """Tests here share an event loop: a task left by one would run in the next."""
    before = asyncio.all_tasks()
    yield
    # The connections of a test's own server end a moment after the browser has closed its sockets.
    if ending := [task for task in asyncio.all_tasks() - before if _runs(task, "tests")]:
        await asyncio.wait(ending, timeout=PATIENT_MS / 1000)
    left = [task for task in asyncio.all_tasks() - before if _runs(task, *OURS)]
    for task in left:
        task.cancel()
    assert left == []


def _runs(task: asyncio.Task[Any], *parts: str) -> bool:
    """Whether a task runs code of these folders, not this fixture's; those of libraries may continue."""
    coroutine = task.get_coro()
    path = coroutine.cr_code.co_filename if isinstance(coroutine, CoroutineType) else ""
    return (
        any(Path(path).is_relative_to(ROOT / part) for part in parts) and task is not asyncio.current_task()
    )


@pytest_asyncio.fixture(loop_scope="session")
async def on_air(
    built_pages: None, mongo_uri: str, database_name: str, free_port: Callable[[], int]
) -> AsyncIterator[OnAir]:
    """The test's own server; the test starts the encounter."""
    uri = f"{mongo_uri}{database_name}"
    settings = load_settings(None, mongodb_uri=uri, jwt_secret=SECRET, port=free_port())
    with closing(Database(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS)) as database:
        await database.ensure_indexes()
        on_air = OnAir(settings, database)
        yield on_air
        await on_air.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def overlay(browser: Browser, on_air: OnAir) -> AsyncIterator[Overlay]:
    """A browser source of 1920×1080. In every test: no console errors, and no requests to other hosts."""
    context = await browser.new_context(viewport={"width": 1920, "height": 1080})
    await context.add_init_script(KEEP_MOMENTS)
    overlay = Overlay(await context.new_page())
    overlay.watch()
    yield overlay
    await context.close()
    assert overlay.complaints == []
    assert [url for url in overlay.requests if not url.startswith(on_air.origin)] == []
    # A browser does not send the fragment; here it is part of the page's address.
    assert [url for url in overlay.requests if on_air.secret in url.split("#")[0]] == []
