"""How often a live message may be edited, and the clock for it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import discord

OLD_SECONDS = 60 * 60
AGED_SECONDS = 3 * 60 * 60


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between edits of a message, of one over an hour old, and after a failure.

    Viewer counts that changed alone are shown once, `between_viewer_updates` after the last drawing. They are
    not queried again for `viewers_fresh`; up to `viewers_good` no edit waits for the query.

    Discord allows 5 edits in 5 s in a channel, and about 3 in 6 s for messages over an hour old.
    """

    fresh: float = 1.2
    old: float = 2.5
    after_trouble: float = 5.0
    after_mistake: float = 60.0  # an error of the bot's own
    between_reposts: float = 60.0
    between_viewer_updates: float = 60.0
    viewers_fresh: float = 3.0
    viewers_good: float = 30.0
    between_counts: float = 600.0  # of messages below a board that is some hours old


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as functions, so that tests need not wait. `now` returns monotonic seconds."""

    now: Callable[[], float]
    wall: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


def system_clock() -> Clock:
    """Return the clock of the running event loop."""
    return Clock(asyncio.get_running_loop().time, lambda: datetime.now(UTC), asyncio.sleep)


async def viewers_first() -> None:
    """Let sockets get a committed change before work for Discord blocks the event loop for milliseconds.

    One turn of the event loop is for the publisher, one for the delivery to the sockets.
    """
    for _ in range(2):
        await asyncio.sleep(0)


def is_old(message_id: str, clock: Clock) -> bool:
    """Whether a message is over an hour old: Discord allows fewer edits of it."""
    return _age(message_id, clock) > OLD_SECONDS


def is_aged(message_id: str, clock: Clock) -> bool:
    """Whether a message is some hours old, so that others' messages may cover it."""
    return _age(message_id, clock) > AGED_SECONDS


def _age(message_id: str, clock: Clock) -> float:
    """Return a message's age in seconds, from its id."""
    return (clock.wall() - discord.utils.snowflake_time(int(message_id))).total_seconds()
