"""The Chromium of a test session, shared because a launch costs as much as a test."""

from collections.abc import Sequence

from playwright.async_api import Browser, Playwright


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
