"""The memory of an encounter and of a viewer, compared with the connections of Node's socket.io."""

import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.embedded_mongod.server import EmbeddedMongo
from tests.bench.harness import Flat, Report
from tests.bench.peer import Peer
from tests.places import NODE_BINARY

STEPS = 3
FIGHTS, VIEWERS = 100, 150  # more with each step
EVENTS = 200
TRACKER, NODE = "tracker", "socket.io (Node)"
LOAD = "tests.bench.growth.load"
Json = dict[str, Any]


@dataclass
class Contestant:
    """A server and its clients."""

    name: str
    server: Peer
    port: int
    tables: list[Json]
    viewer: Json
    stack: AsyncExitStack

    async def come(self, tables: list[Json]) -> Peer:
        """Connect clients."""
        load = await Peer.python(LOAD)
        self.stack.push_async_callback(load.stop)
        await load.tell({"port": self.port, "tables": tables})
        return load

    async def memory(self) -> int:
        """Return the bytes in use."""
        await self.server.ask("settle")
        return self.server.memory()

    async def fights(self) -> list[float]:
        """Return the memory of an encounter with its DM, in kB, by step; the first ones are a warm-up."""
        return await self._steps([self.tables[n : n + FIGHTS] for n in range(0, len(self.tables), FIGHTS)])

    async def viewers(self) -> list[float]:
        """Return the memory of one more viewer with the state, in kB, by step."""
        return await self._steps([[self.viewer] * VIEWERS] * (STEPS + 1), is_playing=False)

    async def busy(self) -> float:
        """Return each viewer's additional memory after many changes, in kB."""
        before = await self.memory()
        await self.server.ask("emit", f"encounter_{self.viewer['encounterId']}", EVENTS, 1)
        return (await self.memory() - before) / (VIEWERS * (STEPS + 1)) / 1000

    async def _steps(self, arrivals: list[list[Json]], *, is_playing: bool = True) -> list[float]:
        found = []
        for tables in arrivals:
            before = await self.memory()
            load = await self.come(tables)
            if is_playing:
                await load.ask("play", len(tables))
            found.append((await self.memory() - before) / len(tables) / 1000)
        return found[1:]


async def measure(report: Report) -> None:
    """Fill one server after the other and add the figures."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))
        uri = (await stack.enter_async_context(EmbeddedMongo(Path(folder)))).uri
        contestants = [await _tracker(uri, stack), await _node(stack)]
        # Viewers first: they would reuse memory that the encounters needed only while loading.
        viewers = {one.name: await one.viewers() for one in contestants}
        busy = {one.name: await one.busy() for one in contestants}
        encounters = {one.name: await one.fights() for one in contestants}
        for name, values in encounters.items():
            report.add("memory of an active fight with its DM", name, "kB", values)
        for name, values in viewers.items():
            report.add("memory of a viewer at a fight, idle", name, "kB", values)
        for name, value in busy.items():
            report.add("memory of a viewer at a fight, more when busy", name, "kB", [value])
        report.goals.append(Flat("memory of a viewer at a fight, idle", TRACKER, NODE, 1.0))


async def _tracker(uri: str, stack: AsyncExitStack) -> Contestant:
    server = await Peer.python("tests.bench.memory.server", uri, str(FIGHTS * (STEPS + 1)))
    stack.push_async_callback(server.stop)
    greeting = await server.answer()
    return Contestant(TRACKER, server, greeting["port"], greeting["tables"], greeting["viewer"], stack)


async def _node(stack: AsyncExitStack) -> Contestant:
    script = Path(__file__).parents[1] / "fan_out" / "server.js"
    server = await Peer.start(str(NODE_BINARY), "--expose-gc", str(script), "0")
    stack.push_async_callback(server.stop)
    port = (await server.answer())["port"]
    tables = [
        {
            "auth": {"token": "x" * 200},
            "encounterId": f"{number:024x}",
            "participantId": "76543210fedcba9876543210",
        }
        for number in range(FIGHTS * (STEPS + 1))
    ]
    return Contestant(NODE, server, port, tables, tables[0], stack)
