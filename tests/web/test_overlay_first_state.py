"""What the overlay needs before it shows the encounter: counted, because times depend on the machine.

At 50 kB/s and 400 ms a round trip, two round trips and `MOST_BYTES` are 1.6 s: the page, then its parts, and
beside those the state. `make bench ARGS=pages` measures the time.
"""

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir

MOST_BYTES = 39_000
MOST_REQUESTS = 7  # the page and six beside each other
# What the first picture does without.
LATER = ("later", "parts", "boxes", "on-air", "follow", "sockets")
BLOCKED = (*(f"*/{name}-*" for name in LATER), "*.woff2")
BOXES = """() => [...document.querySelectorAll("[data-part=board], [data-part=board] *")].map(element => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return [element.className, x, y, width, height].join(" ");
})"""


async def _blocking(page: Page, *addresses: str) -> tuple[dict[str, str], dict[str, int]]:
    """Block addresses on a page; return what it requests, and the bytes of each answer, by request id."""
    requests, sizes = dict[str, str](), dict[str, int]()

    def sent(event: Any) -> None:
        requests[event["requestId"]] = event["request"]["url"]

    def finished(event: Any) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    session = await page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", finished)
    await session.send("Network.enable")
    await session.send("Network.setBlockedURLs", {"urls": list(addresses)})
    return requests, sizes


async def test_few_bytes_show_the_encounter_without_a_socket(browser: Browser, on_air: OnAir) -> None:
    await on_air.begin(*(participant(f"Goblin {n}") for n in range(50)))
    page = await browser.new_page(viewport={"width": 1920, "height": 1080})
    requests, sizes = await _blocking(page, *BLOCKED)
    await page.goto(on_air.address())
    await expect(page.locator("li.row")).to_have_count(50)
    first = {requests[one].rpartition("/")[2]: size for one, size in sizes.items()}
    assert len(first) <= MOST_REQUESTS, first
    assert sum(first.values()) <= MOST_BYTES, first
    await page.close()


async def test_the_state_is_asked_for_before_the_code_is_there(browser: Browser, on_air: OnAir) -> None:
    await on_air.begin(participant("Goblin"))
    page = await browser.new_page(locale="de-AT")
    requests, _ = await _blocking(page, "*/overlay-*.js", "*/overlay-*.css", "*/pages-*.js")
    async with page.expect_response("**/api/share/session?with=encounter"):
        await page.goto(on_air.address())
    texts = [url for url in requests.values() if "/texts-" in url]
    assert ["/texts-overlay-de-" in url for url in texts] == [True]
    await page.close()


@pytest.mark.parametrize("query", ["", "?layout=strip&third=names&captions=on"])
async def test_nothing_moves_when_the_rest_arrives(browser: Browser, on_air: OnAir, query: str) -> None:
    await on_air.begin(*(participant(f"Goblin {n}") for n in range(12)))
    page = await browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    may_come = asyncio.Event()

    async def held(route: Route) -> None:
        await may_come.wait()
        await route.continue_()

    await page.route(re.compile(rf"/({'|'.join(LATER)})-[^/]*$"), held)
    await page.goto(on_air.address(query))
    await expect(page.locator("li.row")).to_have_count(12)
    await page.evaluate("document.fonts.ready.then(() => true)")
    before = await page.evaluate(BOXES)
    assert len(before) > 12
    await expect(page.locator("[data-part=captions]")).to_have_count(0)
    may_come.set()
    await expect(page.locator("[data-part=captions]")).to_have_count(1)
    assert await page.evaluate(BOXES) == before
    await page.close()


@pytest.mark.parametrize("missed", [r"/later-[^/]*\.css$", r"/later-[^/]*\.js$", r"/texts-overlay-en-"])
async def test_what_did_not_come_comes_later(browser: Browser, on_air: OnAir, missed: str) -> None:
    await on_air.begin(participant("Goblin"))
    page = await browser.new_page(locale="en-GB")
    answers = [503]

    async def once(route: Route) -> None:
        await (route.fulfill(status=answers.pop()) if answers else route.continue_())

    await page.route(re.compile(missed), once)
    await page.goto(on_air.address("?captions=on"))
    await expect(page.locator("[data-part=captions]")).to_have_css("position", "fixed")
    await expect(page.locator("li.row")).to_have_count(1)
    assert answers == []
    await page.close()
