"""Limit the HTTP requests, connections, polls and wrong secrets of one address, and the time of a body."""

import asyncio

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.open_connections import OpenConnections
from realtime.limits.rate_limits import TOO_MUCH, Caller, Kind, RateLimits, refusal
from realtime.protocol.server_events import ErrorEvent
from realtime.protocol.wire_json import WireJson

SOCKETS = "/socket.io/"
UPLOAD = "/api/portraits"  # of which the handler reads the body, once it knows the user
MESSAGES = "/api/messages/"  # where refusals are about the game, but for that of a token
_GUESSABLE = ("/api/", "/auth/")  # where secrets could be guessed
RETRY_SECONDS = 5  # for an address with too many requests being served
UNAUTHORISED = 401
_WRONG = frozenset({400, UNAUTHORISED, 403, 404})


def limited(
    limits: RateLimits, addresses: ClientAddresses, connections: OpenConnections, body_seconds: float
) -> Middleware:
    """Return the middleware that answers 429 to an address over its limit, and 408 to a slow body.

    A handler finds the whole body in `request.read()`, without waiting; that of `UPLOAD` it reads itself.
    """

    @web.middleware
    async def limit(request: web.Request, handler: Handler) -> web.StreamResponse:
        with connections.serving(request.protocol, addresses.limited(request)) as has_room:
            if not has_room:
                return too_many({**TOO_MUCH, "retryAfter": RETRY_SECONDS})
            return await counted(request, handler)

    async def counted(request: web.Request, handler: Handler) -> web.StreamResponse:
        is_socket = request.path.startswith(SOCKETS)
        caller = Caller(addresses.limited(request))
        kind: Kind = "requests"
        if is_socket:
            kind = "polls" if "sid" in request.query else "connections"
        is_guess = request.path.startswith(_GUESSABLE)
        wait = await limits.hit(kind, caller)
        if wait is None and is_guess:
            wait = await limits.is_over("guesses", caller)
        if wait is not None:
            return too_many(refusal(wait))
        if request.can_read_body and request.path != UPLOAD:
            await _read(request, body_seconds)
        try:
            response = await handler(request)
        except web.HTTPException as error:
            if is_guess and _is_wrong(request, error.status):
                await limits.hit("guesses", caller)
            raise
        if is_guess and _is_wrong(request, response.status):
            await limits.hit("guesses", caller)
        return response

    return limit


def _is_wrong(request: web.Request, status: int) -> bool:
    """Whether an answer says that a secret was not right."""
    return status == UNAUTHORISED if request.path.startswith(MESSAGES) else status in _WRONG


async def _read(request: web.Request, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None


def too_many(error: ErrorEvent) -> web.Response:
    """Return the 429 answer."""
    return web.json_response(
        {"error": error},
        status=429,
        headers={"Retry-After": str(error["retryAfter"]), "Cache-Control": "no-store"},
        dumps=WireJson.dumps,
    )
