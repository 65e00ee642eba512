"""Names of every length and script inside their plates: boxes are measured in each theme and layout."""

from contextlib import suppress
from typing import Any

import pytest
from playwright.async_api import Page, expect

from storage.encounter.commands import DamagePart, DamageTarget, DealDamage, Undo
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import participant
from tests.web.long_names import NAMES
from tests.web.on_air import OnAir, Overlay

THEMES = ("ember", "vellum", "arena", "bare")
LAYOUTS = ("side=left", "side=right", "layout=strip", "layout=strip&edge=bottom&align=centre")

# What is cut off, stands out of its plate, or covers something else.
MEASURE = """() => {
  const faults = []
  const box = element => element.getBoundingClientRect()
  const meets = (a, b) => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1
    && b.bottom > a.top + 1
  const rows = [...document.querySelectorAll('li.row:not([data-outside])')]
  const plates = rows.map(row => row.querySelector('.plate'))
  const slabs = [...document.querySelectorAll('.slab')].map(box)
  slabs.forEach((one, place) => slabs.slice(place + 1).filter(other => meets(one, other)).forEach(other => (
    faults.push(`slab at ${one.top} to ${one.bottom} over another at ${other.top}`))))
  for (const row of rows) {
    const [plate, name] = [row.querySelector('.plate'), row.querySelector('[data-part=name]')]
    const say = what => faults.push(`${name.textContent}: ${what}`)
    if (name.scrollWidth > name.clientWidth + 1) say('cut off at the side')
    if (name.scrollHeight > name.clientHeight + 2) say('cut off below')
    const parts = [...plate.querySelectorAll(
      '[data-part]:not([data-part=conditions] *, .bar *, [data-part=hp-bar])')]
    for (const part of parts) {
      const { left, right, top, bottom } = box(part)
      const of = box(plate)
      if (left === right) continue
      if (left < of.left - 1 || right > of.right + 1 || top < of.top - 1 || bottom > of.bottom + 1)
        say(`${part.dataset.part} out of its plate`)
    }
    const beside = plate.querySelector('[data-part=hp-numbers], [data-part=band], [data-part=death-saves]')
    const lines = document.createRange()
    lines.selectNodeContents(name)
    // Letters stay within the lines of the name; the boxes of a face may be higher.
    const [pad, of] = [parseFloat(getComputedStyle(name).paddingTop), box(name)]
    const inked = [...lines.getClientRects()].map(({left, right, top, bottom}) => (
      {left, right, top: Math.max(top, of.top + pad), bottom: Math.min(bottom, of.bottom - pad)}))
    if (beside && inked.some(line => meets(line, box(beside)))) say('over its figures')
    const pointer = row.querySelector('[data-part=pointer]')
    if (pointer && [name, beside, row.querySelector('[data-part=initiative]')].some(
      part => part && meets(box(pointer), box(part)))) say('below the pointer')
    for (const outside of row.querySelectorAll('[data-part=next], .slab')) {
      if (plates.some(other => meets(box(outside), box(other)))) say(`${outside.className} covers a plate`)
    }
    const [next, slab] = [row.querySelector('[data-part=next]'), row.querySelector('.slab')]
    if (next && slab && meets(box(next), box(slab))) say('the mark of the next one is covered')
  }
  return faults
}"""


# Slabs stay on the screen: a busy machine may measure after their time.
STAY = """
  const after = window.setTimeout
  window.setTimeout = (what, wait, ...more) => after(what, wait > 1_500 ? 600_000 : wait, ...more)
"""


def people(count: int) -> list[dict[str, Any]]:
    """Return heroes at 112/112 with 15 temporary hit points, and monsters, by turns."""
    made = []
    for place in range(count):
        name = NAMES[place % len(NAMES)]
        if place >= len(NAMES):
            name = f"{name[:37]} {place}"
        conditions = [{"_id": f"{n:024x}", "name": n_, "duration": 3} for n, n_ in enumerate(CONDITIONS)]
        more: dict[str, Any] = {"conditions": conditions if place % 3 == 0 else []}
        if place % 2 == 0:
            made.append(participant(name, 112, 30 - place, type="character", tempHP=15, **more))
        else:
            made.append(participant(name, 60, 30 - place, currentHP=20, **more))
    return made


async def faults_of(page: Page) -> list[str]:
    """Measure until nothing is wrong: faces load when they are first drawn, and names are fitted then."""
    faults = list[str]()

    async def fits() -> bool:
        faults[:] = await page.evaluate(MEASURE)
        return not faults

    with suppress(TimeoutError):
        await eventually(fits)
    return faults


CONDITIONS = ("Frightened", "Restrained", "Poisoned", "Hexed")


@pytest.mark.parametrize("count", [8, 10, 14])
async def test_the_longest_names_fit_their_plates(on_air: OnAir, overlay: Overlay, count: int) -> None:
    await on_air.begin(*people(count), name="The siege of the seven towers of Hohenste")
    for theme in THEMES:
        for layout in LAYOUTS:
            await overlay.open(on_air.address(f"?{layout}&theme={theme}&motion=reduced"))
            assert await faults_of(overlay.page) == [], (theme, layout)


@pytest.mark.parametrize("amount", [1, 300])
@pytest.mark.parametrize("count", [8, 14])
async def test_what_happens_covers_no_plate(on_air: OnAir, overlay: Overlay, count: int, amount: int) -> None:
    await on_air.begin(*people(count))
    ids = [p.id for p in (await on_air.tracker.current(on_air.encounter_id)).participants]
    neighbours = tuple(DamageTarget(participant_id=each) for each in ids[1:5])
    await overlay.page.add_init_script(STAY)
    for layout in LAYOUTS:
        await overlay.open(on_air.address(f"?{layout}&motion=reduced"))
        parts = (DamagePart(amount=amount, type="fire"),)
        await on_air.do(DealDamage(targets=neighbours, parts=parts, source_id=ids[0], is_critical=True))
        await expect(overlay.page.locator(".slab")).to_have_count(4)
        assert await faults_of(overlay.page) == [], layout
        await on_air.do(Undo())
