"""What each audience may see of an encounter: allow-lists, and the difference of two views.

Everything that leaves for Discord, a socket or a page is rendered from here. A field reaches a lesser
audience only because a line in this file puts it there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_jsonable_python

from storage.encounter.audience import Audience
from storage.encounter.last_change import last_change
from storage.encounter.model import Condition, Encounter, Level, Participant, Status

Json = dict[str, Any]

# Bookkeeping of ours that no viewer needs, not even the DM's.
_NOT_FOR_VIEWERS = {"history", "applied", "turn_trail", "participants", "discord"}
_DMS_FIELDS = frozenset(Encounter.model_fields) - _NOT_FOR_VIEWERS
_COUNTERS = ("version", "updatedAt")  # they move with every change, seen or not


@dataclass(frozen=True, slots=True)
class Moment:
    """Whose turn it is as an audience may know it: the last one it saw begin."""

    round: int
    current: Participant | None
    following: Participant | None


def view(encounter: Encounter, audience: Audience) -> Json:
    """Return the encounter as the audience may see it, JSON-ready, participants in initiative order."""
    shown = list(visible(encounter, audience))
    return {
        **header(encounter, audience),
        "participants": [
            {**participant_view(p, audience), "initiativeOrder": place} for place, p in enumerate(shown)
        ],
    }


def header(encounter: Encounter, audience: Audience) -> Json:
    """Return the encounter's own fields as the audience may see them."""
    shown = _common_header(encounter, audience)
    if audience.kind == "dm":
        return {**_everything(encounter, _NOT_FOR_VIEWERS), **shown}
    return shown


def _common_header(encounter: Encounter, audience: Audience) -> Json:
    """Return the fields that every audience has; the DM has all the others beside."""
    now = moment(encounter, audience)
    shown: Json = {
        "_id": encounter.id,
        "name": encounter.name,
        "status": encounter.status.value,
        "round": now.round,
        "currentTurn": _place(encounter, audience, now.current),
        "currentParticipantId": now.current.id if now.current else None,
        "nextParticipantId": now.following.id if now.following else None,
        "version": encounter.version,
        "audience": audience.kind,
    }
    if audience.user_id is not None:
        shown["requests"] = list(_own_requests(encounter, audience))
    if audience.kind == "dm":
        shown["lastChange"] = last_change(encounter)
    return shown


def visible(encounter: Encounter, audience: Audience) -> Iterator[Participant]:
    """Yield the participants this audience knows of, in initiative order."""
    return (p for p in encounter.participants if _is_known(p, audience))


def participant_view(participant: Participant, audience: Audience) -> Json:
    """Return a participant as the audience may see it; ask `visible` first whether it may at all."""
    level = audience.level(participant)
    if audience.owns(participant):
        return _in_full(participant, audience)
    if not level.shows(Level.NAME):
        return {"_id": participant.id, "name": "???", "type": "unknown", "visibility": level.value}
    shown: Json = {
        "_id": participant.id,
        "name": participant.name,
        "type": participant.type,
        "visibility": level.value,
        "initiativeRoll": participant.initiative_roll,
        "isManuallyOrdered": participant.is_manually_ordered,
        "group": participant.group,
        "imageUrl": participant.image_url,
        "isDefeated": participant.is_defeated,
        "isDelayed": participant.is_delayed,
        "isSurprised": participant.is_surprised,
        "conditions": [condition_view(c) for c in participant.conditions if not c.is_secret],
        "concentration": {"name": participant.concentration.name} if participant.concentration else None,
    }
    if level.shows(Level.BAND) and participant.max_hp:
        shown["healthBand"] = participant.health_band.value
    if level.shows(Level.EXACT):
        shown |= _hit_points(participant)
    return shown


def condition_view(condition: Condition) -> Json:
    """Return a condition as everybody who sees its bearer may see it."""
    return {
        "_id": condition.id,
        "name": condition.name,
        "duration": condition.duration,
        "description": condition.description,
        "ends": condition.ends,
        "level": condition.level,
    }


def patch(before: Encounter, after: Encounter, audience: Audience) -> Json:
    """Return what changed between two versions as the audience may see it; empty when nothing did.

    `{header, participants, removed, order}`: fields that changed, participants that changed in full, ids
    that are gone, all ids in order when it differs.
    """
    changes: Json = {}
    if fields := _header_changes(before, after, audience):
        changes["header"] = fields
    was = {p.id: p for p in visible(before, audience)}
    now = list(visible(after, audience))
    changed = [
        {**participant_view(p, audience), "initiativeOrder": place}
        for place, p in enumerate(now)
        if p is not was.get(p.id) and not _looks_same(was.get(p.id), p, audience)
    ]
    if changed:
        changes["participants"] = changed
    order = [p.id for p in now]
    if removed := [i for i in was if i not in set(order)]:
        changes["removed"] = removed
    if order != list(was):
        changes["order"] = order
    return changes


def _header_changes(before: Encounter, after: Encounter, audience: Audience) -> Json:
    """Return the header's fields that differ; what did not change is not even looked at for the DM."""
    changes: Json = {}
    if audience.kind == "dm":
        same = {name for name in _DMS_FIELDS if getattr(before, name) is getattr(after, name)}
        old, new = (_everything(encounter, _NOT_FOR_VIEWERS | same) for encounter in (before, after))
        changes = {name: value for name, value in new.items() if old.get(name) != value}
    old, new = _common_header(before, audience), _common_header(after, audience)
    changes |= {name: value for name, value in new.items() if old.get(name) != value}
    return {name: value for name, value in changes.items() if name not in _COUNTERS}


def moment(encounter: Encounter, audience: Audience) -> Moment:
    """Return whose turn it is, as far as the audience may know.

    While a participant it can't see has the turn, the last one it could see keeps it, and a round counts
    only once somebody it can see acts in it: nothing on the screen moves for what is hidden.
    """
    order = encounter.participants
    place = encounter.index(encounter.current_participant_id)
    if place < 0:
        return Moment(encounter.round, None, None)

    def acting(places: Iterable[int]) -> Participant | None:
        """Return the first in these places that the audience sees act."""
        there = (order[i % len(order)] for i in places)
        return next((p for p in there if _is_known(p, audience) and encounter.may_act(p)), None)

    here: Participant | None = order[place]
    number = encounter.round
    if not _is_known(order[place], audience):
        here = acting(range(place - 1, -1, -1))
        if here is None and encounter.round > 1:
            here, number = acting(range(len(order) - 1, -1, -1)), encounter.round - 1
        if here is None:
            return Moment(encounter.round, None, acting(range(len(order))))
        place = encounter.index(here.id)
    return Moment(number, here, acting(range(place + 1, place + len(order))))


def _is_known(participant: Participant, audience: Audience) -> bool:
    return audience.level(participant).shows(Level.UNKNOWN)


def _own_requests(encounter: Encounter, audience: Audience) -> Iterator[Json]:
    """Yield the damage that a player asked for and the DM has not answered, against whom he knows of."""
    known = {p.id for p in visible(encounter, audience)}
    for request in encounter.requests:
        if request.user_id == audience.user_id:
            targets = [t["participantId"] for t in request.command.get("targets", ())]
            yield {
                "_id": request.id,
                "targets": [target for target in targets if target in known],
                "parts": request.command.get("parts", []),
            }


def _place(encounter: Encounter, audience: Audience, participant: Participant | None) -> int:
    if participant is None:
        return 0 if audience.kind == "dm" and encounter.status is Status.PLANNING else -1
    return next(i for i, p in enumerate(visible(encounter, audience)) if p is participant)


def _hit_points(participant: Participant) -> Json:
    saves = participant.death_saves
    return {
        "currentHP": participant.current_hp,
        "maxHP": participant.max_hp,
        "tempHP": participant.temporary_hp,
        "deathSaves": saves.model_dump(by_alias=True, mode="json"),
    }


def _in_full(participant: Participant, audience: Audience) -> Json:
    shown = _everything(participant, {"visibility"})
    shown |= {
        "visibility": Level.EXACT.value,
        "isDefeated": participant.is_defeated,
        "healthBand": participant.health_band.value,
    }
    if audience.kind == "dm":
        return shown | {"seenBy": participant.seen.model_dump(by_alias=True, mode="json")}
    # A player owns the sheet, not what the DM wrote about it or did to it behind the screen.
    shown["conditions"] = [condition_view(c) for c in participant.conditions if not c.is_secret]
    return {key: shown[key] for key in _OWN_SHEET}


_OWN_SHEET = (
    *(
        "_id",
        "name",
        "type",
        "ac",
        "maxHP",
        "currentHP",
        "tempHP",
        "healthBand",
        "deathSaves",
        "concentration",
    ),
    *("dexterity", "initiativeBonus", "initiativeRoll", "isManuallyOrdered", "isDelayed", "isSurprised"),
    *("legendaryActions", "legendaryActionsRemaining", "defences", "conditions", "readied", "reactionUsed"),
    *("legendaryResistances", "legendaryResistancesRemaining", "isKnockedOut", "isDefeated", "regeneration"),
    *("visibility", "group", "imageUrl", "characterId", "collaborators"),
)


def _everything(record: Encounter | Participant, leaving_out: set[str]) -> Json:
    dumped = record.model_dump(by_alias=True, exclude=leaving_out)
    shown: Json = to_jsonable_python(dumped, fallback=str)  # foreign fields may hold anything BSON can
    return shown


def _looks_same(before: Participant | None, after: Participant, audience: Audience) -> bool:
    return before is not None and participant_view(before, audience) == participant_view(after, audience)
