"""The soak's verdict names what grows or is left, and what got through, and nothing else."""

from collections import Counter
from dataclasses import replace

from tests.faults.attacks.every_attack import ATTACKS, told
from tests.faults.soak import MOST_BYTES, POOL, Look, judge

LOOK = Look(
    when="",
    rss={"web-0": 100.0},
    files={"web-0": 20},
    tasks={"web-0": 30},
    documents={"sessions": 0},
    kilobytes={"sessions": 0},
    largest=90_000,
    median_ms=20.0,
    commands=0,
)


def test_what_stays_as_it_was_is_flat() -> None:
    busy = replace(LOOK, rss={"web-0": 114.0}, files={"web-0": 500}, tasks={"web-0": 900}, median_ms=60.0)
    assert judge(LOOK, LOOK, busy, LOOK) == []


def test_growth_while_all_are_here_is_named() -> None:
    assert judge(LOOK, LOOK, replace(LOOK, rss={"web-0": 116.0}), LOOK) == ["web-0 grew from 100 to 116 MB"]
    assert judge(LOOK, LOOK, replace(LOOK, median_ms=91.0), LOOK) == [
        "a command took 20 ms at first and 91 ms at last"
    ]


def test_what_is_left_of_those_who_went_is_named() -> None:
    gone = replace(
        LOOK,
        files={"web-0": 21 + POOL},
        tasks={"web-0": 41},
        documents={"sessions": 3},
        largest=MOST_BYTES + 1,
    )
    assert judge(LOOK, LOOK, LOOK, gone) == [
        f"web-0 keeps {POOL + 1} files open",
        "web-0 keeps 11 tasks",
        "3 sessions of sockets that are closed",
        f"an encounter has {MOST_BYTES + 1} bytes",
    ]


def test_what_got_through_and_what_was_never_carried_out_is_named() -> None:
    done = Counter({kind.__name__: 1 for kind in ATTACKS})
    through: Counter[str] = Counter()
    assert told(through, done) == []
    through["a DM screen is shown"] += 2
    done["packed_poll"] = 0
    assert told(through, done) == [
        "got through 2 times: a DM screen is shown",
        "never carried out: packed_poll",
    ]
