"""What is counted and spent, inspiration, and rests."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from storage.encounter.base import Message
from storage.encounter.field_types import DiceAmount, ParticipantRef, ResourceName, Uses, single_target
from storage.encounter.limits import MAX_PARTICIPANTS, MAX_USES
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


class RestEntry(Message):
    """One who rests, and how many hit dice they spend: rolled here, or `healing` is what they give in all."""

    participant_id: ParticipantRef
    hit_dice: Uses = 0
    healing: DiceAmount | None = None


class Rest(Message):
    """Take a short or a long rest; hit dice are spent in a short one.

    `participantIds` stand for entries without hit dice. `restores_maximum`: a long rest ends what lowers the
    hit point maximum. In 2024 it does; in 2014 the effect says so, and it is asked where one rests with such.
    """

    type: Literal["rest"] = "rest"
    kind: Literal["short", "long"]
    entries: Annotated[tuple[RestEntry, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    restores_maximum: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _ids_are_enough(cls, data: Any) -> Any:
        data = single_target(data)
        if isinstance(data, dict) and "participantIds" in data and "entries" not in data:
            others = {key: value for key, value in data.items() if key != "participantIds"}
            return {**others, "entries": tuple({"participantId": i} for i in data["participantIds"])}
        return data

    @model_validator(mode="after")
    def _each_once(self) -> "Rest":
        if len({entry.participant_id for entry in self.entries}) < len(self.entries):
            raise ValueError("name each participant once")
        return self
