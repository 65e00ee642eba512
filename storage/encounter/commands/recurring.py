"""What happens to a participant at the start or end of each of its turns."""

from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints, model_validator

from storage.encounter.base import Message
from storage.encounter.dice.notation import parse
from storage.encounter.errors import InvalidCommandError
from storage.encounter.field_types import DamageKind, DiceAmount, EffectRef, Name, ParticipantRef, Text
from storage.encounter.limits import MAX_DICE


def _amount(text: str) -> str:
    try:
        is_named = bool(text) and any(part.label for part in parse(text).parts)
    except InvalidCommandError as error:
        raise ValueError(str(error)) from None
    if is_named:
        raise ValueError("write the type of the damage apart from its amount")
    return text


DiceText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_DICE), AfterValidator(_amount)
]


class CarriedEffect(Message):
    """What recurs while a condition lasts; see model.Recurring for the fields."""

    at: Literal["turn_start", "turn_end"] = "turn_start"
    kind: Literal["damage", "healing", "reminder"] = "damage"
    amount: DiceText = ""
    damage_type: DamageKind = ""
    text: Text | None = None
    is_automatic: bool = False

    @model_validator(mode="after")
    def _has_an_amount(self) -> "CarriedEffect":
        if (self.kind == "reminder") == bool(self.amount):
            raise ValueError("damage and healing have an amount, a reminder has none")
        return self


class NewRecurring(CarriedEffect):
    """What recurs on its own."""

    name: Name


class SetRecurring(Message):
    """Let an effect recur on each turn of a participant; one of the same name is replaced."""

    type: Literal["set_recurring"] = "set_recurring"
    participant_id: ParticipantRef
    effect: NewRecurring


class RemoveRecurring(Message):
    """Let an effect, by its name, recur no more."""

    type: Literal["remove_recurring"] = "remove_recurring"
    participant_id: ParticipantRef
    name: Name


class ApplyRecurring(Message):
    """Apply or skip an effect that is due; `amount` is the table's own roll, rolled here when left out."""

    type: Literal["apply_recurring"] = "apply_recurring"
    participant_id: ParticipantRef
    effect_id: EffectRef
    answer: Literal["apply", "skip"] = "apply"
    amount: DiceAmount | None = None
