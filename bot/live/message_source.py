"""What a live message is made of: where it is, what it shows, and whom it tells."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from bot.render.screen import Screen
from storage.encounter.model import Encounter

Trouble = Literal["forbidden", "gone"]


@dataclass(frozen=True, slots=True)
class MessageSpot:
    """Where a message of an encounter is; `message_id` is None before it is posted."""

    channel_id: str
    message_id: str | None


@dataclass(frozen=True, slots=True)
class Workings:
    """What a board asks and tells.

    `look` brings up to date what stands beside the encounter, before every drawing, and may raise FaceError.
    `leaves` notes a message before another one takes its place, `moved` the place of that one, `tidied` that
    the first one is deleted: what a process leaves undone, the next one does. `placed` is told of a new one.
    """

    latest: Callable[[], Awaitable[Encounter]]
    spot: Callable[[Encounter], MessageSpot | None]
    look: Callable[[Encounter], Awaitable[None]]
    draw: Callable[[Encounter], Screen]
    leaves: Callable[[MessageSpot], Awaitable[None]]
    moved: Callable[[MessageSpot], Awaitable[None]]
    tidied: Callable[[MessageSpot], Awaitable[None]]
    placed: Callable[[MessageSpot], Awaitable[None]]
    troubled: Callable[[Encounter, Trouble], Awaitable[None]]
    comes_back: bool = True  # posted again when somebody deleted it
    count: Callable[[str], None] = lambda step: None  # asked, answered or sent, for the metrics
