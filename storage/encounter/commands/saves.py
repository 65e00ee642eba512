"""Saving throws: the effects that call for them, and how one that is owed is settled."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from storage.encounter.base import Message
from storage.encounter.commands.conditions import NewCondition
from storage.encounter.commands.hit_points import DamagePart, HitQuality
from storage.encounter.field_types import DiceInitiative, Name, ParticipantRef, SaveRef, single_target
from storage.encounter.limits import MAX_PARTICIPANTS
from storage.encounter.model import Ability, ability_named

AnAbility = Annotated[Ability, BeforeValidator(lambda text: ability_named(str(text)) or text)]
_Targets = Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]


class _AboutSaves(Message):
    """About the saves that participants owe: the one of this id, or all that each of them owes."""

    participant_ids: _Targets
    save_id: SaveRef | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_is_enough(cls, data: Any) -> Any:
        return single_target(data)


class CallForSaves(Message):
    """Let participants save against an effect, such as a Fireball; each then owes the save.

    `parts` are the damage of one who fails; one who succeeds takes half of it or none. `condition` is put on
    those who fail: one from concentration makes its source concentrate at once, on the condition's `effect`
    or else on the effect of this `name`. With `rolls_monsters` the saves of all but players' characters are
    rolled at once; only a DM can ask for that.
    """

    type: Literal["call_for_saves"] = "call_for_saves"
    participant_ids: _Targets
    name: Name
    ability: AnAbility
    dc: Annotated[int, Field(ge=0, le=99)]
    parts: Annotated[tuple[DamagePart, ...], Field(max_length=10)] = ()
    qualities: Annotated[tuple[HitQuality, ...], Field(max_length=4)] = ()
    on_success: Literal["half", "none"] = "half"
    condition: NewCondition | None = None
    source_id: ParticipantRef | None = None
    rolls_monsters: bool = False

    @model_validator(mode="before")
    @classmethod
    def _one_is_enough(cls, data: Any) -> Any:
        return single_target(data)


class RollSave(_AboutSaves):
    """Roll saves that are owed, and do what hangs on them.

    `roll` is the natural d20, rolled here when left out; `total` is the whole result as it fell at the table.
    Either is of one save: without `save_id`, the first that is owed. A `bonus` is remembered for the next
    save of that ability; without one the known bonus counts, see `Participant.save_bonus`.
    """

    type: Literal["roll_save"] = "roll_save"
    roll: Annotated[int, Field(ge=1, le=20)] | None = None
    total: DiceInitiative | None = None
    bonus: Annotated[int, Field(ge=-20, le=50)] | None = None
    mode: Literal["normal", "advantage", "disadvantage"] = "normal"

    @model_validator(mode="after")
    def _one_result_of_one(self) -> "RollSave":
        if self.roll is not None and self.total is not None:
            raise ValueError("give roll, the natural d20, or total, not both")
        if len(self.participant_ids) > 1 and (self.roll, self.total, self.bonus) != (None, None, None):
            raise ValueError("a roll, a total or a bonus is of one participant")
        return self


class SettleSave(_AboutSaves):
    """Say how saves that are owed end: passed, failed, or dropped, so that nothing comes of them.

    `spends_legendary` spends a legendary resistance of each who passes.
    """

    type: Literal["settle_save"] = "settle_save"
    answer: Literal["passed", "failed", "dropped"]
    spends_legendary: bool = False

    @model_validator(mode="after")
    def _resists_to_pass(self) -> "SettleSave":
        if self.spends_legendary and self.answer != "passed":
            raise ValueError("a legendary resistance is spent to pass")
        return self
