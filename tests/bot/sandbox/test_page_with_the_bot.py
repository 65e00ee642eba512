"""The page with the real bot: the README's first step word for word, and a full board on a phone."""

import re

import pytest
from playwright.async_api import Page, expect

from storage.i18n import languages
from storage.i18n.catalog import load_texts
from tests.bot.harness import open_harness
from tests.conftest import PATIENT_MS
from tests.places import ROOT


async def test_the_first_step_of_the_readme_works_as_it_is_written(
    page: Page, mongo_uri: str, database_name: str
) -> None:
    step = re.search(r"^1\. (.*?)\n2\. ", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert step is not None
    commands = re.findall(r"`(/[^`]+)`", step[1])
    assert commands == ["/encounter start", "/init add name:Goblin count:3"]
    async with open_harness(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS) as table:
        await page.goto(table.sandbox.page_url)
        message = page.get_by_role("combobox", name="Message")
        for command, shown in zip(commands, ("getting ready", "Goblin 3"), strict=True):
            await message.focus()
            await message.press_sequentially(command)
            await page.keyboard.press("Enter")
            if await page.get_by_role("button", name=re.compile("more$")).is_visible():
                await page.keyboard.press("Enter")  # the first one chose the command in the list
            await expect(page.get_by_role("log")).to_contain_text(shown)
        encounter = await table.current_encounter()
    assert [p.name for p in encounter.participants] == ["Goblin 1", "Goblin 2", "Goblin 3"]


@pytest.mark.parametrize("language", languages())
async def test_four_players_and_twelve_monsters_fit_a_phone_with_next(
    page: Page, mongo_uri: str, database_name: str, language: str
) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    async with open_harness(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS) as table:
        table.driver.guild.locale = language
        table.driver.user("Dana").locale = language
        board = await table.start(players=("Ari", "Bo", "Cleo", "Dev"), begin=False)
        dana = table.user("Dana")
        await dana.slash("table", "init add", name="Goblin", count=12)
        await dana.slash("table", "encounter start")
        board = await table.settled(board)
        await dana.press(board, board.rows[1][-1].custom_id or "")  # the DM screen
        await page.goto(table.sandbox.page_url)
        embeds = page.get_by_role("log").locator(".embed")
        await expect(embeds).to_have_count(2)
        room = await page.evaluate("document.querySelector('[role=log]').clientHeight")
        for number in range(2):
            embed = await embeds.nth(number).bounding_box()
            button = (
                page.get_by_role("log")
                .get_by_role("button", name=load_texts().get(language, "button-next"))
                .nth(number)
            )
            box = await button.bounding_box()
            assert embed is not None and box is not None
            assert box["y"] + box["height"] - embed["y"] <= room
