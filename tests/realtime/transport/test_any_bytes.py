"""Any bytes over a WebSocket or a poll get an answer without a traceback and affect no other client."""

import asyncio
import json
import logging
import os

import pytest
from aiohttp import ClientSession, ClientTimeout
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.each_example import run_each
from tests.realtime.conftest import Node
from tests.realtime.patience import eventually
from tests.realtime.raw_socket import RawSocket
from tests.realtime.stored_documents import StoredDocuments

EXAMPLES = int(os.environ.get("ANY_BYTES_EXAMPLES", "200"))
PACKETS = 10  # of each example
POLL = "EIO=4&transport=polling"
CLOSE_FRAME = 0x88
PATIENT = ClientTimeout(total=60)

openings = st.sampled_from(
    [
        *("0", "1", "2", "2probe", "3", "3probe", "4", "5", "6", "7", "b", "b4"),
        *("40", "41", "42", "43", "44", "45", "46", "4{", "4[", "4null", "4-1"),
        *("451-", "4599999999-", "42/", "4²", "4٣"),
    ]
)
bodies = st.text(max_size=60) | st.sampled_from(
    [
        '["join_encounter",{"encounterId":{"$gt":""}}]',
        '7["connect"]',
        '[{"_placeholder":true,"num":0}]',
        "[" * 2_000,
        '{"a":' * 1_200,
        "\x1e" * 20,
        "\ud800",
    ]
)
packets = (
    st.just("")
    | st.tuples(openings, bodies).map("".join)
    | openings
    | st.binary(max_size=60)  # complete ones too
)


def as_bytes(packet: str | bytes) -> bytes:
    return packet if isinstance(packet, bytes) else packet.encode(errors="surrogatepass")


def in_frame(packet: str | bytes) -> bytes:
    """Return a WebSocket frame, as a client masks it."""
    body = as_bytes(packet)
    opcode = 0x82 if isinstance(packet, bytes) else 0x81
    length = bytes((0x80 | len(body),)) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
    return bytes((opcode,)) + length + bytes(4) + body


async def poll_with(session: ClientSession, address: str, junk: list[bytes]) -> None:
    """Post every packet by itself and then all together, reading nothing."""
    base = f"{address}/socket.io/?{POLL}"
    async with session.get(base) as opened:
        sid = json.loads((await opened.text())[1:])["sid"]
    for body in (*junk, b"\x1e".join(junk)):
        async with session.post(f"{base}&sid={sid}", data=body) as answer:
            assert answer.status in (200, 400), body


async def test_any_bytes_on_any_transport_affect_no_other_client(
    node: Node, table: StoredDocuments, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    hello = f"40{json.dumps({'token': token})}"
    port = int(node.web.address.rpartition(":")[2])
    sent = 0
    quick = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )

    @quick
    @given(
        junk=st.lists(packets, min_size=1, max_size=PACKETS),
        knows=st.booleans(),
        way=st.sampled_from(["polling", "websocket", "no frames"]),
    )
    async def send(junk: list[str | bytes], knows: bool, way: str) -> None:
        nonlocal sent
        sent += len(junk)
        if knows:
            junk = [hello, *junk]
        if way == "polling":
            async with ClientSession(timeout=PATIENT) as session:
                await poll_with(session, node.web.address, [as_bytes(packet) for packet in junk])
            return
        raw = await RawSocket.open(port)
        for packet in junk:
            raw.writer.write(as_bytes(packet) if way == "no frames" else in_frame(packet))
        raw.writer.write_eof()
        async with asyncio.timeout(60):
            while await raw.reader.read(65_536):
                pass  # until the server has closed it
        raw.close()

    with caplog.at_level(logging.ERROR):
        await run_each(send)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
    client = await node.client(await table.user("Bo"))
    assert (await client.ask("leave_encounter", {"encounterId": "x"}))["ok"]
    with capsys.disabled():
        print(f"\n{sent} packets of any bytes in {EXAMPLES} examples")


@pytest.mark.parametrize(
    "body", [b"0", b"2", b"6", b"9", b"", b"b!", b"4[" + b"[" * 99_999, b"\xff", b"5", b"d="]
)
async def test_an_invalid_poll_is_refused_at_once_and_its_session_continues(node: Node, body: bytes) -> None:
    base = f"{node.web.address}/socket.io/?{POLL}"
    async with ClientSession(timeout=PATIENT) as session:
        async with session.get(base) as opened:
            url = f"{base}&sid={json.loads((await opened.text())[1:])['sid']}"
        # A queued packet must not delay the answer to the next request.
        async with session.post(url, data="40{}") as answer:
            assert answer.status == 200
        async with session.post(url, data=body) as answer:
            assert answer.status == 400
        async with session.get(url) as answer:
            assert (await answer.text()).startswith("44")


async def test_a_closed_session_and_a_body_too_long_are_plain_refusals(node: Node) -> None:
    base = f"{node.web.address}/socket.io/?{POLL}"
    async with ClientSession(timeout=PATIENT) as session:
        async with session.get(base) as opened:
            url = f"{base}&sid={json.loads((await opened.text())[1:])['sid']}"
        async with session.post(url, data=b"4" * 1_000_001) as answer:
            assert answer.status == 413
        for expected in (200, 400, 400):
            async with session.post(url, data="1") as answer:
                assert answer.status == expected


@pytest.mark.parametrize("junk", ["", "0", "9", "x", "b!", "1", "3" + "[" * 20_000])
async def test_a_socket_that_closes_or_sends_invalid_data_is_closed_and_removed(
    node: Node, table: StoredDocuments, junk: str
) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    raw = await RawSocket.open(int(node.web.address.rpartition(":")[2]))
    raw.writer.write(in_frame(f"40{json.dumps({'token': token})}"))
    while not (await raw.frame())[1].startswith(b"40"):
        pass
    raw.writer.write(in_frame(junk))
    while (await raw.frame())[0][0] != CLOSE_FRAME:
        pass
    raw.close()
    await eventually(lambda: not node.web._sio.eio.sockets)
    assert node.web.metrics.registry.get_sample_value("tracker_sockets") == 0
