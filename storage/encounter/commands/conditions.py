"""Conditions, concentration, and what legendary creatures spend."""

from typing import Annotated, Any, Literal

from pydantic import AliasChoices, Field, model_validator

from storage.encounter.base import Message
from storage.encounter.commands.recurring import CarriedEffect
from storage.encounter.dice.values import NumberOrDice
from storage.encounter.durations import RoundsOrDice
from storage.encounter.field_types import (
    BoundedAttacks,
    BoundedDefences,
    BoundedSaveEnds,
    ConditionName,
    CreatureRef,
    DiceAmount,
    Name,
    ParticipantRef,
    Text,
    single_target,
)
from storage.encounter.limits import MAX_AMOUNT, MAX_PARTICIPANTS, MAX_ROUNDS
from storage.encounter.model import UNTIL_REMOVED

Rounds = Annotated[int, RoundsOrDice(UNTIL_REMOVED, MAX_ROUNDS)]


class NewHitPointEffect(Message):
    """What a condition does to hit points; see model.HitPointEffect."""

    max_hp: Annotated[int, NumberOrDice(-MAX_AMOUNT, MAX_AMOUNT)] = Field(0, alias="maxHP")
    temporary_hp: DiceAmount = Field(0, alias="tempHP")
    ends_without: bool = Field(False, alias="endsWithoutTempHP")


class NewForm(Message):
    """Another form; see model.Form.

    `temporary_hp` is what Wild Shape gives in 2024: the druid's level.
    """

    kind: Literal["polymorph", "wild_shape"] = "polymorph"
    name: Name | None = None
    max_hp: Annotated[int, NumberOrDice(1, MAX_AMOUNT)] = Field(alias="maxHP")
    ac: Annotated[int, Field(ge=0, le=99)] | None = None
    defences: BoundedDefences | None = None
    temporary_hp: DiceAmount = Field(0, alias="tempHP")
    attacks: BoundedAttacks = ()
    creature: CreatureRef | None = None


class LastingCondition(Message):
    """What a condition is by itself, also beyond the encounter in which it came; see model.Condition.

    `duration` is rounds or dice, or a text with a unit such as "10 minutes" or "1d4 hours".
    """

    name: ConditionName
    duration: Rounds = UNTIL_REMOVED
    description: Text | None = None
    ends: Literal["round", "turn_start", "turn_end"] = "round"
    level: Annotated[int, Field(ge=1, le=10)] | None = None
    hit_points: NewHitPointEffect | None = None


class NewCondition(LastingCondition):
    """A condition to be added.

    `effect` is what its source concentrates on to keep it up; left out, it is what the source concentrates on
    already, else the condition itself.
    """

    anchor_id: ParticipantRef | None = None
    source_id: ParticipantRef | None = None
    save_ends: BoundedSaveEnds | None = None
    from_concentration: bool = False
    effect: Name | None = None
    is_secret: bool = False
    recurring: CarriedEffect | None = None
    form: NewForm | None = None


class AddCondition(Message):
    """Put a condition on participants."""

    type: Literal["add_condition"] = "add_condition"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    condition: NewCondition

    @model_validator(mode="before")
    @classmethod
    def _one_is_enough(cls, data: Any) -> Any:
        return single_target(data)


class RemoveCondition(Message):
    """Take a condition off a participant, by its id or by its name (then all of that name).

    `levels` takes off only so many levels of one that has levels, such as exhaustion after a rest.
    """

    type: Literal["remove_condition"] = "remove_condition"
    participant_id: ParticipantRef
    condition: ConditionName = Field(
        validation_alias=AliasChoices("condition", "conditionId", "name", "conditionName")
    )
    levels: Annotated[int, Field(ge=1, le=10)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _the_condition_itself_will_do(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("condition"), dict):
            given = data["condition"]
            return {**data, "condition": given.get("_id") or given.get("name")}
        return data


class ChangeCondition(Message):
    """Change a condition in place; the fields left out stay as they are.

    Rounds count from now on, as those of a new condition do. Null as `anchor_id` is its bearer, and as
    `save_ends` no save. A condition is named by its id, or by a name that only one of them has.
    """

    type: Literal["change_condition"] = "change_condition"
    participant_id: ParticipantRef
    condition: ConditionName = Field(validation_alias=AliasChoices("condition", "conditionId"))
    duration: Rounds | None = None
    ends: Literal["round", "turn_start", "turn_end"] | None = None
    anchor_id: ParticipantRef | None = None
    level: Annotated[int, Field(ge=1, le=10)] | None = None
    save_ends: BoundedSaveEnds | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "ChangeCondition":
        if not self.given:
            raise ValueError("give duration, ends, anchorId, level or saveEnds")
        return self

    @property
    def given(self) -> dict[str, Any]:
        """What is to be changed, by the names of the condition's fields."""
        names = ("duration", "ends", "anchor_id", "level", "save_ends")
        clears = {"anchor_id", "save_ends"} & self.model_fields_set
        return {n: value for n in names if (value := getattr(self, n)) is not None or n in clears}


class Concentrate(Message):
    """Start to concentrate on an effect; one on another effect ends first."""

    type: Literal["concentrate"] = "concentrate"
    participant_id: ParticipantRef
    name: Name


class EndConcentration(Message):
    """End a participant's concentration and everything that hung on it."""

    type: Literal["end_concentration"] = "end_concentration"
    participant_id: ParticipantRef


class SpendLegendary(Message):
    """Spend, or with a negative amount give back, legendary actions or resistances."""

    type: Literal["spend_legendary"] = "spend_legendary"
    participant_id: ParticipantRef
    what: Literal["action", "resistance"] = "action"
    amount: Annotated[int, Field(ge=-20, le=20)] = 1
