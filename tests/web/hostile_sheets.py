"""Style sheets that ask another server for something, that server, and what applies them in a page."""

import asyncio
from dataclasses import dataclass, field

from playwright.async_api import Page

from tests.realtime.patience import eventually

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
MOST_OF_THEM = len(HOSTILE) * 2 // 3  # no browser understands them all
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
    const [last] = document.adoptedStyleSheets;
    postMessage({{css: css + " i {{ color: red }}"}});
    while (document.adoptedStyleSheets[0] === last) await new Promise(done => setTimeout(done));
    worn += document.adoptedStyleSheets.length;
    await {DRAWN};
  }}
  return worn;
}}"""
COUNT_STOPPED = "stopped = 0; addEventListener('securitypolicyviolation', () => stopped++)"


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
