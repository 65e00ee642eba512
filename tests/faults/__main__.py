"""`python -m tests.faults [part of a name]…`: every fault, a table, and JSON; exit 1 if data was lost."""

import asyncio
import json
import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.cluster import running
from tests.faults.kinds import ALONE, PAIRS, REPLICA_SET, Fault
from tests.faults.lap import Result, lap, unfinished

JSON = Path("build/faults.json")
LOGS = Path("build/faults")  # of every process, of the clusters with losses
COLUMNS = "{:<34} {:>8} {:<20} {:>4} {:>7} {:>8} {:>7} {:>9} {:>7} {:>10}"
HEAD = (
    "fault",
    "commands",
    "in flight",
    "lost",
    "doubled",
    "diverged",
    "agree s",
    "median ms",
    "p99 ms",
    "unanswered",
)


def main(wanted: Sequence[str]) -> int:
    """Run the faults whose names contain an argument, or all; return the exit code."""
    logging.getLogger("engineio").setLevel(logging.CRITICAL)  # broken connections are expected
    started = time.monotonic()
    print(COLUMNS.format(*HEAD), flush=True)
    results = asyncio.run(_run_all(wanted))
    JSON.parent.mkdir(exist_ok=True)
    JSON.write_text(json.dumps([result.as_json() for result in results], indent=1))
    harmed = [result.fault for result in results if not result.is_clean]
    print(f"\n{len(results)} faults in {time.monotonic() - started:.0f} s, written to {JSON}")
    print(f"harm done by: {', '.join(harmed)}" if harmed else "no harm done")
    return 1 if harmed else 0


async def _run_all(wanted: Sequence[str]) -> list[Result]:
    results: list[Result] = []
    for faults, members, where in ((ALONE + PAIRS, 0, "one mongod"), (REPLICA_SET, 3, "replica set of 3")):
        chosen = [f for f in faults if not wanted or any(word in f.name for word in wanted)]
        if chosen:
            results += await _run(chosen, members, where)
    return results


async def _run(faults: Sequence[Fault], members: int, where: str) -> list[Result]:
    results = []
    with tempfile.TemporaryDirectory(prefix="tracker-faults-") as folder:
        async with running(Path(folder), members=members) as cluster:
            print(f"-- {where}, Redis, two web processes, one bot; seven clients look on", flush=True)
            for number, fault in enumerate(faults):
                try:
                    result = await lap(cluster, fault, number)
                except TimeoutError:
                    await fault.heal(cluster)
                    result = unfinished(fault)
                results.append(result)
                print(_row(result), flush=True)
                if not result.is_clean:
                    _keep_logs(cluster.folder, fault)
    return results


def _keep_logs(folder: Path, fault: Fault) -> None:
    kept = LOGS / "".join(c if c.isalnum() else "-" for c in fault.name)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for log in folder.glob("*.log"):
        shutil.copy(log, kept)


def _row(result: Result) -> str:
    row = COLUMNS.format(
        result.fault,
        result.commands,
        result.in_flight,
        result.lost,
        result.doubled,
        result.diverged,
        result.seconds,
        result.median_ms,
        result.p99_ms,
        result.unanswered,
    )
    return "\n".join([row, *(f"     {line}" for line in result.complaints[:8])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
