"""A server under measurement: `python -m tests.bench.fan_out.server tracker|stock|limit FEW`.

Every client is in the room "all", the first FEW in the room "few". Orders: `emit ROOM TURNS EVENTS` sends
EVENTS events in each of TURNS turns of the event loop and answers when they have left the program; `block
ROOM` answers the time for which one broadcast blocked the loop.
"""

import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import socketio
from aiohttp import web

from realtime.metrics import Metrics
from realtime.protocol.wire_json import WireJson
from realtime.transport.engine import SocketIO
from realtime.transport.room_manager import RoomManager
from realtime.transport.ws_frames import frame
from tests.bench.fan_out.event import NAME, payload, text
from tests.bench.orders import many_files, orders, say

PING_SECONDS = 3_600  # without pings in between
TURNS_OF_STOCK = 5  # python-engineio needs a few from the queue to the socket

Burst = Callable[[str, list[int]], Awaitable[None]]  # room, numbers of the events


def socket_io(app: web.Application, kind: str, few: int) -> Burst:
    """Attach python-socketio, stock or with the tracker's delivery, and return its send function."""
    options: dict[str, Any] = {"json": WireJson, "ping_interval": PING_SECONDS, "namespaces": ["/"]}
    sio: Any
    if kind == "tracker":
        sio = SocketIO(Metrics(), client_manager=RoomManager(), **options)
    else:
        sio = socketio.AsyncServer(async_mode="aiohttp", **options)
    seen = 0

    async def connect(sid: str, *_: Any) -> None:
        nonlocal seen
        seen += 1
        await sio.enter_room(sid, "all")
        if seen <= few:
            await sio.enter_room(sid, "few")

    sio.on("connect", connect)
    sio.attach(app)

    async def burst(room: str, numbers: list[int]) -> None:
        for number in numbers:
            await sio.emit(NAME, payload(number), room=room)
        if isinstance(sio, SocketIO):
            await sio.delivery.idle.wait()
        else:
            for _ in range(TURNS_OF_STOCK):
                await asyncio.sleep(0)

    return burst


def limit(app: web.Application, few: int) -> Burst:
    """Attach a minimal server for viewers, and return the function that writes prepared frames."""
    transports: list[asyncio.Transport] = []
    frames: dict[tuple[int, ...], bytes] = {}

    async def handle(request: web.Request) -> web.WebSocketResponse:
        response = web.WebSocketResponse(compress=False)
        await response.prepare(request)
        await response.send_str('0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}')
        await response.receive()
        await response.send_str('40{"sid":"x"}')
        assert request.transport is not None
        transports.append(request.transport)
        await response.receive()
        return response

    app.router.add_get("/socket.io/", handle)

    async def burst(room: str, numbers: list[int]) -> None:
        key = tuple(numbers)
        if key not in frames:
            frames[key] = b"".join(frame(text(number)) for number in numbers)
        data = frames[key]
        for transport in transports if room == "all" else transports[:few]:
            transport.write(data)
        await asyncio.sleep(0)

    return burst


async def blocked(burst: Burst, room: str) -> dict[str, float]:
    """Return the longest turn of the loop during a broadcast, in CPU seconds."""
    longest = 0.0
    task = asyncio.ensure_future(burst(room, [0]))
    while not task.done():
        cpu = time.thread_time()
        await asyncio.sleep(0)
        longest = max(longest, time.thread_time() - cpu)
    return {"cpu": longest}


async def main() -> None:
    """Serve until standard input ends."""
    kind, few = sys.argv[1], int(sys.argv[2])
    many_files()
    app = web.Application()
    burst = limit(app, few) if kind == "limit" else socket_io(app, kind, few)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=4096)
    await site.start()
    say({"port": runner.addresses[0][1]})
    async for order, room, *numbers in orders():
        if order == "emit":
            turns, events = map(int, numbers)
            for turn in range(turns):
                await burst(room, list(range(turn * events, (turn + 1) * events)))
            say({})
        elif order == "block":
            say(await blocked(burst, room))
        else:
            gc.collect()
            say({})


if __name__ == "__main__":
    asyncio.run(main())
