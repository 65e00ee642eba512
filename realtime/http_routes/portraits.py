"""`POST /api/portraits` keeps a user's picture and answers with its address; `GET /portraits/…` serves it."""

import asyncio

from aiohttp import web

from realtime.auth.secret_requests import answer
from realtime.connections.bearers import Bearers
from realtime.connections.handshake import Refused
from realtime.limits.http_middleware import UPLOAD, too_many
from realtime.limits.rate_limits import RateLimits, refusal
from realtime.protocol.acks import failure, refused
from realtime.protocol.server_events import ErrorEvent
from storage.encounter.errors import TrackerError, UnavailableError
from storage.encounter.policy import require_scope
from storage.encounter.scope import Scope
from storage.library.portrait import MAX_BYTES, refuse_large
from storage.repositories.portraits import PATH, Portraits

COST = 100  # changes that one upload counts as: six in ten seconds by default
NO_TOKEN: ErrorEvent = {"code": "not_allowed", "message": "Send the token of a user: Authorization: Bearer …"}


class PortraitRoutes:
    """The routes of portraits."""

    def __init__(
        self, portraits: Portraits, bearers: Bearers, limits: RateLimits, body_seconds: float
    ) -> None:
        """`body_seconds` is the time that a client has to send its picture."""
        self._portraits, self._bearers, self._limits = portraits, bearers, limits
        self._body_seconds = body_seconds

    def attach(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_post(UPLOAD, self._upload)
        app.router.add_get(f"{PATH}{{name}}", self._show)

    async def _upload(self, request: web.Request) -> web.Response:
        """Keep the picture that is the request's body. It is read once its user is known."""
        try:
            connection = await self._bearers.of(request)
            if connection.user is None:
                return answer(401, {**failure(NO_TOKEN)})
            require_scope(connection.scope, Scope.PLAY)
            wait = await self._limits.hit("changes", connection.caller, COST)
            if wait is not None:
                return too_many(refusal(wait))
            address = await self._portraits.save(connection.user.id, await self._body(request))
        except Refused:
            return answer(401, {**failure(NO_TOKEN)})
        except TrackerError as error:
            return answer(503 if isinstance(error, UnavailableError) else 422, {**refused(error)})
        return answer(201, {"imageUrl": address})

    async def _body(self, request: web.Request) -> bytes:
        """Return the body. Raises InvalidCommandError for one that is too large."""
        refuse_large(request.content_length or 0)
        try:
            async with asyncio.timeout(self._body_seconds):
                return await request.clone(client_max_size=MAX_BYTES).read()
        except web.HTTPRequestEntityTooLarge:
            refuse_large(MAX_BYTES + 1)
            raise
        except TimeoutError:
            raise web.HTTPRequestTimeout from None

    async def _show(self, request: web.Request) -> web.Response:
        try:
            content = await self._portraits.content(request.path)
        except UnavailableError as error:
            return answer(503, {**refused(error)})
        if content is None:
            raise web.HTTPNotFound(headers={"Cache-Control": "no-store"})
        # An address never gets another picture.
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*"}
        return web.Response(body=content, content_type="image/webp", headers=headers)
