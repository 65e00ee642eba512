"""A streamer's own style sheet: it changes the appearance and sends no request."""

import re
from urllib.parse import urlencode

import pytest
from playwright.async_api import expect

from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir, Overlay

MIRA = {"type": "character", "currentHP": 31}
ELSEWHERE = "https://elsewhere.example/x.png"

NASTY = [
    f"[data-part=name] {{ background: url({ELSEWHERE}) }}",
    f'[data-part=name] {{ background-image: url("{ELSEWHERE}") }}',
    f"[data-part=name] {{ background-image: \\75\\72\\6c({ELSEWHERE}) }}",
    f'[data-part=name] {{ background-image: image-set("{ELSEWHERE}" 1x) }}',
    f'[data-part=name] {{ background-image: -webkit-image-set("{ELSEWHERE}" 1x) }}',
    f':root {{ --x: url("{ELSEWHERE}") }} [data-part=name] {{ background: var(--x) }}',
    f":root {{ --x: \\75rl({ELSEWHERE}) }} [data-part=name] {{ background: var(--x) }}",
    f':root {{ --x: "{ELSEWHERE}" }} [data-part=name] {{ background: image-set(var(--x) 1x) }}',
    f"@import url({ELSEWHERE}); [data-part=name] {{ color: red }}",
    f'@import "{ELSEWHERE}";',
    f"@font-face {{ font-family: x; src: url({ELSEWHERE}) }} * {{ font-family: x }}",
    f"[data-participant^=a] {{ list-style: url({ELSEWHERE}) }}",
    f"[data-part=name]::before {{ content: url({ELSEWHERE}) }}",
    f"html {{ cursor: url({ELSEWHERE}), auto }}",
    f"[data-part=name] {{ mask: url({ELSEWHERE}); -webkit-mask-image: url({ELSEWHERE}) }}",
    f"[data-part=name] {{ filter: url({ELSEWHERE}#f); clip-path: url({ELSEWHERE}#c) }}",
    f"[data-part=name] {{ & b {{ background: url({ELSEWHERE}) }} }}",
    f"@media all {{ @supports (color: red) {{ b {{ border-image: url({ELSEWHERE}) 1 }} }} }}",
    f"@keyframes k {{ from {{ background: url({ELSEWHERE}) }} }} * {{ animation: k 1s }}",
    f"@layer a {{ * {{ background: url({ELSEWHERE}) }} }}",
    f"@namespace x url({ELSEWHERE});",
    f"* {{ background: cross-fade(url({ELSEWHERE}), url({ELSEWHERE})) }}",
    f"* {{ shape-outside: url({ELSEWHERE}); offset-path: url({ELSEWHERE}) }}",
    f"* {{ background: URL( '{ELSEWHERE}' ) }}",
    f"* {{ background: url('data:image/png;base64,' ), url({ELSEWHERE}) }}",
    f'* {{ content: "\\"" url({ELSEWHERE}) }}',
]


@pytest.mark.parametrize("css", NASTY)
async def test_no_request_is_sent(on_air: OnAir, overlay: Overlay, css: str) -> None:
    await on_air.begin(participant("Mira", 47, 18, **MIRA))
    await overlay.open(f"{on_air.address()}&{urlencode({'css': css})}")
    await overlay.page.wait_for_load_state("networkidle")
    adopted = await overlay.page.evaluate(
        "document.adoptedStyleSheets.flatMap(s => [...s.cssRules]).map(r => r.cssText).join(' ')"
    )
    assert re.search(r"(url|set|fade)\(", adopted) is None  # generated text sends no request
    overlay.complaints.clear()  # the browser itself reports that such a sheet can't import


async def test_rules_without_requests_are_applied(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(participant("Mira", 47, 18, **MIRA))
    css = """
      :root { --mine: rgb(1, 2, 3) }
      [data-part=name] { color: var(--mine); transform: translateX(calc(1px + 2px)) }
      [data-part=name]::after { content: "\\2713 (:" }
      [data-part=portrait] { background: url("data:image/gif;base64,R0lGODlhAQABAAAAACw=") }
      @media (min-width: 1px) { [data-part=initiative] { color: rgb(4, 5, 6) } }
      @keyframes mine { to { opacity: 0.5 } }
    """
    await overlay.open(f"{on_air.address()}&{urlencode({'css': css})}")
    page = overlay.page
    await expect(page.locator("[data-part=name]").first).to_have_css("color", "rgb(1, 2, 3)")
    await expect(page.locator("[data-part=initiative]").first).to_have_css("color", "rgb(4, 5, 6)")
    after = "getComputedStyle(document.querySelector('[data-part=name]'), '::after').content"
    assert await page.evaluate(after) == '"✓(:"'
    picture = "getComputedStyle(document.querySelector('[data-part=portrait]')).backgroundImage"
    assert (await page.evaluate(picture)).startswith('url("data:image/gif')
