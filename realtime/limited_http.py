"""Limits for HTTP: so many requests, connections and wrong guesses from one address."""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from realtime.limits import Caller, Kind, Limits, refusal
from realtime.origins import Addresses
from realtime.wire import Json, WireJson

SOCKETS = "/socket.io/"
_GUESSABLE = ("/api/", "/auth/")  # where somebody could try secrets one after another
_WRONG = frozenset({400, 401, 403, 404})


def limited(limits: Limits, addresses: Addresses) -> Middleware:
    """Return the middleware that answers 429 to whoever asks too often."""

    @web.middleware
    async def limit(request: web.Request, handler: Handler) -> web.StreamResponse:
        is_socket = request.path.startswith(SOCKETS)
        if is_socket and "sid" in request.query:
            return await handler(request)  # of a connection that was counted; its messages are, too
        caller = Caller(addresses.limited(request))
        kind: Kind = "connections" if is_socket else "requests"
        is_guess = request.path.startswith(_GUESSABLE)
        wait = await limits.hit(kind, caller)
        if wait is None and is_guess:
            wait = await limits.is_over("guesses", caller)
        if wait is not None:
            return too_many(refusal(wait))
        try:
            response = await handler(request)
        except web.HTTPException as error:
            if is_guess and error.status in _WRONG:
                await limits.hit("guesses", caller)
            raise
        if is_guess and response.status in _WRONG:
            await limits.hit("guesses", caller)
        return response

    return limit


def too_many(error: Json) -> web.Response:
    """Return the answer to one request too many."""
    return web.json_response(
        {"error": error},
        status=429,
        headers={"Retry-After": str(error["retryAfter"]), "Cache-Control": "no-store"},
        dumps=WireJson.dumps,
    )
