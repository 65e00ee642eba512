"""A streamer's own style sheet: it changes the appearance, and no other server is asked for anything.

Each line of defence is tested without the other: the filter in a browser that ignores the page's policy, and
the policy with sheets that no filter has seen.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.realtime.patience import eventually
from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir, Overlay

MIRA = {"type": "character", "currentHP": 31}
# Each asks the server at ADDR for a picture, a font or a sheet; the comment says what hides it.
HOSTILE = [
    "[data-part=name] { background: url(ADDR) }",
    "[data-part=name] { background-image: url('ADDR') }",
    r"[data-part=name] { background-image: \75\72\6c(ADDR) }",
    r"[data-part=name] { background-image: u\72l(ADDR) }",
    "[data-part=name] { background-image: image-set('ADDR' 1x) }",
    "[data-part=name] { background-image: -webkit-image-set(url('ADDR') 1x) }",
    "[data-part=name] { background-image: im\\61ge-set('ADDR' 1x) }",
    ":root { --x: url('ADDR') } [data-part=name] { background: var(--x) }",
    r":root { --x: \75rl(ADDR) } [data-part=name] { background: var(--x) }",
    ":root { --x: 'ADDR' } [data-part=name] { background: image-set(var(--x) 1x) }",
    # A comment holds the quote that a search for texts begins at.
    """:root { --x: none, /*"*/ image-set('ADDR' 1x) /*"*/, none } * { background-image: var(--x) }""",
    """* { background-image: var(--no, none, /*"*/ image-set('ADDR' 1x) /*"*/, none) }""",
    r"""* { --x: "\"" url(ADDR) "\""; content: var(--x) }""",
    "* { --x: {}; --y: url(ADDR); mask: var(--y) }",
    "@import url(ADDR); [data-part=name] { color: red }",
    "@font-face { font-family: x; src: local(none), url(ADDR) format('woff2') } * { font-family: x }",
    "@font-face { font-family: y; src: url('ADDR'); unicode-range: U+0-FFFF } * { font-family: y }",
    "[data-participant*=o] { list-style: url(ADDR) }",
    "[data-part=name]::before { content: url(ADDR) }",
    "[data-part=name]::before { content: image-set('ADDR' 1x) / 'x' }",
    "html { cursor: url(ADDR), auto }",
    "[data-part=name] { mask: url(ADDR); -webkit-mask-image: url(ADDR) }",
    "[data-part=name] { -webkit-mask-box-image: url(ADDR); -webkit-box-reflect: below 0 url(ADDR) }",
    "[data-part=name] { filter: url(ADDR#f); backdrop-filter: url(ADDR#f); clip-path: url(ADDR#c) }",
    "[data-part=name] { & b, &::after { content: ''; background: url(ADDR) } }",
    "[data-part=name] { color: red; & b { color: red } background: url(ADDR) }",
    "@media all { @supports (color: red) { * { border-image: url(ADDR) 1 } } }",
    "@keyframes k { from { background: url(ADDR) } } * { animation: k 1s }",
    "@layer a { * { background: url(ADDR) } } @layer b;",
    "html { container-type: inline-size } @container (width > 0px) { * { background: url(ADDR) } }",
    "@scope (html) { * { background: url(ADDR) } }",
    "@starting-style { * { background: url(ADDR) } } * { background: url(ADDR) }",
    "@property --p { syntax: '<image>'; inherits: true; initial-value: url(ADDR) } * { mask: var(--p) }",
    "@property --q { syntax: '<url>'; inherits: true; initial-value: url(ADDR) } * { background: var(--q) }",
    "@counter-style c { system: cyclic; symbols: url(ADDR) } li { list-style: c }",
    "@namespace x url(ADDR);",
    "* { background: cross-fade(url(ADDR), url(ADDR)) } ",
    "* { background: -webkit-cross-fade(url(ADDR), url(ADDR), 50%) }",
    "* { background: image('ADDR') } * { background: src('ADDR') }",
    "* { shape-outside: url(ADDR); offset-path: url(ADDR); float: left }",
    "* { background: URL( 'ADDR' ) }",
    "* { background: url('data:image/png;base64,' ), url(ADDR) }",
    "* { background: attr(data-participant type(<url>), url(ADDR)) }",
    "* { background: if(style(--none): none; else: url(ADDR)) }",
    # A picture that asks for another one.
    """* { background: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"""
    """<image href='ADDR'/></svg>");"""
    """ filter: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><filter id='f'>"""
    """<feImage href='ADDR'/></filter></svg>#f") }""",
]
DRAWN = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
# Applies each sheet for a frame, past the page's filter.
APPLY = f"""async sheets => {{
  for (const css of sheets) {{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    await {DRAWN};
  }}
}}"""
# Has the page apply each sheet, and returns how many of them changed something.
WEAR = f"""async sheets => {{
  let worn = 0;
  for (const css of sheets) {{
    const heard = new Promise(done => addEventListener("message", done, {{once: true}}));
    postMessage({{css: css + " i {{ color: red }}"}});
    await heard;
    worn += document.adoptedStyleSheets.length;
    await {DRAWN};
  }}
  return worn;
}}"""


@dataclass
class Elsewhere:
    """Another server, and the paths it was asked for."""

    port: int
    asked: list[str] = field(default_factory=list)

    def sheets(self) -> list[str]:
        """Return the hostile sheets; each asks for a picture of its own."""
        return [css.replace("ADDR", self.address(number)) for number, css in enumerate(HOSTILE)]

    def address(self, name: object) -> str:
        return f"http://127.0.0.1:{self.port}/{name}.png"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append((await reader.readline()).decode().split(" ")[1])
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async def hears(self, page: Page, name: str) -> None:
        """Have the page ask for a picture, and wait for it: what was asked for before has then arrived."""
        await page.evaluate("src => { new Image().src = src }", self.address(name))
        await eventually(lambda: f"/{name}.png" in self.asked)


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere(free_port: Callable[[], int]) -> AsyncIterator[Elsewhere]:
    made = Elsewhere(free_port())
    async with await asyncio.start_server(made.answer, "127.0.0.1", made.port):
        yield made


@asynccontextmanager
async def demo(browser: Browser, on_air: OnAir, *, bypass_csp: bool) -> AsyncIterator[Page]:
    """The overlay with its demo encounter, in which a page may set the style sheet."""
    await on_air.begin(participant("Mira", 47, 18, **MIRA))
    context = await browser.new_context(bypass_csp=bypass_csp, viewport={"width": 200, "height": 100})
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
        assert len(set(elsewhere.asked)) > len(HOSTILE) * 2 / 3


async def test_the_policy_stops_what_a_filter_would_miss(
    browser: Browser, on_air: OnAir, elsewhere: Elsewhere
) -> None:
    async with demo(browser, on_air, bypass_csp=False) as page:
        await page.evaluate("stopped = 0; addEventListener('securitypolicyviolation', () => stopped++)")
        await page.evaluate(APPLY, elsewhere.sheets())
        await page.wait_for_function(f"() => stopped > {len(HOSTILE) * 2 // 3}")
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
