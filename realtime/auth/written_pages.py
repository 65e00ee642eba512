"""Pages that the server writes itself: headings, texts and forms, without scripts."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from realtime.auth.page_language import language_of
from realtime.protocol.wire_json import Json, WireJson
from storage.i18n.catalog import Catalog


def page(
    request: web.Request,
    texts: Catalog,
    title: str,
    body: str,
    *,
    leads_to: Iterable[str] = (),
    status: int = 200,
) -> web.Response:
    """Return a page; `body` is HTML, the title is not.

    `leads_to` are the addresses that its forms lead to beyond this host: browsers check also the redirect
    after a form against `form-action`.
    """
    style = _style()
    targets = " ".join(("'self'", *dict.fromkeys(origin_of(address) for address in leads_to)))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; font-src 'self'; base-uri 'none'; "
        f"form-action {targets}; frame-ancestors 'none'"
    )
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy,
        # Under "no-referrer" the browser would hide the form's origin.
        "Referrer-Policy": "same-origin",
    }
    text = _PAGE.format(language=language_of(request, texts), title=escape(title), style=style, body=body)
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)


def origin_of(address: str) -> str:
    """Return the scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def redirect(address: str) -> web.Response:
    """Return the answer that sends a browser elsewhere, by GET."""
    return web.Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})


def json_answer(status: int, body: Json, **headers: str) -> web.Response:
    """Return an answer that must not be cached; an underscore in a header's name stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.json_response(
        body, status=status, headers={"Cache-Control": "no-store", **named}, dumps=WireJson.dumps
    )


@cache
def _style() -> str:
    """Return the style, with the faces of the pages where these are built."""
    assets = Path(__file__).parents[1] / "static" / "assets"
    built = (
        (face, weight, max(assets.glob(f"{file}-*.woff2"), default=None)) for face, file, weight in FACES
    )
    return STYLE + "".join(
        f'@font-face {{ font-family: "{face}"; font-weight: {weight}; font-display: swap; '
        f"src: url(../assets/{file.name}); }}\n"
        for face, weight, file in built
        if file is not None
    )


def _hash(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()


# Colours and faces are those of the other pages: realtime/web/src/design.
FACES = (
    ("Grenze", "grenze-latin-600-normal", "600"),
    ("Alegreya", "alegreya-latin-wght-normal", "400 900"),
    ("Sofia Sans Extra Condensed", "sofia-sans-extra-condensed-latin-wght-normal", "1 1000"),
)
STYLE = """
:root { color-scheme: dark; }
body {
  max-width: 32rem;
  margin: 0 auto;
  padding: 15vh 1.5rem 2rem;
  color: #f6ecda;
  background: #17120e;
  font: 1.125rem / 1.5 "Alegreya", Georgia, "Times New Roman", serif;
}
h1 { font: 600 1.75rem / 1.2 "Grenze", Georgia, serif; }
a { color: #f0a63c; }
button {
  min-height: 2.75rem;
  padding: 0.375rem 1.25rem;
  color: #1d1206;
  background: #f0a63c;
  border: 1px solid #b98d45;
  border-radius: 0.375rem;
  cursor: pointer;
}
button, input, select {
  font: 1.1875rem / 1.2 "Sofia Sans Extra Condensed", "Arial Narrow", "Liberation Sans Narrow", sans-serif;
  word-spacing: 0.08em;
}
:focus-visible { outline: 3px solid #fff6e6; outline-offset: 2px; }
"""
_PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
<h1>{title}</h1>
{body}
</html>
"""
