"""The far end of the bare paths: a WebSocket to send from and a request to receive."""

import asyncio
import json
import time

from aiohttp import web

PAD = "x" * 2_300  # makes a message about as long as Discord's of a slash command


class Upstream:
    """Serves the relay."""

    def __init__(self) -> None:
        self._sockets: set[web.WebSocketResponse] = set()
        self._waiting: asyncio.Future[float] | None = None
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Listen; return the address."""
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_patch("/board", self._board)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close everything."""
        for socket in list(self._sockets):
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def send(self, number: int) -> float:
        """Send a message; return its time, in seconds since 1970."""
        text = json.dumps({"n": number, "pad": PAD})
        at = time.time()
        for socket in self._sockets:
            await socket.send_str(text)
        return at

    def asked(self) -> "asyncio.Future[float]":
        """Return the time of the next request."""
        self._waiting = asyncio.get_running_loop().create_future()
        return self._waiting

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self._sockets.add(socket)
        async for _ in socket:
            pass
        self._sockets.discard(socket)
        return socket

    async def _board(self, request: web.Request) -> web.Response:
        await request.read()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(time.time())
        return web.json_response({"id": "1"})
