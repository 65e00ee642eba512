"""A bare Socket.IO server with the tracker's delivery: one room for all sockets, and an echo event."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from realtime.metrics import Metrics
from realtime.protocol.wire_json import WireJson
from realtime.transport.engine import SocketIO
from realtime.transport.room_manager import RoomManager

ROOM = "all"


class FanOutServer:
    """`sio`, its port and its metrics."""

    def __init__(self, sio: Any, port: int, metrics: Metrics) -> None:
        self.sio = sio
        self.port = port
        self.metrics = metrics

    async def tell(self, *numbers: int, extra: Any = None) -> None:
        """Send numbered events, all in this turn of the loop."""
        for number in numbers:
            await self.sio.emit("told", {"n": number, "extra": extra}, room=ROOM)

    def count(self, name: str) -> float:
        """Return a counter."""
        return self.metrics.registry.get_sample_value(f"tracker_{name}_total") or 0.0


@asynccontextmanager
async def serving(manager: Any = None, **options: Any) -> AsyncIterator[FanOutServer]:
    """Run such a server."""
    metrics = Metrics()
    sio = SocketIO(
        metrics, client_manager=manager or RoomManager(), json=WireJson, namespaces=["/"], **options
    )

    async def connect(sid: str, *_: Any) -> None:
        await sio.enter_room(sid, ROOM)

    async def echo(sid: str, number: int) -> int:
        """Send to the room, then answer."""
        await sio.emit("told", {"n": number, "extra": None}, room=ROOM)
        return number

    sio.on("connect", connect)
    sio.on("echo", echo)
    app = web.Application()
    sio.attach(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield FanOutServer(sio, runner.addresses[0][1], metrics)
    finally:
        for socket in list(sio.eio.sockets.values()):
            socket.queue.abort()
            await socket.close(wait=False)
        await sio.shutdown()
        await runner.cleanup()
