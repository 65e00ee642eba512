"""A process is killed and started again: the seconds until every viewer of a share link has the state."""

import asyncio
import signal
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from pydantic import SecretStr

from realtime.auth.tokens import SHARE_TOKEN_SECONDS, Tokens
from storage.embedded_mongod.server import EmbeddedMongo
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.repositories.share_links import ShareLinks
from storage.tracker import Tracker
from tests.bench.commands.encounters import DANA, make_encounter
from tests.bench.harness import Above, Report
from tests.bench.peer import Peer
from tests.free_port import free_port
from tests.realtime.process import running

VIEWERS = 2_000
GOAL_SECONDS = 15.0
FILES = 3 * VIEWERS
SECRET = "only for this measurement, 32 bytes"
STABLE_SECONDS = 4.0  # a page whose connection was shorter goes on where it was in its waits
WHAT, TRACKER, KILL = f"{VIEWERS:,} viewers of one link after kill -9", "tracker", "the kill"


async def measure_restart(report: Report) -> None:
    """Kill a server with the usual limits in each round, start it again at once, and add the figures."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-")))
        uri = f"{(await stack.enter_async_context(EmbeddedMongo(folder))).uri}bench_restart"
        port = free_port()
        greeting = {"port": port, "tables": await _tables(uri)}
        environment = {"MONGODB_URI": uri, "JWT_SECRET": SECRET, "LOG_LEVEL": "warning"}
        load = await Peer.python("tests.bench.join.returning")
        stack.push_async_callback(load.stop)
        seconds, tried = [], []
        # The crowd is here already when the measurement begins: it comes without the limit of newcomers.
        async with running(folder, port, files=FILES, LIMIT_CONNECTIONS_PER_USER="off", **environment) as old:
            await load.tell(greeting)
            await asyncio.sleep(STABLE_SECONDS)
            back = asyncio.create_task(load.ask("back"))
            await asyncio.sleep(0)
            old.process.send_signal(signal.SIGKILL)
            await old.process.wait()
        for number in range(report.rounds):
            async with running(folder, port, files=FILES, **environment) as server:
                answer = await back
                seconds.append(answer["seconds"])
                tried.append(answer["tried"] / VIEWERS)
                await asyncio.sleep(STABLE_SECONDS)
                if number + 1 < report.rounds:
                    back = asyncio.create_task(load.ask("back"))
                    await asyncio.sleep(0)
                server.process.send_signal(signal.SIGKILL)
                await server.process.wait()
    report.add(f"{WHAT}, the last has its state", TRACKER, "s", seconds)
    report.add(f"{WHAT}, the last has its state", KILL, "s", [0.0])
    report.add(f"{WHAT}, connections tried by each", TRACKER, "", tried)
    report.goals.append(Above(f"{WHAT}, the last has its state", TRACKER, KILL, GOAL_SECONDS))


async def _tables(uri: str) -> list[dict[str, object]]:
    """Store an encounter with a share link, and return what each viewer sends: each has its own token."""
    database = Database(uri)
    await database.ensure_indexes()
    log = CombatLog(database)
    log.start()
    encounter = await make_encounter(Tracker(Encounters(database), log))
    await log.stop()
    share, _ = await ShareLinks(database).create(encounter.id, "stream", DANA.user_id)
    database.close()
    tokens = Tokens(SecretStr(SECRET))
    auths = [
        {"token": tokens.issue_share_token(share, ttl=SHARE_TOKEN_SECONDS + n)[0]} for n in range(VIEWERS)
    ]
    return [{"auth": auth, "encounterId": encounter.id} for auth in auths]
