"""Convert encounters to and from documents, and express changes as update operators.

In the document, `history` and `applied` are rings: the entry of version n is in slot n modulo the ring's
size. Replacing a slot changes few bytes; with `$push` and `$slice` MongoDB would journal the whole document
for every command, at less than half the speed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from pydantic import ValidationError

from storage.encounter.base import Record, names_inside
from storage.encounter.errors import DocumentError
from storage.encounter.history.delta import BELOW, Delta
from storage.encounter.limits import REMEMBERED_IDS, TAIL
from storage.encounter.model import Encounter, HistoryEntry, Participant, Status
from storage.mongo.ids import key
from storage.mongo.schema_version import FIELD, current_schema, refuse_newer

Document = dict[str, Any]

# Derived from the turn: the seed's index into the initiative order.
_DERIVED = ("currentTurn", "initiativeOrder")
_NOT_OF_THE_MODEL = (*_DERIVED, FIELD)
# What taking a document of another program apart can raise, before the model checks it.
_ODD = (TypeError, KeyError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class Stored:
    """An encounter as read: the guard an update must match, and whether fields can be set in place.

    The guard holds `version` and `updatedAt`: a program without versions still sets the latter, so its writes
    are detected too. `in_place` is False while the document's participants are not in initiative order.
    """

    encounter: Encounter
    guard: Document
    in_place: bool


def read(document: Document) -> Stored:
    """Return the encounter of a document, ours or the seed's. Raises DocumentError when it can't be."""
    refuse_newer("encounters", document)
    guard = {
        "_id": document["_id"],
        "version": document.get("version"),
        "updatedAt": document.get("updatedAt"),
    }
    is_ours = "currentParticipantId" in document
    fields = {name: value for name, value in document.items() if name not in _NOT_OF_THE_MODEL}
    try:
        listed: list[Document] = list(document.get("participants") or ())
        ordered = listed if is_ours else _in_initiative_order(listed)
        fields["participants"] = [_without_derived(participant) for participant in ordered]
        if not is_ours:
            fields["currentParticipantId"] = _current(document, ordered)
    except _ODD as error:
        raise DocumentError("document", what="participants") from error
    try:
        fields |= _unrolled_rings(document)
    except _ODD as error:
        raise DocumentError("document-rings") from error
    try:
        encounter = Encounter.model_validate(fields)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise DocumentError("document", what=where) from error
    in_place = all(a is b for a, b in zip(listed, ordered, strict=True))
    return Stored(encounter, guard, in_place)


def whole(encounter: Encounter) -> Document:
    """Return the document of an encounter."""
    document = encounter.model_dump(by_alias=True, exclude={"history"})
    return {
        **document,
        "_id": key(encounter.id),
        **current_schema("encounters"),
        "userId": key(encounter.user_id),
        "participants": _participants(encounter.participants),
        "currentTurn": _turn(encounter),
        **_rings(encounter),
    }


def update(stored: Stored, after: Encounter, delta: Delta) -> Document:
    """Return the update operators that lead from the stored document to `after`, history included.

    `after` may be several versions on; `delta` is the difference of the two.
    """
    fields = {name: _storable(name, value) for name, value in delta.get("header", {}).items()}
    fields |= {name: _storable(name, value) for name, value in _listed(after, delta).items()}
    if "trail" in delta:
        fields["turnTrail"] = [boundary.model_dump(by_alias=True) for boundary in after.turn_trail]
    if "dmRoles" in delta and after.discord is not None:
        fields["discord.dmRoleIds"] = delta["dmRoles"]
    if "roster" in delta or not stored.in_place:
        fields["participants"] = _participants(after.participants)
    else:
        for change in delta.get("participants", ()):
            place = after.index(change["_id"])
            changed = change.get("set", {}) | _listed(after.participants[place], change)
            for name, value in changed.items():
                fields[f"participants.{place}.{name}"] = _storable(name, value)
    if "roster" in delta or "currentParticipantId" in fields or "version" not in stored.guard:
        fields["currentTurn"] = _turn(after)
    # From here on the id holds the turn, also in a document of the seed's shape.
    fields["currentParticipantId"] = after.current_participant_id
    fields |= {"version": after.version, "updatedAt": after.updated_at}
    if stored.guard["version"] is None:  # it has no rings yet
        fields |= _rings(after)
    else:
        first = after.history[0].version
        fields |= {f"history.{e.version % TAIL}": None for e in _until(first, stored.encounter.history)}
        was = stored.encounter.version
        fields |= {f"history.{e.version % TAIL}": e.plain() for e in _since(was, after.history)}
        for version in range(was + 1, after.version + 1):
            fields[f"applied.{version % REMEMBERED_IDS}"] = after.applied[version - after.version - 1]
    return {"$set": fields}


def _listed(record: Encounter | Participant, change: Delta) -> Document:
    """Return what to set for the lists that a delta changes, by their paths in the record.

    Where entries only changed, those alone are set; else the list as it is afterwards.
    """
    fields: Document = {}
    for below, inner in change.get("lists", {}).items():
        value: Any = record
        for alias in below.split(BELOW):
            kind: type[Record] = type(value)
            value = getattr(value, names_inside(kind)[alias])
        path = below.replace(BELOW, ".")
        if inner.keys() == {"changed"}:
            places = {entry.id: place for place, entry in enumerate(value)}
            for entry in inner["changed"]:
                place = places[entry["_id"]]
                fields |= {f"{path}.{place}.{name}": new for name, new in entry["set"].items()}
        else:
            fields[path] = [v.model_dump(by_alias=True) if isinstance(v, Record) else v for v in value]
    return fields


def _until(version: int, history: Sequence[HistoryEntry]) -> Iterable[HistoryEntry]:
    return takewhile(lambda entry: entry.version < version, history)


def _since(version: int, history: Sequence[HistoryEntry]) -> Iterable[HistoryEntry]:
    return takewhile(lambda entry: entry.version > version, reversed(history))


def written(stored: Stored, after: Encounter) -> Stored:
    """Return `stored` as it is after the update."""
    guard = {"_id": stored.guard["_id"], "version": after.version, "updatedAt": after.updated_at}
    return Stored(after, guard, in_place=True)


def _rings(encounter: Encounter) -> Document:
    """Return the complete rings of an encounter whose document has none."""
    history: list[Document | None] = [None] * TAIL
    for entry in encounter.history:
        history[entry.version % TAIL] = entry.plain()
    applied: list[str | None] = [None] * REMEMBERED_IDS
    for age, command_id in enumerate(reversed(encounter.applied)):
        applied[(encounter.version - age) % REMEMBERED_IDS] = command_id
    return {"history": history, "applied": applied}


def _unrolled_rings(document: Document) -> Document:
    """Return history and applied, oldest first. Raises TypeError or KeyError for another program's data."""
    return {
        "history": sorted(
            filter(None, document.get("history") or ()), key=lambda entry: int(entry["version"])
        ),
        "applied": _unrolled(document.get("applied") or [], document.get("version") or 0),
    }


def _unrolled(ring: list[str | None], version: int) -> list[str]:
    """Return a ring's entries, oldest first; the newest one is that of `version`."""
    newest = version % REMEMBERED_IDS + 1
    return [command_id for command_id in (*ring[newest:], *ring[:newest]) if command_id]


def _participants(participants: Sequence[Participant]) -> list[Document]:
    documents = []
    for place, participant in enumerate(participants):
        dumped = participant.model_dump(by_alias=True)
        documents.append(
            {name: _storable(name, value) for name, value in dumped.items()} | {"initiativeOrder": place}
        )
    return documents


def _storable(name: str, value: Any) -> Any:
    match name:
        case "_id" | "userId":
            return key(value)
        case "collaborators" | "coDms":
            return [key(user_id) for user_id in value]
        case _:
            return value


def _turn(encounter: Encounter) -> int:
    return max(0, encounter.index(encounter.current_participant_id))


def _without_derived(participant: Document) -> Document:
    return {name: value for name, value in participant.items() if name not in _DERIVED}


def _in_initiative_order(participants: list[Document]) -> list[Document]:
    """Order participants as the seed does: by `initiativeOrder` if set, else by initiative."""
    places = [participant.get("initiativeOrder") for participant in participants]
    if all(isinstance(place, int | float) for place in places) and len(set(places)) == len(places):
        return sorted(participants, key=lambda p: float(p["initiativeOrder"]))
    if all(participant.get("initiativeRoll") is None for participant in participants):
        return participants
    return sorted(participants, key=_by_initiative)


def _by_initiative(participant: Document) -> tuple[bool, float, float]:
    roll, dexterity = participant.get("initiativeRoll"), participant.get("dexterity")
    return roll is None, -(roll or 0), -(dexterity if dexterity is not None else 10)


def _current(document: Document, ordered: list[Document]) -> str | None:
    if document.get("status") not in (Status.ACTIVE, Status.PAUSED):
        return None
    turn = document.get("currentTurn")
    if not isinstance(turn, int | float) or not 0 <= turn < len(ordered):
        return None
    return str(ordered[int(turn)]["_id"])
