"""`python -m tests.faults.greedy [SECONDS] [VIEWERS] [GREEDY] [COMMANDS]`: viewers that never read.

One web process, many viewers of one encounter, of which some never read, and a number of commands a second.
Prints a table of that process – sockets, tasks, open files, memory, CPU – before, during and after; exit 1
when a reading viewer lost data, when one that does not read is still connected, or when resources of them are
left.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

from realtime.auth.tokens import Tokens
from realtime.transport.outbox import MOST_BUFFERED
from storage.mongo.database import Database
from storage.repositories.share_links import ShareLinks
from storage.runtime.settings import load_settings
from tests.bench.peer import Peer
from tests.faults import programs
from tests.faults.cluster import SECRET
from tests.faults.gauges import HEAD, Row, Watched
from tests.faults.ledger import share
from tests.faults.programs import Program
from tests.faults.visitor import Visitor
from tests.free_port import free_port
from tests.realtime.stored_documents import StoredDocuments, hero, participant

JSON = Path("build/greedy.json")
PATIENCE = 90.0  # seconds; a ping task sleeps for 25 before it detects a closed socket
SLACK = 1.25  # of a growing buffer; the process keeps the memory after the viewers are gone
OTHERWISE = 10  # MB of growth permitted for other reasons
POOL = 64 + 8  # connections to MongoDB opened meanwhile, and their monitors
WARM_UP = 2.0  # seconds
LOOKS = 4  # rows during the encounter
UNLIMITED = {
    "LIMIT_SOCKETS_PER_USER": "100000",
    "LIMIT_SOCKETS_PER_ADDRESS": "100000",
    **{
        f"LIMIT_{kind}_PER_{whose}": "1000000 per minute"  # all viewers have one address and one token
        for kind in ("CONNECTIONS", "COMMANDS", "READS", "CHANGES")
        for whose in ("TOKEN", "USER", "ADDRESS")
    },
}


@dataclass
class Fight:
    """A DM's client, and the duration of each command."""

    dm: Visitor
    targets: list[str]
    seconds: list[float] = field(default_factory=list)
    version: int = 0

    async def go_on(self, seconds: float, per_second: float) -> None:
        """Send commands at a steady rate, or as fast as they are answered."""
        loop = asyncio.get_running_loop()
        due, until = loop.time(), loop.time() + seconds
        while due < until:
            await asyncio.sleep(due - loop.time())
            due += 1 / per_second
            number, started = len(self.seconds), loop.time()
            what = "damage" if number % 2 else "healing"
            asked = {"participantId": self.targets[number // 2 % len(self.targets)], what: 1}
            answer = await self.dm.ask(
                "update_participant_hp", {"encounterId": self.dm.encounter_id, **asked}
            )
            if not answer["ok"]:
                raise RuntimeError(answer)
            self.seconds.append(loop.time() - started)
            self.version = answer["version"]


async def measure(seconds: float, viewers: int, greedy: int, per_second: float) -> list[str]:
    """Run it, print the table, and return the failures."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-greedy-")))
        server, address, uri = await _started(folder, stack)
        database = Database(uri)
        stack.push_async_callback(asyncio.to_thread, database.close)
        encounter, stream_token = await _fight(database, address)
        stack.push_async_callback(encounter.dm.leave)
        watched, rows = Watched(server, address), []

        async def look(when: str) -> Row:
            rows.append(await watched.row(when, len(encounter.seconds)))
            print(rows[-1], flush=True)
            return rows[-1]

        print(HEAD, flush=True)
        await encounter.go_on(
            WARM_UP, per_second
        )  # objects created at the first command do not count for viewers
        encounter.seconds.clear()
        alone = await look("the DM alone")
        arguments = (address.rpartition(":")[2], encounter.dm.encounter_id, stream_token, viewers, greedy)
        crowd = await Peer.python("tests.faults.crowd", *map(str, arguments))
        stack.push_async_callback(crowd.stop)
        while (await crowd.answer())["there"] < viewers:
            pass
        before = after = await look("all connected")
        for number in range(LOOKS):
            await encounter.go_on(seconds / LOOKS, per_second)
            after = await look(f"after {seconds / LOOKS * (number + 1):.0f} s of fight")
        wrong = await _harm(crowd, encounter.version, (viewers - greedy, greedy), before, after)
        seen = await crowd.ask("leave")
        if not await _within(PATIENCE, lambda: _is_left_alone(watched, alone)):
            wrong.append("something is left of those who went")
        await look("all gone")
    reading, times = viewers - greedy, sorted(encounter.seconds)
    spent = (after.cpu - before.cpu) / max(1, len(times) * reading)
    print(
        f"\na viewer who is there: {(before.rss - alone.rss) * 1024 / viewers:.1f} kB; a delivery: "
        f"{spent * 1e6:.0f} µs of CPU, commands and heartbeats included; a command: median "
        f"{share(times, 0.5) * 1000:.0f} ms, p99 {share(times, 0.99) * 1000:.0f} ms; each viewer read "
        f"{seen['bytes'] / max(1, reading) / 1024:.0f} kB"
    )
    await asyncio.to_thread(_keep, rows)
    return wrong


async def _harm(crowd: Peer, version: int, sizes: tuple[int, int], before: Row, after: Row) -> list[str]:
    """Return the failures after the run; `sizes` are the numbers of readers and of others."""
    (reading, greedy), wrong = sizes, list[str]()
    if not await _within(PATIENCE, lambda: _has_seen(crowd, version)):
        wrong.append(f"not every reading viewer has seen version {version}")
    left = reading - (await crowd.ask("report"))["reading"]
    if left:
        wrong.append(f"{left} viewers who read lost their connection")
    if still := after.sockets - reading - 1:
        wrong.append(f"{still} viewers who never read are still there")
    if after.rss - before.rss > greedy * MOST_BUFFERED * SLACK / 2**20 + OTHERWISE:
        wrong.append(f"the process grew by {after.rss - before.rss:.0f} MB")
    return wrong


async def _started(folder: Path, stack: AsyncExitStack) -> tuple[Program, str, str]:
    """Start MongoDB, Redis and a web process; return the latter, its address, and the database's."""
    mongo, redis, web = free_port(), free_port(), free_port()
    uri = f"mongodb://127.0.0.1:{mongo}/greedy"
    environment = {"MONGODB_URI": uri, "REDIS_URL": f"redis://127.0.0.1:{redis}/0", "JWT_SECRET": SECRET}
    server = programs.web("web", folder, web, {**environment, **UNLIMITED})
    for program in (
        programs.mongod("mongod", folder, mongo, None),
        programs.redis_server(folder, redis),
        server,
    ):
        stack.push_async_callback(program.kill)
        await program.start()
    return server, f"http://127.0.0.1:{web}", uri


def _keep(rows: list[Row]) -> None:
    JSON.parent.mkdir(exist_ok=True)
    JSON.write_text(json.dumps([asdict(row) for row in rows], indent=1))


async def _fight(database: Database, address: str) -> tuple[Fight, str]:
    """Return an encounter of twelve with its DM's client, and a token for viewers."""
    table, secret = StoredDocuments(database), load_settings(None, jwt_secret=SECRET).jwt_secret
    assert secret is not None
    tokens = Tokens(secret)
    dm, ari = await table.user("Dana"), await table.user("Ari")
    monsters = [participant(f"Goblin {n}", 9_000, 30 - n) for n in range(9)]
    heroes = [hero(f"Aria {n}", ari, 9_000, 20 - n) for n in range(3)]
    encounter_id = await table.encounter(dm, *monsters, *heroes)
    visitor = Visitor([address], tokens.issue_user_token(dm), encounter_id)
    await visitor.connected()
    link, _ = await ShareLinks(database).create(encounter_id, "stream", dm)
    targets = [str(one["_id"]) for one in (*monsters, *heroes)]
    return Fight(visitor, targets), tokens.issue_share_token(link)[0]


async def _within(seconds: float, holds: Callable[[], Awaitable[bool]]) -> bool:
    until = time.monotonic() + seconds
    while True:
        if await holds():
            return True
        if time.monotonic() > until:
            return False
        await asyncio.sleep(1)


async def _has_seen(crowd: Peer, version: int) -> bool:
    return bool((await crowd.ask("report"))["oldest"] >= version)


async def _is_left_alone(watched: Watched, alone: Row) -> bool:
    now = await watched.row("", 0)
    return now.sockets <= alone.sockets and now.tasks <= alone.tasks + 5 and now.files <= alone.files + POOL


def main(arguments: list[str]) -> int:
    """Measure, and return the exit code."""
    given = dict(enumerate(map(float, arguments)))
    seconds, viewers, greedy, per_second = (given.get(n, d) for n, d in enumerate((600, 2_000, 100, 5)))
    started = time.monotonic()
    wrong = asyncio.run(measure(seconds, int(viewers), int(greedy), per_second))
    print(f"{time.monotonic() - started:.0f} s; " + ("; ".join(wrong) if wrong else "no viewer is affected"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
