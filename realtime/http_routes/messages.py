"""`POST /api/messages/{event}`: a client's message without a socket, with its answer.

For programs that send a command now and then. The token is in `Authorization: Bearer …`, the payload is the
body, and the answer that of the event of the same name. What needs a socket is not here.
"""

import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from realtime.connections.bearers import Bearers
from realtime.connections.handshake import UNAVAILABLE, Refused
from realtime.connections.registry import Connection
from realtime.limits.rate_limits import CODE, too_large
from realtime.protocol.acks import Answer, failure, refused
from realtime.protocol.event_scopes import EVENT_SCOPES, OF_SOCKETS
from realtime.protocol.payloads import no_object
from realtime.protocol.wire_json import Json, WireJson
from storage.encounter.errors import UnavailableError

UNKNOWN = failure({"code": "unknown_event", "message": "There is no such event over HTTP."})
_STATUS = {
    "not_allowed": 403,
    "not_found": 404,
    "participant_not_found": 404,
    "unknown_event": 404,
    "stale_turn": 409,
    "conflict": 409,
    "too_large": 413,
    CODE: 429,
    "internal": 500,
    "busy": 503,
    "restarting": 503,
    "unavailable": 503,
}

Carry = Callable[[Connection, str, object, int], Awaitable[Answer]]


class Messages:
    """Passes the bodies of requests on as messages; `carry` takes one with its length in bytes."""

    def __init__(self, bearers: Bearers, carry: Carry, *, most_bytes: int) -> None:
        self._bearers = bearers
        self._carry = carry
        self._most_bytes = most_bytes

    def attach(self, app: web.Application) -> None:
        """Add the route."""
        app.router.add_post("/api/messages/{event}", self._post)

    async def _post(self, request: web.Request) -> web.Response:
        try:
            connection = await self._bearers.of(request)
        except Refused as error:
            return _unauthorised((error.code, error.message))
        except UnavailableError:
            return _response(503, failure({"code": UNAVAILABLE[0], "message": UNAVAILABLE[1]}))
        event = request.match_info["event"]
        if event not in EVENT_SCOPES or event in OF_SOCKETS:
            return _response(404, UNKNOWN)
        body = await request.read()
        if len(body) > self._most_bytes:
            return _answered(failure(too_large(self._most_bytes)))
        try:
            payload = json.loads(body or b"{}")
        except (ValueError, RecursionError):
            return _answered(refused(no_object()))
        return _answered(await self._carry(connection, event, payload, len(body)))


def _unauthorised(reason: tuple[str, str]) -> web.Response:
    code, message = reason
    return _response(401, failure({"code": code, "message": message}), {"WWW-Authenticate": "Bearer"})


def _answered(answer: Answer) -> web.Response:
    if answer["ok"]:
        return _response(200, answer)
    error = answer["error"]
    wait = {"Retry-After": str(error["retryAfter"])} if "retryAfter" in error else {}
    return _response(_STATUS.get(error["code"], 400), answer, wait)


def _response(status: int, body: Answer, headers: Json | None = None) -> web.Response:
    headers = {"Cache-Control": "no-store", **(headers or {})}
    return web.json_response(body, status=status, headers=headers, dumps=WireJson.dumps)
