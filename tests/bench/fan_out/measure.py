"""One room, many viewers: deliveries per CPU second of the server, compared with peers and the limit."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from realtime.transport.ws_frames import frame
from tests.bench.fan_out.event import FIRST, text
from tests.bench.harness import Goal, Report
from tests.bench.peer import Peer
from tests.places import NODE_BINARY

ALL, FEW = 2_000, 500
CHUNKS = 2  # after each the viewers catch up, so that the network is not full
BURST = 10
SLOWER = 4  # stock is about ten times slower, and gets fewer events
TURNS = {("all", 1): 10, ("all", BURST): 1, ("few", 1): 40, ("few", BURST): 4}  # 40,000 deliveries a round
MODULES = "tests.bench.fan_out"
TRACKER, NODE, STOCK, LIMIT = "tracker", "socket.io (Node)", "python-socketio", "prebuilt frames"


@dataclass
class Contestant:
    """A server and its viewers."""

    name: str
    server: Peer
    viewers: Peer
    idle_bytes: float  # the memory of a viewer before its first event

    async def deliver(self, room: str, events: int) -> float:
        """Return deliveries per CPU second of the server; `events` are sent in each turn of its loop."""
        turns, members = TURNS[room, events], ALL if room == "all" else FEW
        if self.name == STOCK:
            turns //= SLOWER
        size = len(frame(text(0)))
        used = self.server.cpu_seconds()
        for _ in range(CHUNKS):
            await self.server.ask("emit", room, turns, events)
            await self.viewers.ask("until", members * turns * events * size)
        used = self.server.cpu_seconds() - used
        numbers = [FIRST + number for number in range(turns * events)] * CHUNKS
        if await self.viewers.ask("order") != numbers:
            raise RuntimeError(f"{self.name}: events were lost or came in another order")
        return members * turns * events * CHUNKS / used

    async def block(self) -> float:
        """Return the milliseconds of CPU for which one broadcast blocks the event loop."""
        answer = await self.server.ask("block", "all")
        await self.viewers.ask("until", ALL * len(frame(text(0))))
        await self.viewers.ask("order")
        return float(answer["cpu"]) * 1000


async def start(name: str, stack: AsyncExitStack) -> Contestant:
    """Start a server and connect its viewers."""
    if name == NODE:
        server = await Peer.start(str(NODE_BINARY), str(Path(__file__).with_name("server.js")), str(FEW))
    else:
        kind = {TRACKER: "tracker", STOCK: "stock", LIMIT: "limit"}[name]
        server = await Peer.python(f"{MODULES}.server", kind, str(FEW))
    stack.push_async_callback(server.stop)
    port = (await server.answer())["port"]
    before = server.memory()
    viewers = await Peer.python(f"{MODULES}.viewers", str(port), str(ALL))
    stack.push_async_callback(viewers.stop)
    await viewers.answer()
    return Contestant(name, server, viewers, (server.memory() - before) / ALL)


async def measure(report: Report, only: tuple[str, ...] = (TRACKER, LIMIT, NODE, STOCK)) -> None:
    """Run all rounds, alternating the contestants, and add the figures."""
    async with AsyncExitStack() as stack:
        contestants = [await start(name, stack) for name in only]
        kinds = {
            f"fan-out, {'bursts of 10' if events > 1 else 'single events'}, {members:,} viewers": (
                room,
                events,
            )
            for room, members in (("few", FEW), ("all", ALL))
            for events in (1, BURST)
        }
        for what, (room, events) in kinds.items():
            # Stock takes five times as long as all others together: it is measured with the smaller room
            # only.
            taking_part = [c for c in contestants if room == "few" or c.name != STOCK]
            values: dict[str, list[float]] = {c.name: [] for c in taking_part}
            for _ in range(report.rounds):
                for contestant in taking_part:
                    values[contestant.name].append(await contestant.deliver(room, events))
            for name, found in values.items():
                report.add(what, name, "deliveries per CPU second", found)
            report.goals += [
                Goal(what, TRACKER, NODE, 1.2 if events == 1 else 3.0),
                *([Goal(what, TRACKER, LIMIT, 0.9)] if events == 1 else []),
            ]
        for contestant in contestants:
            blocked = [await contestant.block() for _ in range(report.rounds * 3)]
            report.add("event loop kept by a broadcast to 2,000", contestant.name, "ms of CPU", blocked)
        for contestant in contestants:
            report.add("memory of a viewer, idle", contestant.name, "bytes", [contestant.idle_bytes])
