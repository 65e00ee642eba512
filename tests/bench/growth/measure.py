"""The cost of a command with more stored, more active encounters, or more participants."""

import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from storage.embedded_mongod.server import EmbeddedMongo
from tests.bench.harness import Flat, Report, percentile
from tests.bench.peer import Peer

COUNT = 150  # commands in a round
AT_MOST = 1.2  # times the cost of the smallest size
MODULES = "tests.bench.growth"


@dataclass(frozen=True)
class Size:
    """The numbers of stored encounters, active ones and participants."""

    stored: int = 10
    active: int = 10
    participants: int = 12


LEAST = Size()
STORED = {"10 stored": LEAST, "1,000 stored": Size(stored=1_000), "10,000 stored": Size(stored=10_000)}
ACTIVE = {"10 active": LEAST, "1,000 active": Size(active=1_000)}
CROWDS = {"5 participants": Size(participants=5), "50 participants": Size(participants=50)}
GROUPS = {"fights stored": STORED, "fights active": ACTIVE, "participants": CROWDS}


@dataclass
class Contestant:
    """A process with one size, and its clients."""

    server: Peer
    load: Peer

    async def play(self, count: int) -> tuple[float, float]:
        """Return microseconds of CPU for each command, and the median latency in milliseconds."""
        before = self.server.cpu_seconds()
        answer = await self.load.ask("play", count)
        await self.server.ask("settle")  # deferred work counts too
        used = self.server.cpu_seconds() - before
        return used / count * 1e6, percentile(answer["latencies"], 0.5) * 1e3

    async def beat(self) -> float:
        """Return the milliseconds of CPU of a heartbeat."""
        return float((await self.server.ask("beat"))["cpu"]) * 1e3


async def measure(report: Report) -> None:
    """Run all rounds, alternating the sizes, and add the figures."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))
        uri = (await stack.enter_async_context(EmbeddedMongo(Path(folder)))).uri
        sizes = list(dict.fromkeys(size for group in GROUPS.values() for size in group.values()))
        running = {size: await _start(size, uri, stack) for size in sizes}
        found: dict[Size, list[tuple[float, float]]] = {size: [] for size in sizes}
        for _ in range(report.rounds):
            for size in sizes:
                found[size].append(await running[size].play(COUNT))
        for group, members in GROUPS.items():
            for kind, (unit, place) in {"CPU": ("µs", 0), "p50": ("ms", 1)}.items():
                for name, size in members.items():
                    values = [values[place] for values in found[size]]
                    report.add(f"command by {group}, {kind}", name, unit, values)
            least, *_, most = members
            report.goals.append(Flat(f"command by {group}, CPU", most, least, AT_MOST))
        for name, size in ACTIVE.items():
            beats = [await running[size].beat() for _ in range(report.rounds)]
            report.add("heartbeat by fights active, CPU", name, "ms", beats)


async def _start(size: Size, uri: str, stack: AsyncExitStack) -> Contestant:
    numbers = (size.stored, size.active, size.participants)
    name = "_".join(["bench", *map(str, numbers)])
    server = await Peer.python(f"{MODULES}.server", uri, name, *map(str, numbers))
    stack.push_async_callback(server.stop)
    greeting = await server.answer()
    load = await Peer.python(f"{MODULES}.load")
    stack.push_async_callback(load.stop)
    await load.tell(greeting)
    contestant = Contestant(server, load)
    await contestant.play(max(COUNT, size.active))  # each client once, so that every encounter is cached
    return contestant
