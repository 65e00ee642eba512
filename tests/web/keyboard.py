"""A user with a keyboard alone: no pointer event ever reaches the page."""

import asyncio
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

# More than a page has to step over.
FAR = 150
# Tenths of a second for the page to give the focus to what comes next.
LOOKS = 150

WATCH = """
  window.pointed = [];
  for (const kind of ['pointerdown', 'mousedown', 'mouseup', 'touchstart'])
    addEventListener(kind, () => pointed.push(kind), true);
"""

# What is wrong with where the focus is; "" where a user sees it.
_UNSEEN = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return 'nothing has the focus'
  const name = one.outerHTML.slice(0, 120)
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `no ring: ${name}`
  const box = one.getBoundingClientRect()
  const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 2)
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 2)
  const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
  if (!inside) return `out of sight: ${name}`
  const top = document.elementFromPoint(x, y)
  // A label has its own field; a sheet that scrolls has what it shows.
  return one.contains(top) || top?.contains(one) || top?.control === one
    ? '' : `covered by ${top?.outerHTML.slice(0, 120)}: ${name}`
}"""


@dataclass
class Keyboard:
    """The keys of one page."""

    page: Page

    async def to(self, target: Locator) -> None:
        """Step to an element with the Tab key; every stop on the way is seen."""
        await expect(target).to_be_enabled()
        for _ in range(FAR):
            where = await target.evaluate(
                """one => one === document.activeElement ? 'here'
                  : document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING
                    ? 'before' : 'after'"""
            )
            if where == "here":
                return
            await self.page.keyboard.press("Shift+Tab" if where == "before" else "Tab")
            assert (unseen := await self.page.evaluate(_UNSEEN)) == "", unseen
        raise AssertionError(f"the Tab key does not reach {target}")

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; afterwards the focus is somewhere, and seen."""
        for key in keys:
            await self.page.keyboard.press(key)
        await self.has_place()

    async def use(self, target: Locator, key: str = "Enter") -> None:
        """Step to an element and press a key there."""
        await self.to(target)
        await self.press(key)

    async def write(self, field: Locator, text: str) -> None:
        """Step to a field and type into it."""
        await self.to(field)
        await self.page.keyboard.type(text)

    async def has_place(self) -> None:
        """Wait until no command is on its way; the focus is then somewhere, and seen."""
        pending = self.page.locator("[data-part=pending]")
        if await pending.count():
            await expect(pending).to_be_empty()
        unseen = ""
        for _ in range(LOOKS):
            if (unseen := await self.page.evaluate(_UNSEEN)) == "":
                break
            await asyncio.sleep(0.1)
        assert unseen == ""
        assert await self.page.evaluate("pointed") == []
