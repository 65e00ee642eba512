"""The differences between two versions of an encounter, as each audience may see them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from storage.encounter.base import ParticipantId
from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter, Level, Participant
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.group_names import group_names
from storage.encounter.visibility.last_change import last_change
from storage.encounter.visibility.view_types import EncounterPatch, HeaderPatch, OrderedParticipantView
from storage.encounter.visibility.views import (
    NOT_FOR_VIEWERS,
    NOT_SHOWN,
    Shown,
    common_header,
    everything,
    is_known,
    participant_view,
    placed,
)


class Version(NamedTuple):
    """An encounter, the participants of it that an audience sees, and the `group_names` that it reads."""

    encounter: Encounter
    shown: Shown
    names: Mapping[str, str]


_COUNTERS = ("version", "updatedAt")  # they change with every version, visible or not
_DMS_FIELDS = tuple(set(Encounter.model_fields) - NOT_FOR_VIEWERS - {"version", "updated_at"})


def patch(before: Encounter, after: Encounter, audience: Audience) -> EncounterPatch:
    """Return the difference of the audience's views of two versions; empty when they are equal.

    `{header, participants, removed, order}`: fields that changed, participants that changed in full, ids
    that are gone, all ids in order when it differs.
    """
    changes: EncounterPatch = {}
    old, now = _visible_in_both(before, after, audience)
    versions = (
        Version(before, old, group_names(before, audience)),
        Version(after, now, group_names(after, audience)),
    )
    if fields := _header_changes(*versions, audience):
        changes["header"] = fields
    was = {p.id: p for p in old}
    if changed := list(_changed_participants(was, *versions, audience)):
        changes["participants"] = changed
    order = [p.id for p in now]
    if removed := [i for i in was if i not in set(order)]:
        changes["removed"] = removed
    if order != list(was):
        changes["order"] = order
    return changes


def _visible_in_both(before: Encounter, after: Encounter, audience: Audience) -> tuple[Shown, Shown]:
    """Return the participants visible in each of two versions; unchanged ones are checked once."""
    if audience.kind == "dm":
        return before.participants, after.participants
    known = {id(p): is_known(p, audience) for p in before.participants}
    old = tuple(p for p in before.participants if known[id(p)])
    known |= {id(p): is_known(p, audience) for p in after.participants if id(p) not in known}
    return old, tuple(p for p in after.participants if known[id(p)])


def _changed_participants(
    was: Mapping[ParticipantId, Participant], old: Version, new: Version, audience: Audience
) -> Iterator[OrderedParticipantView]:
    """Yield the participants whose views differ, also when only the rules or the names of groups do."""
    old_rules, new_rules = old.encounter.rules, new.encounter.rules
    are_alike = old_rules.ruleset == new_rules.ruleset and old.names == new.names
    for place, participant in enumerate(new.shown):
        before = was.get(participant.id)
        if before is participant and are_alike:
            continue
        sees_all = audience.kind == "dm" and are_alike
        if before is not None and sees_all and _is_same_to_dm(before, participant):
            continue
        shown = participant_view(participant, audience, new_rules, new.names)
        if before is None or sees_all or participant_view(before, audience, old_rules, old.names) != shown:
            yield placed(shown, place)


def _is_same_to_dm(before: Participant, after: Participant) -> bool:
    """Whether the DM's views of a participant are equal; cheaper than rendering both."""
    was = before.__dict__
    shown = ((name, value) for name, value in after.__dict__.items() if name not in NOT_SHOWN)
    return all(value == was[name] for name, value in shown) and before.model_extra == after.model_extra


def _header_changes(before: Version, after: Version, audience: Audience) -> HeaderPatch:
    """Return the header's fields that differ; for the DM, unchanged ones are not rendered."""
    changes = _dms_changes(before.encounter, after.encounter) if audience.kind == "dm" else {}
    are_named_alike = before.names == after.names
    if not (are_named_alike and _stands_still(before.encounter, after.encounter, audience)):
        old: Mapping[str, object] = common_header(before.encounter, audience, before.shown, before.names)
        new: Mapping[str, object] = common_header(after.encounter, audience, after.shown, after.names)
        changes |= {name: value for name, value in new.items() if old[name] != value}
    return cast("HeaderPatch", {name: value for name, value in changes.items() if name not in _COUNTERS})


def _stands_still(before: Encounter, after: Encounter, audience: Audience) -> bool:
    """Whether nothing changed that the common fields derive from: most changes are to one participant."""
    was, now = before.__dict__, after.__dict__
    if any(was[name] is not now[name] for name in _MADE_FROM):
        return False

    def counts_alike(a: Participant, b: Participant) -> bool:
        are_known = is_known(a, audience) == is_known(b, audience)
        turns_alike = (a.last_turn_round, a.acts_beside_current) == (b.last_turn_round, b.acts_beside_current)
        grouped_alike = not (a.shares_turn or b.shares_turn) or _grouped(a, audience) == _grouped(b, audience)
        stand_alike = turns_alike and grouped_alike and before.may_act(a) == after.may_act(b)
        return a.id == b.id and are_known and stand_alike

    return len(before.participants) == len(after.participants) and all(
        a is b or counts_alike(a, b) for a, b in zip(before.participants, after.participants, strict=True)
    )


def _grouped(participant: Participant, audience: Audience) -> tuple[object, ...]:
    """Return what decides in which group an audience sees a participant, and how large that is."""
    is_named = audience.level(participant).shows(Level.NAME)
    return participant.shares_turn, participant.group, is_named, participant.is_defeated


_MADE_FROM = (
    *("name", "status", "round", "current_participant_id", "turn_began_at", "resumed_at"),
    *("rules", "requests"),
)


def _id_of_last(encounter: Encounter) -> str | None:
    entry = last_done(encounter.history)
    return entry.id if entry else None


def _dms_changes(before: Encounter, after: Encounter) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if _id_of_last(after) != _id_of_last(before):
        changes["lastChange"] = last_change(after)
    was, now = before.__dict__, after.__dict__
    same = {name for name in _DMS_FIELDS if was[name] is now[name]}
    if len(same) < len(_DMS_FIELDS) or before.model_extra != after.model_extra:
        old, new = (everything(encounter, NOT_FOR_VIEWERS | same) for encounter in (before, after))
        changes |= {name: value for name, value in new.items() if old.get(name) != value}
    return changes
