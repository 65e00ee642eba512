"""What the overlay needs before it shows the encounter: counted, because times depend on the machine.

At 50 kB/s and 400 ms a round trip, two round trips and `MOST_BYTES` are 1.85 s: the page, then its parts, and
beside those the state. `make bench ARGS=pages` measures the time.
"""

from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir

MOST_BYTES = 52_500
MOST_REQUESTS = 9  # the page and eight beside each other


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
    requests, sizes = await _blocking(page, "*/sockets-*.js", "*.woff2")
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
