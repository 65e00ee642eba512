"""A few of the faults, as `python -m tests.faults` does them all."""

from dataclasses import replace

from tests.faults.cluster import Cluster
from tests.faults.kinds import ALONE, PAIRS, Fault
from tests.faults.lap import lap

FAULTS = {fault.name: fault for fault in (*ALONE, *PAIRS)}


def named(name: str) -> Fault:
    """Return a fault without its time limits, which are for an idle machine."""
    return replace(FAULTS[name], answers=False, fast=False)


async def test_no_acknowledged_command_is_lost_or_doubled_by_a_kill(cluster: Cluster) -> None:
    for number, name in enumerate(("kill -9 web", "kill -9 bot + mongod", "kill -9 Redis")):
        result = await lap(cluster, named(name), number)
        assert result.is_clean, result


async def test_no_acknowledged_command_is_lost_by_a_network_fault(cluster: Cluster) -> None:
    for number, name in enumerate(("half-close Redis", "cut mongod")):
        result = await lap(cluster, named(name), number)
        assert result.is_clean, result


async def test_web_processes_are_restarted_one_by_one_without_a_lost_command(cluster: Cluster) -> None:
    result = await lap(cluster, named("rolling restart of both webs"), 0)
    assert result.is_clean, result
