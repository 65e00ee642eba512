"""The trail of turns: what passing the turn changed by itself, and how stepping back puts it back.

Only what passing the turn did is put back, field by field and only where no command changed it since: damage
dealt on the turn that is stepped back from stays. `TurnBoundary.restore` holds

    {"fields": [{"_id", "was": {field: value}, "became": {field: value}}],
     "conditions": [{"_id", "condition": id, "was": {field: value}, "became": {field: value}}
                    | {"_id", "place", "was": condition, "became": None}],  # it ended
     "left": [{"place", "participant"}],  # the defeated who were dropped
     "requests": [{"place", "request"}],  # those that were about them alone
     "order": [ids]}  # when it changed

or {"isTooLarge": True} for a turn that changed more than the trail may hold. A condition without an id, as
other programs store them, is kept whole in both of its states.
"""

from collections.abc import Mapping
from typing import Any

from storage.encounter.base import ParticipantId, Record, names_outside
from storage.encounter.errors import RuleError
from storage.encounter.limits import MAX_REQUESTS, TRAIL_BYTES, TRAIL_LENGTH
from storage.encounter.model import Condition, Encounter, Participant, Request, TurnBoundary
from storage.encounter.rules.concentration import can_concentrate, is_on
from storage.encounter.rules.condition_table import TELLS_APART, canonical
from storage.encounter.rules.dying import FALLING
from storage.encounter.rules.fallen import uncounted
from storage.encounter.rules.numbered_names import name_beside
from storage.encounter.sizes import size_of

_TOO_LARGE = "isTooLarge"

# What passing the turn may change in a participant, beside its conditions.
FIELDS = (
    "reaction_used",
    "legendary_actions_remaining",
    "readied",
    "death_save_due",
    "saves_owed",
    "effects_due",
    "is_surprised",
    "concentration",
    "resources",
    "is_delayed",
    "is_turn_open",
    "last_turn_round",
    "initiative_roll",
    "is_manually_ordered",
    "visibility",
)
# What ends with an effect on hit points. These go together: all of them are put back, or none.
_GIVEN = ("max_hp", "current_hp", "temporary_hp", "temporary_hp_from", "true_form", "ac", "defences")


def with_boundary(before: Encounter, after: Encounter) -> Encounter:
    """Return the later encounter with its trail one boundary longer: the turn that ended in between.

    The oldest boundaries make room for it.
    """
    restore = _remembered(before, after)
    size = size_of(restore)
    if size > TRAIL_BYTES:
        restore, size = {_TOO_LARGE: True}, 0
    boundary = TurnBoundary(
        from_id=before.current_participant_id,
        round=before.round,
        restore=restore,
        with_ids=_on_turn(before),
        began_at=before.turn_began_at,
        notes_turns=True,
        size=size,
    )
    kept = [boundary]
    for older in reversed(before.turn_trail[1 - TRAIL_LENGTH :]):
        size += size_of(older.restore) if older.size is None else older.size
        if size > TRAIL_BYTES:
            break
        kept.append(older)
    return after.model_copy(update={"turn_trail": tuple(reversed(kept))})


def without_way_back(encounter: Encounter) -> Encounter:
    """Return the encounter with its last boundary closed: the turn did what stepping back can't put back."""
    *others, last = encounter.turn_trail
    closed = last.model_copy(update={"restore": {_TOO_LARGE: True}, "size": 0})
    return encounter.model_copy(update={"turn_trail": (*others, closed)})


def turn_of(encounter: Encounter, boundary: TurnBoundary) -> ParticipantId | None:
    """Return whose turn a boundary ended: of several who acted on it, the first who is still there."""
    ids = boundary.with_ids or (boundary.from_id,)
    return next((i for i in ids if encounter.find(i) is not None), None)


def put_back(encounter: Encounter, boundary: TurnBoundary) -> Encounter:
    """Return the encounter with what one boundary changed put back. Raises RuleError if that was too much."""
    restore = boundary.restore
    if _TOO_LARGE in restore:
        raise RuleError("step-back-too-large")
    participants: dict[ParticipantId, Participant] = {p.id: p for p in encounter.participants}
    for change in restore.get("fields", ()):
        if participant := participants.get(change["_id"]):
            participants[participant.id] = _with_fields_back(participant, change)
    for change in restore.get("conditions", ()):
        if participant := participants.get(change["_id"]):
            participants[participant.id] = _with_condition_back(participants, participant, change)
    for change in restore.get("conditions", ()):
        now, back = encounter.find(change["_id"]), participants.get(change["_id"])
        if now is not None and back is not None and _gave_and_is_gone(back, change):
            participants[back.id] = _without_what_was_given(now, back)
    order: list[ParticipantId] = [p.id for p in encounter.participants]
    fallen = encounter.fallen
    for left in restore.get("left", ()):
        participant = Participant.model_validate(left["participant"])
        if participant.id not in participants:
            held = tuple(c for c in participant.conditions if _is_kept_up(participants, c))
            name = name_beside(participant.name, [p.name for p in participants.values()])
            back = participant.model_copy(update={"conditions": held, "name": name})
            participants[participant.id] = back
            fallen = uncounted(fallen, participant)
            order.insert(left["place"], participant.id)
    if "order" in restore:
        order = _order_back(order, restore["order"])
    there = tuple(participants[i] for i in order)
    requests = list(encounter.requests)
    for closed in restore.get("requests", ()):
        if len(requests) < MAX_REQUESTS:
            requests.insert(closed["place"], Request.model_validate(closed["request"]))
    return encounter.model_copy(update={"participants": there, "fallen": fallen, "requests": tuple(requests)})


def _on_turn(encounter: Encounter) -> tuple[ParticipantId, ...]:
    ids = [p.id for p in encounter.on_turn]
    ids.sort(key=lambda i: i != encounter.current_participant_id)
    return tuple(ids) if len(ids) > 1 else ()


def _remembered(before: Encounter, after: Encounter) -> dict[str, Any]:
    now = {p.id: p for p in after.participants}
    fields = []
    conditions = []
    left = []
    for place, was in enumerate(before.participants):
        became = now.get(was.id)
        if became is None:
            left.append({"place": place, "participant": _plain(was)})
        elif became is not was:
            changed = [name for name in (*FIELDS, *_GIVEN) if getattr(was, name) != getattr(became, name)]
            if changed:
                fields.append(
                    {"_id": was.id, "was": _values(was, changed), "became": _values(became, changed)}
                )
            conditions.extend(_changed_conditions(was, became))
    closed = [
        {"place": place, "request": _plain(request)}
        for place, request in enumerate(before.requests)
        if request not in after.requests
    ]
    restore = {
        "fields": fields,
        "conditions": conditions,
        "left": left,
        "requests": closed,
        "order": _old_order(before, after),
    }
    return {key: value for key, value in restore.items() if value}


def _changed_conditions(was: Participant, became: Participant) -> list[dict[str, Any]]:
    changes = []
    for place, condition in enumerate(was.conditions):
        if any(condition is c for c in became.conditions):
            continue
        left = _same_condition(became, condition)
        change: dict[str, Any] = {"_id": was.id}
        if left is not None and condition.id:
            names = [
                name for name in Condition.model_fields if getattr(left, name) != getattr(condition, name)
            ]
            change["condition"] = condition.id
            change |= {"was": _values(condition, names), "became": _values(left, names)}
        else:
            change |= {"place": place, "was": _plain(condition), "became": left and _plain(left)}
        changes.append(change)
    return changes


def _old_order(before: Encounter, after: Encounter) -> list[ParticipantId]:
    order = [p.id for p in before.participants if after.find(p.id)]
    return [] if order == [p.id for p in after.participants] else [p.id for p in before.participants]


def _with_fields_back(participant: Participant, change: dict[str, Any]) -> Participant:
    was = Participant.model_validate({"_id": participant.id, "name": participant.name, **change["was"]})
    changed = [name for name in (*FIELDS, *_GIVEN) if _alias(name) in change["was"]]
    untouched = {
        name: getattr(was, name)
        for name in changed
        if _values(participant, [name]) == {_alias(name): change["became"][_alias(name)]}
    }
    if any(name in _GIVEN and name not in untouched for name in changed):
        untouched = {name: value for name, value in untouched.items() if name not in _GIVEN}
    if not can_concentrate(participant):
        untouched.pop("concentration", None)
    return participant.model_copy(update=untouched) if untouched else participant


def _with_condition_back(
    participants: Mapping[ParticipantId, Participant], participant: Participant, change: dict[str, Any]
) -> Participant:
    if "condition" in change:
        return _with_condition_fields_back(participant, change)
    was = Condition.model_validate(change["was"])
    became = None if change["became"] is None else Condition.model_validate(change["became"])
    now = _same_condition(participant, was)
    if now != became:
        return participant  # a command removed it, or added it again, in between
    conditions = list(participant.conditions)
    if now is not None:
        conditions[conditions.index(now)] = was
    elif _still_holds(participants, participant, was):
        conditions.insert(change["place"], was)
    return participant.model_copy(update={"conditions": tuple(conditions)})


def _gave_and_is_gone(participant: Participant, change: dict[str, Any]) -> bool:
    """Whether a condition that ended gave hit points or a form, and could not be put back."""
    was = change["was"]
    is_end = "condition" not in change and change["became"] is None
    gave = is_end and (was.get("hitPoints") or was.get("form"))
    return bool(gave) and not any(c.id == was.get("_id") for c in participant.conditions)


def _without_what_was_given(now: Participant, back: Participant) -> Participant:
    """Return a participant with the hit points and the form that it has now, not those put back."""
    given = {name: getattr(now, name) for name in _GIVEN}
    form_of = now.true_form.condition_id if now.true_form is not None else None
    held = tuple(c for c in back.conditions if c.form is None or c.id == form_of)
    return back.model_copy(update={**given, "conditions": held})


def _with_condition_fields_back(participant: Participant, change: dict[str, Any]) -> Participant:
    conditions = list(participant.conditions)
    for place, condition in enumerate(conditions):
        now = _plain(condition)
        if condition.id == change["condition"] and change["became"].items() <= now.items():
            conditions[place] = Condition.model_validate({**now, **change["was"]})
    return participant.model_copy(update={"conditions": tuple(conditions)})


def _still_holds(
    participants: Mapping[ParticipantId, Participant], bearer: Participant, condition: Condition
) -> bool:
    """Whether a condition that had ended may be back: what it hangs on is there, and no newer one like it."""
    if any(_kind(c) == _kind(condition) for c in bearer.conditions):
        return False
    form = bearer.true_form
    if condition.form is not None and (form is None or form.condition_id != condition.id):
        return False  # what it gave was not put back
    if not _is_kept_up(participants, condition):
        return False
    brought_by = condition.implied_by
    return brought_by in (None, FALLING) or any(c.id == brought_by for c in bearer.conditions)


def _is_kept_up(participants: Mapping[ParticipantId, Participant], condition: Condition) -> bool:
    """Whether the concentration that a condition hangs on goes on; also of one that hangs on none."""
    if not condition.from_concentration:
        return True
    source = participants.get(condition.source_id) if condition.source_id else None
    if source is None or source.concentration is None:
        return False
    return condition.effect is None or is_on(source, condition.effect)


def _order_back(order: list[ParticipantId], old: list[ParticipantId]) -> list[ParticipantId]:
    """Return the old order; who was not in it stays behind the one it is behind now."""
    result = [i for i in old if i in order]
    for place, newcomer in enumerate(order):
        if newcomer not in old:
            result.insert(result.index(order[place - 1]) + 1 if place else 0, newcomer)
    return result


def _same_condition(participant: Participant, condition: Condition) -> Condition | None:
    """Return the participant's condition that is this one: by id, or for the seed's by name and source."""
    for other in participant.conditions:
        if other.id == condition.id and (other.id or _kind(other) == _kind(condition)):
            return other
    return None


def _kind(condition: Condition) -> tuple[object, ...]:
    """Return what tells a condition from others of its bearer, as `conditions` tells them apart."""
    return (canonical(condition.name).casefold(), *(getattr(condition, field) for field in TELLS_APART))


def _values(record: Participant | Condition, names: list[str]) -> dict[str, Any]:
    aliases = names_outside(type(record))
    return {aliases[name]: _plain(getattr(record, name)) for name in names}


def _alias(name: str) -> str:
    return names_outside(Participant)[name]


def _plain(value: Any) -> Any:
    """Return a value as MongoDB would give it back: dicts, lists, plain text."""
    if isinstance(value, Record):
        return _plain(value.model_dump(by_alias=True))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
