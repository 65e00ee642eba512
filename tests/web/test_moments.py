"""For each moment the right row, number, word and caption; in the browser, by a clock of the test's own."""

from typing import Any

import pytest
from playwright.async_api import Browser

from tests.web.film_strip import MOMENTS, opened, play, served, turn

# Moment → the participant, what its slab says, and the caption; None where no slab is due.
EXPECTED: dict[str, tuple[str | None, str, str]] = {
    "hit in words": ("ogre", "Hit Mira Ashdown", "Mira Ashdown: Ogre takes damage."),
    "hit in numbers": ("tam", "−7 Ogre · fire", "Ogre: Tam Underbough takes 7 fire damage."),
    "critical hit": ("mira", "−28 Critical hit Ogre", "Ogre: Critical hit. Mira Ashdown takes 28 damage."),
    "miss": ("tam", "4 Missed Ogre · club", "Ogre, club: The attack on Tam Underbough misses."),
    "healing": ("tam", "+9 Mira Ashdown", "Mira Ashdown: Tam Underbough regains 9 hit points."),
    "temporary": ("tam", "+8", "Tam Underbough gains 8 temporary hit points."),
    "foe falls": ("ogre", "Down Mira Ashdown", "Ogre falls."),
    "hero falls": ("tam", "−12 Down Ogre", "Tam Underbough falls."),
    "death": ("bram", "Dead", "Bram the Bold dies."),
    "natural 20": ("bram", "Natural 20", "Bram the Bold rolls a natural 20."),
    "death save": ("bram", "7 Save failed", "Bram the Bold rolls 7 on a death save."),
    "save passed": ("mira", "17 Save passed", "Mira Ashdown saves against fireball."),
    "save failed": ("ogre", "Save failed", "Ogre fails the save against web."),
    "concentration": ("mira", "Concentration lost", "Mira Ashdown loses concentration on Bless."),
    "condition": (None, "", "Ogre is frightened."),
    "reveal": ("stranger", "Revealed", "Revealed: Lich."),
    "turn of a hero": (None, "", "Round 4. Tam Underbough's turn."),
    "turn of a foe": (None, "", "Dire Wolf's turn."),
    "turn of a boss": (None, "", "Aurathrax the Ashen's turn."),
    "turn of a lair": ("stranger", "Revealed", "The Sunken Crypt's turn."),
    "five hits": ("ogre", "−7 ×5 Mira Ashdown", "Mira Ashdown: Ogre takes 7 damage. ×5"),
    "victory": ("ogre", "Down", "The fight is over."),
}
# What is announced, and how it looks.
SPLASHES = {
    "turn of a hero": ("Tam Underbough", {"type": "character", "newRound": ""}),
    "turn of a foe": ("Dire Wolf", {"type": "monster"}),
    "turn of a boss": ("Aurathrax the Ashen", {"type": "monster", "boss": ""}),
    "turn of a lair": ("The Sunken Crypt", {"type": "lair"}),
}
SEEN = """() => ({
  slabs: [...document.querySelectorAll('.slab')].map(slab => [
    slab.closest('[data-participant]')?.dataset.participant,
    [...slab.querySelectorAll('.die, b, s, em, small')].map(part => part.textContent).join(' ')]),
  captions: [...document.querySelectorAll('[data-part=captions] p')].map(line => line.textContent),
  splash: [...document.querySelectorAll('[data-part=splash]')].map(one => [
    one.querySelector('.splash-name').textContent, {...one.dataset}]),
  farewell: document.querySelector('[data-part=farewell]')?.dataset.outcome,
})"""


async def test_each_moment_has_its_row_number_word_and_caption(browser: Browser, built_pages: None) -> None:
    assert EXPECTED.keys() == MOMENTS.keys()
    page = await browser.new_page(viewport={"width": 1920, "height": 1080}, locale="en-GB")
    wrong: list[Any] = []
    with served() as origin:
        for number, (name, (whom, said, caption)) in enumerate(EXPECTED.items()):
            layout = ("column", "strip")[number % 2]
            await opened(page, f"{origin}/overlay.html?demo=1&captions=on&layout={layout}")
            await play(page, MOMENTS[name])
            seen = await page.evaluate(SEEN)
            slabs = [[whom, said]] if whom else []
            if name == "victory":
                slabs.append(["wolf", "Down"])
            splash = [["splash", *SPLASHES[name]]] if name in SPLASHES else []
            shown = [
                ["splash", title, {k: v for k, v in d.items() if k != "part"}] for title, d in seen["splash"]
            ]
            if seen["slabs"] != slabs or caption not in seen["captions"] or shown != splash:
                wrong.append((name, seen))
            if name == "victory" and seen["farewell"] != "victory":
                wrong.append((name, seen))
            await page.clock.fast_forward(8_000)
            left = await page.evaluate(SEEN)
            if left["slabs"] or left["captions"] or left["splash"]:
                wrong.append((name, "stays", left))
    await page.close()
    assert wrong == [], "\n".join(map(str, wrong))


THEMES = ("ember", "vellum", "arena", "bare")
# How a slab is drawn; and the least lightness of what stands on a dying one's red plate, of 255.
DRAWN = """() => {
  const [slab, said] = [document.querySelector('.slab'), document.querySelector('.slab b')]
  return [getComputedStyle(slab).backgroundImage, getComputedStyle(said).color].join()
}"""
PALEST = 160
DARKEST = """() => Math.min(...[...document.querySelectorAll(
  '[data-state=dying] :is(.initiative, .name, .figures *, .mark, .third-name, .third-player)')].map(part => {
    const [r, g, b] = getComputedStyle(part).color.match(/[\\d.]+/g).map(Number)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }))"""


@pytest.mark.parametrize("theme", THEMES)
async def test_good_and_bad_are_drawn_apart_and_the_dying_are_read(
    browser: Browser, built_pages: None, theme: str
) -> None:
    page = await browser.new_page(viewport={"width": 1920, "height": 1080}, locale="en-GB")
    drawn = dict[str, str]()
    with served() as origin:
        await opened(page, f"{origin}/overlay.html?demo=1&third=names&theme={theme}")
        for name in ("hit in words", "miss", "healing", "save passed", "save failed"):
            await play(page, MOMENTS[name])
            drawn[name] = await page.evaluate(DRAWN)
            await page.clock.fast_forward(8_000)
        await play(page, [*MOMENTS["hero falls"], turn("bram")])
        await page.clock.fast_forward(3_000)  # the lower third waits for the announcement to leave
        darkest = await page.evaluate(DARKEST)
    await page.close()
    assert drawn["save passed"] == drawn["healing"]
    assert drawn["save failed"] == drawn["hit in words"]
    assert len(set(drawn.values())) == 3, drawn
    assert darkest >= PALEST
