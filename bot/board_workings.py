"""What a live message is made of: where it is, what it shows, and whom it tells."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from bot.render.screen import Screen
from storage.encounter.model import Encounter

Trouble = Literal["forbidden", "gone"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message of an encounter is; `message_id` is None before it is posted."""

    channel_id: str
    message_id: str | None


@dataclass(frozen=True, slots=True)
class Workings:
    """What a board asks and tells.

    `look` brings up to date what stands beside the encounter, before every drawing, and may raise FaceError.
    `moved` notes the place of a message that was posted anew; `placed` is told when that is done.
    """

    latest: Callable[[], Awaitable[Encounter]]
    spot: Callable[[Encounter], Spot | None]
    look: Callable[[Encounter], Awaitable[None]]
    draw: Callable[[Encounter], Screen]
    moved: Callable[[Spot], Awaitable[None]]
    placed: Callable[[Spot], Awaitable[None]]
    troubled: Callable[[Encounter, Trouble], Awaitable[None]]
    comes_back: bool = True  # posted again when somebody deleted it
    count: Callable[[str], None] = lambda step: None  # asked, answered or sent, for the metrics
