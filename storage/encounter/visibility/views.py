"""What each audience may see of an encounter, by allow-lists. `patches` has the differences.

Everything sent to Discord, a socket or a page is rendered from these views. A lesser audience gets a field
only if this file adds it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from storage.encounter.base import ParticipantId
from storage.encounter.model import (
    Condition,
    Encounter,
    Level,
    OwedSave,
    Participant,
    Recurring,
    Rules,
    Status,
    TrueForm,
)
from storage.encounter.model.health import Ruleset, exhaustion_level, health_band, maximum_hp
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.group_names import group_names
from storage.encounter.visibility.kept_views import KeptViews
from storage.encounter.visibility.last_change import last_change
from storage.encounter.visibility.view_types import (
    ConditionView,
    DeathSavesView,
    EncounterView,
    HeaderView,
    OrderedParticipantView,
    OwedSaveView,
    ParticipantView,
    RequestView,
    TurnGroupView,
)

Shown = tuple[Participant, ...]  # the participants visible to an audience, in initiative order

_UNSEEN = Level.UNSEEN  # asked of each participant with each view, and slow to get from its class
# Internal fields that no viewer needs, not even the DM.
NOT_FOR_VIEWERS = {
    *("history", "applied", "turn_trail", "participants", "discord", "fallen"),
    *("turn_began_at", "resumed_at"),
}
# Likewise of a participant.
NOT_SHOWN = {"updates_character", "edited", "legendary_turn", "death_save_round", "last_turn_round"}


@dataclass(frozen=True, slots=True)
class Moment:
    """The current turn as an audience may know it: the last one that it saw begin."""

    round: int
    current: Participant | None
    following: Participant | None
    acting: Shown = ()  # the current one and those who act on one turn with it, in the order
    began_at: datetime | None = None  # since when the turn goes on, without the time before a pause


def view(encounter: Encounter, audience: Audience) -> EncounterView:
    """Return the encounter as the audience may see it, JSON-ready, participants in initiative order."""
    shown = tuple(visible(encounter, audience))
    names = group_names(encounter, audience)
    participants = [
        placed(participant_view(p, audience, encounter.rules, names), place) for place, p in enumerate(shown)
    ]
    return {**_header(encounter, audience, shown, names), "participants": participants}


def _header(encounter: Encounter, audience: Audience, shown: Shown, names: Mapping[str, str]) -> HeaderView:
    common = common_header(encounter, audience, shown, names)
    if audience.kind == "dm":
        fields = {**everything(encounter, NOT_FOR_VIEWERS), **common, "lastChange": last_change(encounter)}
        return cast("HeaderView", fields)
    return common


def common_header(
    encounter: Encounter, audience: Audience, shown: Shown, names: Mapping[str, str]
) -> HeaderView:
    """Return the fields that every audience gets; the DM gets all the others too.

    `names` are those of `group_names`.
    """
    now = moment(encounter, audience)
    fields: HeaderView = {
        "_id": encounter.id,
        "name": encounter.name,
        "status": encounter.status.value,
        "round": now.round,
        "currentTurn": turn_index(encounter, audience, shown, now.current),
        "currentParticipantId": now.current.id if now.current else None,
        "nextParticipantId": now.following.id if now.following else None,
        "turnBeganAt": now.began_at.isoformat() if now.began_at else None,
        "actingParticipantIds": [p.id for p in now.acting] if len(now.acting) > 1 else [],
        "groups": list(turn_groups(audience, shown, names)),
        "version": encounter.version,
        "audience": audience.kind,
    }
    if audience.user_id is not None:
        fields["requests"] = list(_own_requests(encounter, audience, shown))
    return fields


def visible(encounter: Encounter, audience: Audience) -> Iterator[Participant]:
    """Yield the participants visible to this audience, in initiative order."""
    if audience.kind == "dm":
        return iter(encounter.participants)
    return (p for p in encounter.participants if is_known(p, audience))


def placed(participant: ParticipantView, place: int) -> OrderedParticipantView:
    """Return a participant with its place in the order of the view."""
    return {**participant, "initiativeOrder": place}


def name_at(participant: Participant, level: Level) -> str:
    """Return a participant's name as this level shows it."""
    return participant.name if level.shows(Level.NAME) else "???"


def participant_view(
    participant: Participant, audience: Audience, rules: Rules, names: Mapping[str, str]
) -> ParticipantView:
    """Return a participant as the audience may see it. Only for participants that `visible` yields.

    `maxHP` is the maximum as it is now, see `model.health`; `names` are those of `group_names`.
    """
    shown = _kept.of(participant, audience, rules.ruleset)
    group = shown.get("group") if names else None
    return shown if group is None or group not in names else {**shown, "group": names[group]}


def _rendered(participant: Participant, audience: Audience, ruleset: Ruleset) -> ParticipantView:
    level = audience.level(participant)
    if audience.owns(participant):
        return _in_full(participant, audience, ruleset)
    if not level.shows(Level.NAME):
        return {
            "_id": participant.id,
            "name": name_at(participant, level),
            "type": "unknown",
            "visibility": level.value,
        }
    shown: ParticipantView = {
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
    if participant.creature_type:
        shown["creatureType"] = participant.creature_type
    if participant.is_boss:
        shown["isBoss"] = True
    if level.shows(Level.BAND) and participant.has_health:
        shown["healthBand"] = health_band(participant, ruleset).value
        if participant.falls_dying and participant.is_down:
            shown["isDying"] = _is_dying(participant)
    if level.shows(Level.EXACT) and not participant.is_lair:
        shown["currentHP"] = participant.current_hp
        shown["maxHP"] = maximum_hp(participant, ruleset)
        shown["tempHP"] = participant.temporary_hp
        shown["deathSaves"] = _death_saves(participant)
        if participant.is_player_character and participant.character_class:
            shown["characterClass"] = participant.character_class
        if audience.kind == "players":
            shown["hasInspiration"] = participant.has_inspiration
        if (own := _open_true_form(participant)) is not None:
            shown["trueForm"] = {"maxHP": own.max_hp, "currentHP": own.current_hp}
    return shown


_kept = KeptViews(_rendered)


def condition_view(condition: Condition) -> ConditionView:
    """Return a condition as every audience that sees its bearer may see it."""
    shown: ConditionView = {
        "_id": condition.id,
        "name": condition.name,
        "duration": condition.duration,
        "description": condition.description,
        "ends": condition.ends,
        "level": condition.level,
    }
    if condition.form is not None:
        shown["form"] = {"kind": condition.form.kind, "name": condition.form.name}
    return shown


def moment(encounter: Encounter, audience: Audience) -> Moment:
    """Return the current turn as the audience may know it.

    During a hidden participant's turn, the turn stays with the last visible one, and a round counts only once
    a visible participant acts in it: nothing on the screen moves for what is hidden.
    """
    current = encounter.current
    if current is None:
        return Moment(encounter.round, None, None)
    began = encounter.turn_began_at
    had = encounter.turns_had()
    acting = tuple(p for p in encounter.participants if is_known(p, audience) and encounter.may_act(p))
    following = next((p for p in acting if p.id not in had), acting[0] if acting else None)
    number = encounter.round
    on_turn = tuple(p for p in encounter.on_turn if is_known(p, audience))
    here = current if is_known(current, audience) else next(iter(on_turn), None)
    if here is None:
        on_turn, number, began = _last_acting(encounter, acting, had)
        here = next(iter(on_turn), None)
    is_alone = following is here and len(acting) == 1
    if began is not None and encounter.resumed_at is not None:
        began = max(began, encounter.resumed_at)
    return Moment(number, here, None if is_alone else following, on_turn, began)


def turn_groups(audience: Audience, shown: Shown, names: Mapping[str, str]) -> Iterator[TurnGroupView]:
    """Yield the groups of two or more, of those whose names the audience knows, that act on one turn.

    `names` are those of `group_names`.
    """
    members: dict[str, list[Participant]] = {}
    for p in shown:
        if p.shares_turn and p.group is not None and audience.level(p).shows(Level.NAME):
            members.setdefault(p.group, []).append(p)
    for name, group in members.items():
        if len(group) > 1:
            standing = sum(not p.is_defeated for p in group)
            ids = [p.id for p in group]
            yield {"name": names.get(name, name), "participantIds": ids, "standing": standing}


def _last_acting(
    encounter: Encounter, acting: Shown, had: frozenset[ParticipantId]
) -> tuple[Shown, int, datetime | None]:
    """Return those of these who had the turn last before the current one, in which round, and since when.

    The trail of turns says it; without one, as in a document of another program, the order.
    """
    for boundary in reversed(encounter.turn_trail):
        ended = boundary.with_ids or (boundary.from_id,)
        if found := tuple(p for p in acting if p.id in ended):
            return found, boundary.round, boundary.began_at
    if earlier := [p for p in acting if p.id in had]:
        return tuple(earlier[-1:]), encounter.round, None
    if acting and encounter.round > 1:
        return acting[-1:], encounter.round - 1, None
    return (), encounter.round, None


def is_known(participant: Participant, audience: Audience) -> bool:
    return audience.kind == "dm" or audience.level(participant) != _UNSEEN


def _own_requests(encounter: Encounter, audience: Audience, shown: Shown) -> Iterator[RequestView]:
    """Yield a player's requests that wait for the DM, each with the targets that the player knows of."""
    known = {p.id for p in shown}
    for request in encounter.requests:
        if request.user_id == audience.user_id:
            command = request.command
            one = [command["participantId"]] if "participantId" in command else []
            targets = [t["participantId"] for t in command.get("targets", ())]
            condition = command.get("condition") or ""
            yield {
                "_id": request.id,
                "type": command.get("type", "deal_damage"),
                "targets": [i for i in (*targets, *command.get("participantIds", one)) if i in known],
                "parts": command.get("parts", []),
                "amount": command.get("amount"),
                "condition": condition if isinstance(condition, str) else condition["name"],
                "dice": request.dice,
            }


def turn_index(encounter: Encounter, audience: Audience, shown: Shown, current: Participant | None) -> int:
    """Return the wire's `currentTurn`: the place of the current participant in `shown`.

    Without one it is -1, and 0 for the DM of an encounter that has not begun.
    """
    if current is None:
        return 0 if audience.kind == "dm" and encounter.status is Status.PLANNING else -1
    return next(i for i, p in enumerate(shown) if p is current)


def _open_true_form(participant: Participant) -> TrueForm | None:
    """Return what a participant is without the form that it has; None where that form is a secret."""
    own = participant.true_form
    hidden = {c.id for c in participant.conditions if c.is_secret}
    return None if own is None or own.condition_id in hidden else own


def _is_dying(participant: Participant) -> bool:
    return not participant.death_saves.is_stable and not participant.death_saves.is_dead


def _death_saves(participant: Participant) -> DeathSavesView:
    return cast("DeathSavesView", participant.death_saves.model_dump(by_alias=True, mode="json"))


def _in_full(participant: Participant, audience: Audience, ruleset: Ruleset) -> ParticipantView:
    shown = everything(participant, {"visibility", *NOT_SHOWN})
    shown |= {
        "visibility": Level.EXACT.value,
        "maxHP": maximum_hp(participant, ruleset),
        "isDefeated": participant.is_defeated,
    }
    if participant.form is not None:
        shown["attacks"] = [a.model_dump(by_alias=True, mode="json") for a in participant.attacks_now]
        shown["creature"] = participant.creature_now
    if participant.has_health:
        shown["healthBand"] = health_band(participant, ruleset).value
    if participant.falls_dying and participant.is_down:
        shown["isDying"] = _is_dying(participant)
    known = [c for c in participant.conditions if audience.kind == "dm" or not c.is_secret]
    saves = saves_known(participant, audience)
    shown["savesOwed"] = [_owed_save(save, participant, audience) for save in saves]
    shown["effectsDue"] = [
        effect.model_dump(by_alias=True, mode="json") for effect in effects_known(participant, audience)
    ]
    level = exhaustion_level(known)
    shown["exhaustion"] = {"level": level, "ruleset": ruleset} if level else None
    if audience.kind == "dm":
        shown["seenBy"] = participant.seen.model_dump(by_alias=True, mode="json")
        return cast("ParticipantView", shown)
    # Players own the sheet, but not the DM's notes and hidden changes.
    shown["conditions"] = [condition_view(c) for c in known]
    if _open_true_form(participant) is None:
        del shown["trueForm"]
    return cast("ParticipantView", {key: shown[key] for key in OWN_SHEET if key in shown})


def saves_known(participant: Participant, audience: Audience) -> list[OwedSave]:
    """Return the saves it owes that the audience may know of; only an owner knows of any."""
    if not audience.owns(participant):
        return []
    return [save for save in participant.saves if audience.kind == "dm" or not save.is_secret]


def effects_known(participant: Participant, audience: Audience) -> list[Recurring]:
    """Return the effects that are due and that the audience may know of; only an owner knows of any."""
    if not audience.owns(participant):
        return []
    return [effect for effect in participant.effects if audience.kind == "dm" or not effect.is_secret]


def _owed_save(save: OwedSave, participant: Participant, audience: Audience) -> OwedSaveView:
    shown: OwedSaveView = {
        "_id": save.id,
        "about": save.about,
        "name": save.name,
        "ability": save.ability,
        "dc": save.dc,
        "bonus": participant.save_bonus(save.ability),
    }
    if audience.kind == "dm":
        shown["isSecret"] = save.is_secret
        shown["effect"] = save.command
    return shown


OWN_SHEET = (
    *(
        "_id",
        "name",
        "type",
        "ac",
        "maxHP",
        "currentHP",
        "tempHP",
        "trueForm",
        "healthBand",
        "isDying",
        "deathSaves",
        "deathSaveDue",
        "saveBonuses",
        "attacks",
        "savesOwed",
        "recurring",
        "effectsDue",
        "exhaustion",
        "concentration",
    ),
    *("dexterity", "initiativeBonus", "initiativeRoll", "isManuallyOrdered", "isDelayed", "isSurprised"),
    *("legendaryActions", "legendaryActionsRemaining", "defences", "conditions", "readied", "reactionUsed"),
    *("legendaryResistances", "legendaryResistancesRemaining", "isKnockedOut", "isDefeated", "regeneration"),
    *("resources", "hasInspiration", "hitDice", "hitDiceSpent", "level", "characterClass"),
    *("visibility", "group", "imageUrl", "characterId", "collaborators"),
)


def everything(record: Encounter | Participant, leaving_out: set[str]) -> dict[str, Any]:
    """Return all fields of a record by their wire names, with the extra fields of other programs."""
    # Extra fields may hold any BSON type.
    return record.model_dump(by_alias=True, mode="json", exclude=leaving_out, fallback=str)
