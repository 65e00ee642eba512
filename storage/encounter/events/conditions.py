"""Conditions and concentration."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record
from storage.encounter.model import Condition


class ConditionAdded(Record):
    """A participant got a condition."""

    type: Literal["condition_added"] = "condition_added"
    participant_id: AParticipantId
    condition: Condition


class ConditionChanged(Record):
    """A condition was changed in place; `fields` are the wire names of what differs in it."""

    type: Literal["condition_changed"] = "condition_changed"
    participant_id: AParticipantId
    condition: Condition
    fields: tuple[str, ...]


class ConditionResisted(Record):
    """A participant is immune to a condition."""

    type: Literal["condition_resisted"] = "condition_resisted"
    participant_id: AParticipantId
    name: str


class ConditionRemoved(Record):
    """A condition ended."""

    type: Literal["condition_removed"] = "condition_removed"
    participant_id: AParticipantId
    condition: Condition
    reason: Literal["removed", "expired", "concentration", "recovered", "implied", "replaced"] = "removed"


class ConcentrationStarted(Record):
    """A participant concentrates."""

    type: Literal["concentration_started"] = "concentration_started"
    participant_id: AParticipantId
    name: str


class ConcentrationEnded(Record):
    """A participant's concentration ended."""

    type: Literal["concentration_ended"] = "concentration_ended"
    participant_id: AParticipantId
    name: str
    reason: Literal["ended", "replaced", "incapacitated", "down", "failed"]


class ConcentrationCheckDue(Record):
    """Damage asks for a Constitution save to keep concentration."""

    type: Literal["concentration_check_due"] = "concentration_check_due"
    participant_id: AParticipantId
    name: str
    dc: int
