"""Saving throws (SRD, Saving Throws): effects that call for them, rolls, and what success and failure do."""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import (
    AddCondition,
    CallForSaves,
    DamageTarget,
    DealDamage,
    NewCondition,
    RollSave,
    SettleSave,
    SpendLegendary,
)
from storage.encounter.context import Context
from storage.encounter.errors import NoRoomError, NotAllowedError, RuleError, TypedText
from storage.encounter.events import SaveDropped, SaveDue, SaveMade
from storage.encounter.limits import MAX_OWN_EFFECTS, MAX_SAVES, OWN_BYTES
from storage.encounter.model import Encounter, OwedSave, Participant, ability_named
from storage.encounter.outcome import Outcome
from storage.encounter.policy import is_dm
from storage.encounter.rules.concentration import break_concentration, is_on
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.condition_table import (
    PARALYZED,
    PETRIFIED,
    RESTRAINED,
    STUNNED,
    UNCONSCIOUS,
    has,
)
from storage.encounter.rules.conditions import keep_up
from storage.encounter.rules.exhaustion import d20_penalty, hinders_attacks_and_saves
from storage.encounter.rules.hit_point_effects import add_effect, require_known_maximum
from storage.encounter.rules.hit_points import damage_targets
from storage.encounter.rules.legendary import spend_legendary
from storage.encounter.rules.lookup import participant_in, require_source
from storage.encounter.rules.saves_owed import against_effects_of, owe, without
from storage.encounter.sizes import size_of

_FAILS_BODY_SAVES = (PARALYZED, PETRIFIED, STUNNED, UNCONSCIOUS)  # Strength and Dexterity


def call_for_saves(encounter: Encounter, command: CallForSaves, context: Context) -> Outcome:
    """Let participants owe a save against an effect; the living, each once."""
    for participant_id in (command.source_id, *_sources(command.condition)):
        require_source(encounter, participant_id)
    targets = [participant_in(encounter, i) for i in dict.fromkeys(command.participant_ids)]
    targets = [target for target in targets if not target.is_dead and not target.is_lair]
    if not targets:
        raise RuleError("nobody-to-save")
    if full := next((t for t in targets if len(t.saves_owed) >= MAX_SAVES), None):
        raise RuleError("too-many-saves", name=TypedText(full.name), most=MAX_SAVES)
    outcome = Outcome(encounter)
    condition = command.condition
    if condition is not None:
        require_known_maximum(condition, targets)
    if condition is not None and condition.from_concentration:
        source_id = condition.source_id or command.source_id
        condition = condition.model_copy(
            update={"source_id": source_id, "effect": condition.effect or command.name}
        )
        outcome = keep_up(outcome, condition, context)
    effect = command.model_copy(update={"condition": condition, "rolls_monsters": False})
    save = OwedSave(
        id=context.new_id(),
        about="effect",
        name=command.name,
        ability=command.ability,
        dc=command.dc,
        command=effect.model_dump(
            by_alias=True, mode="json", exclude_defaults=True, exclude={"participant_ids", "name", "dc"}
        ),
    )
    if not is_dm(encounter, context.actor):
        _require_room_for(encounter, command, save, targets, context)
    for target in targets:
        due = SaveDue(
            participant_id=target.id, save_id=save.id, name=save.name, ability=save.ability, dc=save.dc
        )
        outcome = owe(outcome, target.id, save).adding(due)
    if command.rolls_monsters:
        rolling = RollSave(participant_ids=command.participant_ids, save_id=save.id)
        for target in targets:
            if not target.is_player_character:
                outcome = _rolled(outcome, target.id, save, rolling, context)
    return outcome


def roll_save(encounter: Encounter, command: RollSave, context: Context) -> Outcome:
    """Roll the saves that participants owe. RuleError for a character whose bonus is not known."""
    outcome = Outcome(encounter)
    owed = _owed(encounter, command, context)
    if command.roll is not None or command.total is not None:
        owed = owed[:1]
    for participant_id, save in owed:
        outcome = _rolled(outcome, participant_id, save, command, context)
    return outcome


def settle_save(encounter: Encounter, command: SettleSave, context: Context) -> Outcome:
    """End the saves that participants owe as the DM says."""
    outcome = Outcome(encounter)
    for participant_id, save in _owed(encounter, command, context):
        if not _still_owes(outcome, participant_id, save):
            continue
        if command.answer == "dropped":
            participant = participant_in(outcome.encounter, participant_id)
            dropped = SaveDropped(participant_id=participant_id, name=save.name, is_secret=save.is_secret)
            outcome = outcome.changing(without(participant, save), dropped)
            continue
        if command.spends_legendary:
            spending = SpendLegendary(participant_id=participant_id, what="resistance")
            outcome = outcome.then(spend_legendary(outcome.encounter, spending, context))
        outcome = _made(outcome, participant_id, save, context, is_passed=command.answer == "passed")
    return outcome


def fails_by_condition(participant: Participant, ability: str) -> bool:
    """Whether a condition lets it fail each save of an ability (SRD, Paralyzed, Petrified, Stunned, …)."""
    is_of_body = ability_named(ability) in ("strength", "dexterity")
    return is_of_body and any(has(participant, name) for name in _FAILS_BODY_SAVES)


def _require_room_for(
    encounter: Encounter, command: CallForSaves, save: OwedSave, targets: list[Participant], context: Context
) -> None:
    """Let a player call for few saves at a time, and roll for no monsters."""
    if command.rolls_monsters:
        raise NotAllowedError("dm-only")
    owed = against_effects_of(encounter, context.actor.user_id)
    if len({other.id for other in owed}) >= MAX_OWN_EFFECTS:
        raise RuleError("too-many-own-effects", most=MAX_OWN_EFFECTS)
    if sum(size_of(other.command) for other in (*owed, *[save] * len(targets))) > OWN_BYTES:
        raise NoRoomError("own-room-full")


def _owed(
    encounter: Encounter, command: RollSave | SettleSave, context: Context
) -> list[tuple[ParticipantId, OwedSave]]:
    """Return the saves that a command is about. Raises RuleError when there is none.

    A save that ends a secret condition is not there for a player.
    """
    sees_all = is_dm(encounter, context.actor)
    owed = [
        (participant_id, save)
        for participant_id in dict.fromkeys(command.participant_ids)
        for save in participant_in(encounter, participant_id).saves
        if command.save_id in (None, save.id) and (sees_all or not save.is_secret)
    ]
    if not owed:
        raise RuleError("no-save-owed")
    return owed


def _still_owes(outcome: Outcome, participant_id: ParticipantId, save: OwedSave) -> bool:
    """Whether a save is owed yet: one before it may have taken its reason away."""
    participant = outcome.encounter.find(participant_id)
    return participant is not None and any(s.id == save.id for s in participant.saves)


def _rolled(
    outcome: Outcome, participant_id: ParticipantId, save: OwedSave, command: RollSave, context: Context
) -> Outcome:
    if not _still_owes(outcome, participant_id, save):
        return outcome
    encounter = outcome.encounter
    participant = participant_in(encounter, participant_id)
    if command.total is not None:
        return _made(outcome, participant_id, save, context, total=command.total)
    bonus = participant.save_bonus(save.ability) if command.bonus is None else command.bonus
    if bonus is None and participant.is_player_character:
        raise RuleError("save-bonus-unknown", name=TypedText(participant.name))
    if command.bonus is not None and (ability := ability_named(save.ability)) is not None:
        known = participant.save_bonuses.model_copy(update={ability: command.bonus})
        outcome = outcome.changing(participant.model_copy(update={"save_bonuses": known}))
    natural = command.roll or _die(encounter, participant, save, command, context)
    total = natural + (bonus or 0) - d20_penalty(encounter, participant)
    return _made(outcome, participant_id, save, context, natural=natural, bonus=bonus, total=total)


def _die(
    encounter: Encounter, participant: Participant, save: OwedSave, command: RollSave, context: Context
) -> int:
    """Roll the d20, with what conditions do: Restrained, and exhaustion of level 3 in 2014."""
    is_restrained = ability_named(save.ability) == "dexterity" and has(participant, RESTRAINED)
    is_hindered = (
        hinders_attacks_and_saves(encounter, participant) or is_restrained or command.mode == "disadvantage"
    )
    is_helped = command.mode == "advantage"
    first = context.roll(20)
    if is_hindered == is_helped:
        return first
    return (max if is_helped else min)(first, context.roll(20))


def _made(
    outcome: Outcome,
    participant_id: ParticipantId,
    save: OwedSave,
    context: Context,
    *,
    is_passed: bool | None = None,
    natural: int | None = None,
    bonus: int | None = None,
    total: int | None = None,
) -> Outcome:
    """Do what a save's result brings; without `is_passed` the total decides, and conditions that fail it."""
    participant = participant_in(outcome.encounter, participant_id)
    fails = is_passed is None and fails_by_condition(participant, save.ability)
    if is_passed is None:
        is_passed = not fails and total is not None and total >= save.dc
    made = SaveMade(
        participant_id=participant_id,
        about=save.about,
        name=save.name,
        ability=save.ability,
        dc=save.dc,
        natural=natural,
        bonus=bonus,
        total=total,
        is_passed=is_passed,
        fails_by_condition=fails,
        is_secret=save.is_secret,
    )
    outcome = outcome.changing(without(participant, save), made)
    if save.about == "effect":
        return _struck(outcome, participant_id, save, context, is_passed=is_passed)
    if save.about == "concentration":
        return outcome if is_passed else break_concentration(outcome, participant_id, "failed")
    if is_passed:
        return lift(outcome, participant_id, lambda c: (c.id or c.name) == save.id, "recovered")
    return outcome


def _struck(
    outcome: Outcome, participant_id: ParticipantId, save: OwedSave, context: Context, *, is_passed: bool
) -> Outcome:
    """Deal an effect's damage, or what of it a success leaves, and put its condition on who failed."""
    stored = {**save.command, "participantIds": (participant_id,), "name": save.name, "dc": save.dc}
    effect = CallForSaves.model_validate(stored)
    if effect.parts and not (is_passed and effect.on_success == "none"):
        blow = DealDamage(
            targets=(DamageTarget(participant_id=participant_id, share="half" if is_passed else "full"),),
            parts=effect.parts,
            qualities=effect.qualities,
            source_id=_there(outcome, effect.source_id),
        )
        outcome = damage_targets(outcome, blow, context)
    condition, target = effect.condition, outcome.encounter.find(participant_id)
    if is_passed or condition is None or target is None or target.is_dead:
        return outcome
    source = outcome.encounter.find(condition.source_id)
    if condition.from_concentration and (source is None or not is_on(source, condition.effect or save.name)):
        return outcome  # the concentration that would keep it up is over
    known = {
        "source_id": _there(outcome, condition.source_id or effect.source_id),
        "anchor_id": _there(outcome, condition.anchor_id),
    }
    told = AddCondition(participant_ids=(participant_id,), condition=condition.model_copy(update=known))
    return outcome.then(add_effect(outcome.encounter, told, context))


def _sources(condition: NewCondition | None) -> tuple[ParticipantId | None, ...]:
    return (condition.source_id, condition.anchor_id) if condition is not None else ()


def _there(outcome: Outcome, participant_id: ParticipantId | None) -> ParticipantId | None:
    return participant_id if outcome.encounter.find(participant_id) is not None else None
