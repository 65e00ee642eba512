"""A change as one audience may know it, as wire events with their fields, `version` and `patch`."""

from collections.abc import Callable, Mapping
from typing import Literal

from realtime.protocol.server_events import (
    ConditionAdded,
    ConditionRemoved,
    EncounterUpdated,
    InitiativeUpdated,
    NewOrderEntry,
    ParticipantAdded,
    ParticipantHpChanged,
    ParticipantRemoved,
    TurnAdvanced,
    Versioned,
    WireEvent,
)
from realtime.protocol.wire_json import iso
from storage.encounter.visibility.audience_change import AudienceChange, TurnStep
from storage.encounter.visibility.event_views import TURN_EVENTS
from storage.encounter.visibility.view_types import EventView

DICE = "dice_rolled"  # stands in the other events of its change
# The `reason` of `encounter_updated`; other changes without a wire event have "changed".
_REASONS = {
    "encounter_started": "started",
    "encounter_paused": "paused",
    "encounter_resumed": "resumed",
    "encounter_ended": "ended",
    "change_undone": "undo",
    "change_redone": "redo",
}
_TONES: Mapping[str, Literal["damage", "healing"]] = {"damage_taken": "damage", "healing_received": "healing"}


def wire_events(change: AudienceChange) -> list[WireEvent]:
    """Return the events that bring an audience from one version to the next, in order.

    The first carries the whole patch, the others an empty one and their place, so that a viewer notices when
    the first was lost. An audience that may know nothing of the
    change gets the bare version, so that its sequence never breaks.
    """
    if not change.is_visible:
        unseen: EncounterUpdated = {"encounterId": change.encounter_id, "version": change.version}
        return [("encounter_updated", unseen)]
    common: Versioned = {
        "encounterId": change.encounter_id,
        "version": change.version,
        "timestamp": iso(change.updated_at),
    }
    events = _events(change, common)
    dice = next((event["dice"] for event in change.events if event["type"] == DICE), "")
    for place, (_, payload) in enumerate(events):
        if dice:
            payload["dice"] = dice
        payload["patch"] = change.patch if place == 0 else {}
        if place:
            payload["place"] = place
    return events


def _events(change: AudienceChange, common: Versioned) -> list[WireEvent]:
    """Return the events without their patches."""
    events: list[WireEvent] = []
    others: list[EventView] = []
    has_turned = False
    for event in change.events:
        if event["type"] in TURN_EVENTS and change.turn is not None:
            # However many turns passed, the audience sees one step from the turn before to the turn after.
            if not has_turned:
                events.append(_turn(change, change.turn, common))
            has_turned = True
        elif make := _WIRE_EVENTS.get(event["type"]):
            events.append(make(change, event, common))
        elif event["type"] != DICE:
            others.append(event)
    if others or not events:
        reasons = (_REASONS[event["type"]] for event in others if event["type"] in _REASONS)
        update: EncounterUpdated = {
            "reason": next(reasons, "changed"),
            "updatedBy": change.made_by,
            "encounterId": common["encounterId"],
            "version": common["version"],
            "timestamp": common["timestamp"],
        }
        if others:
            update["events"] = others
        events.append(("encounter_updated", update))
    return events


def _turn(change: AudienceChange, turn: TurnStep, common: Versioned) -> WireEvent:
    payload: TurnAdvanced = {
        "currentTurn": change.turn_index,
        "round": turn.round,
        "currentParticipant": change.ordered_participant(turn.current_id),
        "advancedBy": change.made_by,
        **common,
    }
    return "turn_advanced", payload


def _hit_points(change: AudienceChange, event: EventView, common: Versioned) -> WireEvent:
    amount = event.get("amount")
    damage = amount if event["type"] == "damage_taken" else event.get("damage")
    healing = amount if event["type"] == "healing_received" else event.get("healing")
    payload: ParticipantHpChanged = {
        "participantId": event["participantId"],
        "updatedBy": change.made_by,
        "encounterId": common["encounterId"],
        "version": common["version"],
        "timestamp": common["timestamp"],
    }
    if "hpAfter" in event:
        payload["newHP"] = event["hpAfter"]
    if damage is not None:
        payload["damage"] = damage
    if healing is not None:
        payload["healing"] = healing
    if "healthBand" in event:
        payload["healthBand"] = event["healthBand"]
    if amount is None and event["type"] in _TONES:
        payload["tone"] = _TONES[event["type"]]
    if event.get("isCritical"):
        payload["isCritical"] = True
    if types := event.get("damageTypes"):
        payload["damageTypes"] = types
    if source_id := event.get("sourceId"):
        payload["sourceId"] = source_id
    return "participant_hp_changed", payload


def _initiative(change: AudienceChange, event: EventView, common: Versioned) -> WireEvent:
    order: list[NewOrderEntry] = [
        {"id": participant_id, "name": name, "initiative": initiative, "order": place}
        for place, (participant_id, name, initiative) in enumerate(change.order)
    ]
    payload: InitiativeUpdated = {
        "participantId": event["participantId"],
        "initiativeRoll": event["total"],
        "newOrder": order,
        "rolledBy": change.made_by,
        **common,
    }
    return "initiative_updated", payload


def _condition_added(change: AudienceChange, event: EventView, common: Versioned) -> WireEvent:
    payload: ConditionAdded = {
        "participantId": event["participantId"],
        "condition": event["condition"],
        "addedBy": change.made_by,
        **common,
    }
    return "condition_added", payload


def _condition_removed(change: AudienceChange, event: EventView, common: Versioned) -> WireEvent:
    payload: ConditionRemoved = {
        "participantId": event["participantId"],
        "condition": event["condition"],
        "removedBy": change.made_by,
        **common,
    }
    return "condition_removed", payload


def _participant_added(change: AudienceChange, event: EventView, common: Versioned) -> WireEvent:
    payload: ParticipantAdded = {
        "participantId": event["participantId"],
        "participant": change.ordered_participant(event["participantId"]),
        "addedBy": change.made_by,
        **common,
    }
    return "participant_added", payload


def _participant_removed(change: AudienceChange, event: EventView, common: Versioned) -> WireEvent:
    payload: ParticipantRemoved = {
        "participantId": event["participantId"],
        "removedBy": change.made_by,
        **common,
    }
    return "participant_removed", payload


_WIRE_EVENTS: Mapping[str, Callable[[AudienceChange, EventView, Versioned], WireEvent]] = {
    "damage_taken": _hit_points,
    "healing_received": _hit_points,
    "hit_points_set": _hit_points,
    "initiative_rolled": _initiative,
    "condition_added": _condition_added,
    "condition_removed": _condition_removed,
    "participant_added": _participant_added,
    "participant_removed": _participant_removed,
}
