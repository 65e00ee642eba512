"""The difference of two encounters as data: what redo applies, what undo applies, what MongoDB is told.

A delta is a dict in wire names, empty when nothing changed:

    {"header": {field: value},
     "participants": [{"_id": id, "set": {field: value}}],   # fields of participants in both
     "added": [whole participant],                            # participants only in the later one
     "roster": [ids],                                         # the later order, when ids or order differ
     "trail": {"keep": [start, stop],                         # what of the earlier turn trail stays,
               "front": [boundary], "back": [boundary]},      # and what comes before and after it
     "dmRoles": [role id]}                                    # the later ones, when they differ

The trail is long and each turn changes only its ends, so it is told apart from the header. Of the binding to
Discord only the roles that make a DM belong to the state: where the fight is shown is not undone.
"""

import functools
from typing import Any, TypeVar

from storage.encounter.model import Encounter, Participant, TurnBoundary
from storage.encounter.record import Record

# Not part of the state that undo restores: the log of the state, its counters, where Discord shows it.
BOOKKEEPING = frozenset({"history", "applied", "version", "updated_at", "participants", "discord"})
APART = BOOKKEEPING | {"turn_trail"}

Delta = dict[str, Any]
Trail = tuple[TurnBoundary, ...]
AnyRecord = TypeVar("AnyRecord", bound=Record)


def difference(before: Encounter, after: Encounter) -> Delta:
    """Return the delta that leads from one encounter to another; the inverse is the call turned round."""
    delta: Delta = {}
    if header := _changed_fields(before, after, APART):
        delta["header"] = header
    if before.turn_trail != after.turn_trail:
        delta["trail"] = _trail_change(before.turn_trail, after.turn_trail)
    if _dm_roles(before) != _dm_roles(after):
        delta["dmRoles"] = list(_dm_roles(after))
    if before.participants is after.participants:
        return delta
    old = {p.id: p for p in before.participants}
    changed = []
    added = []
    for participant in after.participants:
        was = old.get(participant.id)
        if was is None:
            added.append(participant.model_dump(by_alias=True))
        elif was is not participant and (fields := _changed_fields(was, participant)):
            changed.append({"_id": participant.id, "set": fields})
    if changed:
        delta["participants"] = changed
    if added:
        delta["added"] = added
    roster = [p.id for p in after.participants]
    if roster != [p.id for p in before.participants]:
        delta["roster"] = roster
    return delta


def apply_delta(encounter: Encounter, delta: Delta) -> Encounter:
    """Return the encounter with a delta applied; participants it no longer has are passed over."""
    changes = {change["_id"]: change["set"] for change in delta.get("participants", ())}
    by_id: dict[str, Participant] = {
        p.id: _with_fields(p, changes[p.id]) if p.id in changes else p for p in encounter.participants
    }
    for document in delta.get("added", ()):
        participant = Participant.model_validate(document)
        by_id[participant.id] = participant
    participants = tuple(by_id.values())
    if "roster" in delta:
        participants = tuple(by_id[i] for i in delta["roster"] if i in by_id)
    fields: dict[str, Any] = {"participants": participants}
    if "trail" in delta:
        fields["turn_trail"] = _changed_trail(encounter.turn_trail, delta["trail"])
    if "dmRoles" in delta and encounter.discord is not None:
        roles = tuple(map(str, delta["dmRoles"]))
        fields["discord"] = encounter.discord.model_copy(update={"dm_role_ids": roles})
    return _with_fields(encounter, delta.get("header", {})).model_copy(update=fields)


def _dm_roles(encounter: Encounter) -> tuple[str, ...]:
    return encounter.discord.dm_role_ids if encounter.discord else ()


def _trail_change(before: Trail, after: Trail) -> dict[str, Any]:
    """Return how one trail becomes the other: the longest run they share at an end of either stays."""
    start, front, kept = 0, 0, 0
    for shift in range(max(len(before), len(after))):
        for first, ahead in ((shift, 0), (0, shift)):
            length = _shared(before[first:], after[ahead:])
            if length > kept:
                start, front, kept = first, ahead, length
        if kept >= max(len(before), len(after)) - shift - 1:
            break  # what is left is no longer
    return {
        "keep": [start, start + kept],
        "front": [boundary.model_dump(by_alias=True) for boundary in after[:front]],
        "back": [boundary.model_dump(by_alias=True) for boundary in after[front + kept :]],
    }


def _shared(some: Trail, others: Trail) -> int:
    pairs = enumerate(zip(some, others, strict=False))
    return next((i for i, (a, b) in pairs if a is not b and a != b), min(len(some), len(others)))


def _changed_trail(trail: Trail, change: dict[str, Any]) -> Trail:
    start, stop = change["keep"]
    front, back = (tuple(map(TurnBoundary.model_validate, change[end])) for end in ("front", "back"))
    return (*front, *trail[start:stop], *back)


def _changed_fields(
    before: AnyRecord, after: AnyRecord, leaving_out: frozenset[str] = frozenset()
) -> dict[str, Any]:
    was, now = before.__dict__, after.__dict__
    changed = {
        name: alias
        for name, alias in _aliases(type(after), leaving_out)
        if now[name] is not was[name] and now[name] != was[name]
    }
    if all(type(now[name]) in _PLAIN for name in changed):
        return {alias: now[name] for name, alias in changed.items()}
    return after.model_dump(by_alias=True, include=set(changed))


# What is dumped as what it is.
_PLAIN = frozenset({int, str, bool, float, type(None)})


@functools.cache
def _aliases(kind: type[Record], leaving_out: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record, with their names outside."""
    fields = kind.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if name not in leaving_out)


def _with_fields(record: AnyRecord, fields: dict[str, Any]) -> AnyRecord:
    if not fields:
        return record
    names = {field.alias: name for name, field in type(record).model_fields.items()}
    # Validated as a whole new record, so that a stored delta can't smuggle in a wrong type.
    values = {name: getattr(record, name) for name in record.model_fields_set}
    extra = record.model_extra or {}
    changed = {names[alias]: value for alias, value in fields.items() if alias in names}
    return type(record).model_validate({**extra, **values, **changed})
