"""`python -m tests.bench [NAME …]`: measure, print a table, and write it as JSON to build/bench.json."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.bench.commands.measure import measure_core, measure_sockets
from tests.bench.fan_out.measure import measure as fan_out
from tests.bench.harness import Report
from tests.bench.pages import measure as pages

BENCHES: Mapping[str, Callable[[Report], Awaitable[None]]] = {
    "commands": measure_core,
    "sockets": measure_sockets,
    "fan_out": fan_out,
    "pages": pages,
}


async def main(names: list[str]) -> None:
    """Run the benchmarks of these names, or all."""
    report = Report()
    for name in names or list(BENCHES):
        await BENCHES[name](report)
    print(report.table())
    report.write(Path("build") / "bench.json")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
