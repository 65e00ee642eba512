"""What was counted, spent and came back."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class ResourceChanged(Record):
    """A resource of a participant was set, spent, given back or taken off."""

    type: Literal["resource_changed"] = "resource_changed"
    participant_id: AParticipantId
    name: str
    current: int
    maximum: int
    reason: Literal["set", "spent", "restored", "removed"]


class RechargeDue(Record):
    """A turn began with a spent resource that comes back when a d6 shows `needs` or more.

    `natural` is the die; None where the table rolls it.
    """

    type: Literal["recharge_due"] = "recharge_due"
    participant_id: AParticipantId
    name: str
    needs: int
    natural: int | None = None
    is_back: bool = False


class InspirationChanged(Record):
    """A participant was given inspiration, or has it no longer."""

    type: Literal["inspiration_changed"] = "inspiration_changed"
    participant_id: AParticipantId
    has_inspiration: bool
