"""The schema of clients' messages, and the error for one that does not match."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic.alias_generators import to_camel

from realtime.protocol.wire_json import ENCODING_ERRORS, WireJson
from storage.encounter.base import EncounterId
from storage.encounter.errors import InvalidCommandError
from storage.encounter.field_errors import field_error
from storage.encounter.field_types import RefersTo
from storage.encounter.limits import MAX_NAME

MAX_DEPTH = 20
MAX_ITEMS = 200  # of a list or object; no command has as many, and each item that is wrong costs a report
MAX_INT = 2**63  # MongoDB's integers have 64 bits

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
EncounterRef = Annotated[EncounterId, StringConstraints(min_length=1, max_length=64), RefersTo.ENCOUNTER]
Version = Annotated[int, Field(ge=0, le=2**53)]


class Payload(BaseModel):
    """A message from a client; unknown keys are ignored, as other clients may send more."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, extra="ignore", strict=True)


class EncounterPayload(Payload):
    """An encounter; what is done with it stands at the handler of each event."""

    encounter_id: EncounterRef


class SyncPayload(EncounterPayload):
    """`sync_encounter`: asks for the changes after `version`; 0 asks for the whole state."""

    version: Version = 0


class RenewPayload(Payload):
    """`renew_token`: a newer token of the same user or share link, in place of the one that ends."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=4096)]


class ListPayload(Payload):
    """Nothing: the event is about the user."""


class CreatePayload(Payload):
    """`create_encounter`: a new one of the user's own, outside of Discord; a repetition makes another one."""

    name: Annotated[str, StringConstraints(max_length=MAX_NAME)] = ""
    ruleset: Literal["2014", "2024"] = "2024"


class PartyPayload(Payload):
    """A party; what is done with it stands at the handler of each event."""

    party_id: Annotated[Id, RefersTo.PARTY]


class OverlayHealthPayload(EncounterPayload):
    """`overlay_health`: an overlay's report; `lag_ms` is the delay of the last event."""

    version: Version
    visible: bool
    lag_ms: Annotated[float, Field(ge=-86_400_000, le=86_400_000, allow_inf_nan=False)]
    in_obs: Annotated[bool, Field(alias="inObs")]
    streaming: bool | None = None  # None: unknown, outside OBS
    recording: bool | None = None
    obs_version: Annotated[str, StringConstraints(max_length=32)] | None = None


AnyPayload = TypeVar("AnyPayload", bound=BaseModel)


def read_payload(model: type[AnyPayload], payload: object) -> AnyPayload:
    """Return the payload as `model`. Raises InvalidCommandError, which names the field."""
    text = as_json(payload)
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise field_error(error) from None


def as_json(payload: object) -> str:
    """Return the payload as JSON. Raises InvalidCommandError for one that can't be stored, or no object."""
    if not isinstance(payload, dict):
        raise no_object()
    if trouble := _trouble(payload, MAX_DEPTH):
        raise trouble
    try:
        return WireJson.dumps(_with_whole_numbers(payload))
    except ENCODING_ERRORS:
        raise InvalidCommandError("payload-not-unicode") from None


def no_object() -> InvalidCommandError:
    """Return the error for a client that sent something other than an object."""
    return InvalidCommandError("payload-no-object")


def _trouble(value: object, depth: int) -> InvalidCommandError | None:
    """Return the error of a value that can't be stored, or None."""
    if depth < 0:
        return InvalidCommandError("payload-too-deep")
    match value:
        case None | bool() | str() | float():
            return None
        case int():
            fits = -MAX_INT <= value < MAX_INT
            return None if fits else InvalidCommandError("payload-number-too-large")
        case list() | dict() if len(value) > MAX_ITEMS:
            return InvalidCommandError("payload-too-many-items", most=MAX_ITEMS)
        case list():
            return _first_trouble(value, depth)
        case dict():
            if any("\0" in name for name in value):
                return InvalidCommandError("payload-null-in-name")
            return _first_trouble(list(value.values()), depth)
    return InvalidCommandError("payload-bytes")


def _with_whole_numbers(value: Any) -> Any:
    """Return the value with 5.0 as 5: JSON has one type of number, the fields have two."""
    match value:
        case float() if value.is_integer() and -MAX_INT <= value < MAX_INT:
            return int(value)
        case list():
            return [_with_whole_numbers(item) for item in value]
        case dict():
            return {name: _with_whole_numbers(item) for name, item in value.items()}
    return value


def _first_trouble(values: list[Any], depth: int) -> InvalidCommandError | None:
    return next((trouble for value in values if (trouble := _trouble(value, depth - 1))), None)
