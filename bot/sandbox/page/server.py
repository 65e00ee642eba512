"""Serve the page: a client in the browser for one selected user."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from aiohttp import WSMsgType, web

from bot.sandbox.client.user_actions import UserActions
from bot.sandbox.gateway.server import Gateway
from bot.sandbox.page.session import Viewer
from bot.sandbox.world.files import FRAME_LIMIT
from bot.sandbox.world.interactions import Interactions
from bot.sandbox.world.messages import WorldEvent

_ASSETS = Path(__file__).parent
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
}


class Page:
    """The page, its assets, and a WebSocket per open window."""

    def __init__(self, user_actions: UserActions, interactions: Interactions, gateway: Gateway) -> None:
        self._user_actions = user_actions
        self._interactions = interactions
        self._gateway = gateway
        self._viewers: set[Viewer] = set()
        user_actions.world.subscribe(self._on_event)

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/", self._asset)
        app.router.add_get("/page/socket", self._socket)
        app.router.add_get("/page/{name}", self._asset)

    async def close(self) -> None:
        for viewer in list(self._viewers):
            await viewer.socket.close()

    async def _asset(self, request: web.Request) -> web.Response:
        path = _ASSETS / request.match_info.get("name", "index.html")
        # The name has no slash in it, so it can't point out of the folder.
        if path.suffix not in _KINDS or not path.is_file():
            return web.Response(status=404)
        kind = _KINDS[path.suffix]
        return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8", headers=_HEADERS)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin", "")
        if origin.split("://")[-1] != request.host:
            return web.Response(status=403, text="Only the sandbox's own page may connect here.")
        socket = web.WebSocketResponse(max_msg_size=FRAME_LIMIT)
        await socket.prepare(request)
        viewer = Viewer(socket, self._user_actions, self._interactions, self._gateway)
        self._viewers.add(viewer)
        writer = asyncio.create_task(viewer.write())
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    viewer.receive(json.loads(frame.data))
        finally:
            self._viewers.discard(viewer)
            viewer.outbox.put_nowait(None)
            await writer
        return socket

    def _on_event(self, event: WorldEvent) -> None:
        for viewer in self._viewers:
            viewer.on_event(event)
