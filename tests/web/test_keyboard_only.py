"""The player page, the console and the configurator with a keyboard alone, from the link to the end."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from storage.encounter.commands import CallForSaves
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.web.keyboard import WATCH, Keyboard
from tests.web.on_air import OnAir
from tests.web.opened_page import OpenedPage, opened_page

SWORD = {"name": "Longsword", "bonus": 30, "damage": "5 slashing"}


async def begun(guest: OpenedPage) -> Keyboard:
    """Load the page again with its pointer events counted, and wait until it is live."""
    await guest.page.add_init_script(WATCH)
    await guest.page.reload()
    await guest.is_live()
    return Keyboard(guest.page)


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
async def test_a_player_plays_a_turn(browser: Browser, on_air: OnAir, width: int) -> None:
    alice = await StoredDocuments(on_air.database).user("Alice")
    elwing = hero("Elwing", alice, 38, 21, attacks=[SWORD])
    ogre = participant("Ogre", 59, 15, visibility={"players": "exact", "stream": "exact"})
    await on_air.begin(elwing, ogre, rules={"playersMay": "open"})
    options: Any = {"viewport": {"width": width, "height": 844}}
    async with opened_page(browser, on_air, alice, "play", **options) as guest:
        page, keys = guest.page, await begun(guest)

        hit_points = guest.row("Ogre").locator("[data-part=hp]")
        if width < 1024:
            await keys.use(guest.button("Damage"))
        await keys.write(page.get_by_label("Or the face of your d20"), "15")
        await keys.use(guest.button("Ogre"))
        await expect(hit_points).to_have_text("54/59")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await keys.has_place()

        await keys.use(guest.button("Damage"))
        sheet = page.get_by_role("dialog")
        await keys.use(sheet.get_by_label("Ogre"), "Space")
        await keys.write(sheet.get_by_label("Damage rolled", exact=True), "14")
        await keys.to(sheet.get_by_label("Damage type"))
        await page.keyboard.type("fire")
        await keys.use(guest.button("Deal 14 damage"))
        await expect(hit_points).to_have_text("40/59")
        await expect(guest.button("Damage")).to_be_focused()

        await _of_oneself(guest, keys)

        await on_air.do(
            CallForSaves(participant_ids=(elwing["_id"],), name="web", ability="dexterity", dc=13)
        )
        await keys.use(guest.button("Save"))
        await keys.write(sheet.get_by_label("Or your total"), "17")
        await keys.press("Enter")
        await expect(guest.button("Save")).to_have_count(0)
        await keys.has_place()
        await expect(page.locator("[data-part=log]")).to_contain_text("web")

        await keys.use(guest.button("End my turn"))
        await expect(page.locator(".turn .now")).to_have_text("Ogre’s turn")
        await keys.has_place()
        await keys.use(guest.button("Menu"))
        await keys.to(sheet.get_by_role("button", name="Close"))
        await keys.press("Escape")
        await expect(guest.button("Menu")).to_be_focused()


async def _of_oneself(guest: OpenedPage, keys: Keyboard) -> None:
    """A condition, its undo, and the class."""
    page = guest.page
    sheet = page.get_by_role("dialog")
    await keys.use(guest.button("Conditions"))
    await keys.use(sheet.get_by_role("button", name="Poisoned", exact=True))
    await keys.use(sheet.get_by_role("button", name="Add Poisoned", exact=True))
    await expect(guest.row("Elwing").locator("[data-mark=condition]")).to_contain_text("Poisoned")
    await expect(guest.button("Conditions")).to_be_focused()

    await keys.use(guest.button("More"))
    await keys.use(guest.button("Undo my last change"))
    await expect(guest.row("Elwing").locator("[data-mark=condition]")).to_have_count(0)
    await expect(guest.button("More")).to_be_focused()

    await keys.use(guest.button("More"))
    await keys.write(page.get_by_label("Class", exact=True), "Wizard")
    await keys.press("Enter")
    await expect(page.locator(".own-name .class")).to_have_text("Wizard")
    await keys.press("Escape")
    await expect(guest.button("More")).to_be_focused()


async def test_a_dm_runs_the_encounter(browser: Browser, on_air: OnAir) -> None:
    await on_air.begin(
        participant("Mira", 38, 21, type="character"),
        participant("Ogre", 59, 15),
        participant("Goblin", 12, 14),
    )
    options: Any = {"viewport": {"width": 1440, "height": 900}}
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", **options) as guest:
        page, keys = guest.page, await begun(guest)

        await keys.use(guest.row("Ogre").get_by_role("button"))
        await keys.press("d")
        await page.keyboard.type("5")
        await keys.press("Enter")
        await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("54/59")
        await expect(guest.row("Ogre").get_by_role("button")).to_be_focused()
        await keys.press("d")
        await expect(page.get_by_label("Amount")).to_be_focused()
        await keys.press("Escape")
        await expect(guest.row("Ogre").get_by_role("button")).to_be_focused()

        await keys.press("c")
        await page.keyboard.type("Prone")
        await keys.press("Enter")
        await expect(guest.row("Ogre").locator("[data-mark=condition]")).to_contain_text("Prone")
        await expect(guest.row("Ogre").get_by_role("button")).to_be_focused()
        await keys.press("u")
        await expect(guest.row("Ogre").locator("[data-mark=condition]")).to_have_count(0)

        await keys.press("a")
        sheet = page.get_by_role("dialog")
        await expect(sheet.get_by_label("Name")).to_be_focused()
        await page.keyboard.type("adult red")
        await expect(
            sheet.get_by_role("list", name="From the library").get_by_role("button").first
        ).to_be_visible()
        await keys.press("ArrowDown")
        await keys.press("Enter")
        await expect(sheet.get_by_label("How many")).to_be_focused()
        await keys.press("Enter")
        await expect(guest.row("Adult Red Dragon")).to_be_visible()
        await expect(sheet).to_have_count(0)
        await keys.has_place()

        await _turns(guest, keys)
        await _several(guest, keys)

        await keys.press("?")
        await keys.use(guest.button("End the fight…"))
        await keys.use(guest.button("Yes, end it"))
        await expect(page.locator("[data-part=turn]")).to_have_text("Over")
        await keys.has_place()


async def _turns(guest: OpenedPage, keys: Keyboard) -> None:
    """A turn further, back, and all of it undone."""
    page = guest.page
    turn = page.locator("[data-part=turn]")
    await keys.press("n")
    await expect(turn).not_to_contain_text("Mira")
    await keys.use(guest.button("Previous turn"))
    await expect(turn).to_contain_text("Mira")
    await expect(guest.button("Previous turn")).to_be_focused()
    await keys.use(guest.button("Next turn"))
    await expect(turn).not_to_contain_text("Mira")
    await expect(guest.button("Next turn")).to_be_focused()
    while await guest.button(re.compile("^Undo")).is_enabled():
        await keys.use(guest.button(re.compile("^Undo")))
    await keys.use(guest.button("Redo"))
    await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("54/59")


async def _several(guest: OpenedPage, keys: Keyboard) -> None:
    """What is done to several, and the removal of one."""
    page = guest.page
    for row in ("Ogre", "Goblin"):
        await keys.use(page.get_by_label(f"Take {row}", exact=True), "Space")
    await keys.write(page.get_by_label("Amount"), "3")
    await keys.use(guest.button("Heal"))
    await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("57/59")
    await keys.use(guest.button("Untick all"))

    await keys.use(guest.row("Goblin").get_by_role("button"))
    await keys.use(guest.button("Remove from the fight…"))
    await keys.use(guest.button("Yes, remove Goblin"))
    await expect(guest.row("Goblin")).to_have_count(0)
    await keys.has_place()


async def test_a_producer_places_widgets(browser: Browser, on_air: OnAir) -> None:
    await on_air.begin(participant("Mira", 40, 18))
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    await context.add_init_script(WATCH)
    page = await context.new_page()
    await page.goto(f"{on_air.origin}/overlay/configure#{on_air.secret}")
    keys = Keyboard(page)
    await keys.use(page.get_by_label("Place widgets freely"), "Space")
    box = page.get_by_role("button", name="Initiative order: ")
    link = page.locator("[data-part=link]")
    await keys.to(box)
    before = await link.inner_text()
    await keys.press("ArrowRight", "ArrowDown")
    await expect(link).not_to_have_text(before)
    await expect(box).to_be_focused()
    place = _placed(await link.inner_text())
    await keys.press("Shift+ArrowRight", "Home")
    assert _placed(await link.inner_text())[0] == 96
    number = page.locator("input[name=order-x]")
    await keys.to(number)
    await page.keyboard.press("Control+a")
    await page.keyboard.type("200")
    await keys.press("Enter")
    await expect(link).to_contain_text(re.compile(r"order:200,"))
    assert place[1] > 0
    await keys.use(page.get_by_role("group", name="Turn timer").get_by_role("checkbox"), "Space")
    await expect(page.get_by_role("button", name="Turn timer: ")).to_be_visible()
    await keys.to(page.get_by_role("combobox", name="Theme"))
    await page.keyboard.type("Vellum")
    await expect(link).to_contain_text("theme=vellum")
    await keys.use(page.get_by_role("button", name="Copy link"))
    await expect(page.locator(".link").get_by_role("status")).not_to_be_empty()
    await context.close()


def _placed(link: str) -> list[int]:
    found = re.search(r"order:(\d+),(\d+),(\d+),(\d+)", link)
    assert found is not None, link
    return [int(number) for number in found.groups()]
