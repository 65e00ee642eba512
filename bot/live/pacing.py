"""How often a live message may be edited, and the clock that says when."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import discord

OLD_SECONDS = 60 * 60
AGED_SECONDS = 3 * 60 * 60


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between edits of a message, of one over an hour old, and after trouble.

    A badge that changed alone is shown once, `between_badges` after what it stands under was drawn. Nobody
    looks again for `badge_fresh`; up to `badge_good` it is shown while somebody looks, and no edit waits.

    Discord allows 5 edits in 5 s in a channel, and about 3 in 6 s for messages over an hour old.
    """

    fresh: float = 1.2
    old: float = 2.5
    after_trouble: float = 5.0
    after_mistake: float = 60.0  # of ours
    between_reposts: float = 60.0
    between_badges: float = 60.0
    badge_fresh: float = 3.0
    badge_good: float = 30.0
    between_counts: float = 600.0  # of what stands below a board of some hours


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as a function, so that tests need not wait. `now` is seconds that only grow."""

    now: Callable[[], float]
    wall: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


def system_clock() -> Clock:
    """Return the clock of the running event loop."""
    return Clock(asyncio.get_running_loop().time, lambda: datetime.now(UTC), asyncio.sleep)


async def viewers_first() -> None:
    """Let what was just committed go on air before work for Discord takes the event loop for milliseconds.

    The publisher has its turn, and after it the delivery to the sockets.
    """
    for _ in range(2):
        await asyncio.sleep(0)


def is_old(message_id: str, clock: Clock) -> bool:
    """Whether a message is over an hour old: Discord lets it be edited less often."""
    return _age(message_id, clock) > OLD_SECONDS


def is_aged(message_id: str, clock: Clock) -> bool:
    """Whether a message is some hours old: whatever people wrote meanwhile stands below it."""
    return _age(message_id, clock) > AGED_SECONDS


def _age(message_id: str, clock: Clock) -> float:
    """Return a message's age in seconds; its id tells when it was posted."""
    return (clock.wall() - discord.utils.snowflake_time(int(message_id))).total_seconds()
