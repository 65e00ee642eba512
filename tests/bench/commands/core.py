"""The write path under measurement, without sockets: `python -m tests.bench.commands.core MONGODB_URI`.

Orders: `tracker TABLES COUNT` sends COUNT commands to each of TABLES encounters, `bare TABLES COUNT` updates
as many documents of the same size with the same write concern through the same driver, and
`callers CALLERS COUNT` sends COUNT commands of each of CALLERS callers to one encounter.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bson import ObjectId

from storage.bootstrap import tune_interpreter
from storage.encounter.base import EncounterId
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import load_settings
from storage.tracker import Tracker
from tests.bench.commands.encounters import copies, hit, make_encounter
from tests.bench.orders import orders, say

MOST_TABLES = 32

Key = TypeVar("Key", bound=str)


async def timed(step: Callable[[Key, int], Awaitable[None]], tables: list[Key], count: int) -> dict[str, Any]:
    """Run the steps of every encounter in sequence, all encounters concurrently."""
    latencies: list[float] = []

    async def play(key: Key) -> None:
        for number in range(count):
            before = time.perf_counter()
            await step(key, number)
            latencies.append(time.perf_counter() - before)

    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*map(play, tables))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"seconds": wall, "cpu": cpu, "latencies": latencies}


async def main() -> None:
    """Measure until standard input ends."""
    configure_logging(load_settings(None))
    tune_interpreter()
    database = Database(sys.argv[1], "bench_core")
    await database.ensure_indexes()
    log = CombatLog(database)
    log.start()
    tracker = Tracker(Encounters(database), log)
    first = await make_encounter(tracker)
    tables = [first.id, *await copies(database, first, MOST_TABLES - 1)]
    plain = [ObjectId(copy) for copy in await copies(database, first, MOST_TABLES)]

    async def command(encounter_id: EncounterId, _: int) -> None:
        await hit(tracker, await tracker.current(encounter_id))

    async def bare(place: str, number: int) -> None:
        change = {"$set": {"participants.0.currentHP": number}}
        await database.encounters.update_one({"_id": plain[int(place)]}, change)

    for encounter_id in tables:
        await command(encounter_id, 0)
    await log.settled()
    say({"ready": True})
    async for what, some, count in orders():
        if what == "tracker":
            answer = await timed(command, tables[: int(some)], int(count))
        elif what == "callers":
            answer = await timed(command, tables[:1] * int(some), int(count))
        else:
            answer = await timed(bare, [str(place) for place in range(int(some))], int(count))
        await log.settled()
        say(answer)
    await log.stop()
    database.close()


if __name__ == "__main__":
    asyncio.run(main())
