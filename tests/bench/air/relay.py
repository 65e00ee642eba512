"""The bare network paths: every message is forwarded unchanged.

`python -m tests.bench.air.relay UPSTREAM` listens to the WebSocket `UPSTREAM/gateway` and passes each message
on to the page it serves; each message at its own WebSocket `/socket` becomes a PATCH of `UPSTREAM/board`.
"""

import asyncio
import sys

from aiohttp import ClientSession, WSMsgType, web

from tests.bench.orders import orders, say

BODY = b"x" * 3_000  # about the size of a board

# Shows each message twice: at once, and like the overlay with the next frame.
PAGE = """<!doctype html><title>Bare legs</title><p id="now"></p><p id="frame"></p><script>
const socket = new WebSocket(`ws://${location.host}/page`);
const now = document.getElementById("now"), frame = document.getElementById("frame");
socket.onopen = () => { document.body.dataset.open = ""; };
socket.onmessage = ({ data }) => {
  const { n } = JSON.parse(data);
  now.textContent = n;
  requestAnimationFrame(() => { frame.textContent = n; });
};
</script>"""


class Relay:
    """Both paths."""

    def __init__(self, upstream: str, session: ClientSession) -> None:
        self._upstream = upstream
        self._session = session
        self._pages: set[web.WebSocketResponse] = set()

    async def listen(self) -> None:
        """Forward upstream's messages."""
        async with self._session.ws_connect(f"{self._upstream}/gateway") as socket:
            async for message in socket:
                for page in self._pages:
                    await page.send_str(message.data)

    async def page(self, _: web.Request) -> web.Response:
        """Serve the page."""
        return web.Response(text=PAGE, content_type="text/html")

    async def feed(self, request: web.Request) -> web.WebSocketResponse:
        """Keep a page's WebSocket."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self._pages.add(socket)
        async for _ in socket:
            pass
        self._pages.discard(socket)
        return socket

    async def command(self, request: web.Request) -> web.WebSocketResponse:
        """Convert messages to requests."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                async with self._session.patch(f"{self._upstream}/board", data=BODY) as answer:
                    await answer.read()
        return socket


async def main() -> None:
    """Serve until standard input ends."""
    async with ClientSession() as session:
        relay = Relay(sys.argv[1], session)
        app = web.Application()
        app.router.add_get("/", relay.page)
        app.router.add_get("/page", relay.feed)
        app.router.add_get("/socket", relay.command)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        listening = asyncio.create_task(relay.listen())
        say({"port": runner.addresses[0][1]})
        async for _ in orders():
            say({})
        listening.cancel()


if __name__ == "__main__":
    asyncio.run(main())
