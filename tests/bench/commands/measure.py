"""Commands: the write path beside a bare update, and a Socket.IO command beside Node's."""

import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.embedded_mongod.server import EmbeddedMongo
from tests.bench.harness import Goal, Report
from tests.bench.peer import Peer
from tests.places import NODE_BINARY

COUNTS = {1: 200, 32: 24}  # encounters: commands at each in one round
CALLERS = 10  # at once, at one encounter
TRACKER, BARE, NODE = "tracker", "bare update_one", "socket.io (Node)"
MODULES = "tests.bench.commands"
PER_SECOND, PER_CPU, P50, P99 = "throughput", "per server CPU second", "p50", "p99"
UNITS = {PER_SECOND: "commands/s", PER_CPU: "commands/CPU s", P50: "ms", P99: "ms"}


@dataclass
class Taken:
    """The results of one contestant at one number of encounters, a value for each round."""

    values: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in UNITS})

    def add(self, answer: dict[str, Any], cpu: float) -> None:
        """Add a round."""
        latencies = sorted(answer["latencies"])
        count = len(latencies)
        self.values[PER_SECOND].append(count / answer["seconds"])
        self.values[PER_CPU].append(count / cpu)
        self.values[P50].append(latencies[count // 2] * 1000)
        self.values[P99].append(latencies[count * 99 // 100] * 1000)


@dataclass
class Served:
    """A server and its clients."""

    name: str
    server: Peer
    load: Peer

    async def play(self, tables: int, taken: Taken) -> None:
        """Play one round."""
        before = self.server.cpu_seconds()
        answer = await self.load.ask("play", tables, COUNTS[tables])
        await self.server.ask("settle")  # deferred work counts too
        taken.add(answer, self.server.cpu_seconds() - before)


async def measure_core(report: Report) -> None:
    """Run all rounds without sockets, alternating the contestants, and add the figures."""
    async with AsyncExitStack() as stack:
        uri = await _mongo(stack)
        core = await Peer.python(f"{MODULES}.core", uri)
        stack.push_async_callback(core.stop)
        await core.answer()
        for tables, count in COUNTS.items():
            taken = {TRACKER: Taken(), BARE: Taken()}
            for _ in range(report.rounds):
                for name, kind in ((TRACKER, "tracker"), (BARE, "bare")):
                    answer = await core.ask(kind, tables, count)
                    taken[name].add(answer, answer["cpu"])
            what = _add(report, "Tracker.execute", tables, taken)
            report.goals.append(Goal(what[PER_SECOND], TRACKER, BARE, 0.8 if tables == 1 else 1.5))
        taken = {TRACKER: Taken(), BARE: Taken()}
        for _ in range(report.rounds):
            for name, order in ((TRACKER, ("callers", CALLERS)), (BARE, ("bare", 1))):
                answer = await core.ask(*order, COUNTS[1])
                taken[name].add(answer, answer["cpu"])
        what = _add(report, f"Tracker.execute, {CALLERS} callers", 1, taken)
        report.goals.append(Goal(what[PER_SECOND], TRACKER, BARE, 3.0))


async def measure_sockets(report: Report) -> None:
    """Run all rounds with sockets."""
    async with AsyncExitStack() as stack:
        uri = await _mongo(stack)
        served = [await _start(name, uri, stack) for name in (TRACKER, NODE)]
        for tables in COUNTS:
            taken = {one.name: Taken() for one in served}
            for _ in range(report.rounds):
                for one in served:
                    await one.play(tables, taken[one.name])
            what = _add(report, "Socket.IO command", tables, taken)
            report.goals.append(Goal(what[P99], NODE, TRACKER, 1.0))
        report.goals += [
            Goal(what[PER_SECOND], TRACKER, NODE, 0.9),
            Goal(what[PER_CPU], TRACKER, NODE, 1 / 1.2),
        ]


async def _mongo(stack: AsyncExitStack) -> str:
    """Start a separate MongoDB for the contestants."""
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    return (await stack.enter_async_context(EmbeddedMongo(Path(folder)))).uri


async def _start(name: str, uri: str, stack: AsyncExitStack) -> Served:
    if name == TRACKER:
        server = await Peer.python(f"{MODULES}.server", uri)
    else:
        script = Path(__file__).with_name("server.js")
        server = await Peer.start(str(NODE_BINARY), str(script), uri)
    stack.push_async_callback(server.stop)
    greeting = await server.answer()
    load = await Peer.python(f"{MODULES}.load")
    stack.push_async_callback(load.stop)
    await load.tell(greeting)
    return Served(name, server, load)


def _add(report: Report, what: str, tables: int, taken: dict[str, Taken]) -> dict[str, str]:
    """Add the figures, and return their names."""
    of = "1 table" if tables == 1 else f"{tables} tables"
    names = {kind: f"{what}, {of}, {kind}" for kind in UNITS}
    for kind, unit in UNITS.items():
        for who, one in taken.items():
            report.add(names[kind], who, unit, one.values[kind])
    return names
