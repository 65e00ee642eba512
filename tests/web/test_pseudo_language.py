"""A language that is added as one folder is spoken by every page, and leaves no English there."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from storage.encounter.base import UserId
from storage.encounter.commands import AddCondition, CallForSaves, Command, DealDamage, Heal, NewCondition
from storage.encounter.context import Actor
from tests.places import ROOT
from tests.pseudo_language import CODE, english_in, write_pseudo_language
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.web.on_air import OnAir
from tests.web.opened_page import opened_page

WEB = ROOT / "realtime" / "web"
_NAMES = english_in("Elwing Ogre Ambush at the ford Bless Vex Web Alice English Deutsch")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as they are built with one more language."""
    folder = tmp_path_factory.mktemp("pseudo")
    locales, static = write_pseudo_language(folder / "locales"), folder / "static"
    surroundings = {**os.environ, "LOCALES": str(locales), "STATIC": str(static)}
    node = ROOT / ".venv" / "bin" / "node"
    command = [str(node) if node.exists() else "node", "node_modules/vite/bin/vite.js", "build"]
    subprocess.run(command, cwd=WEB, env=surroundings, check=True, capture_output=True)
    return static


async def _english(page: Page) -> set[str]:
    """Return the words on a page, and of its labels, that have a vowel and no accent."""
    labels = await page.eval_on_selector_all(
        "[aria-label], [placeholder], [title]",
        "all => all.map(e => [e.ariaLabel, e.getAttribute('placeholder'), e.title].join('\\n'))",
    )
    # Names of languages are in the languages themselves.
    text = await page.evaluate(
        "[...document.querySelectorAll('body *:not(script):not(style):not(option[lang])')]"
        ".flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data)).join('\\n')"
    )
    said = "\n".join([text, await page.title(), *labels])
    return english_in(said) - _NAMES


async def _begin(on_air: OnAir, static: Path) -> UserId:
    on_air.static = static
    alice = await StoredDocuments(on_air.database).user("Alice")
    poisoned = {"_id": "c", "name": "Poisoned", "duration": 3}
    await on_air.begin(
        hero("Elwing", alice, 38, 21, conditions=[poisoned], concentration={"name": "Bless"}),
        participant("Ogre", 59, 15, currentHP=20, legendaryActions=3),
    )
    return alice


async def _play(on_air: OnAir, alice: UserId) -> None:
    """Let things happen that the pages tell, ask and list."""
    dm = Actor(UserId(on_air.dm.user_id), "Dana")
    elwing, ogre = (p.id for p in (await on_air.tracker.current(on_air.encounter_id)).participants)
    commands: list[tuple[Actor, Command]] = [
        (dm, DealDamage.to(ogre, 6, "fire")),
        (dm, AddCondition(participant_ids=(ogre,), condition=NewCondition(name="Stunned", duration=2))),
        (dm, CallForSaves(participant_ids=(elwing, ogre), name="Web", ability="dexterity", dc=15)),
        (dm, Heal(participant_ids=(ogre,), amount=3)),
        (Actor(alice, "Alice"), DealDamage.to(ogre, 4, "cold", source_id=elwing)),
    ]
    for number, (actor, command) in enumerate(commands):
        await on_air.tracker.execute(on_air.encounter_id, actor, command, f"command-{number}")


async def test_the_player_page_has_no_english(browser: Browser, on_air: OnAir, built: Path) -> None:
    alice = await _begin(on_air, built)
    async with opened_page(browser, on_air, alice, f"play?lang={CODE}") as guest:
        await expect(guest.page.locator("li.row")).to_have_count(2)
        await _play(on_air, alice)
        await expect(guest.page.locator("[data-part=request]")).to_have_count(1)
        assert await _english(guest.page) == set()
        for action in await guest.page.locator(".actions button").all():
            await action.click()
            await expect(guest.page.get_by_role("dialog")).to_be_visible()
            assert await _english(guest.page) == set()
            await guest.page.keyboard.press("Escape")
        await guest.page.locator("header.top button").click()
        assert await _english(guest.page) == set()


async def test_the_console_has_no_english(browser: Browser, on_air: OnAir, built: Path) -> None:
    alice = await _begin(on_air, built)
    async with opened_page(browser, on_air, on_air.dm.user_id, f"console?lang={CODE}") as guest:
        await expect(guest.page.locator("li.row")).to_have_count(2)
        await _play(on_air, alice)
        await expect(guest.page.locator("[data-part=request]")).to_have_count(1)
        for name in ("Elwing", "Ogre"):
            await guest.row(name).locator("button.name").click()
            assert await _english(guest.page) == set()
        for key in ("a", "?"):
            await guest.page.keyboard.press(key)
            await expect(guest.page.get_by_role("dialog")).to_be_visible()
            assert await _english(guest.page) == set()
            await guest.page.keyboard.press("Escape")


async def test_the_overlay_has_no_english_and_the_configurator_speaks_it(
    browser: Browser, on_air: OnAir, built: Path
) -> None:
    await _begin(on_air, built)
    context = await browser.new_context(locale=CODE)
    page = await context.new_page()
    await page.goto(f"{on_air.origin}/overlay#{on_air.secret}")
    await expect(page.locator("li.row")).to_have_count(2)
    await expect(page.locator("html")).to_have_attribute("lang", CODE)
    assert await _english(page) <= {"Encounter", "overlay"}  # the title, which OBS does not show
    await page.goto(f"{on_air.origin}/overlay/configure")
    await expect(page.get_by_role("combobox", name=re.compile("Lángúágé"))).to_be_visible()
    await expect(page.get_by_role("button").first).to_have_text(re.compile("[áéíóú]"))
    await context.close()
