"""Refuse requests of other sites that could change something.

A browser sends a visitor's cookies with requests that another site makes. Routes therefore change nothing on
GET, and every other method is for pages of this server only. Socket.IO checks origins itself: pages of
FRONTEND_URL may connect.
"""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from realtime.limits.http_middleware import SOCKETS
from realtime.protocol.wire_json import WireJson
from storage.runtime.settings import Settings

ELSEWHERE = {"code": "not_allowed", "message": "Only pages of this server may ask for that."}
# Pages of others send these, as forms; they look at no cookie.
_OPEN = frozenset({"/auth/exchange", "/auth/revoke"})
_CHANGES_NOTHING = frozenset({"GET", "HEAD", "OPTIONS"})


def same_origin(settings: Settings) -> Middleware:
    """Return the middleware that answers 403 to a changing request of another site."""
    public = urlsplit(settings.public_url).netloc

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        is_open = request.path in _OPEN or request.path.startswith(SOCKETS)
        if is_open or request.method in _CHANGES_NOTHING or _is_own(request, public):
            return await handler(request)
        return web.json_response(
            {"error": ELSEWHERE}, status=403, headers={"Cache-Control": "no-store"}, dumps=WireJson.dumps
        )

    return check


def _is_own(request: web.Request, public: str) -> bool:
    """Whether a request is of a page of this server, or of no browser and thus without cookies."""
    # Set by the browser itself, where the address is secure; right behind any proxy.
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    # The scheme is not compared: a proxy that adds TLS speaks plain HTTP to this server.
    return origin is None or urlsplit(origin).netloc in {public, request.host} - {""}
