"""What a player asks of the DM, and the DM's answer."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from storage.encounter.base import Message, ParticipantId
from storage.encounter.commands.conditions import AddCondition, ChangeCondition, RemoveCondition
from storage.encounter.commands.hit_points import (
    DamageFraction,
    DealDamage,
    Heal,
    SetTemporaryHitPoints,
    Stabilise,
)
from storage.encounter.field_types import DamageKind, RequestRef

# What a player may do to others at an `open` table, and asks the DM for at any other.
Askable = Annotated[
    DealDamage | Heal | SetTemporaryHitPoints | AddCondition | RemoveCondition | ChangeCondition | Stabilise,
    Field(discriminator="type"),
]
_askable: TypeAdapter[Askable] = TypeAdapter(Askable)


class MakeRequest(Message):
    """Ask the DM for a command; made of a player's command that the table does not let through."""

    type: Literal["make_request"] = "make_request"
    command: Askable

    @property
    def asked(self) -> Askable:
        """What is asked for."""
        return self.command


class RequestDamage(Message):
    """Ask the DM for damage: `make_request` as earlier versions had it."""

    type: Literal["request_damage"] = "request_damage"
    damage: DealDamage

    @property
    def asked(self) -> Askable:
        """What is asked for."""
        return self.damage


class SettleRequest(Message):
    """Answer a player's request: with all of it, half, double, or none.

    Only damage can be halved and doubled, and only of damage the rest may be given: `is_critical` makes the
    hit critical, which rolls its dice once more, and `damage_type` is what all of the damage is of.
    """

    type: Literal["settle_request"] = "settle_request"
    request_id: RequestRef
    answer: DamageFraction
    is_critical: bool = False
    damage_type: DamageKind | None = None


def asked_in(stored: Mapping[str, Any]) -> Askable:
    """Return the command that a stored request asks for; earlier versions stored damage without its type."""
    return _askable.validate_python({"type": "deal_damage", **stored})


def targets_of(command: Askable) -> tuple[ParticipantId, ...]:
    """Return the ids of those whom a command is about."""
    match command:
        case DealDamage():
            return tuple(target.participant_id for target in command.targets)
        case RemoveCondition() | ChangeCondition() | Stabilise():
            return (command.participant_id,)
        case _:
            return command.participant_ids
