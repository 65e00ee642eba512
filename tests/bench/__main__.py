"""`python -m tests.bench [--long] [NAME …]`: measure, print a table, write it as JSON to build/bench.json."""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.bench.air.measure import measure as air
from tests.bench.burst.measure import measure as burst
from tests.bench.commands.measure import measure_core, measure_sockets
from tests.bench.fan_out.measure import measure as fan_out
from tests.bench.growth.measure import measure as growth
from tests.bench.harness import ROUNDS, Report
from tests.bench.join.measure import measure as join
from tests.bench.memory.measure import measure as memory
from tests.bench.pages import measure as pages
from tests.bench.start.measure import measure as start

BENCHES: Mapping[str, Callable[[Report], Awaitable[None]]] = {
    "commands": measure_core,
    "sockets": measure_sockets,
    "join": join,
    "burst": burst,
    "fan_out": fan_out,
    "pages": pages,
    "air": air,
    "growth": growth,
    "memory": memory,
    "start": start,
}

LONG, MANY = "--long", 9


async def main(arguments: list[str]) -> None:
    """Run the named benchmarks, or all; `--long` runs more rounds of each."""
    report = Report(rounds=MANY if LONG in arguments else ROUNDS)
    try:
        for name in [argument for argument in arguments if argument != LONG] or list(BENCHES):
            started = time.monotonic()
            report.add("load of the machine before", name, "", [os.getloadavg()[0]])
            await BENCHES[name](report)
            report.add("this measurement took", name, "s", [time.monotonic() - started])
    finally:  # what was measured before a failure took minutes
        print(report.table())
        report.write(Path("build") / "bench.json")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
