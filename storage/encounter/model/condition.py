"""Conditions and effects on a participant."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from storage.encounter.base import AParticipantId, NoneIsEmpty, NotNegative, Record, none_is
from storage.encounter.limits import MAX_ATTACKS, MAX_ID, MAX_NAME, MAX_TEXT, MAX_WORD, AtMost
from storage.encounter.model.attack import Attack
from storage.encounter.model.defences import Defences
from storage.encounter.model.recurring import Recurring

UNTIL_REMOVED = -1


class SaveEnds(Record, extra="ignore"):
    """A saving throw that ends a condition. The DM is reminded on each turn of its bearer, at `at`."""

    ability: Annotated[str, AtMost(MAX_WORD)]
    dc: int
    at: Literal["turn_start", "turn_end"] = "turn_end"


class HitPointEffect(Record, extra="ignore"):
    """What an effect does to its bearer's hit points while it lasts.

    `max_hp` changes the maximum. `temporary_hp` is how many temporary ones it gave: what is left of them goes
    with it. `ends_without` lets it end when the bearer has no temporary hit points left.
    """

    max_hp: int = Field(0, alias="maxHP")
    temporary_hp: Annotated[int, NotNegative] = Field(0, alias="tempHP")
    ends_without: bool = Field(False, alias="endsWithoutTempHP")


class Form(Record, extra="ignore"):
    """Another form that an effect gives its bearer (SRD, Polymorph; Druid, Wild Shape).

    `max_hp` are the hit points of the form. Without an armor class or defences of its own it keeps those of
    its bearer; its attacks and the creature of the library that it is are its own in any case.
    """

    kind: Literal["polymorph", "wild_shape"] = "polymorph"
    name: Annotated[str | None, AtMost(MAX_NAME)] = None
    max_hp: int = Field(alias="maxHP")
    ac: int | None = None
    defences: Defences | None = None
    attacks: Annotated[tuple[Attack, ...], NoneIsEmpty, AtMost(MAX_ATTACKS)] = ()
    creature: Annotated[str | None, AtMost(MAX_ID)] = None  # see `Creatures.by_reference`


class Condition(Record):
    """A condition or effect on a participant.

    `duration` counts rounds; -1 lasts until removed. `ends` says when one round of it is over: at the end
    of the round, or at the start or end of the turn of the participant `anchor_id` (its bearer if none).
    """

    id: Annotated[str, BeforeValidator(str), AtMost(MAX_ID)] = Field("", alias="_id")
    name: Annotated[str, AtMost(MAX_NAME)]
    duration: Annotated[int, none_is(UNTIL_REMOVED)] = UNTIL_REMOVED
    description: Annotated[str | None, AtMost(MAX_TEXT)] = None
    ends: Literal["round", "turn_start", "turn_end"] = "round"
    anchor_id: AParticipantId | None = None
    source_id: AParticipantId | None = None
    level: int | None = None
    save_ends: SaveEnds | None = None
    from_concentration: bool = False  # ends with the concentration of `source_id`
    effect: Annotated[str | None, AtMost(MAX_NAME)] = None  # what `source_id` concentrates on to keep it up
    # The condition that brought this one along, and takes it away, or "0hp".
    implied_by: Annotated[str | None, AtMost(MAX_ID)] = None
    # The first moment that `ends` names does not count: the bearer's turn of that round had come, or the
    # effect was said during the very turn whose end it names, and means the next one.
    skips_turn_end: bool = False
    is_secret: bool = False
    hit_points: HitPointEffect | None = None
    form: Form | None = None
    recurring: Recurring | None = None  # comes on each turn of the bearer
