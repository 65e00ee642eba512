"""Long names whole in slabs, announcements and the lower third: measured, by a clock of the test's own."""

from typing import Any

import pytest
from playwright.async_api import Browser

from tests.web.film_strip import LAYOUTS, THEMES, hit, opened, play, served, turn
from tests.web.long_names import NAMES

# What is cut off, stands out of its plate or of the screen, or covers the plate of a row.
MEASURE = """() => {
  const faults = []
  const box = element => element.getBoundingClientRect()
  const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
    && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1
  const meets = (a, b) => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1
    && b.bottom > a.top + 1
  const screen = new DOMRect(0, 0, innerWidth, innerHeight)
  for (const plate of document.querySelectorAll('.slab, .splash-plate, .third')) {
    const say = what => faults.push(`${plate.className} “${plate.textContent}” ${what}`)
    if (!within(box(plate), screen)) say('out of the screen')
    const lettered = [...plate.querySelectorAll('*')].filter(
      part => [...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    for (const part of lettered) {
      const isHidden = getComputedStyle(part).overflow !== 'visible'
      if (isHidden && part.scrollWidth > part.clientWidth + 1) say('cut off at the side')
      const style = getComputedStyle(part)
      const [size, line] = [parseFloat(style.fontSize), parseFloat(style.lineHeight)]
      // The boxes of letters may be higher than their lines; a line that is cut off is as high as one.
      if (isHidden && part.scrollHeight > part.clientHeight + size / 2) say('cut off below')
      const padded = line + parseFloat(style.paddingTop) + parseFloat(style.paddingBottom)
      if (isHidden && padded < 1.1 * size - 0.1) say(`letters cut off in ${part.className || part.localName}`)
      if (!within(box(part), box(plate))) say(`${part.className || part.localName} out of its plate`)
    }
  }
  const slabs = [...document.querySelectorAll('.slab')]
  for (const [number, slab] of slabs.entries()) {
    if ([...document.querySelectorAll('li.row .plate')].some(plate => meets(box(slab), box(plate))))
      faults.push(`slab “${slab.textContent}” over a row`)
    if (slabs.slice(number + 1).some(other => meets(box(slab), box(other))))
      faults.push(`slab “${slab.textContent}” over another`)
  }
  return faults
}"""


def renamed(name: str) -> list[dict[str, Any]]:
    """Return what brings up a slab, an announcement and the lower third with a name in each."""
    critical = hit(
        "ogre", {"name": name}, tone="damage", isCritical=True, damageTypes=["fire"], sourceId="mira"
    )
    critical["people"]["mira"] = {"name": name}
    return [turn("ogre", new_round=True, name=name, isBoss=True), critical]


def fallen() -> list[dict[str, Any]]:
    """Return the fall of neighbours at once."""
    return [
        hit(whom, {"healthBand": "down", "isDefeated": True}, sourceId="mira") for whom in ("ogre", "wolf")
    ] + [hit("stranger", {"healthBand": "down", "isDefeated": True}, sourceId="mira")]


@pytest.mark.parametrize("theme", THEMES)
async def test_long_names_are_whole_in_every_moment(browser: Browser, built_pages: None, theme: str) -> None:
    page = await browser.new_page(viewport={"width": 1920, "height": 1080}, locale="en-GB")
    wrong: list[Any] = []
    with served() as origin:
        for layout in (*LAYOUTS, "side=right", "layout=strip&edge=bottom"):
            address = f"{origin}/overlay.html?demo=1&motion=reduced&third=on&theme={theme}&{layout}"
            for moment in (*map(renamed, NAMES), fallen()):
                await opened(page, address)
                await play(page, moment)
                await page.evaluate("document.fonts.ready.then(() => 1)")
                wrong += [(layout, fault) for fault in await page.evaluate(MEASURE)]
                await page.clock.fast_forward(3_000)  # the lower third waits for the announcement to leave
                wrong += [(layout, fault) for fault in await page.evaluate(MEASURE)]
    await page.close()
    assert wrong == [], "\n".join(map(str, wrong))
