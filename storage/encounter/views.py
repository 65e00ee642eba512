"""What each audience may see of an encounter: allow-lists, and the difference of two views.

Everything that leaves for Discord, a socket or a page is rendered from here. A field reaches a lesser
audience only because a line in this file puts it there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_jsonable_python

from storage.encounter.audience import Audience
from storage.encounter.model import Condition, Encounter, Level, Participant, Status

Json = dict[str, Any]

# Bookkeeping of ours that no viewer needs, not even the DM's.
_NOT_FOR_VIEWERS = {"history", "applied", "turn_trail", "participants", "discord"}


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
    if audience.kind == "dm":
        return {**_everything(encounter, _NOT_FOR_VIEWERS), **shown}
    if audience.user_id is not None:
        shown["requests"] = list(_own_requests(encounter, audience))
    return shown


def visible(encounter: Encounter, audience: Audience) -> Iterator[Participant]:
    """Yield the participants this audience knows of, in initiative order."""
    return (p for p in encounter.participants if audience.level(p).shows(Level.UNKNOWN))


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
    old = header(before, audience)
    counters = ("version", "updatedAt")  # they move with every change, seen or not
    if fields := {k: v for k, v in header(after, audience).items() if k not in counters and old.get(k) != v}:
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


def moment(encounter: Encounter, audience: Audience) -> Moment:
    """Return whose turn it is, as far as the audience may know.

    While a participant it can't see has the turn, the last one it could see keeps it, and a round counts
    only once somebody it can see acts in it: nothing on the screen moves for what is hidden.
    """
    order = encounter.participants
    place = encounter.index(encounter.current_participant_id)
    if place < 0:
        return Moment(encounter.round, None, None)
    seen = [audience.level(p).shows(Level.UNKNOWN) for p in order]
    acting = [s and encounter.may_act(p) for s, p in zip(seen, order, strict=True)]
    round_, here = encounter.round, place
    if not seen[place]:
        earlier = [i for i in range(place) if acting[i]]
        if not earlier and encounter.round > 1:
            earlier, round_ = [i for i in range(len(order)) if acting[i]], encounter.round - 1
        if not earlier:
            return Moment(
                encounter.round, None, next((p for p, a in zip(order, acting, strict=True) if a), None)
            )
        here = earlier[-1]
    after = [i % len(order) for i in range(here + 1, here + len(order)) if acting[i % len(order)]]
    return Moment(round_, order[here], order[after[0]] if after else None)


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
