"""What recurs at the start and end of turns: damage, healing and reminders."""

import re
from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.commands import (
    ApplyRecurring,
    DamagePart,
    DamageTarget,
    DealDamage,
    Heal,
    RemoveRecurring,
    SetRecurring,
)
from storage.encounter.context import Context
from storage.encounter.dice.notation import parse
from storage.encounter.dice.rolling import roll
from storage.encounter.errors import RuleError
from storage.encounter.events import EffectDue, EffectSkipped, ParticipantChanged, ReminderDue
from storage.encounter.limits import MAX_AMOUNT, MAX_NAME, MAX_RECURRING
from storage.encounter.model import Encounter, Participant, Recurring
from storage.encounter.outcome import Outcome
from storage.encounter.policy import is_dm
from storage.encounter.rules.hit_points import damage_targets, heal
from storage.encounter.rules.lookup import participant_in

_AT_ZERO = re.compile(r"\b0\b")
_CHANGED = ("recurring",)


def set_recurring(encounter: Encounter, command: SetRecurring, context: Context) -> Outcome:
    """Give a participant an effect that recurs, in place of one of its name."""
    participant = participant_in(encounter, command.participant_id)
    new = command.effect
    others = [e for e in participant.recurring if e.name.casefold() != new.name.casefold()]
    if len(others) >= MAX_RECURRING:
        raise RuleError("too-many-recurring", most=MAX_RECURRING)
    effect = Recurring(id=context.new_id(), **new.model_dump())
    changed = participant.model_copy(update={"recurring": (*others, effect)})
    return Outcome(encounter).changing(
        changed, ParticipantChanged(participant_id=participant.id, fields=_CHANGED)
    )


def remove_recurring(encounter: Encounter, command: RemoveRecurring, context: Context) -> Outcome:
    """Take an effect that recurs off a participant; one that a condition carries goes with it."""
    participant = participant_in(encounter, command.participant_id)
    left = tuple(e for e in participant.recurring if e.name.casefold() != command.name.casefold())
    if len(left) == len(participant.recurring):
        raise RuleError("no-recurring")
    changed = participant.model_copy(update={"recurring": left})
    return Outcome(encounter).changing(
        changed, ParticipantChanged(participant_id=participant.id, fields=_CHANGED)
    )


def apply_recurring(encounter: Encounter, command: ApplyRecurring, context: Context) -> Outcome:
    """Apply an effect that is due, or skip it; once for each time that it falls due."""
    participant = participant_in(encounter, command.participant_id)
    effect = next((e for e in participant.effects if e.id == command.effect_id), None)
    if effect is None or (effect.is_secret and not is_dm(encounter, context.actor)):
        raise RuleError("effect-not-due")
    left = tuple(i for i in participant.effects_due if i != effect.id)
    outcome = Outcome(encounter).changing(participant.model_copy(update={"effects_due": left}))
    if command.answer == "skip":
        skipped = EffectSkipped(participant_id=participant.id, name=effect.name, is_secret=effect.is_secret)
        return outcome.adding(skipped)
    amount = command.amount if command.amount is not None else _rolled(effect, context)
    return _apply(outcome, participant.id, effect, amount, context)


def recur(
    outcome: Outcome,
    participant_id: ParticipantId,
    moment: Literal["turn_start", "turn_end"],
    context: Context,
) -> Outcome:
    """Do what recurs at this moment: apply what needs no tap, note the rest as due, and remind.

    The dead are left alone, but for healing that works at 0 hit points by its text (SRD, Troll). A lair has
    reminders alone.
    """
    participant = participant_in(outcome.encounter, participant_id)
    for effect in participant.all_recurring:
        participant = participant_in(outcome.encounter, participant_id)
        if effect.at != moment or not _works_on(participant, effect):
            continue
        if effect.kind == "reminder":
            outcome = outcome.adding(_reminder(participant, effect))
        elif effect.is_applied_at_once and not participant.is_dead:
            outcome = _apply(outcome, participant_id, effect, int(effect.amount), context)
        else:
            ids = tuple(dict.fromkeys([*participant.effects_due, effect.id]))
            outcome = outcome.changing(participant.model_copy(update={"effects_due": ids}))
            outcome = outcome.adding(_due(participant, effect))
    return outcome


def _works_on(participant: Participant, effect: Recurring) -> bool:
    if participant.is_lair:
        return effect.kind == "reminder"
    if not participant.is_dead:
        return True
    is_of_the_dead = effect.kind == "healing" and not participant.death_saves.is_dead
    return is_of_the_dead and _AT_ZERO.search(effect.text or "") is not None


def _apply(
    outcome: Outcome, participant_id: ParticipantId, effect: Recurring, amount: int, context: Context
) -> Outcome:
    note = effect.name[:MAX_NAME]
    if effect.kind == "healing":
        healing = Heal(participant_ids=(participant_id,), amount=amount, notes=note)
        return outcome.then(heal(outcome.encounter, healing, context))
    blow = DealDamage(
        targets=(DamageTarget(participant_id=participant_id),),
        parts=(DamagePart(amount=amount, type=effect.damage_type[:30]),),
        qualities=("magical",),
        notes=note,
    )
    return damage_targets(outcome, blow, context)


def _rolled(effect: Recurring, context: Context) -> int:
    """Return the amount; of dice, as they fall now."""
    return max(0, min(MAX_AMOUNT, roll(parse(effect.amount), context.roll).total))


def _due(participant: Participant, effect: Recurring) -> EffectDue:
    return EffectDue.model_validate(
        {
            "participant_id": participant.id,
            "effect_id": effect.id,
            "amount_text": effect.amount,
            **effect.model_dump(include={"name", "kind", "damage_type", "text", "is_secret"}),
        }
    )


def _reminder(participant: Participant, effect: Recurring) -> ReminderDue:
    text = f"{effect.name}: {effect.text}" if effect.text else effect.name
    return ReminderDue(participant_id=participant.id, about="effect", text=text, is_secret=effect.is_secret)
