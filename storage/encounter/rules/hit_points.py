"""Damage, healing, temporary hit points (SRD, Damage and Healing)."""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import (
    DamageFraction,
    DamagePart,
    DamageTarget,
    DealDamage,
    Heal,
    SetTemporaryHitPoints,
    UpdateParticipantHp,
)
from storage.encounter.context import Context
from storage.encounter.errors import RuleError, TypedText
from storage.encounter.events import (
    DamageTaken,
    HealingFailed,
    HealingReceived,
    HitPointsSet,
    TemporaryHitPointsSet,
)
from storage.encounter.limits import MAX_AMOUNT
from storage.encounter.model import Encounter, Participant
from storage.encounter.model.health import least_maximum
from storage.encounter.outcome import Outcome
from storage.encounter.rules.concentration import check_concentration
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.damage import reaching
from storage.encounter.rules.dying import fall, recover, suffer_at_zero
from storage.encounter.rules.exhaustion import maximum_hp
from storage.encounter.rules.given_hit_points import in_true_form
from storage.encounter.rules.hit_point_effects import end_spent, give_temporary
from storage.encounter.rules.lookup import participant_in, require_source


def deal_damage(encounter: Encounter, command: DealDamage, context: Context) -> Outcome:
    """Damage every target, each with its share and its defences."""
    require_source(encounter, command.source_id)
    for target in command.targets:
        participant_in(encounter, target.participant_id)
    return damage_targets(Outcome(encounter), command, context)


def damage_targets(
    outcome: Outcome, command: DealDamage, context: Context, answer: DamageFraction = "full"
) -> Outcome:
    """Damage the targets that are still there; `answer` is the share a DM granted of a request."""
    for target in command.targets:
        if outcome.encounter.find(target.participant_id) is not None:
            outcome = _hit(outcome, target, command, context, answer)
    return outcome


def heal(encounter: Encounter, command: Heal, context: Context) -> Outcome:
    """Heal every participant up to its maximum; one that was down is back, and the dead are named."""
    require_source(encounter, command.source_id)
    healed = [participant_in(encounter, i) for i in dict.fromkeys(command.participant_ids)]
    if all(p.death_saves.is_dead for p in healed):
        raise RuleError("dead-not-healed")
    outcome = Outcome(encounter)
    for participant in healed:
        if participant.death_saves.is_dead:
            outcome = outcome.adding(HealingFailed(participant_id=participant.id))
        else:
            outcome = _heal(outcome, participant.id, command)
    return outcome


def set_temporary_hp(encounter: Encounter, command: SetTemporaryHitPoints, context: Context) -> Outcome:
    """Give temporary hit points; they don't add up: the higher number stays."""
    outcome = Outcome(encounter)
    for participant in [participant_in(encounter, i) for i in dict.fromkeys(command.participant_ids)]:
        outcome = _set_temporary(outcome, participant, command)
    return outcome


def update_participant_hp(encounter: Encounter, command: UpdateParticipantHp, context: Context) -> Outcome:
    """Set hit points to a number, whatever the rules say, or deal the damage or healing by the rules."""
    notes = command.notes or ""
    if command.new_hp is not None:
        return _set_hp(encounter, command, command.new_hp, context)
    if command.damage is not None:
        part = DamagePart(amount=command.damage, type=command.damage_type)
        target = DamageTarget(participant_id=command.participant_id)
        return deal_damage(encounter, DealDamage(targets=(target,), parts=(part,), notes=notes), context)
    healing = Heal(participant_ids=(command.participant_id,), amount=command.healing or 0, notes=notes)
    return heal(encounter, healing, context)


def _hit(
    outcome: Outcome, target: DamageTarget, command: DealDamage, context: Context, answer: DamageFraction
) -> Outcome:
    encounter = outcome.encounter
    victim = _measured(encounter, participant_in(encounter, target.participant_id))
    maximum = maximum_hp(encounter, victim)
    reached = reaching(encounter, victim, command, target, answer)
    if reached.healing:  # before the rest of the hit, so that no creature falls by what heals it
        healing = Heal(participant_ids=(victim.id,), amount=reached.healing, source_id=command.source_id)
        outcome = _heal(outcome, victim.id, healing)
        victim = _measured(encounter, participant_in(outcome.encounter, victim.id))
    amount = reached.amount
    absorbed = min(victim.temporary_hp, amount)
    left = amount - absorbed
    before = victim.current_hp
    struck = victim
    if _loses_form(victim, left):
        left -= before  # what is left of the damage carries over
        struck = in_true_form(victim)
        maximum = maximum_hp(encounter, struck)
    had = min(struck.current_hp, maximum) if struck is not victim else before
    after = max(0, had - left)
    overkill = max(0, left - had) if victim.max_hp > 0 else 0
    taken = DamageTaken(
        participant_id=victim.id,
        source_id=command.source_id,
        rolled=sum(part.amount for part in command.parts),
        dealt=reached.dealt,
        amount=amount,
        absorbed=absorbed,
        overkill=overkill,
        hp_before=before,
        hp_after=after,
        damage_types=tuple(dict.fromkeys(part.type for part in command.parts if part.type)),
        met=reached.met,
        is_critical=command.is_critical,
        notes=command.notes,
    )
    outcome = outcome.adding(taken)
    if amount == 0:
        return outcome
    changed = struck.model_copy(update={"current_hp": after, "temporary_hp": victim.temporary_hp - absorbed})
    outcome = outcome.changing(changed)
    if struck is not victim:
        outcome = lift(outcome, victim.id, lambda c: c.form is not None, "expired")
    outcome = end_spent(outcome, victim.id) if absorbed else outcome
    if victim.is_down:
        return suffer_at_zero(outcome, victim.id, left, maximum, is_critical=command.is_critical)
    if changed.is_down:
        return fall(
            outcome,
            victim.id,
            context,
            source_id=command.source_id,
            overkill=overkill,
            knocks_out=command.knocks_out,
            maximum=maximum,
        )
    return check_concentration(outcome, victim.id, amount, context)


def _set_temporary(outcome: Outcome, participant: Participant, command: SetTemporaryHitPoints) -> Outcome:
    before, after = participant.temporary_hp, command.amount
    if not command.replace or after > before:
        return give_temporary(outcome, participant.id, after)
    source = participant.temporary_hp_from if after else None
    outcome = outcome.changing(
        participant.model_copy(update={"temporary_hp": after, "temporary_hp_from": source}),
        TemporaryHitPointsSet(participant_id=participant.id, before=before, after=after, offered=after),
    )
    return end_spent(outcome, participant.id)


def _loses_form(participant: Participant, damage: int) -> bool:
    """Whether damage takes the last hit points of a form with its own (SRD 5.1, Polymorph; Wild Shape)."""
    own = participant.true_form
    return own is not None and own.max_hp is not None and damage >= participant.current_hp


def _heal(outcome: Outcome, participant_id: ParticipantId, command: Heal) -> Outcome:
    participant = participant_in(outcome.encounter, participant_id)
    before = participant.current_hp
    # Hit points above the maximum, set by hand, are not taken away by healing.
    room = max(0, maximum_hp(outcome.encounter, participant) - before)
    gained = min(command.amount, room)
    overheal = command.amount - gained if participant.max_hp else 0  # without a maximum there is no too much
    outcome = outcome.changing(
        participant.model_copy(update={"current_hp": before + gained}),
        HealingReceived(
            participant_id=participant.id,
            source_id=command.source_id,
            amount=command.amount - overheal,
            overheal=overheal,
            hp_before=before,
            hp_after=before + gained,
            notes=command.notes,
        ),
    )
    was_out = participant.is_down or participant.is_knocked_out
    return recover(outcome, participant.id) if was_out and gained else outcome


def _measured(encounter: Encounter, participant: Participant, hit_points: int = 0) -> Participant:
    """Return a participant with a maximum: an unknown one is taken to be what it has, or these if more."""
    most = max(participant.current_hp, hit_points)
    if participant.max_hp or not most:
        return participant
    maximum = least_maximum(participant, encounter.rules.ruleset, most)
    return participant.model_copy(update={"max_hp": maximum})


def _set_hp(encounter: Encounter, command: UpdateParticipantHp, new_hp: int, context: Context) -> Outcome:
    participant = participant_in(encounter, command.participant_id)
    before = participant.current_hp
    after = min(MAX_AMOUNT, max(0, new_hp))
    if after == 0 and _loses_form(participant, before):
        return lift(Outcome(encounter), participant.id, lambda c: c.form is not None, "expired")
    changed = _measured(encounter, participant, after).model_copy(update={"current_hp": after})
    outcome = Outcome(encounter).changing(
        changed,
        HitPointsSet(
            participant_id=participant.id,
            hp_before=before,
            hp_after=after,
            damage=command.damage,
            healing=command.healing,
            notes=command.notes or "",
        ),
    )
    if after > before:
        if participant.is_down or participant.is_knocked_out or participant.death_saves.is_dead:
            outcome = recover(outcome, participant.id)
        maximum = maximum_hp(outcome.encounter, participant_in(outcome.encounter, participant.id))
        if after > maximum and not command.above_maximum:
            raise RuleError("above-maximum", name=TypedText(participant.name), hp=after, maximum=maximum)
    if changed.is_down and not participant.is_down:
        return fall(outcome, participant.id, context)
    return check_concentration(outcome, participant.id, command.damage or 0, context)
