"""Effects that give hit points: a maximum, temporary ones, another form (SRD, Aid, Polymorph, Wild Shape).

Each is a condition, so that its duration, concentration and removal end it as they end any other; see
`given_hit_points` for what then goes.
"""

from collections.abc import Iterable

from storage.encounter.base import ParticipantId
from storage.encounter.commands import AddCondition, NewCondition, NewForm
from storage.encounter.context import Context
from storage.encounter.errors import RuleError
from storage.encounter.events import (
    ConditionAdded,
    HitPointsSet,
    ParticipantDied,
    ParticipantDowned,
    TemporaryHitPointsSet,
)
from storage.encounter.model import Condition, Encounter, Participant, TrueForm
from storage.encounter.model.health import maximum_change
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.conditions import add_condition
from storage.encounter.rules.death import die
from storage.encounter.rules.dying import fall, recover
from storage.encounter.rules.exhaustion import capped, maximum_hp
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.turn_undo import without_way_back


def add_effect(encounter: Encounter, command: AddCondition, context: Context) -> Outcome:
    """Put a condition on participants, with the hit points or the form that it gives each of them.

    The dead get none. Of temporary hit points that are fewer than those there are, nothing comes.
    """
    new = command.condition
    if new.hit_points is None and new.form is None:
        return add_condition(encounter, command, context)
    bearers = [participant_in(encounter, i) for i in dict.fromkeys(command.participant_ids)]
    require_known_maximum(new, bearers)
    living = [p for p in bearers if not p.death_saves.is_dead]
    if not living:
        raise RuleError("dead-no-effect")
    outcome = Outcome(encounter)
    for bearer in living:
        if new.form is not None:  # there is one form at a time
            outcome = lift(outcome, bearer.id, lambda c: c.form is not None, "replaced")
        elif _is_in_vain(bearer, new):
            outcome = outcome.adding(_kept(bearer, new))
    gaining = tuple(p.id for p in living if new.form is not None or not _is_in_vain(p, new))
    if not gaining:
        return outcome
    before = outcome.encounter
    wanted = command.model_copy(update={"participant_ids": gaining})
    outcome = outcome.then(add_condition(before, wanted, context))
    # Conditions that this one implies, as Incapacitated, are added with it.
    added = {e.condition.id for e in outcome.events if isinstance(e, ConditionAdded)}
    for bearer_id in gaining:
        conditions = participant_in(outcome.encounter, bearer_id).conditions
        condition = next((c for c in conditions if c.id in added and (c.hit_points or c.form)), None)
        if condition is not None:
            outcome = _begin(outcome, before, bearer_id, condition, new)
    return outcome


def require_known_maximum(new: NewCondition, bearers: Iterable[Participant]) -> None:
    """Raise RuleError where one that gets another form has no maximum to return to."""
    if new.form is not None and any(not p.max_hp for p in bearers):
        raise RuleError("form-needs-maximum")


def settled(before: Encounter, outcome: Outcome, context: Context) -> Outcome:
    """Let no hit points be above a maximum, and no effect last that needs temporary ones without them.

    One that is back in its own form without hit points falls.
    """
    known = {p.id: p for p in before.participants}
    for participant in outcome.encounter.participants:
        if participant is not known.get(participant.id) and not participant.temporary_hp:
            outcome = end_spent(outcome, participant.id)
    outcome = capped(before, outcome)
    for participant in outcome.encounter.participants:
        was = known.get(participant.id)
        if was is None or was.true_form is None or participant.true_form is not None:
            continue
        fell = any(
            isinstance(e, ParticipantDowned | ParticipantDied) and e.participant_id == participant.id
            for e in outcome.events
        )
        if participant.is_down and not was.is_down and not fell:
            outcome = fall(outcome, participant.id, context)
            if outcome.encounter.turn_trail is not before.turn_trail and outcome.encounter.turn_trail:
                outcome = Outcome(without_way_back(outcome.encounter), outcome.events)
    return outcome


def end_spent(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """End the effects that need temporary hit points, where there are none left."""
    if participant_in(outcome.encounter, participant_id).temporary_hp:
        return outcome
    return lift(
        outcome, participant_id, lambda c: c.hit_points is not None and c.hit_points.ends_without, "expired"
    )


def give_temporary(
    outcome: Outcome, participant_id: ParticipantId, offered: int, giver: Condition | None = None
) -> Outcome:
    """Give temporary hit points; they don't add up: the higher number stays.

    `giver` is the effect that they go with. What is replaced takes an effect that gave nothing else with it.
    """
    participant = participant_in(outcome.encounter, participant_id)
    before = participant.temporary_hp
    after = max(before, offered)
    told = TemporaryHitPointsSet(participant_id=participant.id, before=before, after=after, offered=offered)
    if after == before:
        return outcome.adding(told)
    source = giver.id if giver is not None else None
    former = participant.temporary_hp_from
    changed = participant.model_copy(update={"temporary_hp": after, "temporary_hp_from": source})
    outcome = outcome.changing(changed, told)
    return lift(
        outcome,
        participant.id,
        lambda c: c.id == former != source and c.form is None and _gives_nothing_else(c),
        "replaced",
    )


def _is_in_vain(bearer: Participant, new: NewCondition) -> bool:
    """Whether a condition would give nothing but temporary hit points, of which the bearer has more."""
    given = new.hit_points
    if given is None or not given.ends_without or given.max_hp:
        return False
    return given.temporary_hp <= bearer.temporary_hp


def _kept(bearer: Participant, new: NewCondition) -> TemporaryHitPointsSet:
    had, offered = bearer.temporary_hp, new.hit_points.temporary_hp if new.hit_points else 0
    return TemporaryHitPointsSet(participant_id=bearer.id, before=had, after=had, offered=offered)


def _gives_nothing_else(condition: Condition) -> bool:
    given = condition.hit_points
    return given is not None and given.ends_without and not given.max_hp


def _begin(
    outcome: Outcome, before: Encounter, bearer_id: ParticipantId, condition: Condition, new: NewCondition
) -> Outcome:
    if new.form is not None:
        outcome = _take_form(outcome, bearer_id, condition, new.form)
    if new.hit_points is not None and new.hit_points.max_hp:
        outcome = _change_maximum(outcome, before, bearer_id, new.hit_points.max_hp)
        if participant_in(outcome.encounter, bearer_id).death_saves.is_dead:
            return outcome
    offered = condition.hit_points.temporary_hp if condition.hit_points else 0
    return give_temporary(outcome, bearer_id, offered, condition) if offered else outcome


def _change_maximum(outcome: Outcome, before: Encounter, bearer_id: ParticipantId, change: int) -> Outcome:
    """Raise hit points with their maximum, also from 0; a maximum that falls to 0 is death.

    What is above a lowered maximum goes in `capped`. SRD, Aid; Wraith, Life Drain.
    """
    was, bearer = participant_in(before, bearer_id), participant_in(outcome.encounter, bearer_id)
    if bearer.max_hp and bearer.max_hp + maximum_change(bearer) <= 0:
        return die(outcome, bearer_id, "maximum")
    gained = min(change, maximum_hp(outcome.encounter, bearer) - maximum_hp(before, was))
    if gained <= 0 or not bearer.max_hp:
        return outcome
    now = bearer.current_hp + gained
    outcome = outcome.changing(
        bearer.model_copy(update={"current_hp": now}),
        HitPointsSet(participant_id=bearer_id, hp_before=bearer.current_hp, hp_after=now),
    )
    return recover(outcome, bearer_id) if bearer.is_down or bearer.is_knocked_out else outcome


def _take_form(outcome: Outcome, bearer_id: ParticipantId, condition: Condition, form: NewForm) -> Outcome:
    """Let a participant have another form.

    In 2014 it assumes the hit points of the form. In 2024 it keeps its own: Polymorph gives as many temporary
    ones, which its condition has already, and Wild Shape some that outlast it.
    """
    bearer = participant_in(outcome.encounter, bearer_id)
    own = TrueForm(condition_id=condition.id, ac=bearer.ac, defences=bearer.defences)
    changes: dict[str, object] = {
        "ac": bearer.ac if form.ac is None else form.ac,
        "defences": bearer.defences if form.defences is None else form.defences,
    }
    if outcome.encounter.rules.ruleset == "2024":
        outcome = outcome.changing(bearer.model_copy(update={"true_form": own, **changes}))
        return give_temporary(outcome, bearer_id, form.temporary_hp) if form.temporary_hp else outcome
    own = own.model_copy(update={"max_hp": bearer.max_hp, "current_hp": bearer.current_hp})
    formed = bearer.model_copy(update={"true_form": own, "max_hp": form.max_hp, **changes})
    now = min(form.max_hp, maximum_hp(outcome.encounter, formed))  # exhaustion halves that of the form too
    outcome = outcome.changing(
        formed.model_copy(update={"current_hp": now}),
        HitPointsSet(participant_id=bearer_id, hp_before=bearer.current_hp, hp_after=now),
    )
    return recover(outcome, bearer_id) if bearer.is_down or bearer.is_knocked_out else outcome
