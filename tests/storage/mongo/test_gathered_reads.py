"""Those who ask for documents at the same moment share a query that begins after they asked."""

import asyncio

import pytest

from storage.encounter.errors import UnavailableError
from storage.mongo.gathered_reads import LANES, MOST, GatheredReads


class Asked:
    """What a query returns, and the keys of each query; queries end when they may."""

    def __init__(self) -> None:
        self.values: dict[int, str] = {}
        self.queries: list[list[int]] = []
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def read(self, keys: list[int]) -> dict[int, str]:
        self.queries.append(keys)
        found = {key: self.values[key] for key in keys if key in self.values}
        await self.may_end.wait()
        return found


async def test_a_crowd_shares_a_query_and_each_gets_its_own() -> None:
    asked = Asked()
    asked.values = {key: f"v{key}" for key in range(1, MOST * 2)}
    reads = GatheredReads(asked.read)
    found = await asyncio.gather(*(reads.get(key % MOST) for key in range(MOST * 3)))
    assert found == [None, *(f"v{key}" for key in range(1, MOST))] * 3
    assert asked.queries == [list(range(MOST))]
    await asyncio.gather(*(reads.get(key) for key in range(MOST * 2)))
    assert [len(keys) for keys in asked.queries] == [MOST] * 3


async def test_who_asks_during_a_query_gets_what_is_there_afterwards() -> None:
    asked = Asked()
    reads = GatheredReads(asked.read)
    asked.may_end.clear()
    first = [asyncio.create_task(reads.get(1))]
    for _ in range(LANES):
        await asyncio.sleep(0.01)
        first.append(asyncio.create_task(reads.get(1)))
    await asyncio.sleep(0.01)
    assert len(asked.queries) == LANES  # the last one waits
    asked.values[1] = "new"
    asked.may_end.set()
    assert await asyncio.gather(*first) == [None] * LANES + ["new"]


async def test_a_failed_query_fails_for_those_who_asked_and_one_who_left_harms_no_other() -> None:
    async def failing(_: list[int]) -> dict[int, str]:
        raise OSError("away")

    for answer in await asyncio.gather(*map(GatheredReads(failing).get, (1, 2)), return_exceptions=True):
        assert isinstance(answer, OSError)
    asked = Asked()
    asked.values[1] = "v"
    reads = GatheredReads(asked.read)
    leaving, staying = asyncio.create_task(reads.get(1)), asyncio.create_task(reads.get(1))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == "v"
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_after_a_stop_no_query_goes_on_and_who_waits_or_asks_later_hears_so() -> None:
    asked = Asked()
    reads = GatheredReads(asked.read)
    asked.may_end.clear()
    before = asyncio.all_tasks()
    waiting = [asyncio.create_task(reads.get(number)) for number in range(LANES + 1)]
    await asyncio.sleep(0.01)
    await reads.stop()
    answers = await asyncio.gather(*waiting, reads.get(99), return_exceptions=True)
    assert {type(answer) for answer in answers} == {UnavailableError}
    assert asyncio.all_tasks() == before and len(asked.queries) == 1
