"""What is counted and spent, inspiration, and rests."""

from typing import Annotated, Literal

from pydantic import Field

from storage.encounter.base import Message
from storage.encounter.field_types import ParticipantRef, ResourceName, Uses
from storage.encounter.limits import MAX_USES
from storage.encounter.model import Returns


class SetResource(Message):
    """Give a participant a resource, or change one that it has; see model.Resource for the fields.

    What is left out stays. A new one needs a `maximum`, and is full. What is left follows a new maximum.
    With `recharge` it returns at the start of a turn; `regains` 0 is all of it.
    """

    type: Literal["set_resource"] = "set_resource"
    participant_id: ParticipantRef
    name: ResourceName
    maximum: Annotated[int, Field(ge=1, le=MAX_USES)] | None = None
    current: Uses | None = None
    returns: Returns | None = None
    recharge: Annotated[int, Field(ge=2, le=6)] | None = None
    regains: Uses | None = None


class RemoveResource(Message):
    """Take a resource off a participant."""

    type: Literal["remove_resource"] = "remove_resource"
    participant_id: ParticipantRef
    name: ResourceName


class SpendResource(Message):
    """Spend some of a resource, or with a negative amount give it back."""

    type: Literal["spend_resource"] = "spend_resource"
    participant_id: ParticipantRef
    name: ResourceName
    amount: Annotated[int, Field(ge=-MAX_USES, le=MAX_USES)] = 1


class SetInspiration(Message):
    """Give a participant inspiration (in 2024 Heroic Inspiration), or take it: it is spent."""

    type: Literal["set_inspiration"] = "set_inspiration"
    participant_id: ParticipantRef
    has_inspiration: bool
