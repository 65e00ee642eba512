"""One lap: an encounter, streams of commands, a fault during them, and the verdict."""

import asyncio
import time
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.faults.cluster import Cluster
from tests.faults.fight import open_encounter
from tests.faults.kinds import Fault
from tests.faults.ledger import Ledger, share
from tests.faults.streams import SocketStream, Target, discord_stream
from tests.faults.verdict import judge

BEFORE_SECONDS = 1.5
BURST = 10  # commands that a DM's client sends at once
PATIENCE = 60.0
FAST_SECONDS = 1.0  # of the median answer; it would be 2 s if a command waited for a frozen Redis


@dataclass
class Result:
    """A row of the table."""

    fault: str
    commands: int
    in_flight: str
    lost: int
    doubled: int
    diverged: int
    seconds: float  # from the end of the fault until all viewers agreed
    median_ms: int  # of answers to sockets, for commands given during the fault
    p99_ms: int
    unanswered: int
    complaints: list[str] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Whether there are no failures."""
        return not (self.lost or self.doubled or self.diverged or self.complaints)

    def as_json(self) -> dict[str, Any]:
        """Return the row for a machine."""
        return asdict(self)


async def lap(cluster: Cluster, fault: Fault, number: int) -> Result:
    """Run one fault."""
    encounter = await open_encounter(cluster, f"lap-{number}")
    ledger, stop = Ledger(), asyncio.Event()
    driver = cluster.sandbox.driver
    watchers = encounter.watchers(cluster.addresses)
    streams = [
        SocketStream(
            [*cluster.addresses[at:], *cluster.addresses[:at]],
            token,
            encounter.id,
            targets=targets,
            ledger=ledger,
            seed=number * 10 + at,
            at_once=at_once,
        )
        for at in range(len(cluster.addresses))
        for token, targets, at_once in (
            (encounter.dm_token, encounter.targets, BURST),
            (encounter.player_token, encounter.own, 1),
        )
    ]
    looking = [asyncio.create_task(watcher.watch()) for watcher in watchers]
    aria = Target(encounter.own[0].id, "Aria")
    goblin = next(target for target in encounter.targets if target.name == "Goblin")
    people = [("Dana", goblin), ("Ari", aria)]
    working = [asyncio.create_task(stream.run(stop)) for stream in streams] + [
        asyncio.create_task(discord_stream(driver.as_user(who), encounter.channel, target, ledger, stop))
        for who, target in people
    ]
    try:
        await asyncio.sleep(BEFORE_SECONDS)
        struck = time.monotonic()
        in_flight = ledger.under_way()
        await fault.strike(cluster)
        await asyncio.sleep(fault.lasts)
        ended = time.monotonic()
        await fault.heal(cluster)
        stop.set()
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*working)
        verdict = await judge(cluster, encounter, ledger, watchers)
        while not verdict.is_clean and time.monotonic() - ended < PATIENCE:
            await asyncio.sleep(0.2)
            verdict = await judge(cluster, encounter, ledger, watchers)
        seconds = time.monotonic() - ended
    finally:
        for task in (*working, *looking):
            task.cancel()
        await asyncio.gather(*working, *looking, return_exceptions=True)
    answers = ledger.from_sockets(struck, ended)
    from_discord = sum(command_id.isdigit() for command_id in in_flight)
    result = Result(
        fault=fault.name,
        commands=len(ledger.commands),
        in_flight=f"{len(in_flight) - from_discord} socket, {from_discord} Discord",
        lost=len(verdict.lost),
        doubled=len(verdict.doubled),
        diverged=len(verdict.diverged),
        seconds=round(seconds, 1),
        median_ms=round(share(answers, 0.5) * 1000),
        p99_ms=round(share(answers, 0.99) * 1000),
        unanswered=ledger.unanswered,
        complaints=verdict.lines[:20],
        codes=dict(ledger.codes),
    )
    if fault.answers and ledger.unanswered:
        result.complaints.append(f"{ledger.unanswered} interactions had no answer in time")
    if fault.fast and result.median_ms > FAST_SECONDS * 1000:
        result.complaints.append(f"a median command took {result.median_ms} ms")
    if ledger.codes["internal"]:
        result.complaints.append(f"{ledger.codes['internal']} commands met a mistake of ours")
    return result


def unfinished(fault: Fault) -> Result:
    """Return the row of a fault after which a command was never answered."""
    complaint = f"not everything was answered within {PATIENCE:.0f} s"
    return Result(fault.name, 0, "", 0, 0, 0, PATIENCE, 0, 0, 0, complaints=[complaint])
