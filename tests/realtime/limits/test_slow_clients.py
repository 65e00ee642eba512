"""Connections that are silent, slow or too many are closed, and the others are served."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from aiohttp.web import BaseRequest, RequestHandler, Server, StreamResponse

from realtime import server
from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.open_connections import OPEN_FILES, OpenConnections
from realtime.transport.engine import MOST_CONTROL_FRAMES
from storage.runtime.settings import load_settings
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.process import running
from tests.realtime.raw_socket import RawSocket
from tests.realtime.stored_documents import StoredDocuments

SHORT = 1.5  # seconds; the clients that keep within it may be slow
HOST = "HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POLL = "/socket.io/?EIO=4&transport=polling"
FAR = "X-Forwarded-For: 203.0.113.7\r\n"
OTHER = "X-Forwarded-For: 203.0.113.8\r\n"
FILES = 300


def port_of(node: Node) -> int:
    return int(node.web.address.rpartition(":")[2])


async def told(port: int, text: str) -> bytes:
    """Send a text and return everything that is answered until the server closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(text.encode())
    answered = b""
    try:
        while more := await reader.read(65_536):
            answered += more
    except ConnectionResetError:
        pass
    finally:
        writer.transport.abort()
    return answered


async def trickled(port: int) -> None:
    """Send a header line again and again until the server closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /healthz {HOST}".encode())
    closed = asyncio.ensure_future(reader.read())
    while not closed.done():
        writer.write(b"X-More: 1\r\n")
        await asyncio.sleep(0.02)
    writer.transport.abort()
    assert isinstance(closed.exception(), ConnectionResetError) or closed.result() == b""


async def until_closed(raw: RawSocket) -> None:
    try:
        while await raw.reader.read(65_536):
            pass
    except ConnectionResetError:
        pass
    raw.close()


async def test_connections_that_are_silent_slow_or_idle_are_closed_and_authenticated_ones_kept(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(
        timeout_headers=SHORT,
        timeout_idle=SHORT,
        timeout_body=SHORT,
        timeout_response=2 * SHORT,
        timeout_handshake=SHORT,
    )
    port = port_of(node)
    user = await table.user("Dana")
    sockets = [
        await node.client(user),
        await node.client(user, transports=("polling", "websocket")),  # authenticates before its WebSocket
    ]
    silent = await RawSocket.open(port)
    left = await RawSocket.joined(port, node.web.tokens.issue_user_token(user))
    left.send("41")
    opened = (await told(port, f"GET {POLL} {HOST}Connection: close\r\n\r\n")).partition(b"\r\n\r\n")[2]
    sid = json.loads(opened[1:])["sid"]
    poll = f"GET {POLL}&sid={sid} {HOST}\r\n"
    post = f"POST /api/share/session {HOST}Content-Length: 100\r\n\r\n{{"
    async with asyncio.timeout(60):
        nothing, kept_alive, held, slow = await asyncio.gather(
            told(port, ""), told(port, f"GET /healthz {HOST}\r\n"), told(port, poll), told(port, post)
        )
        await asyncio.gather(trickled(port), until_closed(silent), until_closed(left))
    assert nothing == b""
    assert kept_alive.startswith(b"HTTP/1.1 200")
    assert held == b"" or held.startswith(b"HTTP/1.1")
    assert slow.startswith(b"HTTP/1.1 408")
    for client in sockets:
        assert (await client.ask("leave_encounter", {"encounterId": "x"}))["ok"]
    await eventually(lambda: len(node.web.open_connections) == len(sockets))


async def test_a_client_that_heeds_neither_refusals_nor_its_disconnect_is_cut_off(
    make_node: NodeMaker, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "DISCONNECT_SECONDS", 0.1)
    node: Node = await make_node(limit_commands_per_token="5 per hour")
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    flooding = await RawSocket.joined(port_of(node), token)
    for number in range(300):
        flooding.send(f'42{number}["leave_encounter",{{"encounterId":"x"}}]')
    async with asyncio.timeout(60):
        await until_closed(flooding)  # it sends no close frame
    await eventually(lambda: len(node.web.open_connections) == 0)


@pytest.mark.parametrize("frame", [b"\x89\x80", b"\x8a\x80", b"\x81\x813"], ids=["ping", "pong", "packet"])
async def test_a_client_that_floods_with_frames_that_are_no_messages_is_cut_off(
    make_node: NodeMaker, table: StoredDocuments, frame: bytes
) -> None:
    node: Node = await make_node()
    flooding = await RawSocket.joined(
        port_of(node), node.web.tokens.issue_user_token(await table.user("Dana"))
    )
    masked = frame[:2] + bytes(4) + frame[2:]
    flooding.writer.write(masked * MOST_CONTROL_FRAMES)
    flooding.send('421["leave_encounter",{"encounterId":"x"}]')
    async with asyncio.timeout(60):
        while not (body := (await flooding.frame())[1]).startswith(b"431"):
            assert body == b"", "pongs"
        flooding.writer.write(masked)
        await until_closed(flooding)
    await eventually(lambda: len(node.web.open_connections) == 0)


async def test_what_an_address_has_open_behind_a_proxy_is_limited_until_it_authenticates(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_http_per_address=2)
    port = port_of(node)
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    first, second = [await RawSocket.open(port, extra=FAR) for _ in range(2)]
    get = f"GET /healthz {HOST}Connection: close\r\n"
    assert (await told(port, f"{get}{FAR}\r\n")).startswith(b"HTTP/1.1 429")
    for others in (OTHER, ""):
        assert (await told(port, f"{get}{others}\r\n")).startswith(b"HTTP/1.1 200")
    await first.authenticate(token)
    assert (await told(port, f"{get}{FAR}\r\n")).startswith(b"HTTP/1.1 200")
    first.close()
    second.close()


async def serve(_: BaseRequest) -> StreamResponse:
    return StreamResponse()


async def test_an_address_has_a_part_of_all_connections() -> None:
    refused: list[str] = []
    server = Server(serve)

    def some(count: int) -> list[RequestHandler]:
        return [server() for _ in range(count)]

    connections = OpenConnections(8, 3, refused.append)
    far, near = some(4), some(5)
    assert [connections.opened(one, "far") for one in far] == [True] * 3 + [False]
    connections.release(far[0])
    assert connections.opened(far[3], "far")
    assert [connections.opened(one, None) for one in near] == [True] * 4 + [False]
    assert refused == ["LIMIT_HTTP_PER_ADDRESS", OPEN_FILES]
    for one in far:
        connections.closed(one)
    assert len(connections) == 4
    assert connections.opened(far[0], "far")
    few = OpenConnections(4, 1_000, refused.append)
    assert [few.opened(one, "far") for one in some(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("peer", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("10.0.0.1", None),
        ("127.0.0.1", None),
        ("", None),
    ],
)
def test_connections_of_trusted_proxies_are_not_counted_for_their_address(
    peer: str, counted: str | None
) -> None:
    settings = load_settings(None, trusted_proxies="10.0.0.0/8")
    assert ClientAddresses(settings).limited_peer(peer) == counted


async def test_a_process_without_files_to_spare_survives_and_serves_again(
    short_folder: Path, free_port: Callable[[], int], database_uri: str
) -> None:
    port = free_port()
    async with running(
        short_folder, port, files=FILES, MONGODB_URI=database_uri, TIMEOUT_HEADERS="1"
    ) as process:
        get = f"GET /healthz {HOST}Connection: close\r\n\r\n"
        answers = await asyncio.gather(*(told(port, "") for _ in range(2 * FILES)))
        assert set(answers) == {b""}
        assert (await told(port, get)).startswith(b"HTTP/1.1 200")
        assert "Traceback" not in process.log
        assert await process.stop() == 0
