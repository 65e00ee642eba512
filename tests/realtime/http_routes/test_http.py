"""Pages, health and metrics over HTTP, and the process itself."""

import asyncio
import gzip
import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web
from pydantic import SecretStr

from realtime.auth.tokens import Tokens
from realtime.http_routes.pages import STATIC, Pages
from storage.mongo.database import Database
from tests.realtime.client import Client
from tests.realtime.conftest import SECRET, Node, NodeMaker
from tests.realtime.http_client import get
from tests.realtime.patience import eventually
from tests.realtime.process import ended, running
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.redis_process import RedisServer


async def test_health_is_ok(node: Node) -> None:
    status, text, headers = await get(f"{node.web.address}/healthz")
    assert status == 200
    assert text == '{"status":"ok","checks":{"process":"ok","mongodb":"ok","redis":"off","bot":"off"}}'
    assert headers["Cache-Control"] == "no-store"


async def test_without_redis_a_process_is_degraded_and_ready(
    make_node: NodeMaker, own_redis_server: RedisServer
) -> None:
    node: Node = await make_node(redis_url=own_redis_server.url)
    assert await states(node) == [(200, "ok"), (200, "ok"), (200, "ok")]
    own_redis_server.stop()
    assert await states(node) == [(200, "ok"), (200, "degraded"), (503, "degraded")]
    own_redis_server.start()

    async def is_well() -> bool:
        return (await get(f"{node.web.address}/healthz"))[0] == 200

    await eventually(is_well)


async def test_without_mongodb_a_process_is_alive_and_not_ready(
    node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = Database("mongodb://127.0.0.1:1/none", operation_timeout_ms=100)
    monkeypatch.setattr(node.web.health, "_database", lost)
    assert await states(node) == [(200, "ok"), (503, "unavailable"), (503, "unavailable")]
    lost.close()


async def states(node: Node) -> list[tuple[int, str]]:
    """Return what `/livez`, `/readyz` and `/healthz` answer."""
    answers = [await get(f"{node.web.address}/{route}") for route in ("livez", "readyz", "healthz")]
    return [(status, json.loads(text)["status"]) for status, text, _ in answers]


async def test_metrics_count_what_happens(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await node.joined(dm, encounter_id)
    await client.ask("advance_turn", {"encounterId": encounter_id})
    await client.ask("no such event", {})
    await client.receive("turn_advanced")
    _, text, _ = await get(f"{node.web.address}/metrics")
    assert "tracker_sockets 1.0" in text
    assert 'tracker_messages_total{event="advance_turn",outcome="ok"} 1.0' in text
    assert 'tracker_messages_total{event="unknown",outcome="unknown_event"} 1.0' in text
    assert 'tracker_events_total{event="turn_advanced"} 1.0' in text
    await client.close()


@pytest.fixture
async def built(tmp_path: Path, aiohttp_site: Callable[[web.Application], Any]) -> Any:
    (tmp_path / "assets").mkdir()
    (tmp_path / "overlay.html").write_text("<p>overlay</p>")
    (tmp_path / "assets" / "overlay-a1b2.js").write_text("1")
    for path in ("overlay.html", "assets/overlay-a1b2.js"):
        (tmp_path / f"{path}.br").write_bytes(b"brotli of it")
        (tmp_path / f"{path}.gz").write_bytes(gzip.compress((tmp_path / path).read_bytes(), mtime=0))
    (tmp_path / "secret.txt").write_text("not for the web")
    app = web.Application()
    Pages(tmp_path, ("https://table.example",)).attach(app)
    return await aiohttp_site(app)


@pytest.fixture
async def aiohttp_site() -> Any:
    """A function that serves an application and returns its address."""
    runners: list[web.AppRunner] = []

    async def serve(app: web.Application) -> str:
        runner = web.AppRunner(app)
        await runner.setup()
        runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    yield serve
    for runner in runners:
        await runner.cleanup()


async def test_the_overlay_is_not_cached_and_its_assets_are(built: str) -> None:
    status, text, headers = await get(f"{built}/overlay")
    assert (status, text) == (200, "<p>overlay</p>")
    assert headers["Cache-Control"] == "no-cache"
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "img-src 'self' data:;" in policy and "font-src 'self';" in policy
    for query, named in (
        ("portraits=any", " https:"),
        ("portraits=i.example,b.example:8443", " https://i.example https://b.example:8443"),
        ("portraits=any&pictures=own", ""),  # a page that its link's settings made stricter
        ("portraits=*", ""),
        ("pictures=x.example;script-src%20*", ""),
    ):
        policy_of = (await get(f"{built}/overlay?{query}"))[2]["Content-Security-Policy"]
        assert policy_of.split("; ") == [
            f"img-src 'self' data:{named}" if rule.startswith("img-src") else rule
            for rule in policy.split("; ")
        ]
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'self' https://table.example" in policy
    assert f"ws://{built.removeprefix('http://')}" in policy
    status, _, headers = await get(f"{built}/assets/overlay-a1b2.js")
    assert status == 200
    assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "kind"), [("overlay", "text/html"), ("assets/overlay-a1b2.js", "javascript")]
)
@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None), ("", None)]
)
async def test_pages_and_assets_come_compressed_to_those_who_take_it(
    built: str, path: str, kind: str, accepted: str, encoding: str | None
) -> None:
    async with ClientSession(auto_decompress=False) as session:
        headers = {"Accept-Encoding": accepted}
        async with session.get(f"{built}/{path}", headers=headers) as response:
            body = await response.read()
            assert response.status == 200 and kind in response.headers["Content-Type"]
            assert response.headers.get("Content-Encoding") == encoding
            assert (response.headers.get("Vary") == "Accept-Encoding") is (encoding is not None)
    plain = b"<p>overlay</p>" if path == "overlay" else b"1"
    assert body == {"br": b"brotli of it", "gzip": gzip.compress(plain, mtime=0)}.get(encoding or "", plain)


def test_each_text_of_the_build_has_its_compressed_copies() -> None:
    if not (STATIC / "overlay.html").is_file():
        pytest.skip("the web pages are not built")
    texts = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css", ".html"}]
    # A copy that would be no smaller is not made: one language has no texts of its own for errors.
    worth = [path for path in texts if len(gzip.compress(path.read_bytes())) < path.stat().st_size]
    assert {path.stat().st_size < 100 for path in texts if path not in worth} <= {True}
    sizes = {path: [Path(f"{path}{end}").stat().st_size for end in (".br", ".gz")] for path in worth}
    assert len(worth) > 8
    assert all(max(copies) < path.stat().st_size for path, copies in sizes.items())
    scripts = [path for path in texts if path.suffix in {".js", ".css"} and path.stat().st_size > 10_000]
    assert sum(sizes[p][0] for p in scripts) < 0.4 * sum(p.stat().st_size for p in scripts)
    # What the worker keeps is listed by its plain name.
    assert ".br" not in (STATIC / "sw.js").read_text()
    plain = next(path for path in texts if path.name.startswith("overlay-") and path.suffix == ".js")
    assert gzip.decompress(Path(f"{plain}.gz").read_bytes()) == plain.read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "assets/..%2fsecret.txt",
        "assets/.build.json",
        "assets/",
        "assets/none.js",
        "assets/overlay-a1b2.js.br",
    ],
)
async def test_nothing_but_assets_is_served(built: str, path: str) -> None:
    status, text, _ = await get(f"{built}/{path}")
    assert status in (403, 404)
    assert "not for the web" not in text


async def test_a_missing_build_says_what_to_run(tmp_path: Path, aiohttp_site: Any) -> None:
    app = web.Application()
    Pages(tmp_path).attach(app)
    status, text, _ = await get(f"{await aiohttp_site(app)}/overlay")
    assert status == 503
    assert "pip install -e ." in text


async def test_only_known_origins_may_connect(make_node: NodeMaker) -> None:
    node: Node = await make_node(
        frontend_url="https://table.example,https://other.example", public_url="https://tracker.example"
    )
    url = f"{node.web.address}/socket.io/?EIO=4&transport=polling"
    own = node.web.address
    for origin in ("https://table.example", "https://other.example", "https://tracker.example", own):
        status, _, headers = await get(url, headers={"Origin": origin})
        assert (status, headers["Access-Control-Allow-Origin"]) == (200, origin)
    status, _, headers = await get(url, headers={"Origin": "https://evil.example"})
    assert status == 400
    assert "Access-Control-Allow-Origin" not in headers


def holds_poll(node: Node, sid: str) -> bool:
    """Whether a poll of the Engine.IO session waits at the server: no response shows that."""
    queue: Any = node.web._sio.eio.sockets[sid].queue
    return bool(queue._getters)


async def test_the_poll_of_a_client_that_leaves_ends(node: Node, table: StoredDocuments) -> None:
    token = Tokens(SecretStr(SECRET)).issue_user_token(await table.user("Dana"))
    greeting = f'40{{"token":"{token}"}}'
    url = f"{node.web.address}/socket.io/?EIO=4&transport=polling"
    async with ClientSession() as http:
        async with http.get(url) as response:
            sid = json.loads((await response.text())[1:])["sid"]
        polled = asyncio.create_task(get(f"{url}&sid={sid}"))
        async with http.post(f"{url}&sid={sid}", data=greeting) as response:
            assert response.status == 200
        assert (await polled)[1].startswith("40{")
        polled = asyncio.create_task(get(f"{url}&sid={sid}"))
        # The two requests use two TCP connections: the server may read the later one first. A poll that
        # arrives after the end of its session is refused, and is not what this test is about.
        await eventually(lambda: holds_poll(node, sid))
        async with http.post(f"{url}&sid={sid}", data="41\x1e1") as response:  # disconnects and closes
            assert response.status == 200
        async with asyncio.timeout(20):  # python-engineio alone would hold it until the ping timeout, 45 s
            assert (await polled)[0] == 200


async def test_with_nothing_set_it_brings_its_own_database(short_folder: Path, free_port: Any) -> None:
    data = str(short_folder / "data")
    async with running(short_folder, free_port(), DATA_DIR=data, LOG_FORMAT="json") as server:
        status, text, _ = await get(f"{server.address}/healthz")
        assert (status, '"mongodb":"ok"' in text) == (200, True)
        assert await server.stop(signal.SIGINT) == 0
        lines = [json.loads(line) for line in server.log.splitlines()]  # JSON, and nothing beside it
        parts = {line["part"]: line["where"] for line in lines if line["event"] == "ready"}
        assert list(parts) == ["database", "web", "health"] and "standalone" in parts["database"]
        assert "Traceback" not in server.log


async def test_a_stop_disconnects_the_clients(
    short_folder: Path, free_port: Any, database_uri: str, table: StoredDocuments
) -> None:
    token = Tokens(SecretStr(SECRET)).issue_user_token(await table.user("Dana"))
    async with running(short_folder, free_port(), MONGODB_URI=database_uri, JWT_SECRET=SECRET) as server:
        clients = [await Client.connect(server.address, token, (t,)) for t in ("websocket", "polling")]
        assert await asyncio.wait_for(server.stop(signal.SIGTERM), 30) == 0
        for client in clients:
            await client.gone()
        assert "Traceback" not in server.log
    assert await table.database.sessions.count_documents({"isActive": True}) == 0


@pytest.mark.parametrize(
    ("uri", "refusal"),
    [
        ("{uri}", (1, "Can't listen on")),
        ("mongodb://127.0.0.1:9/x", (1, "Check MONGODB_URI")),
        ("nonsense", (78, "MONGODB_URI must be")),  # a supervisor need not start it again
    ],
)
async def test_a_start_that_can_not_succeed_is_explained(
    uri: str, refusal: tuple[int, str], short_folder: Path, node: Node, database_uri: str
) -> None:
    port = node.web.address.rpartition(":")[2]
    uri = uri.format(uri=database_uri)
    code, said = await ended(short_folder, PORT=port, MONGODB_URI=uri, JWT_SECRET=SECRET)
    status, words = refusal
    assert code == status
    assert words in said
    assert "Traceback" not in said
