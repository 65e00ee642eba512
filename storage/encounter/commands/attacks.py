"""One attack: from the d20 to the damage, in one step."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from storage.encounter.base import Message
from storage.encounter.dice.damage_text import read_damage
from storage.encounter.dice.values import naming_the_field
from storage.encounter.field_types import Name, ParticipantRef
from storage.encounter.limits import MAX_DICE


def _readable(text: str) -> str:
    with naming_the_field():
        if text:
            read_damage(text)
    return text


DamageText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_DICE), AfterValidator(_readable)
]


class MakeAttack(Message):
    """Attack one target: a d20 with `bonus` against its armor class, and on a hit the damage.

    `damage` is text, "1d8+4 slashing + 2d6 fire"; empty for an attack that deals none. `roll` is the face of
    a d20 that was rolled by hand. `critical_from` is the lowest face that is a critical hit; with
    `is_critical` each hit is one. `asks` leaves the damage of a hit to the DM; for a player the policy sets
    it.
    """

    type: Literal["make_attack"] = "make_attack"
    participant_id: ParticipantRef
    source_id: ParticipantRef | None = None
    name: Name
    bonus: Annotated[int, Field(ge=-20, le=50)] = 0
    damage: DamageText = ""
    mode: Literal["normal", "advantage", "disadvantage"] = "normal"
    roll: Annotated[int, Field(ge=1, le=20)] | None = None
    critical_from: Annotated[int, Field(ge=2, le=20)] = 20
    is_critical: bool = False
    knocks_out: bool = False
    asks: bool = False
