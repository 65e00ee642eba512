"""Pages that the server writes itself: headings, texts and forms, without scripts and styles."""

from collections.abc import Iterable
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
    policy = f"default-src 'none'; base-uri 'none'; form-action {targets}; frame-ancestors 'none'"
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy,
        # Under "no-referrer" the browser would hide the form's origin.
        "Referrer-Policy": "same-origin",
    }
    text = _PAGE.format(language=language_of(request, texts), title=escape(title), body=body)
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


_PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<h1>{title}</h1>
{body}
</html>
"""
