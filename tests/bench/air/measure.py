"""Latency from Discord to the overlay and from a socket to the board, compared with the network alone.

A slash command in the sandbox changes the overlay in Chromium; a Socket.IO command makes the bot request an
edit of the board. Each is compared with a process that only forwards messages, over the same kinds of
connections, to a page that only shows them. The overlay draws with the browser's next frame, and so does that
page; its latency without waiting for a frame is reported too.
"""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientError, ClientSession

from bot.sandbox import Sandbox
from storage.embedded_mongod.server import EmbeddedMongo
from storage.mongo.database import Database
from tests.bench.air.hall import PATIENCE, SECRET, Hall
from tests.bench.air.upstream import Upstream
from tests.bench.air.watching import Watched
from tests.bench.commands.server import NO_LIMITS
from tests.bench.harness import Above, Report, a_browser, percentile
from tests.bench.peer import Peer
from tests.free_port import free_port

ACTIVE = (1, 200)
RATE = 20.0  # commands a second at all other encounters together: one every ten seconds at each of 200
SAMPLES = 30  # of each kind in a round
WARM_UP = 3
PAUSE = 0.03  # for the work after a command: narration, the board, the log
HIT = 5
TRACKER, BARE, FRAME = "tracker", "bare legs", "bare legs, next frame"
P50, P99 = "p50", "p99"
CPU = "CPU of all it causes"
TO_ANSWER, TO_AIR, TO_BOARD = "slash command to answer", "slash command to overlay", "socket command to board"
MODULES = "tests.bench.air"


@dataclass
class Legs:
    """The endpoints of the measured paths."""

    tracker: Peer
    hall: Hall
    upstream: Upstream
    load: Peer
    overlay: Watched
    bare: Watched
    hp: int = 0
    sent: int = 0
    times: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    async def slash(self) -> None:
        """Send Dana's slash command in Discord, and wait for the overlay."""
        self.hp -= HIT
        await self.overlay.watch(str(self.hp))
        place = self.hall.places[0]
        at, answered = await self.hall.slash(place, "damage", target=self.hall.target, amount=str(HIT))
        self._add(TO_ANSWER, TRACKER, answered)
        self._add(TO_AIR, TRACKER, (await self.overlay.shown())[0] - at)

    async def bare_slash(self) -> None:
        """Send a bare message over the same kinds of connections."""
        self.sent += 1
        await self.bare.watch(str(self.sent))
        at = await self.upstream.send(self.sent)
        now, frame = await self.bare.shown()
        self._add(TO_AIR, BARE, now - at)
        self._add(TO_AIR, FRAME, frame - at)

    async def socket(self) -> None:
        """Send a client's command, and wait for the edit of the board.

        After some lines of narration the board is posted again below them, which is not measured.
        """
        drawn = self.hall.drawn(self.hall.places[0])
        answer = await self.load.ask("hit")
        self.hp = 80_000 - answer["sent"]
        request = await asyncio.wait_for(drawn, PATIENCE)
        if request.method == "PATCH":
            self._add(TO_BOARD, TRACKER, request.at - answer["at"])

    async def bare_socket(self) -> None:
        """Send a bare message over the same kinds of connections."""
        asked = self.upstream.asked()
        answer = await self.load.ask("bare")
        self._add(TO_BOARD, BARE, await asyncio.wait_for(asked, PATIENCE) - answer["at"])

    def _add(self, what: str, who: str, seconds: float) -> None:
        self.times.setdefault((what, who), []).append(seconds * 1000)


async def measure(report: Report) -> None:
    """Add the figures of both paths, with one active encounter in the process and with many."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))
        mongo = await stack.enter_async_context(EmbeddedMongo(Path(folder)))
        uri = f"{mongo.uri}bench_air"
        database = Database(uri, operation_timeout_ms=60_000)
        stack.callback(database.close)
        await database.ensure_indexes()
        sandbox = await stack.enter_async_context(Sandbox(within=PATIENCE, rate_limit_speed=100))
        hall = Hall(sandbox, database)
        secret = await hall.open()
        upstream = Upstream()
        stack.push_async_callback(upstream.stop)
        relay = await Peer.python(f"{MODULES}.relay", await upstream.start())
        stack.push_async_callback(relay.stop)
        relay_port = (await relay.answer())["port"]
        port = free_port()
        tracker = await _start_tracker(stack, uri, port, sandbox)
        browser = await stack.enter_async_context(a_browser())
        overlay = await browser.new_page(viewport={"width": 1920, "height": 1080})
        await overlay.goto(f"http://127.0.0.1:{port}/overlay#{secret}")
        row = f'[data-participant="{hall.participant_id}"]'
        await overlay.wait_for_selector(row)
        bare = await browser.new_page()
        await bare.goto(f"http://127.0.0.1:{relay_port}/")
        await bare.wait_for_selector("[data-open]", state="attached")
        watched = Watched(overlay, row), Watched(bare, "#now", "#frame")
        for active in ACTIVE:
            await hall.add(active - len(hall.places))
            load = await Peer.python(f"{MODULES}.load")
            await load.tell({"port": port, "tables": hall.tables(), "relay": relay_port})
            legs = Legs(tracker, hall, upstream, load, *watched)
            await hall.quiet()
            await load.ask("rate", RATE if active > 1 else 0)
            await _rounds(report, legs, active)
            await load.stop()


async def _start_tracker(stack: AsyncExitStack, uri: str, port: int, sandbox: Sandbox) -> Peer:
    settings = {
        "mongodb_uri": uri,
        "port": port,
        "discord_token": "a-token",
        "discord_api_base": sandbox.base_url,
        "jwt_secret": SECRET,
        "log_level": "warning",
        **NO_LIMITS,
    }
    tracker = await Peer.python(f"{MODULES}.server", json.dumps(settings))
    stack.push_async_callback(tracker.stop)
    async with asyncio.timeout(2 * PATIENCE), ClientSession() as session:
        while True:
            if await _is_healthy(session, port):
                return tracker
            await asyncio.sleep(0.1)


async def _is_healthy(session: ClientSession, port: int) -> bool:
    try:
        async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            return answer.status == 200
    except (ClientError, OSError):
        return False


async def _rounds(report: Report, legs: Legs, active: int) -> None:
    figures: dict[tuple[str, str, str], list[float]] = {}
    used: dict[str, float] = {}
    for number in range(1 + report.rounds):
        for page in (legs.overlay, legs.bare):
            await page.set_clock()
        legs.times.clear()
        samples = SAMPLES if number else WARM_UP
        for what, way, bare in (
            (TO_BOARD, legs.socket, legs.bare_socket),
            (TO_AIR, legs.slash, legs.bare_slash),
        ):
            before = legs.tracker.cpu_seconds()
            await _alternate(samples, way, bare)
            used[what] = (legs.tracker.cpu_seconds() - before) / samples * 1000
        if number == 0:
            continue
        for what, milliseconds in used.items():
            figures.setdefault((what, CPU, TRACKER), []).append(milliseconds)
        for (what, who), times in legs.times.items():
            figures.setdefault((what, P50, who), []).append(percentile(times, 0.5))
            figures.setdefault((what, P99, who), []).append(percentile(times, 0.99))
    of = "1 fight" if active == 1 else f"{active} fights"
    for (what, kind, who), values in sorted(figures.items(), key=lambda item: item[0][:2]):
        report.add(f"{what}, {of}, {kind}", who, "ms", values)
    for what, beside, median, slowest in ((TO_AIR, FRAME, 8.0, 16.0), (TO_BOARD, BARE, 5.0, 20.0)):
        report.goals.append(Above(f"{what}, {of}, {P50}", TRACKER, beside, median))
        report.goals.append(Above(f"{what}, {of}, {P99}", TRACKER, beside, slowest))


async def _alternate(count: int, *ways: Callable[[], Awaitable[None]]) -> None:
    """Measure each path equally often, alternating, so that other load on the machine affects all."""
    for _ in range(count):
        for way in ways:
            await way()
            await asyncio.sleep(PAUSE)
