"""The base of every model of the game: frozen, camelCase outside, foreign fields kept."""

import functools
from math import floor, isfinite
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel

from storage.encounter.limits import MAX_ID, AtMost

EncounterId = NewType("EncounterId", str)
ParticipantId = NewType("ParticipantId", str)
UserId = NewType("UserId", str)

# MongoDB hands out ObjectIds, the wire and the game use their 24 hex digits.
AsText = BeforeValidator(lambda value: value if value is None else str(value))
AnEncounterId = Annotated[EncounterId, AsText, AtMost(MAX_ID)]
AParticipantId = Annotated[ParticipantId, AsText, AtMost(MAX_ID)]
AUserId = Annotated[UserId, AsText, AtMost(MAX_ID)]


class Record(BaseModel):
    """A frozen value read from and written to MongoDB.

    Fields that another program put into a document are kept as they are, and written back.
    """

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True, extra="allow")


class Message(BaseModel):
    """A frozen value that came from outside and may contain nothing unknown."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True, extra="forbid")


@functools.cache
def names_outside(kind: type[Record]) -> dict[str, str]:
    """Return the names of a record's fields, each with the one it has in documents and on the wire."""
    return {name: field.alias or name for name, field in kind.model_fields.items()}


@functools.cache
def names_inside(kind: type[Record]) -> dict[str, str]:
    """Return the names of a record's fields by the ones they have in documents and on the wire."""
    return {outside: name for name, outside in names_outside(kind).items()}


def _is_fraction(value: object) -> bool:
    return isinstance(value, float) and isfinite(value)


def none_is(default: object) -> BeforeValidator:
    """Read a null that another program stored as what the field is without it."""
    return BeforeValidator(lambda value: default if value is None else value)


NoneIsEmpty = BeforeValidator(lambda value: () if value is None else value)
NoneIsBlank = BeforeValidator(lambda value: "" if value is None else value)
NoneIsZero = BeforeValidator(lambda value: 0 if value is None else value)
RoundedDown = BeforeValidator(lambda value: floor(value) if _is_fraction(value) else value)
NotNegative = AfterValidator(lambda value: max(0, value))
