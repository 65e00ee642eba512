"""A crowd that comes at once: server CPU of a viewer from handshake to state, and the wait of the last."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from itertools import product
from pathlib import Path

from storage.embedded_mongod.server import EmbeddedMongo
from tests.bench.harness import Flat, Report
from tests.bench.join.restart import measure_restart
from tests.bench.peer import Peer
from tests.places import NODE_BINARY

CROWDS = (100, 400, 2_000)
BESIDE_NODE = 400
REST_SECONDS = 1.0  # for announcements, and until those who left are gone
TRACKER, NODE = "tracker", "socket.io (Node)"
MODULES = "tests.bench.join"


async def measure(report: Report) -> None:
    """Add the figures of a crowd that comes to a running process, and of one that comes back to a new one."""
    await _measure_arrival(report)
    await measure_restart(report)


async def _measure_arrival(report: Report) -> None:
    """Run all rounds, alternating the contestants, and add the figures."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        uri = (await stack.enter_async_context(EmbeddedMongo(Path(folder)))).uri
        script = Path(__file__).parents[1] / "commands" / "server.js"
        servers = {
            TRACKER: await Peer.python(f"{MODULES}.server", uri),
            NODE: await Peer.start(str(NODE_BINARY), str(script), uri),
        }
        loads = {}
        for name, server in servers.items():
            stack.push_async_callback(server.stop)
            loads[name] = await Peer.python(f"{MODULES}.load")
            stack.push_async_callback(loads[name].stop)
            greeting = await server.answer()
            await loads[name].tell({**greeting, "tables": greeting["tables"][:1]})
            await loads[name].ask("come", CROWDS[0])  # the first crowd warms up
            await loads[name].ask("go")
        cpu: dict[tuple[int, str], list[float]] = {crowd: [] for crowd in product(CROWDS, servers)}
        last: dict[tuple[int, str], list[float]] = {crowd: [] for crowd in product(CROWDS, servers)}
        for _ in range(report.rounds):
            for count, who in product(CROWDS, servers):
                used = servers[who].cpu_seconds()
                answer = await loads[who].ask("come", count)
                await asyncio.sleep(REST_SECONDS)
                cpu[count, who].append((servers[who].cpu_seconds() - used) / count * 1000)
                last[count, who].append(answer["seconds"])
                await loads[who].ask("go")
                await asyncio.sleep(REST_SECONDS)
    for count in CROWDS:
        for what, unit, values in (("CPU of a viewer", "ms", cpu), ("the last has its state", "s", last)):
            for who in servers:
                report.add(f"{count:,} viewers come at once, {what}", who, unit, values[count, who])
    what = f"{BESIDE_NODE:,} viewers come at once"
    report.goals += [
        Flat(f"{what}, CPU of a viewer", TRACKER, NODE, 1.2),
        Flat(f"{what}, the last has its state", TRACKER, NODE, 1.5),
    ]
    for count in (CROWDS[0], CROWDS[-1]):
        report.add("CPU of a viewer of the tracker", f"{count:,} at once", "ms", cpu[count, TRACKER])
    crowds = f"{CROWDS[-1]:,} at once", f"{CROWDS[0]:,} at once"
    report.goals.append(Flat("CPU of a viewer of the tracker", *crowds, 1.2))
