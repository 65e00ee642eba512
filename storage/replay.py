"""Past changes, each with the encounter before and after it, from the history or the log.

Their AudienceChange is what an audience could see at that moment, not what it may see now.
"""

from collections.abc import Iterable, Iterator, Mapping

from storage.change import Change
from storage.encounter.context import Actor
from storage.encounter.events import EVENTS, Requested
from storage.encounter.history.delta import apply_delta
from storage.encounter.model import Encounter, HistoryEntry


def latest_changes(encounter: Encounter, after_version: int) -> list[Change]:
    """Return the changes after a version, oldest first, as far back as the encounter's own history goes."""
    by_id = {entry.id: entry for entry in encounter.history}
    found: list[Change] = []
    after = encounter
    for entry in reversed(encounter.history):
        if entry.version <= after_version or entry.version != after.version:
            break
        undoing = _undoing(entry, by_id)
        if undoing is None:
            break
        before = apply_delta(after, undoing).model_copy(update={"version": entry.version - 1})
        found.append(_change(before, after, entry))
        after = before
    return found[::-1]


def whole_course(encounter: Encounter, entries: Iterable[HistoryEntry]) -> list[Change]:
    """Return every change of an encounter from its whole log, oldest first, up to the first gap."""
    return list(course(unwritten(encounter), entries))


def unwritten(encounter: Encounter) -> Encounter:
    """Return an encounter as it was before the first entry of its log."""
    return Encounter(id=encounter.id, user_id=encounter.user_id, discord=encounter.discord, version=0)


def course(before: Encounter, entries: Iterable[HistoryEntry]) -> Iterator[Change]:
    """Yield the changes that entries of the log made, oldest first, up to the first gap.

    Where nothing was written yet, the first entry may have any version: older ones are deleted in time.
    """
    for entry in entries:
        if before.version and entry.version != before.version + 1:
            return  # a gap: what was hidden in the rest is unknown
        of_then = {"version": entry.version, "updated_at": entry.at}
        after = apply_delta(before, entry.redo).model_copy(update=of_then)
        yield _change(before, after, entry)
        before = after


def _change(before: Encounter, after: Encounter, entry: HistoryEntry) -> Change:
    events = EVENTS.validate_python(entry.events)
    is_request = any(isinstance(event, Requested) for event in events)
    actor = Actor(entry.user_id, entry.user_name)
    return Change(
        before, after, entry.version, events, actor, None, entry.id, False, is_request, entry.origin
    )


def _undoing(entry: HistoryEntry, by_id: Mapping[str, HistoryEntry]) -> dict[str, object] | None:
    """Return the delta that reverts an entry; None when it is no longer stored."""
    if entry.target is None:
        return entry.undo if entry.can_be_taken_back else None
    target = by_id.get(entry.target)
    if target is None:
        return None
    if entry.kind == "undo":
        return target.redo
    return target.undo if target.can_be_taken_back else None
