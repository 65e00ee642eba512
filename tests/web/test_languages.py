"""The player page and the console in the browser's language: what they show, take and refuse."""

from dataclasses import dataclass
from functools import partial

import pytest
from playwright.async_api import Browser, expect

from storage.i18n.catalog import load_texts
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.web.on_air import OnAir
from tests.web.opened_page import opened_page


@dataclass(frozen=True)
class Typed:
    """What a user types, and what is shown of it."""

    damage: str
    log: str
    condition: str
    unread: str


LANGUAGES = {
    "de": Typed("6 Feuer", "Ogre erleidet 3", "vergiftet", "kann zweierlei heißen. Schreib „2d6*6“"),
    "fr": Typed("6 feu", "Ogre subit 3", "empoisonnée", "a deux sens. Écris"),
}
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_console_and_player_page_speak_and_understand(
    browser: Browser, on_air: OnAir, language: str
) -> None:
    typed, say = LANGUAGES[language], partial(load_texts().get, language)
    alice = await StoredDocuments(on_air.database).user("Alice")
    ogre = participant("Ogre", 59, 15, defences={"resistances": ["fire"]})
    await on_air.begin(hero("Elwing", alice, 38, 21), ogre)
    poisoned = say("condition-poisoned")
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", locale=language) as guest:
        page = guest.page
        await guest.row("Ogre").locator("button.name").click()
        await page.get_by_role("textbox", name=say("field-amount"), exact=True).fill(typed.damage)
        await guest.press(say("button-damage"))
        await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("56/59")
        await expect(page.get_by_role("log")).to_contain_text(typed.log)
        await page.get_by_role("combobox", name=say("field-condition"), exact=True).fill(typed.condition)
        await guest.press(say("page-add-condition"))
        await expect(guest.row("Ogre").locator("[data-mark=condition]")).to_contain_text(poisoned)
        await page.get_by_role("textbox", name=say("field-amount"), exact=True).fill("2W6 x6")
        await guest.press(say("button-damage"))
        await expect(page.locator("[data-part=error]")).to_contain_text(typed.unread)
    async with opened_page(browser, on_air, alice, "play", locale=language, **PHONE) as guest:
        await expect(guest.row("Ogre")).to_contain_text(poisoned)
        await expect(guest.page.locator("main")).to_contain_text(say("play-your-turn", name="Elwing"))
