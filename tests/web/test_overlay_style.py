"""A streamer's own style sheet: it changes the appearance, and no other server is asked for anything.

Each line of defence is tested without the other: the filter in a browser that ignores the page's policy, and
the policy with sheets that no filter has seen.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlencode

import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.realtime.stored_documents import participant
from tests.web.hostile_sheets import APPLY, COUNT_STOPPED, HOSTILE, MOST_OF_THEM, WEAR, Elsewhere
from tests.web.on_air import OnAir, Overlay

MIRA = {"type": "character", "currentHP": 31}


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere(free_port: Callable[[], int]) -> AsyncIterator[Elsewhere]:
    made = Elsewhere(free_port())
    async with await asyncio.start_server(made.answer, "127.0.0.1", made.port):
        yield made


@asynccontextmanager
async def demo(browser: Browser, on_air: OnAir, *, bypass_csp: bool) -> AsyncIterator[Page]:
    """The overlay with its demo encounter, in which a page may set the style sheet."""
    await on_air.begin(participant("Mira", 47, 18, **MIRA))
    context = await browser.new_context(bypass_csp=bypass_csp, viewport={"width": 480, "height": 120})
    page = await context.new_page()
    await page.goto(f"{on_air.origin}/overlay?demo=1&widget=active&motion=reduced")
    await page.wait_for_selector("[data-part=name]")
    yield page
    await context.close()


async def test_no_sheet_gets_past_the_filter(browser: Browser, on_air: OnAir, elsewhere: Elsewhere) -> None:
    async with demo(browser, on_air, bypass_csp=True) as page:
        assert await page.evaluate(WEAR, elsewhere.sheets()) == len(HOSTILE)
        await elsewhere.hears(page, "filtered")
        assert elsewhere.asked == ["/filtered.png"]
        # The same sheets without the filter: in this browser the attacks are real.
        await page.evaluate(APPLY, elsewhere.sheets())
        await elsewhere.hears(page, "unfiltered")
        assert len(set(elsewhere.asked)) > MOST_OF_THEM


async def test_the_policy_stops_what_a_filter_would_miss(
    browser: Browser, on_air: OnAir, elsewhere: Elsewhere
) -> None:
    async with demo(browser, on_air, bypass_csp=False) as page:
        await page.evaluate(COUNT_STOPPED)
        await page.evaluate(APPLY, elsewhere.sheets())
        await page.wait_for_function(f"() => stopped > {MOST_OF_THEM}")
        assert elsewhere.asked == []


async def test_what_streamers_write_is_applied(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(participant("Mira", 47, 18, **MIRA))
    css = """
      /* a theme */
      @layer base, mine;
      @property --turn { syntax: "<angle>"; inherits: false; initial-value: 0deg }
      @font-face { font-family: "My Letters"; src: local("Arial"), url(assets/none.woff2) format("woff2") }
      @font-face { font-family: Mine; src: local(Arial); unicode-range: U+0025-00FF; font-weight: 100 900 }
      :root { --mine: rgb(1, 2, 3); --all: 1px solid var(--mine); --empty: ; font-family: Mine, serif }
      [data-part=name] { color: var(--mine) !important;
        transform: translateX(calc(1px + 2px)); border: var(--all) }
      [data-part=name]::after { content: "\\2713 (:" }
      [data-part=portrait] { background: url("data:image/gif;base64,R0lGODlhAQABAAAAACw=") }
      [data-part=board] { color: red; & [data-part=name] { outline: 2px dashed gold } text-indent: 3px }
      @media (min-width: 1px) and (100px <= height) { [data-part=initiative] { color: rgb(4, 5, 6) } }
      @supports (display: grid) and (not (display: none-such)) { li.row:not(.x, .y) { opacity: 0.9 } }
      @layer mine { html { container: page / inline-size } }
      @container page (width > 10px) { [data-part=hp-numbers] { letter-spacing: 7px } }
      @scope (main) to (.none) { :scope { text-transform: uppercase } }
      @starting-style { li.row { opacity: 0 } }
      @keyframes mine { from, 50% { opacity: 0.1 } to { rotate: 1turn } }
      li.row:nth-child(2n + 1) { animation: mine 2s steps(4, end) infinite; background:
        linear-gradient(to right, color-mix(in srgb, red 20%, blue), oklch(60% 0.1 200 / 50%)) }
    """
    await overlay.open(f"{on_air.address()}&{urlencode({'css': css})}")
    page = overlay.page
    name = page.locator("[data-part=name]").first
    for locator, what, value in (
        (name, "color", "rgb(1, 2, 3)"),
        (name, "border-top-width", "1px"),
        (name, "transform", "matrix(1, 0, 0, 1, 3, 0)"),
        (name, "outline-style", "dashed"),
        (name, "text-transform", "uppercase"),
        (page.locator("[data-part=board]"), "text-indent", "3px"),
        (page.locator("[data-part=initiative]").first, "color", "rgb(4, 5, 6)"),
        (page.locator("[data-part=hp-numbers]").first, "letter-spacing", "7px"),
        (page.locator("li.row").first, "animation-name", "mine"),
    ):
        await expect(locator).to_have_css(what, value)
    after = "getComputedStyle(document.querySelector('[data-part=name]'), '::after').content"
    assert await page.evaluate(after) == '"✓(:"'
    picture = "getComputedStyle(document.querySelector('[data-part=portrait]')).backgroundImage"
    assert (await page.evaluate(picture)).startswith('url("data:image/gif')
    kinds = "[...sheet.cssRules].map(rule => rule.constructor.name)"
    written = await page.evaluate(f"(([sheet]) => {kinds})(document.adoptedStyleSheets)")
    plain = f"css => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync(css); return {kinds} }}"
    assert written == await page.evaluate(plain, css)
    assert (
        await page.evaluate("[...document.fonts].filter(f => /Mine|My Letters/.test(f.family)).length") == 2
    )
