"""The time at which a page shows a text, on the machine's clock."""

from typing import Any

from playwright.async_api import Page

# The page's clock starts at its load; the machine's has whole milliseconds there. A delay after a tick makes
# the difference smaller, so the largest of several is right.
_CLOCKS = """() => {
  let difference = -Infinity;
  for (let look = 0; look < 8; look += 1) {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    difference = Math.max(difference, now - performance.now());
  }
  window.clockDifference = difference;
}"""

# For each selector: the time at which its element had the text, by the machine's clock.
_WATCH = """([selectors, text]) => {
  window.shown = Promise.all(selectors.map(selector => new Promise(resolve => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)?.textContent.includes(text)) return;
      const at = (performance.now() + window.clockDifference) / 1000;
      observer.disconnect();
      resolve(at);
    });
    const options = {subtree: true, childList: true, characterData: true};
    observer.observe(document.body, options);
  })));
}"""


class Watched:
    """A page and its watched elements."""

    def __init__(self, page: Page, *selectors: str) -> None:
        self.page = page
        self._selectors = list(selectors)

    async def set_clock(self) -> None:
        """Compare the page's clock with the machine's."""
        await self.page.evaluate(_CLOCKS)

    async def watch(self, text: str) -> None:
        """Wait for a text from now on."""
        await self.page.evaluate(_WATCH, [self._selectors, text])

    async def shown(self) -> list[float]:
        """Return the time at which each element showed it, in seconds since 1970."""
        found: list[Any] = await self.page.evaluate("() => window.shown")
        return [float(at) for at in found]
