"""What the delivery writes is what python-socketio and aiohttp would have written, in the same order."""

import asyncio
import socket
import sys
from collections import Counter
from types import FrameType
from typing import Any

import pytest
from aiohttp import ClientSession, web

from realtime.transport.delivery import SLICE_SECONDS
from realtime.transport.outbox import MOST_BUFFERED, MOST_QUEUED, MOST_UNSENT
from realtime.transport.ws_frames import frame
from tests.realtime.fan_out_server import ROOM, FanOutServer, serving
from tests.realtime.patience import eventually
from tests.realtime.raw_socket import RawSocket, event


@pytest.mark.parametrize(
    "message",
    [
        "",
        "2",
        "é" * 62,
        "x" * 125,
        "x" * 126,
        "é€😀" * 9_000,
        "x" * 65_535,
        "x" * 65_536,
        b"",
        b"\0\xff" * 300,
    ],
    ids=lambda message: f"{type(message).__name__} of {len(message)}",
)
async def test_a_frame_is_what_aiohttp_would_have_sent(message: str | bytes) -> None:
    async def handle(request: web.Request) -> web.WebSocketResponse:
        response = web.WebSocketResponse(compress=False)
        await response.prepare(request)
        await (response.send_str(message) if isinstance(message, str) else response.send_bytes(message))
        await response.receive()
        return response

    app = web.Application()
    app.router.add_get("/socket.io/", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    raw = await RawSocket.open(runner.addresses[0][1])
    assert b"".join(await raw.frame()) == frame(message)
    raw.close()
    await runner.cleanup()


async def test_answers_and_pings_keep_their_order_among_events() -> None:
    async with serving(ping_interval=0.05) as server:
        raw = await RawSocket.joined(server.port)
        seen: list[str] = []
        for number in range(40):
            raw.send(f'42{number}["echo",{number}]')
            while not seen or seen[-1] != f"43{number}[{number}]":
                seen += await raw.texts(1)
                if seen[-1] == "2":
                    raw.send("3")
            await server.tell(1_000 + number)
            seen += await raw.texts(1)
            if seen[-1] == "2":
                raw.send("3")
                seen += await raw.texts(1)
        numbers = [t if t.startswith("43") else event(t)[1]["n"] for t in seen if t != "2"]
        assert numbers == [x for n in range(40) for x in (n, f"43{n}[{n}]", 1_000 + n)]
        while "2" not in seen:
            seen += await raw.texts(1)
        raw.close()


async def polled(http: ClientSession, url: str) -> list[str]:
    async with http.get(url) as response:
        return (await response.text()).split("\x1e")


async def test_polling_and_upgraded_clients_receive_the_same_in_the_same_order() -> None:
    async with serving() as server, ClientSession() as http:
        web_socket = await RawSocket.joined(server.port)
        base = f"http://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=polling"
        sids = []
        for _ in range(2):
            (opened,) = await polled(http, base)
            sid = opened.split('"sid":"')[1].split('"')[0]
            async with http.post(f"{base}&sid={sid}", data="40"):
                pass
            assert (await polled(http, f"{base}&sid={sid}"))[0].startswith("40{")
            sids.append(sid)
        polling, changing = sids
        await server.tell(0, 1)
        raw = await RawSocket.open(server.port, f"EIO=4&transport=websocket&sid={changing}")
        raw.send("2probe")
        assert await raw.texts(1) == ["3probe"]
        await server.tell(2)
        by_poll = [t for t in await polled(http, f"{base}&sid={changing}") if t != "6"]
        await server.tell(3)
        raw.send("5")
        await eventually(lambda: server.sio.eio.sockets[changing].queue.is_open)
        await server.tell(4, 5)
        by_poll += [t for t in await raw.texts(6 - len(by_poll) + (len(by_poll) == 6)) if t != "6"]
        while len(by_poll) < 6:
            by_poll += [t for t in await raw.texts(1) if t != "6"]
        all_polled = await polled(http, f"{base}&sid={polling}")
        expected = await web_socket.texts(6)
        assert [event(t)[1]["n"] for t in expected] == list(range(6))
        assert by_poll == expected
        assert all_polled == expected
        raw.close()
        web_socket.close()


class SystemCalls:
    """Counts calls of C functions of these names, the sockets' `send` among them."""

    def __init__(self, *names: str) -> None:
        self.counts: Counter[str] = Counter()
        self._names = names

    def __enter__(self) -> Counter[str]:
        sys.setprofile(self._look)
        return self.counts

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _look(self, _: FrameType, what: str, function: Any) -> None:
        if what == "c_call" and function.__name__ in self._names:
            self.counts[function.__name__] += 1


async def crowd(server: FanOutServer, count: int) -> list[RawSocket]:
    viewers = [await RawSocket.joined(server.port) for _ in range(count)]
    await server.sio.delivery.idle.wait()
    return viewers


async def test_a_burst_is_encoded_once_an_event_and_written_once_a_viewer() -> None:
    async with serving() as server:
        viewers = await crowd(server, 20)
        before = {name: server.count(name) for name in ("encodes", "frames", "writes")}
        with SystemCalls("send", "to_json") as calls:
            await server.tell(*range(10))
            await server.sio.delivery.idle.wait()
        after = {name: server.count(name) - before[name] for name in before}
        assert after == {"encodes": 10, "frames": 10, "writes": 20}
        assert calls == {"send": 20, "to_json": 10}
        for viewer in viewers:
            assert [event(text)[1]["n"] for text in await viewer.texts(10)] == list(range(10))
            viewer.close()


async def test_many_sockets_are_written_to_in_slices_between_other_work() -> None:
    assert SLICE_SECONDS <= 0.005
    async with serving() as server:
        server.sio.delivery.slice_seconds = 0.0
        viewers = await crowd(server, 64)
        await server.tell(0)
        turns = 0
        while not server.sio.delivery.idle.is_set():
            await asyncio.sleep(0)
            turns += 1
            if turns == 2:
                await server.tell(1)  # some get it with the first event, others after it
        assert turns >= 4
        for viewer in viewers:
            assert [event(text)[1]["n"] for text in await viewer.texts(2)] == [0, 1]
            viewer.close()


def working() -> int:
    """Return the number of tasks, without those that sleep until a ping and then end by themselves."""
    names = [getattr(task.get_coro(), "__qualname__", "") for task in asyncio.all_tasks()]
    return sum(not name.endswith("_send_ping") for name in names)


async def test_a_viewer_that_does_not_read_is_cut_off_and_leaves_nothing_behind() -> None:
    async with serving() as server:
        healthy = await RawSocket.joined(server.port)
        tasks = working()
        stalled = await RawSocket.joined(server.port)
        stalled.writer.transport.pause_reading()  # type: ignore[attr-defined]  # asyncio's own transport has it
        (outbox,) = [s.queue for s in server.sio.eio.sockets.values()][1:]
        most, number = 0, 0
        while not outbox.is_stalled:
            await server.tell(number, extra="x" * 50_000)
            assert event((await healthy.texts(1))[0])[1]["n"] == number
            if outbox.transport is not None:
                most = max(most, outbox.transport.get_write_buffer_size())
            number += 1
            assert number < 2_000, "nothing was ever full"
        assert most <= MOST_BUFFERED
        await eventually(lambda: len(server.sio.eio.sockets) == 1)
        await eventually(lambda: working() <= tasks)
        assert server.count("stalled_sockets") == 1
        assert not outbox.waiting and outbox.transport is None
        await server.tell(number)  # and later writes have no effect
        assert event((await healthy.texts(1))[0])[1]["n"] == number
        stalled.close()
        healthy.close()


async def test_a_socket_that_leaves_is_in_no_room_and_other_rooms_are_not_searched() -> None:
    class Rooms(dict[Any, Any]):
        def copy(self) -> dict[Any, Any]:
            raise AssertionError("every room was looked through")

    async with serving() as server:
        stays, leaves = [await RawSocket.joined(server.port) for _ in range(2)]
        manager = server.sio.manager
        (first, one), (second, two) = manager.get_participants("/", ROOM)
        assert set(manager.get_rooms(second, "/")) == {ROOM, second}
        manager.rooms["/"] = Rooms(manager.rooms["/"])
        leaves.close()
        await eventually(lambda: len(server.sio.eio.sockets) == 1)
        await eventually(lambda: not manager.is_connected(second, "/"))
        await eventually(lambda: dict(manager.get_participants("/", ROOM)) == {first: one})
        assert manager.get_rooms(second, "/") == [] and not manager.pending_disconnect
        assert two not in dict(manager.get_participants("/", None)).values()
        stays.close()
        await eventually(lambda: not manager.rooms)


@pytest.mark.skipif(not hasattr(socket, "TCP_NOTSENT_LOWAT"), reason="this system has no such limit")
async def test_the_kernel_keeps_little_of_what_a_viewer_does_not_read() -> None:
    async with serving() as server:
        viewer = await RawSocket.joined(server.port)
        (outbox,) = [s.queue for s in server.sio.eio.sockets.values()]
        connection = outbox.transport.get_extra_info("socket")
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT) == MOST_UNSENT
        viewer.close()


async def test_the_queue_of_an_absent_polling_client_is_bounded() -> None:
    async with serving() as server, ClientSession() as http:
        base = f"http://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=polling"
        (opened,) = await polled(http, base)
        sid = opened.split('"sid":"')[1].split('"')[0]
        async with http.post(f"{base}&sid={sid}", data="40"):
            pass
        queue = server.sio.eio.sockets[sid].queue
        await server.tell(*range(MOST_QUEUED + 100))
        assert queue.qsize() == MOST_QUEUED
        assert queue.is_stalled
        assert server.count("stalled_sockets") == 1


async def test_writing_to_a_client_that_has_just_left_has_no_effect() -> None:
    async with serving() as server:
        viewers = await crowd(server, 4)
        viewers[0].close()
        server.sio.eio.sockets[next(iter(server.sio.eio.sockets))].queue.transport.close()
        await server.tell(0, 1)
        for viewer in viewers[1:]:
            assert len(await viewer.texts(2)) == 2
            viewer.close()
        await eventually(lambda: ROOM not in server.sio.manager.rooms.get("/", {}))
        await server.tell(2)
