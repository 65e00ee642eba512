"""What was counted, spent and came back, and rests."""

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


class Rested(Record):
    """A participant rested.

    `hit_dice` were spent, or are back where the number is negative; `faces` are those rolled here.
    """

    type: Literal["rested"] = "rested"
    participant_id: AParticipantId
    kind: Literal["short", "long"]
    hit_dice: int = 0
    faces: tuple[int, ...] = ()


class RestFailed(Record):
    """A participant got nothing of a rest: it is dead, dying, or had no hit points at its start."""

    type: Literal["rest_failed"] = "rest_failed"
    participant_id: AParticipantId
    reason: Literal["dead", "dying", "no_hit_points"]
