"""Who came, left, changed, or is seen otherwise."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class ParticipantAdded(Record):
    """A participant joined."""

    type: Literal["participant_added"] = "participant_added"
    participant_id: AParticipantId
    name: str


class ParticipantRemoved(Record):
    """A participant left; `reason` is "defeated" when the encounter's rules drop the defeated."""

    type: Literal["participant_removed"] = "participant_removed"
    participant_id: AParticipantId
    name: str
    reason: Literal["removed", "defeated"] = "removed"


class ParticipantChanged(Record):
    """Fields of a participant changed; `fields` are wire names."""

    type: Literal["participant_changed"] = "participant_changed"
    participant_id: AParticipantId
    fields: tuple[str, ...]


class VisibilityChanged(Record):
    """What players or stream may see of a participant changed."""

    type: Literal["visibility_changed"] = "visibility_changed"
    participant_id: AParticipantId
