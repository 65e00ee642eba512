"""The manual clock, and ids that contain its time."""

from __future__ import annotations

from bot.sandbox.model.clock import ManualClock
from bot.sandbox.model.snowflakes import SnowflakeMint, time_of


def test_timers_fire_in_order_and_only_when_due() -> None:
    clock = ManualClock(1_600_000_000)
    fired: list[str] = []
    clock.call_later(2, lambda: fired.append("second"))
    clock.call_later(1, lambda: fired.append("first"))
    clock.call_later(1, lambda: fired.append("never")).cancel()
    clock.advance(1.5)
    assert fired == ["first"]
    clock.advance(1)
    assert fired == ["first", "second"]


def test_ids_increase_and_contain_their_time() -> None:
    clock = ManualClock(1_600_000_000.125)
    mint = SnowflakeMint(clock).mint
    ids = [mint() for _ in range(10_000)]
    assert ids == sorted(set(ids))
    assert time_of(ids[0]) == 1_600_000_000.125
