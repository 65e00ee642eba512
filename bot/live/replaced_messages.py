"""Replaced messages: stored with the encounter until they are deleted."""

from bot.live.message_source import MessageSpot
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter, OldMessage
from storage.tracker import Tracker


class EncounterMessage:
    """The part that all message sources share. Methods raise TrackerError."""

    def __init__(self, tracker: Tracker, encounter_id: EncounterId) -> None:
        self._tracker, self._encounter_id = tracker, encounter_id

    async def latest(self) -> Encounter:
        """Return the encounter at the newest version that this process knows."""
        return await self._tracker.current(self._encounter_id)

    async def note_replaced(self, spot: MessageSpot) -> None:
        """Store that the message at this spot is to be deleted."""
        await self._tracker.bind(self._encounter_id, leaves=old_message(spot))

    async def note_deleted(self, spot: MessageSpot) -> None:
        """Store that the message at this spot is deleted."""
        await self._tracker.bind(self._encounter_id, tidied=old_message(spot))


def is_being_replaced(encounter: Encounter, spot: MessageSpot) -> bool:
    """Whether the live message is stored as replaced: a process ended while moving it."""
    return spot in _noted(encounter)


def to_delete(encounter: Encounter) -> list[MessageSpot]:
    """Return the replaced messages that are still to be deleted."""
    binding = encounter.discord
    live = (binding.board_message_id, binding.dm_message_id) if binding else ()
    return [spot for spot in _noted(encounter) if spot.message_id not in live]


def old_message(spot: MessageSpot | None) -> OldMessage | None:
    """Return the message at a spot as stored; None without one."""
    if spot is None or spot.message_id is None:
        return None
    return OldMessage(channel_id=spot.channel_id, message_id=spot.message_id)


def _noted(encounter: Encounter) -> list[MessageSpot]:
    left = encounter.discord.left_behind if encounter.discord else ()
    return [MessageSpot(message.channel_id, message.message_id) for message in left]
