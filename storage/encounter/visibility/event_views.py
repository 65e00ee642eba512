"""What each audience may know of an event, by allow-lists. Only `audience_change` uses these views."""

from collections.abc import Mapping
from typing import Any, cast

from storage.encounter.base import ParticipantId
from storage.encounter.events import (
    ActionRequested,
    AttackMade,
    ConditionAdded,
    ConditionChanged,
    ConditionRemoved,
    DamageRequested,
    DamageTaken,
    DiceRolled,
    Event,
    HealingReceived,
    ParticipantChanged,
    RequestSettled,
)
from storage.encounter.model import Encounter, Level, Participant
from storage.encounter.model.health import health_band
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.view_types import EventView
from storage.encounter.visibility.views import OWN_SHEET, condition_view, name_at

TURN_EVENTS = frozenset({"turn_advanced", "turn_reversed"})

# Event type → the level an audience needs, and the fields it then gets, beside type and participantId.
_FIELDS: Mapping[str, tuple[Level, tuple[str, ...]]] = {
    "participant_added": (Level.UNKNOWN, ()),
    "participant_removed": (Level.UNKNOWN, ("reason",)),
    "initiative_rolled": (Level.NAME, ("total", "isCorrection")),
    "participant_moved": (Level.UNKNOWN, ()),
    "turn_delayed": (Level.NAME, ()),
    "damage_taken": (
        Level.EXACT,
        ("amount", "absorbed", "overkill", "hpBefore", "hpAfter", "damageTypes", "isCritical"),
    ),
    "healing_failed": (Level.NAME, ("reason",)),
    "healing_received": (Level.EXACT, ("amount", "overheal", "hpBefore", "hpAfter")),
    "hit_points_set": (Level.EXACT, ("hpBefore", "hpAfter", "damage", "healing")),
    "temporary_hp_set": (Level.EXACT, ("before", "after", "offered")),
    "participant_downed": (Level.NAME, ("fate",)),
    "participant_died": (Level.NAME, ("reason",)),
    "participant_stabilised": (Level.NAME, ()),
    "participant_revived": (Level.NAME, ()),
    "death_save_rolled": (Level.EXACT, ("natural", "total", "successes", "failures")),
    "condition_resisted": (Level.EXACT, ("name",)),
    "concentration_started": (Level.NAME, ("name",)),
    "concentration_ended": (Level.NAME, ("name", "reason")),
    "concentration_check_due": (Level.EXACT, ("name", "dc")),
    "reminder_due": (Level.EXACT, ("about", "text", "name", "ability", "dc")),
    "rested": (Level.EXACT, ("kind",)),
    "rest_failed": (Level.EXACT, ("reason",)),
    "inspiration_changed": (Level.EXACT, ("hasInspiration",)),
    "effect_due": (Level.EXACT, ("effectId", "name", "kind", "amountText", "damageType", "text")),
    "save_due": (Level.NAME, ("saveId", "name", "ability")),
    "save_made": (Level.NAME, ("about", "name", "isPassed")),
}

# For players, and not for the stream.
_FOR_PLAYERS = frozenset({"inspiration_changed"})

# For the users who control the participant, and no other lesser audience.
_OWNERS_ALONE: Mapping[str, tuple[str, ...]] = {"resource_changed": ("name", "current", "maximum", "reason")}

# Fields that come with exact hit points.
_AT_EXACT: Mapping[str, tuple[str, ...]] = {
    "save_due": ("dc",),
    "save_made": ("ability", "dc", "total", "failsByCondition"),
}

# Fields that the users who control the participant get too.
_FOR_OWNERS: Mapping[str, tuple[str, ...]] = {
    "damage_taken": ("dealt", "met"),
    "save_made": ("natural", "bonus"),
    "rested": ("hitDice", "faces"),
}

# Without the exact hit points, these come with the health band, and with these fields from the level on.
_AS_A_BAND: Mapping[str, tuple[tuple[Level, tuple[str, ...]], ...]] = {
    "damage_taken": ((Level.BAND, ("isCritical",)), (Level.DAMAGE, ("amount", "damageTypes"))),
    "healing_received": ((Level.DAMAGE, ("amount",)),),
    "hit_points_set": (),
}

_PUBLIC = frozenset(
    {
        "encounter_started",
        "encounter_paused",
        "encounter_resumed",
        "encounter_ended",
        "change_undone",
        "change_redone",
    }
)


def event_view(event: Event, before: Encounter, after: Encounter, audience: Audience) -> EventView | None:
    """Return the event as the audience may know it, in wire names; None if it may not.

    The DM gets every field. `participantName` is the name as a lesser audience knows it.
    """
    if audience.kind == "dm":
        return cast("EventView", event.model_dump(by_alias=True, mode="json"))
    if event.type in _PUBLIC:
        return {"type": event.type}
    if event.type in TURN_EVENTS:
        return {"type": event.type}  # whose turn it is depends on the view, and so does whether it moved
    if isinstance(event, AttackMade | DiceRolled):
        return _rolled(event, before, after, audience)
    if isinstance(event, DamageRequested | ActionRequested | RequestSettled):
        return _about_own_request(event, audience)
    participant = _about(event, before, after)
    if participant is None:
        return None
    level = _level(participant.id, before, after, audience)
    if getattr(event, "is_secret", False):
        return None
    if isinstance(event, ConditionAdded | ConditionChanged | ConditionRemoved):
        return _about_condition(event, participant, level)
    owns = all(audience.owns(p) for e in (before, after) if (p := e.find(participant.id)))
    if isinstance(event, ParticipantChanged):
        known = [field for field in event.fields if field in OWN_SHEET and owns]
        return {**_common(event, participant, level), "fields": known} if known else None
    least, fields = _allowed(event, audience, owns=owns)
    if least is None:
        return None
    if level.shows(least):
        dumped = event.model_dump(by_alias=True, mode="json")
        exact = _AT_EXACT.get(event.type, ()) if level.shows(Level.EXACT) else ()
        shown = {**_common(event, participant, level), **{f: dumped[f] for f in (*fields, *exact)}}
        return cast("EventView", shown | _source(event, before, after, audience))
    if event.type in _AS_A_BAND and level.shows(Level.BAND):
        known = [field for rung, fields in _AS_A_BAND[event.type] if level.shows(rung) for field in fields]
        dumped = event.model_dump(by_alias=True, mode="json")
        band = health_band(participant, after.rules.ruleset).value
        shown = {**_common(event, participant, level), **{f: dumped[f] for f in known}, "healthBand": band}
        return cast("EventView", shown | _source(event, before, after, audience))
    return None


def _source(event: Event, before: Encounter, after: Encounter, audience: Audience) -> dict[str, Any]:
    """Return who damaged or healed, where the audience knows of them."""
    if not isinstance(event, DamageTaken | HealingReceived):
        return {}
    level = _level_of_source(event.source_id, before, after, audience)
    return {"sourceId": event.source_id} if level.shows(Level.UNKNOWN) else {}


def _level_of_source(
    source_id: ParticipantId | None, before: Encounter, after: Encounter, audience: Audience
) -> Level:
    if source_id is None or not (before.find(source_id) or after.find(source_id)):
        return Level.UNSEEN
    return _level(source_id, before, after, audience)


def _about_condition(
    event: ConditionAdded | ConditionChanged | ConditionRemoved, participant: Participant, level: Level
) -> EventView | None:
    if event.condition.is_secret or not level.shows(Level.NAME):
        return None
    condition = condition_view(event.condition)
    shown: EventView = {**_common(event, participant, level), "condition": condition}
    if event.condition.implied_by is not None:
        shown["isImplied"] = True
    # The rounds left are public, so their end is. Other reasons can tell of hidden participants.
    if isinstance(event, ConditionRemoved) and event.reason == "expired":
        shown["reason"] = "expired"
    if isinstance(event, ConditionChanged):
        shown["fields"] = [field for field in event.fields if field in condition]
        return shown if shown["fields"] else None
    return shown


def _allowed(event: Event, audience: Audience, *, owns: bool) -> tuple[Level | None, tuple[str, ...]]:
    """Return the level that the audience needs for an event, and the fields it then gets; None for never.

    `owns`: it controlled the participant before the change, and does so after it.
    """
    if event.type in _FOR_PLAYERS and audience.kind == "stream":
        return None, ()
    if event.type in _OWNERS_ALONE:
        return (Level.EXACT, _OWNERS_ALONE[event.type]) if owns else (None, ())
    least, fields = _FIELDS.get(event.type, (None, ()))
    return least, (*fields, *_FOR_OWNERS.get(event.type, ())) if owns else fields


def _about_own_request(
    event: DamageRequested | ActionRequested | RequestSettled, audience: Audience
) -> EventView | None:
    """Return what a player may know of their own request; no other lesser audience gets it."""
    if audience.user_id is None or event.request.user_id != audience.user_id:
        return None
    shown: EventView = {"type": event.type, "requestId": event.request.id}
    if isinstance(event, RequestSettled):
        shown["answer"] = event.answer
    return shown


def _rolled(
    event: AttackMade | DiceRolled, before: Encounter, after: Encounter, audience: Audience
) -> EventView | None:
    if isinstance(event, AttackMade):
        return _attack(event, before, after, audience)
    return _dice(event, before, after, audience)


def _attack(event: AttackMade, before: Encounter, after: Encounter, audience: Audience) -> EventView | None:
    """Return whether an attack hit, to those who know of the target; never what it was rolled against.

    The attack is named where the attacker is. Its dice are for players, where one of them rolled; the stream
    gets the face of the d20 alone, which without the bonus says nothing of an armor class.
    """
    target = _about(event, before, after)
    level = _level(target.id, before, after, audience) if target else Level.UNSEEN
    if target is None or not level.shows(Level.UNKNOWN):
        return None
    shown: EventView = {**_common(event, target, level), "hit": event.hit, "isCritical": event.is_critical}
    attacker = _level_of_source(event.source_id, before, after, audience)
    if event.is_open or attacker.shows(Level.NAME):
        shown["name"] = event.name
        if attacker.shows(Level.UNKNOWN):
            shown["sourceId"] = event.source_id
    if event.is_open:
        shown["natural"] = event.natural
    if event.is_open and audience.kind != "stream":
        shown |= {"dice": event.dice, "total": event.total}
    return shown


def _dice(event: DiceRolled, before: Encounter, after: Encounter, audience: Audience) -> EventView | None:
    """Return the dice that a player rolled: to players who know all of whom it is about, and to a stream that
    sees the exact hit points of all of them, as the dice tell about how many were lost.
    """
    least = Level.EXACT if audience.kind == "stream" else Level.UNKNOWN
    known = [i for i in event.participant_ids if before.find(i) or after.find(i)]
    if not event.is_open or not all(_level(i, before, after, audience).shows(least) for i in known):
        return None
    return {"type": event.type, "dice": event.dice}


def _about(event: Event, before: Encounter, after: Encounter) -> Participant | None:
    participant_id = getattr(event, "participant_id", None)
    return after.find(participant_id) or before.find(participant_id)


def _level(participant_id: ParticipantId, before: Encounter, after: Encounter, audience: Audience) -> Level:
    """Return the lower level of before and after: a reveal shows nothing of what happened earlier."""
    levels = [audience.level(p) for e in (before, after) if (p := e.find(participant_id))]
    return min(levels, key=list(Level).index)


def _common(event: Event, participant: Participant, level: Level) -> EventView:
    return {
        "type": event.type,
        "participantId": participant.id,
        "participantName": name_at(participant, level),
    }
