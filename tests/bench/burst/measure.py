"""Several commands at once on one encounter with many viewers: deliveries per CPU second of the server."""

import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from storage.embedded_mongod.server import EmbeddedMongo
from tests.bench.harness import Goal, Report
from tests.bench.peer import Peer
from tests.places import NODE_BINARY

VIEWERS, COMMANDS, BURSTS = 500, 10, 8
TRACKER, NODE = "tracker", "socket.io (Node)"


async def measure(report: Report) -> None:
    """Run all rounds, alternating the contestants, and add the figures."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        uri = (await stack.enter_async_context(EmbeddedMongo(Path(folder)))).uri
        script = Path(__file__).parents[1] / "commands" / "server.js"
        servers = {
            TRACKER: await Peer.python("tests.bench.join.server", uri),
            NODE: await Peer.start(str(NODE_BINARY), str(script), uri),
        }
        loads = {}
        for name, server in servers.items():
            stack.push_async_callback(server.stop)
            loads[name] = await Peer.python("tests.bench.burst.load")
            stack.push_async_callback(loads[name].stop)
            await loads[name].tell(await server.answer())
            await loads[name].ask("come", VIEWERS)
            await loads[name].ask("burst", COMMANDS)  # the first one warms up
        delivered: dict[str, list[float]] = {name: [] for name in servers}
        seconds: dict[str, list[float]] = {name: [] for name in servers}
        for _ in range(report.rounds):
            for name, server in servers.items():
                used, took = server.cpu_seconds(), 0.0
                for _ in range(BURSTS):
                    took += (await loads[name].ask("burst", COMMANDS))["seconds"]
                await server.ask("settle")  # deferred work counts too
                used = server.cpu_seconds() - used
                delivered[name].append((VIEWERS + 1) * COMMANDS * BURSTS / used)
                seconds[name].append(took / BURSTS * 1000)
    what = f"bursts of {COMMANDS} commands, one encounter, {VIEWERS} viewers"
    for name in servers:
        report.add(what, name, "deliveries per CPU second", delivered[name])
        report.add(f"{what}, until all have arrived", name, "ms", seconds[name])
    report.goals.append(Goal(what, TRACKER, NODE, 3.0))
