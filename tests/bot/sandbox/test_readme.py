"""The commands of the README's first steps, typed into the page word for word, with the real bot."""

import re

from playwright.async_api import Page, expect

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
