"""What an audience is told of a change: the seed's events and fields, each with version and patch.

Everything here comes out of `hear`, `view` and `patch`: a field that an audience may not have is not at hand.
"""

from collections.abc import Callable, Mapping

from realtime.protocol.wire_json import Json, iso
from storage.change import Change
from storage.encounter.base import ParticipantId
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.event_views import hear
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.view_types import EncounterView, EventView, OrderedParticipantView
from storage.encounter.visibility.views import header, moment, view

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
_TURNS = frozenset({"turn_advanced", "turn_reversed"})


def tell(change: Change, audience: Audience) -> list[WireEvent]:
    """Return the events that bring an audience from one version to the next, in order.

    The first carries the whole patch, the others an empty one. An audience that may know nothing of the
    change gets the bare version, so that its sequence never breaks.
    """
    teller = _EventBuilder(change, audience)
    told = teller.events()
    difference = patch(change.before, change.after, audience)
    sequence = {"encounterId": change.after.id, "version": change.version}
    if not told and not difference:
        return [("encounter_updated", sequence)]
    if not told:
        told = [("encounter_updated", {"reason": "changed", "updatedBy": change.actor.name})]
    common = {**sequence, "timestamp": iso(change.after.updated_at)}
    patches = [difference, *({} for _ in told[1:])]
    return [
        (name, {**fields, **common, "patch": piece})
        for (name, fields), piece in zip(told, patches, strict=True)
    ]


class _EventBuilder:
    """One change as one audience hears it."""

    def __init__(self, change: Change, audience: Audience) -> None:
        self._change = change
        self._audience = audience
        self._by = change.actor.name
        self._seen: EncounterView | None = None

    def events(self) -> list[WireEvent]:
        told: list[WireEvent] = []
        others: list[EventView] = []
        turned = False
        for event in self._change.events:
            heard = hear(event, self._change.before, self._change.after, self._audience)
            if heard is None:
                continue
            if heard["type"] in _TURNS:
                # However often the turn went on, an audience sees it go from one moment to another, or not.
                if not turned and self._turned():
                    told.append(("turn_advanced", self._turn()))
                turned = True
            elif telling := _WIRE_EVENTS.get(heard["type"]):
                told.append(telling(self, heard))
            else:
                others.append(heard)
        if others:
            reasons = (_REASONS[heard["type"]] for heard in others if heard["type"] in _REASONS)
            update = {"reason": next(reasons, "changed"), "updatedBy": self._by, "events": others}
            told.append(("encounter_updated", update))
        return told

    def hit_points(self, heard: EventView) -> WireEvent:
        amount = heard.get("amount")
        words = {
            "newHP": heard.get("hpAfter"),
            "damage": amount if heard["type"] == "damage_taken" else heard.get("damage"),
            "healing": amount if heard["type"] == "healing_received" else heard.get("healing"),
            "healthBand": heard.get("healthBand"),
            "isCritical": heard.get("isCritical") or None,
        }
        fields = {name: value for name, value in words.items() if value is not None}
        return "participant_hp_changed", {**_whom(heard), **fields, "updatedBy": self._by}

    def initiative(self, heard: EventView) -> WireEvent:
        order = [
            {
                "id": participant["_id"],
                "name": participant["name"],
                "initiative": participant.get("initiativeRoll"),
                "order": participant["initiativeOrder"],
            }
            for participant in self._view()["participants"]
        ]
        fields = {"initiativeRoll": heard["total"], "newOrder": order, "rolledBy": self._by}
        return "initiative_updated", {**_whom(heard), **fields}

    def condition_added(self, heard: EventView) -> WireEvent:
        return "condition_added", {**_whom(heard), "condition": heard["condition"], "addedBy": self._by}

    def condition_removed(self, heard: EventView) -> WireEvent:
        return "condition_removed", {**_whom(heard), "condition": heard["condition"], "removedBy": self._by}

    def participant_added(self, heard: EventView) -> WireEvent:
        fields = {"participant": self._participant(heard["participantId"]), "addedBy": self._by}
        return "participant_added", {**_whom(heard), **fields}

    def participant_removed(self, heard: EventView) -> WireEvent:
        return "participant_removed", {**_whom(heard), "removedBy": self._by}

    def _turned(self) -> bool:
        return self._moment(self._change.before) != self._moment(self._change.after)

    def _moment(self, encounter: Encounter) -> tuple[int, str | None]:
        now = moment(encounter, self._audience)
        return now.round, now.current.id if now.current else None

    def _turn(self) -> Json:
        now = header(self._change.after, self._audience)
        return {
            "currentTurn": now["currentTurn"],
            "round": now["round"],
            "currentParticipant": self._participant(now["currentParticipantId"]),
            "advancedBy": self._by,
        }

    def _participant(self, participant_id: ParticipantId | None) -> OrderedParticipantView | None:
        return next((p for p in self._view()["participants"] if p["_id"] == participant_id), None)

    def _view(self) -> EncounterView:
        if self._seen is None:
            self._seen = view(self._change.after, self._audience)
        return self._seen


def _whom(heard: EventView) -> Json:
    return {"participantId": heard["participantId"]}


_WIRE_EVENTS: Mapping[str, Callable[[_EventBuilder, EventView], WireEvent]] = {
    "damage_taken": _EventBuilder.hit_points,
    "healing_received": _EventBuilder.hit_points,
    "hit_points_set": _EventBuilder.hit_points,
    "initiative_rolled": _EventBuilder.initiative,
    "condition_added": _EventBuilder.condition_added,
    "condition_removed": _EventBuilder.condition_removed,
    "participant_added": _EventBuilder.participant_added,
    "participant_removed": _EventBuilder.participant_removed,
}
