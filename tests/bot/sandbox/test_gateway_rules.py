"""The gateway takes what Discord's documents say, and closes on everything else."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Driver, Sandbox
from tests.bot.sandbox.example_bot import ExampleBot, running

Json = dict[str, Any]
QUERY = "?v=10&encoding=json"
IDENTIFY = {"token": "a-token", "intents": 1, "properties": {"os": "linux", "browser": "x", "device": "x"}}


class RawGateway:
    """A bot's WebSocket without discord.py."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def open(self, url: str) -> aiohttp.ClientWebSocketResponse:
        """Connect and pass over HELLO."""
        socket = await self.session.ws_connect(url)
        assert (await socket.receive_json())["op"] == 10
        return socket

    async def identified(self, sandbox: Sandbox) -> tuple[aiohttp.ClientWebSocketResponse, Json]:
        """Connect, identify, and return the socket and READY."""
        socket = await self.open(sandbox.gateway_url + QUERY)
        await socket.send_json({"op": 2, "d": IDENTIFY})
        ready = await socket.receive_json()
        assert ready["t"] == "READY"
        return socket, ready["d"]


@pytest.fixture
async def gateway(sandbox: Sandbox) -> AsyncIterator[RawGateway]:
    async with aiohttp.ClientSession() as session:
        yield RawGateway(session)


async def _closed_with(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    while (await socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
        pass
    return socket.close_code


async def test_frames_that_the_documents_do_not_allow_close_the_connection(
    sandbox: Sandbox, gateway: RawGateway
) -> None:
    for frame, code in (
        ({"op": 99, "d": {}}, 4001),
        ({"op": 2, "d": {}}, 4002),
        ({"op": 2, "d": {**IDENTIFY, "x": "x" * 4096}}, 4002),
        ({"op": 1, "d": "7"}, 4002),
        ({"op": 8, "d": {"guild_id": "1"}}, 4003),
        ({"op": 2, "d": {**IDENTIFY, "shard": [1, 1]}}, 4010),
        ({"op": 2, "d": {**IDENTIFY, "intents": 1 << 17}}, 4013),
        ({"op": 2, "d": {**IDENTIFY, "intents": 1 << 15}}, 4014),
    ):
        socket = await gateway.open(sandbox.gateway_url + QUERY)
        await socket.send_str(json.dumps(frame))
        assert await _closed_with(socket) == code, frame
    socket = await gateway.open(sandbox.gateway_url + QUERY)
    await socket.send_str("{")
    assert await _closed_with(socket) == 4002
    for query in ("", "?v=9&encoding=json", "?v=10&encoding=etf"):
        socket = await gateway.session.ws_connect(sandbox.gateway_url + query)
        assert await _closed_with(socket) == 4012
    socket, _ = await gateway.identified(sandbox)
    await socket.send_json({"op": 2, "d": IDENTIFY})
    assert await _closed_with(socket) == 4005
    socket = await gateway.open(sandbox.gateway_url + QUERY)
    for _ in range(121):
        await socket.send_json({"op": 1, "d": None})
    assert await _closed_with(socket) == 4008


async def test_a_heartbeat_has_the_last_sequence_number(sandbox: Sandbox, gateway: RawGateway) -> None:
    for beats, code in (([None, 1, 2], None), ([3], 4002), ([2, 1], 4002), ([1, None], 4002)):
        socket, _ = await gateway.identified(sandbox)
        assert (await socket.receive_json())["s"] == 2
        for sequence in beats:
            await socket.send_json({"op": 1, "d": sequence})
        if code is None:
            assert [(await socket.receive_json())["op"] for _ in beats] == [11] * len(beats)
        else:
            assert await _closed_with(socket) == code, beats


async def test_a_session_is_resumed_at_its_own_address_alone(sandbox: Sandbox, gateway: RawGateway) -> None:
    socket, ready = await gateway.identified(sandbox)
    assert ready["resume_gateway_url"] != sandbox.gateway_url
    await socket.close(code=4000)
    resume = {"op": 6, "d": {"token": "a-token", "session_id": ready["session_id"], "seq": 1}}
    for url in (sandbox.gateway_url + QUERY, ready["resume_gateway_url"] + QUERY):
        socket = await gateway.open(url)
        await socket.send_json(resume)
        answer = await socket.receive_json()
        if url.startswith(ready["resume_gateway_url"]):
            assert answer["t"] == "GUILD_CREATE"  # replayed
            assert (await socket.receive_json())["t"] == "RESUMED"
        else:
            assert (answer["op"], answer["d"]) == (9, False)
        await socket.close(code=4000)


@pytest.mark.parametrize(("by_bot", "code", "is_resumed"), [
    (True, 1000, False), (True, 1001, False), (True, 4000, True),
    (False, 4009, False), (False, 4007, False), (False, 4000, True), (False, 1001, True),
])  # fmt: skip
async def test_a_close_code_says_whether_a_session_can_be_resumed(
    sandbox: Sandbox, gateway: RawGateway, by_bot: bool, code: int, is_resumed: bool
) -> None:
    socket, ready = await gateway.identified(sandbox)
    if by_bot:
        await socket.close(code=code)
    else:
        await asyncio.gather(sandbox.gateway.drop(code), _closed_with(socket))
    await sandbox.driver.wait_until(lambda: not sandbox.gateway.connections or None)
    socket = await gateway.open(ready["resume_gateway_url"] + QUERY)
    await socket.send_json({"op": 6, "d": {"token": "a-token", "session_id": ready["session_id"], "seq": 2}})
    answer = await socket.receive_json()
    assert (answer["t"] == "RESUMED") is is_resumed
    if is_resumed:
        await socket.close(code=4000)
        socket = await gateway.open(ready["resume_gateway_url"] + QUERY)
        wrong = {"token": "a-token", "session_id": ready["session_id"], "seq": 999}
        await socket.send_json({"op": 6, "d": wrong})
        assert await _closed_with(socket) == 4007


async def test_frames_are_one_zlib_stream_where_the_bot_asks_for_it(
    sandbox: Sandbox, gateway: RawGateway
) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"{sandbox.gateway_url}{QUERY}&compress=zlib-stream")
        stream = zlib.decompressobj()

        async def read() -> Json:
            frame = await socket.receive_bytes()
            assert frame.endswith(b"\x00\x00\xff\xff")
            read: Json = json.loads(stream.decompress(frame))
            return read

        assert (await read())["op"] == 10
        await socket.send_json({"op": 2, "d": IDENTIFY})
        assert [(await read())["t"] for _ in range(2)] == ["READY", "GUILD_CREATE"]


async def test_a_bot_that_sends_no_heartbeat_is_cut_off(sandbox: Sandbox, gateway: RawGateway) -> None:
    socket, _ = await gateway.identified(sandbox)
    sandbox.gateway.heartbeat_ms = 10
    await socket.send_json({"op": 1, "d": None})  # from here on
    while (await socket.receive()).type != aiohttp.WSMsgType.CLOSED:
        pass
    assert sandbox.gateway.sessions  # it may be resumed


async def test_discord_py_beats_when_asked_resumes_where_it_should_and_gives_a_timed_out_session_up(
    sandbox: Sandbox, driver: Driver, bot: ExampleBot
) -> None:
    gateway = sandbox.gateway
    [connection] = gateway.connections
    assert connection.request.query["compress"] == "zlib-stream"
    before = gateway.heartbeats
    driver.ask_for_heartbeat()
    await driver.wait_until(lambda: gateway.heartbeats > before or None, what="a heartbeat")
    assert connection.acknowledged is not None
    await driver.drop_gateway(4000)
    await driver.wait_until(lambda: bot.resumed == 1 or None, what="a resume")
    assert (gateway.identifies, gateway.resumes) == (1, 1)
    await driver.drop_gateway(4009)
    await driver.wait_until(lambda: gateway.identifies == 2 or None, what="another session")
    await driver.wait_for_bot()
    assert (bot.resumed, gateway.resumes) == (1, 1)
    call = await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert call.error is None


async def test_discord_py_leaves_a_connection_without_acknowledgements_and_resumes(sandbox: Sandbox) -> None:
    sandbox.gateway.heartbeat_ms = 100
    bot = ExampleBot(heartbeat_timeout=0.3)
    async with running(bot, sandbox):
        sandbox.driver.stop_acks()
        await sandbox.driver.wait_until(lambda: sandbox.gateway.resumes > 0 or None, what="a resume")
        sandbox.gateway.acks = True
        assert sandbox.gateway.identifies == 1
