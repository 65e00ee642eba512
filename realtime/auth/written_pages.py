"""Pages that the server writes itself: headings, texts and forms, without scripts."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
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
    targets = " ".join(("'self'", *dict.fromkeys(origin_of(address) for address in leads_to)))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
        f"form-action {targets}; frame-ancestors 'none'"
    )
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy,
        # Under "no-referrer" the browser would hide the form's origin.
        "Referrer-Policy": "same-origin",
    }
    text = _PAGE.format(language=language_of(request, texts), title=escape(title), style=STYLE, body=body)
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


# The colours are those of the other pages: realtime/web/src/design/tokens.css.
STYLE = """
:root { color-scheme: dark; }
body {
  max-width: 32rem;
  margin: 0 auto;
  padding: 15vh 1.5rem 2rem;
  color: #f6ecda;
  background: #17120e;
  font: 1.125rem / 1.5 Georgia, "Times New Roman", serif;
}
a { color: #f0a63c; }
button {
  min-height: 2.75rem;
  padding: 0.375rem 1.25rem;
  color: #1d1206;
  background: #f0a63c;
  border: 1px solid #b98d45;
  border-radius: 0.375rem;
  font: inherit;
  cursor: pointer;
}
:focus-visible { outline: 3px solid #fff6e6; outline-offset: 2px; }
"""
_STYLE_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
_PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
<h1>{title}</h1>
{body}
</html>
"""
