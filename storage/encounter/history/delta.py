"""The difference of two encounters as data: what redo applies, what undo applies, what MongoDB is sent.

A delta is a dict in wire names, empty when nothing changed:

    {"header": {field: value},
     "lists": {field: list change},                           # see list_change.py
     "participants": [{"_id": id, "set": {field: value},      # fields of participants in both
                       "lists": {field: list change}}],       # also of a field's field: "defences/immunities"
     "added": [whole participant],                            # participants only in the later one
     "roster": [ids],                                         # the later order, when ids or order differ
     "trail": {"keep": [start, stop],                         # what of the earlier turn trail stays,
               "front": [boundary], "back": [boundary]},      # and what comes before and after it
     "dmRoles": [role id]}                                    # the later ones, when they differ

The trail is long and each turn changes only its ends, so it has a key of its own beside the header. Of the
binding to Discord only the roles that make a DM belong to the state; its place in Discord is not undone.
Entries of earlier versions have whole lists among the fields.
"""

from typing import Any, TypeVar

from storage.encounter.base import ParticipantId, Record, names_inside, names_outside
from storage.encounter.history.list_change import Fields, ListChange, changed_list, list_change
from storage.encounter.model import Encounter, Participant, TurnBoundary

# Not part of the state that undo restores: the log of the state, its counters, where Discord shows it.
BOOKKEEPING = frozenset({"history", "applied", "version", "updated_at", "participants", "discord"})
APART = BOOKKEEPING | {"turn_trail"}

Delta = dict[str, Any]
Trail = tuple[TurnBoundary, ...]
Participants = tuple[Participant, ...]
AnyRecord = TypeVar("AnyRecord", bound=Record)


def differences(before: Encounter, after: Encounter) -> tuple[Delta, Delta]:
    """Return the delta that leads from one encounter to another, and the one that leads back."""
    there: Delta = {}
    back: Delta = {}
    if header := _changes(before, after, APART):
        for delta, changes in zip((there, back), header, strict=True):
            delta |= {"header" if part == "set" else part: change for part, change in changes.items()}
    if before.turn_trail is not after.turn_trail and before.turn_trail != after.turn_trail:
        there["trail"] = _trail_change(before.turn_trail, after.turn_trail)
        back["trail"] = _trail_change(after.turn_trail, before.turn_trail)
    was, now = _dm_roles(before), _dm_roles(after)
    if was != now:
        there["dmRoles"], back["dmRoles"] = list(now), list(was)
    if before.participants is not after.participants:
        _compare_participants(before.participants, after.participants, there, back)
    return there, back


def _compare_participants(before: Participants, after: Participants, there: Delta, back: Delta) -> None:
    pairs = list(zip(before, after, strict=False))
    is_same_roster = len(before) == len(after) and all(a is b or a.id == b.id for a, b in pairs)
    if not is_same_roster:
        old, new = {p.id: p for p in before}, {p.id: p for p in after}
        pairs = [(old[i], p) for i, p in new.items() if i in old]
        there["roster"], back["roster"] = list(new), list(old)
        if added := [p.model_dump(by_alias=True) for i, p in new.items() if i not in old]:
            there["added"] = added
        if removed := [p.model_dump(by_alias=True) for i, p in old.items() if i not in new]:
            back["added"] = removed
    if changed := [(b.id, *changes) for a, b in pairs if a is not b and (changes := _changes(a, b))]:
        there["participants"] = [{"_id": i} | now for i, now, _ in changed]
        back["participants"] = [{"_id": i} | was for i, _, was in changed]


def apply_delta(encounter: Encounter, delta: Delta) -> Encounter:
    """Return the encounter with a delta applied; participants it no longer has are passed over."""
    changes = {change["_id"]: change for change in delta.get("participants", ())}
    by_id: dict[ParticipantId, Participant] = {
        p.id: _changed(p, changes[p.id]) if p.id in changes else p for p in encounter.participants
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
    header = {"set": delta.get("header", {}), "lists": delta.get("lists", {})}
    return _changed(encounter, header).model_copy(update=fields)


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


def _changes(
    before: AnyRecord, after: AnyRecord, leaving_out: frozenset[str] = frozenset()
) -> tuple[Delta, Delta] | None:
    """Return the fields and lists that differ, as they are afterwards and as they were, or None."""
    names = _names_of_changed(before, after, leaving_out)
    if not names:
        return None
    there: Delta = {}
    back: Delta = {}
    aliases = names_outside(type(after))
    lists: dict[str, tuple[ListChange, ListChange]] = {}
    for name in names:
        for path, was, now in _lists(aliases[name], getattr(before, name), getattr(after, name)):
            lists[path] = list_change(was, now, _changed_fields)
    heads = {path.partition(BELOW)[0] for path in lists}
    if fields := _values(before, after, [name for name in names if aliases[name] not in heads]):
        there["set"], back["set"] = fields
    if lists:
        there["lists"] = {path: now for path, (now, _) in lists.items()}
        back["lists"] = {path: was for path, (_, was) in lists.items()}
    return there, back


def _changed_fields(before: Record, after: Record) -> tuple[Fields, Fields] | None:
    """Return the fields that differ as they are afterwards and as they were, or None."""
    return _values(before, after, _names_of_changed(before, after, frozenset()))


def _names_of_changed(before: Record, after: Record, leaving_out: frozenset[str]) -> list[str]:
    was = before.__dict__
    return [n for n, v in after.__dict__.items() if v is not was[n] and n not in leaving_out and v != was[n]]


def _lists(path: str, was: object, now: object) -> list[tuple[str, tuple[Any, ...], tuple[Any, ...]]]:
    """Return path, earlier and later list of a list, or of a record that differs in lists alone."""
    if isinstance(was, tuple) and isinstance(now, tuple):
        return [(path, was, now)]
    if not isinstance(now, Record) or type(was) is not type(now):
        return []
    found = []
    for name, alias in names_outside(type(now)).items():
        earlier, later = getattr(was, name), getattr(now, name)
        if earlier == later:
            continue
        inner = _lists(f"{path}{BELOW}{alias}", earlier, later)
        if not inner:
            return []
        found += inner
    return found


def _values(before: Record, after: Record, names: list[str]) -> tuple[Fields, Fields] | None:
    if not names:
        return None
    was, now = before.__dict__, after.__dict__
    if all(type(now[name]) in _PLAIN and type(was[name]) in _PLAIN for name in names):
        aliases = names_outside(type(after))
        return {aliases[n]: now[n] for n in names}, {aliases[n]: was[n] for n in names}
    chosen = set(names)
    return after.model_dump(by_alias=True, include=chosen), before.model_dump(by_alias=True, include=chosen)


# Between a field and a field of it, in the key of a list. MongoDB takes a dot in a key for a path.
BELOW = "/"
# What is dumped as what it is.
_PLAIN = frozenset({int, str, bool, float, type(None)})


def _changed(record: AnyRecord, change: Delta) -> AnyRecord:
    """Return a record with fields set and lists changed."""
    names = names_inside(type(record))
    fields = dict(change.get("set", {}))
    for path, inner in change.get("lists", {}).items():
        alias, _, rest = path.partition(BELOW)
        value = fields.get(alias, getattr(record, names[alias]))
        fields[alias] = (
            _changed(value, {"lists": {rest: inner}}) if rest else changed_list(value, inner, _with_fields)
        )
    return _with_fields(record, fields)


def _with_fields(record: AnyRecord, fields: Fields) -> AnyRecord:
    if not fields:
        return record
    names = names_inside(type(record))
    # Validated as a whole new record, so that a stored delta can't smuggle in a wrong type.
    values = {name: getattr(record, name) for name in record.model_fields_set}
    extra = record.model_extra or {}
    changed = {names[alias]: value for alias, value in fields.items() if alias in names}
    return type(record).model_validate({**extra, **values, **changed})
