"""Pass a request through recorder, faults, limits and authorisation to its handler, and send errors back."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.sandbox.model.objects import Json, StoredFile
from bot.sandbox.protocol import errors
from bot.sandbox.protocol.future_fields import with_future_fields
from bot.sandbox.rest.fault_injection import Faults
from bot.sandbox.rest.rate_limits import RateLimits, Verdict
from bot.sandbox.rest.recorder import RecordedRequest, Recorder
from bot.sandbox.world.messages import World

_FILE_FIELD = re.compile(r"files\[(\d+)\]")
# discord.py trusts a 429 only when a proxy's header says that it comes from the API itself.
_VIA = {"Via": "1.1 sandbox"}


@dataclass
class ApiCall:
    """A parsed request. `params` are the parts of its path, `files` the uploads by their index."""

    params: dict[str, str]
    query: dict[str, str]
    body: Any = None
    files: dict[int, StoredFile] = field(default_factory=dict)

    def id(self, name: str) -> int:
        """Read a snowflake out of the path."""
        text = self.params[name]
        if not text.isdigit():
            raise errors.InvalidFormBodyError(
                {
                    f"{name}_id": {
                        "_errors": [
                            {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{text}" is not snowflake.'}
                        ]
                    }
                }
            )
        return int(text)

    def record(self) -> Json:
        """Return the body, which must be an object."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise errors.malformed_json()
        return self.body


@dataclass
class Reply:
    """An answer: a status and JSON, or nothing with 204."""

    body: Any = None
    status: int = 200


NO_CONTENT = Reply(status=204)
Handler = Callable[[ApiCall], Awaitable[Reply]]


@dataclass(frozen=True)
class Route:
    """A method, a path below /api/v10, its handler, and whether the bot's token is needed."""

    method: str
    path: str
    handler: Handler
    token: bool = True


class Api:
    """The REST side: registers routes and runs every request through the same steps."""

    def __init__(self, world: World, recorder: Recorder, faults: Faults, limits: RateLimits) -> None:
        self._world = world
        self._recorder = recorder
        self._faults = faults
        self._limits = limits
        self.token: str | None = None
        self.future_fields = True

    def mount(self, app: web.Application, routes: list[Route]) -> None:
        """Add the routes to an application, and an answer for unknown paths."""
        for route in routes:
            app.router.add_route(route.method, f"/api/{{version:v\\d+}}{route.path}", self._serve(route))
        missing = Route("*", "", self._missing, token=False)
        app.router.add_route("*", "/api/{tail:.*}", self._serve(missing))

    @staticmethod
    async def _missing(call: ApiCall) -> Reply:
        raise errors.not_found()

    def _serve(self, route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
        plain = re.sub(r":[^}]+", "", route.path)

        async def serve(request: web.Request) -> web.Response:
            path = re.sub(r"^/api(/v\d+)?", "", request.path)
            call, malformed = await self._parse(request)
            recorded = RecordedRequest(
                method=request.method,
                path=path,
                query=dict(request.query),
                body=call.body,
                files=[file.filename for file in call.files.values()],
                headers={name.lower(): value for name, value in request.headers.items()},
                at=self._world.clock.now(),
                route=plain,
            )
            self._recorder.add(recorded)
            self._world.changes.notify()
            reply, headers = await self._answer(route, request, recorded, call, malformed)
            recorded.status, recorded.response = reply.status, reply.body
            self._world.changes.notify()
            if self.future_fields and reply.status < 300:
                reply = Reply(with_future_fields(reply.body), reply.status)
            return _respond(reply, headers)

        return serve

    async def _answer(
        self, route: Route, request: web.Request, recorded: RecordedRequest, call: ApiCall, malformed: bool
    ) -> tuple[Reply, dict[str, str]]:
        path = recorded.path
        await self._faults.wait(request.method, path)
        if fault := self._faults.find(request.method, path, after_effect=False):
            return Reply(fault.body, fault.status), fault.headers
        verdict = Verdict()
        try:
            if route.token or "Authorization" in request.headers:
                self._authorise(request)
            verdict = self._limits.check(request.method, recorded.route, call.params)
            if verdict.refusal is not None:
                return Reply(verdict.refusal, 429), verdict.headers
            if malformed:
                raise errors.malformed_json()
            reply = await route.handler(call)
        except errors.ApiError as error:
            reply = Reply(error.body, error.status)
        if fault := self._faults.find(request.method, path, after_effect=True):
            return Reply(fault.body, fault.status), fault.headers
        return reply, verdict.headers

    def _authorise(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "")
        if not given.startswith("Bot ") or (self.token is not None and given != f"Bot {self.token}"):
            raise errors.unauthorized()

    async def _parse(self, request: web.Request) -> tuple[ApiCall, bool]:
        """Read the body; return the call and whether its JSON is malformed."""
        call = ApiCall(dict(request.match_info), dict(request.query))
        try:
            if request.content_type.startswith("multipart/"):
                await self._parse_multipart(request, call)
            elif request.can_read_body and (text := await request.text()):
                call.body = json.loads(text)
        except ValueError:
            return call, True
        return call, False

    async def _parse_multipart(self, request: web.Request, call: ApiCall) -> None:
        for name, value in (await request.post()).items():
            match = _FILE_FIELD.fullmatch(name)
            if isinstance(value, web.FileField) and match:
                kind = value.content_type
                file = StoredFile(self._world.mint(), value.filename, kind, value.file.read())
                call.files[int(match.group(1))] = file
            elif name == "payload_json" and isinstance(value, str):
                call.body = json.loads(value)


def _respond(reply: Reply, headers: dict[str, str]) -> web.Response:
    if reply.status == 204:
        return web.Response(status=204, headers=_VIA | headers)
    body = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
    # discord.py compares the content type to exactly this, without a charset.
    kind = "text/plain" if isinstance(reply.body, str) else "application/json"
    return web.Response(
        status=reply.status, body=body.encode(), headers=_VIA | {"Content-Type": kind} | headers
    )
