"""The log of an encounter: each version has its own part of a list that they share."""

import pytest

from storage.encounter.apply import apply
from storage.encounter.commands import DealDamage
from storage.encounter.limits import REMEMBERED_IDS, TAIL
from storage.encounter.model import AppliedIds
from storage.encounter.tails import SPARE
from tests.storage.encounter.scenario import RuleScenario, monster


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(f"c{number}" for number in numbers)


def test_it_reads_as_the_tuple_of_its_items() -> None:
    tail, plain = AppliedIds(ids(*range(7))).newest(5), ids(*range(2, 7))
    assert tuple(tail) == tail[:] == plain and len(tail) == 5
    assert tuple(reversed(tail)) == plain[::-1]
    assert [tail[place] for place in range(-5, 5)] == [plain[place] for place in range(-5, 5)]
    assert (tail[1:3], tail[-2:], tail[::2]) == (plain[1:3], plain[-2:], plain[::2])
    for place in (-6, 5):
        with pytest.raises(IndexError):
            tail[place]
    assert tail == AppliedIds(plain) != AppliedIds(plain[1:])
    assert hash(tail) == hash(AppliedIds(plain)) and tail.size == sum(map(len, plain))
    assert not AppliedIds()


def test_a_version_keeps_its_items_whatever_is_added_to_it() -> None:
    first = AppliedIds(ids(0, 1))
    second = first.adding("c2")
    other, third = first.adding("d2"), second.adding("c3")
    assert [t[:] for t in (first, second, third)] == [ids(0, 1), ids(0, 1, 2), ids(0, 1, 2, 3)]
    assert other[:] == (*ids(0, 1), "d2")
    assert [t.has("c2") for t in (first, second, other, third)] == [False, True, False, True]
    assert [t.has("d2") for t in (first, second, other, third)] == [False, False, True, False]


def test_a_name_that_is_there_twice_is_found_in_each_version() -> None:
    first = AppliedIds(ids(0, 1, 2))
    later = first.adding("c0").newest(2)
    assert first.has("c0") and later.has("c0") and not later.has("c1")
    assert not later.adding("c3").newest(1).has("c0")


def test_what_was_dropped_is_soon_let_go() -> None:
    tail = AppliedIds()
    for number in range(500):
        tail = tail.newest(9).adding(f"c{number}")
        assert tail[:] == ids(*range(max(0, number - 9), number + 1))
        assert len(tail._items) <= 10 + SPARE and len(tail._places) == len(tail._items)
        assert tail.size == sum(map(len, tail))


def test_a_command_adds_to_the_log_and_copies_none_of_it() -> None:
    table = RuleScenario(monster())
    copied = {"history": 0, "applied": 0}
    commands = REMEMBERED_IDS + 2 * SPARE
    for _ in range(commands):
        before = table.encounter
        table.encounter = apply(before, DealDamage.to("ogre", 1), table.context()).encounter
        assert table.encounter.history[:-1][-TAIL + 1 :] == before.history[-TAIL + 1 :]
        copied["history"] += table.encounter.history._items is not before.history._items
        copied["applied"] += table.encounter.applied._items is not before.applied._items
    assert copied == {"history": (commands - TAIL) // (SPARE + 1), "applied": 2 * SPARE // (SPARE + 1)}
