"""The source of a live message: its encounter, its spot and its screen."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.render.screen import Screen
from storage.encounter.model import Encounter

Trouble = Literal["forbidden", "gone"]


@dataclass(frozen=True, slots=True)
class MessageSpot:
    """Where a message of an encounter is; `message_id` is None before it is posted."""

    channel_id: str
    message_id: str | None


class MessageSource(Protocol):
    """The encounter behind one live message. Methods that read or write it raise TrackerError.

    When a message is replaced, `note_replaced` is called before, `note_spot` with the new spot, and
    `note_deleted` once the old message is deleted. After a crash, the next process does the missing steps.
    """

    @property
    def is_reposted(self) -> bool:
        """Whether the message is posted again after a user deleted it."""

    async def latest(self) -> Encounter:
        """Return the encounter at the newest version that this process knows."""

    def spot(self, encounter: Encounter) -> MessageSpot | None:
        """Return where the message is; None when it must not be drawn."""

    async def prepare(self, encounter: Encounter) -> None:
        """Update what the message depends on beside the encounter, before drawing. Raises MessageError."""

    def draw(self, encounter: Encounter) -> Screen:
        """Return what the message shows."""

    async def note_replaced(self, spot: MessageSpot) -> None:
        """Store that the message at this spot is to be deleted."""

    async def note_spot(self, spot: MessageSpot) -> None:
        """Store where the message is now."""

    async def note_deleted(self, spot: MessageSpot) -> None:
        """Store that the message at this spot is deleted."""

    async def posted(self, spot: MessageSpot) -> None:
        """Finish a message that was just posted, such as by pinning it."""

    async def stopped(self, encounter: Encounter, trouble: Trouble) -> None:
        """Report that the message is no longer updated."""

    def count(self, step: str) -> None:
        """Count a step for the metrics: "asked", "answered" or "sent"."""
