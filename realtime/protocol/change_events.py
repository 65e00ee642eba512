"""What an audience may know of a change, as the seed's events with their fields, `version` and `patch`."""

from collections.abc import Callable, Mapping

from realtime.protocol.wire_json import Json, iso
from storage.encounter.visibility.audience_change import TURN_EVENTS, AudienceChange, TurnStep
from storage.encounter.visibility.view_types import EventView

WireEvent = tuple[str, Json]  # event name, payload

# Events with a reason of their own; all others that have no event of the seed's are "changed".
_REASONS = {
    "encounter_started": "started",
    "encounter_paused": "paused",
    "encounter_resumed": "resumed",
    "encounter_ended": "ended",
    "change_undone": "undo",
    "change_redone": "redo",
}


def wire_events(change: AudienceChange) -> list[WireEvent]:
    """Return the events that bring an audience from one version to the next, in order.

    The first carries the whole patch, the others an empty one. An audience that may know nothing of the
    change gets the bare version, so that its sequence never breaks.
    """
    sequence = {"encounterId": change.encounter_id, "version": change.version}
    if not change.is_visible:
        return [("encounter_updated", sequence)]
    named = _named_events(change)
    if not named:
        named = [("encounter_updated", {"reason": "changed", "updatedBy": change.made_by})]
    common = {**sequence, "timestamp": iso(change.updated_at)}
    patches = [change.patch, *({} for _ in named[1:])]
    return [
        (name, {**fields, **common, "patch": piece})
        for (name, fields), piece in zip(named, patches, strict=True)
    ]


def _named_events(change: AudienceChange) -> list[WireEvent]:
    """Return the events without what they have in common."""
    named: list[WireEvent] = []
    others: list[EventView] = []
    has_turned = False
    for event in change.events:
        if event["type"] in TURN_EVENTS and change.turn is not None:
            # However many turns passed, the audience sees one step from the turn before to the turn after.
            if not has_turned:
                named.append(("turn_advanced", _turn(change, change.turn)))
            has_turned = True
        elif make := _WIRE_EVENTS.get(event["type"]):
            named.append(make(change, event))
        else:
            others.append(event)
    if others:
        reasons = (_REASONS[event["type"]] for event in others if event["type"] in _REASONS)
        update = {"reason": next(reasons, "changed"), "updatedBy": change.made_by, "events": others}
        named.append(("encounter_updated", update))
    return named


def _turn(change: AudienceChange, turn: TurnStep) -> Json:
    return {
        "currentTurn": turn.index,
        "round": turn.round,
        "currentParticipant": change.participant(turn.current_id),
        "advancedBy": change.made_by,
    }


def _hit_points(change: AudienceChange, event: EventView) -> WireEvent:
    amount = event.get("amount")
    values = {
        "newHP": event.get("hpAfter"),
        "damage": amount if event["type"] == "damage_taken" else event.get("damage"),
        "healing": amount if event["type"] == "healing_received" else event.get("healing"),
        "healthBand": event.get("healthBand"),
        "isCritical": event.get("isCritical") or None,
    }
    fields = {name: value for name, value in values.items() if value is not None}
    return "participant_hp_changed", {**_participant_id(event), **fields, "updatedBy": change.made_by}


def _initiative(change: AudienceChange, event: EventView) -> WireEvent:
    order = [
        {
            "id": entry.participant_id,
            "name": entry.name,
            "initiative": entry.initiative,
            "order": entry.place,
        }
        for entry in change.order
    ]
    fields = {"initiativeRoll": event["total"], "newOrder": order, "rolledBy": change.made_by}
    return "initiative_updated", {**_participant_id(event), **fields}


def _condition_added(change: AudienceChange, event: EventView) -> WireEvent:
    fields = {"condition": event["condition"], "addedBy": change.made_by}
    return "condition_added", {**_participant_id(event), **fields}


def _condition_removed(change: AudienceChange, event: EventView) -> WireEvent:
    fields = {"condition": event["condition"], "removedBy": change.made_by}
    return "condition_removed", {**_participant_id(event), **fields}


def _participant_added(change: AudienceChange, event: EventView) -> WireEvent:
    fields = {"participant": change.participant(event["participantId"]), "addedBy": change.made_by}
    return "participant_added", {**_participant_id(event), **fields}


def _participant_removed(change: AudienceChange, event: EventView) -> WireEvent:
    return "participant_removed", {**_participant_id(event), "removedBy": change.made_by}


def _participant_id(event: EventView) -> Json:
    return {"participantId": event["participantId"]}


_WIRE_EVENTS: Mapping[str, Callable[[AudienceChange, EventView], WireEvent]] = {
    "damage_taken": _hit_points,
    "healing_received": _hit_points,
    "hit_points_set": _hit_points,
    "initiative_rolled": _initiative,
    "condition_added": _condition_added,
    "condition_removed": _condition_removed,
    "participant_added": _participant_added,
    "participant_removed": _participant_removed,
}
