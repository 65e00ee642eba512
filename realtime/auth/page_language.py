"""The language of pages that the server itself writes: that of the address, else the browser's."""

from functools import partial
from typing import Protocol

from aiohttp import web

from storage.i18n import ENGLISH, code_for
from storage.i18n.catalog import Catalog


class Say(Protocol):
    """Renders texts of the catalogue in one language."""

    def __call__(self, key: str, /, **arguments: object) -> str: ...


def language_of(request: web.Request, texts: Catalog) -> str:
    """Return the first language of `?lang=` and `Accept-Language` that there are texts in, else English.

    Browsers name their languages in the order of preference, so the weights are not needed.
    """
    accepted = [
        entry.partition(";")[0].strip() for entry in request.headers.get("Accept-Language", "").split(",")
    ]
    found = (code_for(tag, texts.locales) for tag in (request.query.get("lang", ""), *accepted))
    return next(filter(None, found), ENGLISH)


def say_to(request: web.Request, texts: Catalog) -> Say:
    """Return what renders texts in the language of a request."""
    return partial(texts.get, language_of(request, texts))
