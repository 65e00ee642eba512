"""Messages → commands of the core: the event's name is the command's type.

The commands come from the core's union, so that a new command needs no change here.
"""

from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import StringConstraints, TypeAdapter, ValidationError

from realtime.protocol.payloads import EncounterRef, Payload, as_json, no_object, read_payload
from realtime.protocol.wire_json import Json, WireJson
from storage.encounter.base import EncounterId, ParticipantId
from storage.encounter.commands import AdvanceTurn, Command, PreviousTurn
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.field_errors import MAX_MISTAKES, field_error, path_of
from storage.encounter.field_types import RefersTo
from storage.encounter.model import TurnMark

_union, _ = get_args(Command)
COMMANDS: dict[str, Any] = {model.model_fields["type"].default: model for model in get_args(_union)}

_command: TypeAdapter[Command] = TypeAdapter(Command)

# Objects the seed's clients send whole: more is in them than a command takes.
_SENT_WHOLE = (("participant",), ("condition",))


ShownParticipant = Annotated[
    ParticipantId, StringConstraints(min_length=1, max_length=64), RefersTo.PARTICIPANT
]


class TurnPayload(Payload):
    """The turn that a client showed."""

    round: int
    participant_id: ShownParticipant | None = None


class Envelope(Payload):
    """The fields that every command has besides its own."""

    encounter_id: EncounterRef
    command_id: Annotated[str, StringConstraints(min_length=1, max_length=100)] | None = None
    expected: TurnPayload | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A command as a client asked for it; `ignored` names the fields that no command has."""

    encounter_id: EncounterId
    command: Command
    command_id: str | None
    expected: TurnMark | None
    ignored: tuple[str, ...] = ()

    @property
    def is_turn(self) -> bool:
        """Whether it moves the turn, and so needs the turn that it starts from."""
        return isinstance(self.command, AdvanceTurn | PreviousTurn)


def read_command(event: str, payload: object) -> Request:
    """Return a client's request. Raises InvalidCommandError, which names the field."""
    if not isinstance(payload, dict):
        raise no_object()
    envelope = read_payload(Envelope, {n: v for n, v in payload.items() if n in _OF_THE_ENVELOPE})
    own = {name: value for name, value in payload.items() if name not in _OF_THE_ENVELOPE}
    if isinstance(text := own.get("parts"), str):
        own |= damage_in(text)  # damage of several types in one text
    command, ignored = _lenient({**own, "type": event})
    mark = envelope.expected
    expected = TurnMark(mark.round, mark.participant_id) if mark else None
    return Request(envelope.encounter_id, command, envelope.command_id, expected, ignored)


_OF_THE_ENVELOPE = frozenset({"encounterId", "commandId", "expected"})


def _lenient(fields: Json) -> tuple[Command, tuple[str, ...]]:
    """Read a command; unknown fields are left out where the seed's clients may send them."""
    try:
        return _parse(fields), ()
    except ValidationError as error:
        if error.error_count() > MAX_MISTAKES:
            raise field_error(error) from None
        # The first part of a location is the tag of the union.
        surplus = [e["loc"][1:] for e in error.errors(include_url=False) if e["type"] == "extra_forbidden"]
    droppable = [place for place in surplus if len(place) == 1 or place[:-1] in _SENT_WHOLE]
    try:
        return _parse(_without(fields, droppable)), tuple(map(path_of, droppable))
    except ValidationError as error:
        raise field_error(error, below=1) from None


def _parse(fields: Json) -> Command:
    # From JSON text, where strict means: a number is a number, but a list may become a tuple.
    return _command.validate_json(as_json(fields), strict=True)


def _without(fields: Json, places: list[tuple[int | str, ...]]) -> Json:
    copy: Json = WireJson.loads(WireJson.dumps(fields))
    for *path, name in places:
        inner = copy
        for part in path:
            inner = inner[part]  # type: ignore[index]  # a place that pydantic found in these very fields
        inner.pop(str(name), None)
    return copy
