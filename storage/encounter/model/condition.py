"""Conditions and effects on a participant."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from storage.encounter.base import AParticipantId, Record, none_is

UNTIL_REMOVED = -1


class SaveEnds(Record, extra="ignore"):
    """A saving throw that ends a condition; the DM is reminded on the turn it hangs on."""

    ability: str
    dc: int


class Condition(Record):
    """A condition or effect on a participant.

    `duration` counts rounds; -1 lasts until removed. `ends` says when one round of it is over: at the end
    of the round, or at the start or end of the turn of the participant `anchor_id` (its bearer if none).
    """

    id: Annotated[str, BeforeValidator(str)] = Field("", alias="_id")
    name: str
    duration: Annotated[int, none_is(UNTIL_REMOVED)] = UNTIL_REMOVED
    description: str | None = None
    ends: Literal["round", "turn_start", "turn_end"] = "round"
    anchor_id: AParticipantId | None = None
    source_id: AParticipantId | None = None
    level: int | None = None
    save_ends: SaveEnds | None = None
    from_concentration: bool = False  # ends with the concentration of `source_id`
    implied_by: str | None = None  # the condition that brought this one along, and takes it away, or "0hp"
    skips_turn_end: bool = False  # "until the end of your next turn", said during that creature's turn
    is_secret: bool = False
