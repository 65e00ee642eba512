"""The overlay in Chromium, in front of a real server."""

import os
from collections.abc import AsyncIterator, Callable

import pytest
from playwright.async_api import Browser, expect

from realtime.pages import HOW_TO_BUILD, STATIC
from storage.database import Database
from storage.settings import load_settings
from tests.web.on_air import OnAir, Overlay

SECRET = "a secret for tests that is long enough to sign with"

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def built_pages() -> None:
    """The pages as they are installed; without them the test is skipped, and fails where CI is set."""
    if not (STATIC / "overlay.html").is_file():
        missing = f"the web pages are not built: {HOW_TO_BUILD}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.fixture
async def on_air(
    built_pages: None, mongo_uri: str, database_name: str, free_port: Callable[[], int]
) -> AsyncIterator[OnAir]:
    """A server of the test's own; the test begins the fight."""
    settings = load_settings(None, mongodb_uri=mongo_uri, jwt_secret=SECRET, port=free_port())
    database = Database(mongo_uri, database_name)
    await database.ensure_indexes()
    on_air = OnAir(settings, database)
    yield on_air
    await on_air.stop()
    database.close()


@pytest.fixture
async def overlay(browser: Browser, on_air: OnAir) -> AsyncIterator[Overlay]:
    """A browser source of 1920×1080. Whatever the test is about: no complaints, and nobody else is asked."""
    context = await browser.new_context(viewport={"width": 1920, "height": 1080})
    overlay = Overlay(await context.new_page())
    overlay.watch()
    yield overlay
    await context.close()
    assert overlay.complaints == []
    assert [url for url in overlay.requests if not url.startswith(on_air.web.address)] == []
    # A browser keeps the fragment to itself; here it is part of what the page was loaded as.
    assert [url for url in overlay.requests if on_air.secret in url.split("#")[0]] == []
