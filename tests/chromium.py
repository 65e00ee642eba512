"""The Chromium of a test session, shared because a launch costs as much as a test."""

import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Playwright, async_playwright

from tests.places import ROOT

# The first that is found. The headless shell is the same engine without the windows of a browser: a page in a
# new context costs a third of the time.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium")

# Where `python -m tests.browser` puts one on a machine without.
BROUGHT = ROOT / "build" / "browser" / "chromium-headless-shell"

# The suggestions below the address bar are pages too, and start a process for every window: 40% of the time
# of a page in a new context. The option takes the place of Playwright's own, so the others are the names in
# its list that matter to pages of this machine.
NOT_IN_CHROMIUM = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)

CHROMIUM_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(NOT_IN_CHROMIUM)}",
)


class Chromium:
    """A browser that is launched on first use, and again after it ended."""

    def __init__(self, playwright: Playwright, executable: str, options: Sequence[str]) -> None:
        self._playwright, self._executable, self._options = playwright, executable, options
        self._browser: Browser | None = None

    async def running(self) -> Browser:
        """Return the browser."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = await self._playwright.chromium.launch(
                executable_path=self._executable, args=self._options
            )
        return self._browser

    async def close(self) -> None:
        """End the browser."""
        if self._browser is not None:
            await self._browser.close()


def executable() -> str | None:
    """Return the path of the machine's Chromium, or of the one that was brought; None without either."""
    on_path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return on_path or (str(BROUGHT) if BROUGHT.is_file() else None)


@asynccontextmanager
async def launched() -> AsyncIterator[Chromium | None]:
    """Yield a Chromium until the block ends; None without one."""
    path = executable()
    if path is None:
        yield None
        return
    async with async_playwright() as playwright:
        chromium = Chromium(playwright, path, CHROMIUM_OPTIONS)
        yield chromium
        await chromium.close()
