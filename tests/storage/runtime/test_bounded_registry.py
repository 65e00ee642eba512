from dataclasses import dataclass

from storage.runtime.bounded_registry import BoundedRegistry


@dataclass
class Worker:
    key: str
    is_idle: bool = True


def workers_of(capacity: int) -> BoundedRegistry[str, Worker]:
    return BoundedRegistry(capacity, Worker, lambda worker: worker.is_idle)


def test_the_least_recently_used_one_is_dropped() -> None:
    workers = workers_of(2)
    first = workers.of("a")
    workers.of("b")
    assert workers.of("a") is first
    workers.of("c")
    assert workers.keys() == ["a", "c"]


def test_looking_one_up_is_no_use_of_it() -> None:
    workers = workers_of(2)
    workers.of("a")
    workers.of("b")
    assert workers.get("a") is not None
    workers.of("c")
    assert workers.get("a") is None


def test_one_that_works_is_never_dropped() -> None:
    workers = workers_of(1)
    busy = workers.of("a")
    busy.is_idle = False
    workers.of("b")
    workers.of("c")
    assert workers.keys() == ["a", "c"]
    assert workers.of("a") is busy


def test_the_newest_one_stays_while_all_others_work() -> None:
    workers = workers_of(2)
    for key in "ab":
        workers.of(key).is_idle = False
    newest = workers.of("c")
    assert workers.of("c") is newest
    assert len(workers) == 3


def test_a_surplus_is_dropped_as_soon_as_it_is_idle() -> None:
    workers = workers_of(2)
    for key in "abcd":
        workers.of(key).is_idle = False
    for worker in workers.values():
        worker.is_idle = True
    workers.of("e")
    assert workers.keys() == ["d", "e"]
