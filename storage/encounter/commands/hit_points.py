"""Damage, healing, dying."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from storage.encounter.base import Message
from storage.encounter.dice.damage_text import read_damage
from storage.encounter.dice.expression import print_node
from storage.encounter.dice.values import NumberOrDice
from storage.encounter.field_types import DamageKind, DiceAmount, ParticipantRef, Text, single_target
from storage.encounter.limits import MAX_AMOUNT, MAX_PARTICIPANTS, MAX_PARTS

HitQuality = Literal["magical", "silvered", "adamantine", "nonmagical"]
DamageFraction = Literal["full", "half", "double", "none"]


class DamagePart(Message):
    """An amount of damage of one type; the type is lower case, "" when none was given."""

    amount: DiceAmount
    type: DamageKind = ""

    @property
    def dice_label(self) -> str:
        """What stands behind its dice."""
        return self.type


class DamageTarget(Message):
    """Who is hit, and with which share of the damage; `ignores` switches its defences off for this hit."""

    participant_id: ParticipantRef
    share: DamageFraction = "full"
    ignores: Literal["nothing", "resistance", "defences"] = "nothing"


def damage_in(text: str, kind: str = "") -> dict[str, Any]:
    """Return `parts` and `qualities` of damage in one text, as clients send them: "2d6 fire + 3 piercing".

    Raises InvalidCommandError.
    """
    typed = read_damage(text, kind)
    parts = [{"amount": print_node(node, is_summand=True), "type": kind_} for node, kind_ in typed.parts]
    return {"parts": parts, "qualities": list(typed.qualities)}


class DealDamage(Message):
    """Deal damage to one or several targets: one history entry.

    A critical hit rolls the dice of the parts twice.
    `qualities` are what defences against nonmagical attacks look at. A hit without one is nonmagical.
    """

    type: Literal["deal_damage"] = "deal_damage"
    targets: Annotated[tuple[DamageTarget, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    parts: Annotated[tuple[DamagePart, ...], Field(min_length=1, max_length=MAX_PARTS)]
    source_id: ParticipantRef | None = None
    is_critical: bool = False
    knocks_out: bool = False
    qualities: Annotated[tuple[HitQuality, ...], Field(max_length=4)] = ()
    notes: Text = ""

    @classmethod
    def to(cls, participant_id: str, amount: int, damage_type: str = "", **rest: Any) -> "DealDamage":
        """Read the common case, one target and one type; the id is given as text."""
        return cls.model_validate(
            {
                "targets": ({"participantId": participant_id},),
                "parts": ({"amount": amount, "type": damage_type},),
                **rest,
            }
        )


class Heal(Message):
    """Heal participants by an amount each."""

    type: Literal["heal"] = "heal"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    amount: DiceAmount
    source_id: ParticipantRef | None = None
    notes: Text = ""


class SetTemporaryHitPoints(Message):
    """Give temporary hit points; they don't stack: the higher number stays unless `replace`."""

    type: Literal["set_temporary_hp"] = "set_temporary_hp"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    amount: DiceAmount
    replace: bool = False

    @model_validator(mode="before")
    @classmethod
    def _one_is_enough(cls, data: Any) -> Any:
        return single_target(data)


class UpdateParticipantHp(Message):
    """Change hit points as the seed's clients do.

    With `new_hp` the change is absolute, and `damage` or `healing` only describe it; without it, one of
    them is dealt by the rules. A number above the maximum is taken, as the seed's server takes it; with
    `above_maximum` false it is refused, so that a client can ask.
    """

    type: Literal["update_participant_hp"] = "update_participant_hp"
    participant_id: ParticipantRef
    new_hp: Annotated[int, NumberOrDice(-MAX_AMOUNT, MAX_AMOUNT)] | None = Field(None, alias="newHP")
    damage: DiceAmount | None = None
    healing: DiceAmount | None = None
    damage_type: DamageKind = ""
    notes: Text | None = None
    above_maximum: bool = True

    @model_validator(mode="after")
    def _says_something(self) -> "UpdateParticipantHp":
        if self.new_hp is None and (self.damage is None) == (self.healing is None):
            raise ValueError("give newHP, or either damage or healing")
        return self


class RollDeathSave(Message):
    """Make a death saving throw: `roll` is the natural d20, rolled here when left out."""

    type: Literal["roll_death_save"] = "roll_death_save"
    participant_id: ParticipantRef
    roll: Annotated[int, Field(ge=1, le=20)] | None = None
    bonus: Annotated[int, Field(ge=-20, le=30)] = 0


class Stabilise(Message):
    """Make a dying participant stable."""

    type: Literal["stabilise"] = "stabilise"
    participant_id: ParticipantRef
