"""Take the pictures of the README from the real thing: `make pictures`.

The bot is logged in to the sandbox, the pages are served by the process of the same encounter.
"""

import asyncio
import io
import re
from contextlib import AsyncExitStack
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page

from bot.sandbox import SeenMessage
from storage.embedded_mongod.server import EmbeddedMongo
from tests.bot.harness import BotHarness, open_harness
from tests.chromium import launched
from tests.conftest import folder_for_data
from tests.free_port import free_port
from tests.places import ROOT

FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000
STAGE = "linear-gradient(160deg, #1d2a24, #3a2f45 55%, #17181f)"  # behind the overlay, as on a stream


async def main() -> None:
    """Play a short fight and take its pictures."""
    FOLDER.mkdir(exist_ok=True)
    async with AsyncExitStack() as opened:
        chromium = await opened.enter_async_context(launched())
        assert chromium is not None, "install chromium-headless-shell or chromium"
        browser = await chromium.running()
        data = opened.enter_context(folder_for_data())
        mongo = await opened.enter_async_context(EmbeddedMongo(Path(data)))
        port = free_port()
        table = await opened.enter_async_context(
            open_harness(mongo.uri, "pictures", port=port, public_url=f"http://127.0.0.1:{port}")
        )
        await play(table)
        await board(browser, table)
        await overlay(browser, table)
        await console(browser, table)


async def play(table: BotHarness) -> SeenMessage:
    """Set up a fight with wounds, conditions and a hidden monster, in its second round."""
    dana = table.user("Dana")
    shown = await table.start(players=("Ari", "Bo"), begin=False)
    await dana.slash("table", "init add", name="Goblin", count=3, initiative="12")
    await dana.slash("table", "init add", name="Ogre", initiative="9")
    await dana.slash("table", "init add", name="Assassin", initiative="20", hidden=True)
    await dana.slash("table", "encounter start")
    for target, amount in (("Goblin 1", "5"), ("Ogre", "40"), ("Aria", "9")):
        await dana.slash("table", "damage", target=target, amount=amount)
    await dana.slash("table", "condition add", target="Ogre", condition="prone")
    await dana.slash("table", "condition add", target="Borin", condition="poisoned", rounds=3)
    await dana.press(table.live(shown), "Next turn")
    return await table.settled(shown)


async def board(browser: Browser, table: BotHarness) -> None:
    """The board in Discord, as a player has it."""
    page = await opened(browser, table.sandbox.page_url, 900, 760)
    await page.get_by_role("log").locator(".embed").first.wait_for()
    await taken(page, "board")


async def overlay(browser: Browser, table: BotHarness) -> None:
    """The overlay, over a stage as a stream has one."""
    answer = await table.user("Dana").slash("table", "overlay link")
    page = await opened(
        browser, address_in(answer.message.text, "overlay").replace("#", "?scale=1.6#"), 1280, 720
    )
    await page.wait_for_selector("[data-part=board]")
    await page.evaluate("stage => document.documentElement.style.background = stage", STAGE)
    await taken(page, "overlay")


async def console(browser: Browser, table: BotHarness) -> None:
    """The DM's console on a laptop."""
    answer = await table.user("Dana").slash("table", "play")
    page = await opened(browser, address_in(answer.message.text, "console"), 1280, 800)
    await page.locator("li.row").first.wait_for()
    await taken(page, "console")


def address_in(text: str, page: str) -> str:
    """Return the address of a page in an answer of the bot."""
    found = re.search(rf"http://[^\s<>]+/{page}#[\w-]+", text)
    assert found is not None, text
    return found[0]


async def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    """Return a page of a size, opened at an address."""
    page = await browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    await page.goto(address)
    return page


async def taken(page: Page, name: str) -> None:
    """Keep a picture of a page, as WebP."""
    await page.evaluate("document.fonts.ready")
    await page.wait_for_timeout(1_000)  # for pictures and transitions; nothing is compared
    picture = Image.open(io.BytesIO(await page.screenshot()))
    file = FOLDER / f"{name}.webp"
    picture.save(file, "WEBP", quality=80, method=6)
    assert file.stat().st_size <= MOST_BYTES, f"{file.name} has {file.stat().st_size} bytes"
    print(f"{file.relative_to(ROOT)}: {picture.width} × {picture.height}, {file.stat().st_size:,} bytes")
    await page.close()


if __name__ == "__main__":
    asyncio.run(main())
