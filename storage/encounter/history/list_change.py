"""The difference of two lists as data: which entries came, went or changed, not the lists themselves.

    {"removed": [id], "added": [[place, whole]], "changed": [{"_id": id, "set": {field: value}}]}

for records that all have an id of their own and stay in their order; `place` is the one in the later list.
For everything else: so many entries removed at a place, and others put there.

    {"at": place, "removed": count, "added": [value]}
"""

from collections.abc import Callable, Sequence
from typing import Any

from storage.encounter.base import Record

ListChange = dict[str, Any]
Fields = dict[str, Any]
FieldsOf = Callable[[Record, Record], tuple[Fields, Fields] | None]  # which differ: there and back


def list_change(
    before: Sequence[Any], after: Sequence[Any], fields_of: FieldsOf
) -> tuple[ListChange, ListChange]:
    """Return the change that leads from one list to another, and the one that leads back."""
    old, new = _by_id(before), _by_id(after)
    if old is None or new is None or [i for i in old if i in new] != [i for i in new if i in old]:
        return _exchange(before, after)
    there, back = _comings_and_goings(old, new), _comings_and_goings(new, old)
    pairs = [(i, fields_of(old[i], record)) for i, record in new.items() if i in old]
    if changed := [(i, fields) for i, fields in pairs if fields]:
        there["changed"] = [{"_id": i, "set": now} for i, (now, _) in changed]
        back["changed"] = [{"_id": i, "set": was} for i, (_, was) in changed]
    return there, back


def changed_list(
    before: Sequence[Any], change: ListChange, with_fields: Callable[[Any, Fields], Any]
) -> tuple[Any, ...]:
    """Return the list with a change applied; entries that are no longer there are passed over."""
    if "at" in change:
        place = change["at"]
        return (*before[:place], *change["added"], *before[place + change["removed"] :])
    removed = set(change.get("removed", ()))
    changes = {changed["_id"]: changed["set"] for changed in change.get("changed", ())}
    after = [with_fields(r, changes[r.id]) if r.id in changes else r for r in before if r.id not in removed]
    for place, whole in change.get("added", ()):
        after.insert(place, whole)
    return tuple(after)


def _by_id(records: Sequence[Any]) -> dict[str, Record] | None:
    """Return the records by id, in order; None unless each has one of its own."""
    if not all(isinstance(record, Record) and "id" in type(record).model_fields for record in records):
        return None
    found: dict[str, Record] = {record.id: record for record in records if record.id}
    return found if len(found) == len(records) else None


def _comings_and_goings(old: dict[str, Record], new: dict[str, Record]) -> ListChange:
    change: ListChange = {}
    if removed := [i for i in old if i not in new]:
        change["removed"] = removed
    if added := [[place, _plain(r)] for place, (i, r) in enumerate(new.items()) if i not in old]:
        change["added"] = added
    return change


def _exchange(before: Sequence[Any], after: Sequence[Any]) -> tuple[ListChange, ListChange]:
    least = min(len(before), len(after))
    start = next((i for i in range(least) if before[i] != after[i]), least)
    most = least - start
    end = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    return (
        {"at": start, "removed": len(gone), "added": list(map(_plain, come))},
        {"at": start, "removed": len(come), "added": list(map(_plain, gone))},
    )


def _plain(value: Any) -> Any:
    return value.model_dump(by_alias=True) if isinstance(value, Record) else value
