"""Putting conditions on participants and taking them off (SRD, Conditions)."""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import AddCondition, NewCondition, RemoveCondition
from storage.encounter.context import Context
from storage.encounter.errors import InvalidCommandError, NotFoundError, RuleError, effect_named
from storage.encounter.events import ConditionAdded, ConditionRemoved, ConditionResisted
from storage.encounter.model import (
    UNTIL_REMOVED,
    Condition,
    Encounter,
    Form,
    HitPointEffect,
    Level,
    Participant,
    Recurring,
)
from storage.encounter.model.health import exhaustion_level
from storage.encounter.outcome import Outcome
from storage.encounter.policy import audience_of, is_dm
from storage.encounter.rules.concentration import can_concentrate, is_on, start_concentration
from storage.encounter.rules.condition_removal import hangs_on, lift
from storage.encounter.rules.condition_table import (
    EXHAUSTION,
    IMPLIES,
    INCAPACITATED,
    LEAVES_BEHIND,
    TELLS_APART,
    UNCONSCIOUS,
    canonical,
    has,
    is_immune,
)
from storage.encounter.rules.death import die
from storage.encounter.rules.exhaustion import DEADLY_LEVEL
from storage.encounter.rules.incapacity import stop_acting
from storage.encounter.rules.lookup import participant_in, require_source


def add_condition(encounter: Encounter, command: AddCondition, context: Context) -> Outcome:
    """Put a condition on each of the participants.

    One that concentration keeps up makes its source concentrate, if it does not yet.
    """
    new = command.condition
    require_source(encounter, new.source_id)
    require_source(encounter, new.anchor_id)
    bearers = tuple(dict.fromkeys(command.participant_ids))
    for bearer_id in bearers:
        participant_in(encounter, bearer_id)
    outcome = Outcome(encounter)
    if new.from_concentration:
        outcome = keep_up(outcome, new, context)
    for bearer_id in bearers:
        if new.from_concentration and not _is_concentrating(outcome.encounter, new.source_id):
            break  # it took the mind of who keeps it up
        outcome = add_to(outcome, bearer_id, new, context)
    return outcome


def add_to(outcome: Outcome, bearer_id: ParticipantId, new: NewCondition, context: Context) -> Outcome:
    """Put a new condition on a participant, as it is for that one."""
    return afflict(outcome, bearer_id, _made_of(new, bearer_id, outcome.encounter, context), context)


def remove_condition(encounter: Encounter, command: RemoveCondition, context: Context) -> Outcome:
    """Take off the condition with this id, or all of this name, or some of its levels.

    What another condition brought along stays while that one lasts. A secret one is not there for a player,
    also on their own participant.
    """
    bearer = participant_in(encounter, command.participant_id)
    meant = meant_by(encounter, bearer, command.condition, context)
    outcome = Outcome(encounter)
    if command.levels is not None:
        first = meant[0]
        if first.level is None:
            raise RuleError("condition-no-levels")
        if first.level > command.levels:
            return _with_level(outcome, bearer, first, first.level - command.levels)
    outcome = lift(outcome, bearer.id, lambda c: any(c is m for m in meant))
    return _woken(outcome, bearer.id)


def meant_by(encounter: Encounter, bearer: Participant, named: str, context: Context) -> list[Condition]:
    """Return the condition with this id, or all of this name, that the actor may know of.

    Raises NotFoundError for none, and RuleError where another condition brought them along.
    """
    known = _known(encounter, bearer, context)
    meant = [c for c in known if c.id and c.id == named]
    if not meant:
        name = canonical(named).casefold()
        meant = [c for c in known if canonical(c.name).casefold() == name]
    if not meant:
        raise NotFoundError("condition-not-there")
    ids = {c.id for c in bearer.conditions if c.id}
    free = [c for c in meant if c.implied_by not in ids]
    if not free:
        bringer = next(c.name for c in bearer.conditions if c.id and c.id == meant[0].implied_by)
        raise RuleError("condition-implied", name=effect_named(meant[0].name), bringer=effect_named(bringer))
    return free


def afflict(
    outcome: Outcome,
    bearer_id: ParticipantId,
    condition: Condition,
    context: Context,
    *,
    heeds_immunity: bool = True,
) -> Outcome:
    """Put one condition on one participant, with all that follows from it.

    From the same source it does not come twice: the one that lasts longer stays. Effects that end by
    different saves, of which concentration keeps up only one, or of which the shorter gives more hit points,
    stay side by side. One of a player does not meet a secret one, which they may not learn of.
    """
    bearer = participant_in(outcome.encounter, bearer_id)
    if heeds_immunity and is_immune(bearer, condition.name):
        return outcome.adding(ConditionResisted(participant_id=bearer.id, name=condition.name))
    if condition.name == EXHAUSTION:
        return _exhaust(outcome, bearer, condition)
    met = bearer.conditions if condition.is_secret else _known(outcome.encounter, bearer, context)
    for same in met:
        if _is_same(same, condition) and (stands := _both_in_one(same, condition)) is not None:
            outcome = outcome.changing(replaced(bearer, same, stands))
            return outcome.adding(ConditionAdded(participant_id=bearer.id, condition=stands))
    outcome = _put_on(outcome, bearer_id, condition)
    for name in IMPLIES.get(condition.name, ()):
        if not is_immune(bearer, name):
            implied = Condition(
                id=context.new_id(),
                name=name,
                source_id=condition.source_id,
                implied_by=condition.id,
                is_secret=condition.is_secret,
            )
            outcome = _put_on(outcome, bearer_id, implied)
    for name in LEAVES_BEHIND.get(condition.name, ()):
        if not is_immune(bearer, name) and not has(bearer, name):
            left = Condition(id=context.new_id(), name=name, is_secret=condition.is_secret)
            outcome = _put_on(outcome, bearer_id, left)
    if has(participant_in(outcome.encounter, bearer_id), INCAPACITATED):
        outcome = stop_acting(outcome, bearer_id, "incapacitated")
    return outcome


def _made_of(
    new: NewCondition, bearer_id: ParticipantId, encounter: Encounter, context: Context
) -> Condition:
    """Return the condition as the bearer gets it."""
    keeper = encounter.find(new.source_id) if new.from_concentration else None
    held = keeper.concentration if keeper else None
    name = canonical(new.name)
    level = new.level if name != EXHAUSTION else new.level or 1
    return Condition(
        id=context.new_id(),
        name=name,
        duration=new.duration,
        description=new.description,
        ends=new.ends,
        anchor_id=new.anchor_id,
        source_id=new.source_id,
        level=level,
        save_ends=new.save_ends,
        from_concentration=new.from_concentration,
        effect=held.name if held else None,
        skips_turn_end=skips_first(new, bearer_id, encounter),
        hit_points=_hit_points_of(new, encounter),
        form=Form.model_validate(new.form.model_dump(exclude={"temporary_hp"})) if new.form else None,
        is_secret=new.is_secret,
        recurring=Recurring(**new.recurring.model_dump()) if new.recurring else None,
    )


def _hit_points_of(new: NewCondition, encounter: Encounter) -> HitPointEffect | None:
    """Return what a condition gives; Polymorph gives the form's hit points as temporary ones in 2024."""
    given = new.hit_points
    if given is not None:
        return HitPointEffect.model_validate(given.model_dump())
    if new.form is None or new.form.kind != "polymorph" or encounter.rules.ruleset == "2014":
        return None
    return HitPointEffect(temporary_hp=new.form.max_hp, ends_without=True)


def skips_first(new: NewCondition | Condition, bearer_id: ParticipantId, encounter: Encounter) -> bool:
    """Whether the first moment that ends a round of a condition comes too early; never for 0 rounds.

    A turn in which it is said is no whole one. A round counts when the bearer has a turn left in it.
    """
    if new.duration <= 0 or encounter.current is None:
        return False
    if new.ends == "turn_end":
        return (new.anchor_id or bearer_id) in {p.id for p in encounter.on_turn}
    bearer = participant_in(encounter, bearer_id)
    return new.ends == "round" and bearer.id in encounter.turns_had() and not bearer.is_delayed


def keep_up(outcome: Outcome, new: NewCondition, context: Context) -> Outcome:
    """Let the source concentrate on the effect that the condition belongs to.

    Without the effect's name it is the one it concentrates on, unless another condition that the actor
    knows of hangs on that: then it can be another effect, and RuleError asks.
    """
    if new.source_id is None:
        raise InvalidCommandError("condition-no-source")
    source = participant_in(outcome.encounter, new.source_id)
    name = canonical(new.name)
    if source.concentration is None or not can_concentrate(source):
        return start_concentration(outcome, source.id, new.effect or name)
    if new.effect is not None:
        return outcome if is_on(source, new.effect) else start_concentration(outcome, source.id, new.effect)
    kept = {
        canonical(c.name).casefold()
        for p in outcome.encounter.participants
        for c in _known(outcome.encounter, p, context)
        if hangs_on(c, source.id)
    }
    if kept and name.casefold() not in kept and not is_on(source, name):
        raise RuleError("which-effect")
    return outcome


def _is_concentrating(encounter: Encounter, participant_id: ParticipantId | None) -> bool:
    participant = encounter.find(participant_id)
    return participant is not None and participant.concentration is not None


def _put_on(outcome: Outcome, bearer_id: ParticipantId, condition: Condition) -> Outcome:
    bearer = participant_in(outcome.encounter, bearer_id)
    return outcome.changing(
        bearer.model_copy(update={"conditions": (*bearer.conditions, condition)}),
        ConditionAdded(participant_id=bearer.id, condition=condition),
    )


def _exhaust(outcome: Outcome, bearer: Participant, condition: Condition) -> Outcome:
    """Add levels of exhaustion to those it has: they add up, whatever they come from; the sixth kills.

    They last as what lasts longer: an effect that ends takes no level with it that a rest takes off. What
    one of them brings beside its levels stays with them.
    """
    level = min(DEADLY_LEVEL, exhaustion_level(bearer.conditions) + (condition.level or 1))
    had = [c for c in bearer.conditions if canonical(c.name) == EXHAUSTION]
    first = had[0] if had else condition
    stays = first if _outlasts(first, condition) else condition
    brought = {
        "hit_points": _given_by_both(first, condition) if had else condition.hit_points,
        "form": condition.form or first.form,
        "recurring": condition.recurring or first.recurring,
    }
    is_secret = stays.is_secret or condition.is_secret
    worse = stays.model_copy(update={"level": level, "id": first.id, "is_secret": is_secret, **brought})
    others = tuple(c for c in bearer.conditions if not any(c is h for h in had))
    changed = bearer.model_copy(update={"conditions": (*others, worse)})
    outcome = outcome.changing(changed, ConditionAdded(participant_id=bearer.id, condition=worse))
    if level >= DEADLY_LEVEL:
        return outcome if bearer.death_saves.is_dead else die(outcome, bearer.id, "exhaustion")
    return outcome


def _known(encounter: Encounter, bearer: Participant, context: Context) -> list[Condition]:
    """Return the conditions that the actor may know of: a DM all, a player the open ones they see."""
    if is_dm(encounter, context.actor):
        return list(bearer.conditions)
    if not audience_of(encounter, context.actor).level(bearer).shows(Level.NAME):
        return []
    return [c for c in bearer.conditions if not c.is_secret]


def lessen_exhaustion(outcome: Outcome, bearer_id: ParticipantId) -> Outcome:
    """Take one level of exhaustion off a participant, if it has any."""
    bearer = participant_in(outcome.encounter, bearer_id)
    tired = next((c for c in bearer.conditions if canonical(c.name) == EXHAUSTION), None)
    if tired is None:
        return outcome
    if (tired.level or 1) > 1:
        return _with_level(outcome, bearer, tired, (tired.level or 1) - 1)
    return lift(outcome, bearer_id, lambda c: c is tired, "recovered")


def _with_level(outcome: Outcome, bearer: Participant, condition: Condition, level: int) -> Outcome:
    less = condition.model_copy(update={"level": level})
    return outcome.changing(
        replaced(bearer, condition, less),
        ConditionRemoved(participant_id=bearer.id, condition=condition, reason="replaced"),
        ConditionAdded(participant_id=bearer.id, condition=less),
    )


def _woken(outcome: Outcome, bearer_id: ParticipantId) -> Outcome:
    """Let who was knocked out with hit points left be back in the encounter when it wakes up."""
    bearer = participant_in(outcome.encounter, bearer_id)
    if bearer.is_knocked_out and bearer.current_hp > 0 and not has(bearer, UNCONSCIOUS):
        return outcome.changing(bearer.model_copy(update={"is_knocked_out": False}))
    return outcome


def _is_same(one: Condition, other: Condition) -> bool:
    if any(getattr(one, field) != getattr(other, field) for field in TELLS_APART):
        return False
    return canonical(one.name).casefold() == other.name.casefold()


def _both_in_one(had: Condition, new: Condition) -> Condition | None:
    """Return the one of two that lasts longer, the new one when they last as long; the id stays.

    None where the one that is over first gives hit points that the other does not: both stay.
    """
    has_longer = _lasts(had) > _lasts(new)
    stays = had if has_longer else new.model_copy(update={"id": had.id or new.id})
    if _lasts(had) == _lasts(new):
        return stays.model_copy(update={"hit_points": _given_by_both(had, new)})
    one, other = had.hit_points or HitPointEffect(), new.hit_points or HitPointEffect()
    long, short = (one, other) if has_longer else (other, one)
    given_for_longer = short.max_hp == 0 or 0 < short.max_hp <= long.max_hp
    # Those that the longer one gave once do not come again.
    temporary_for_longer = short.temporary_hp == 0 if has_longer else short.temporary_hp <= long.temporary_hp
    return stays if given_for_longer and temporary_for_longer else None


def _given_by_both(had: Condition, new: Condition) -> HitPointEffect | None:
    """Return what two that end together do to hit points.

    What lowers the maximum adds up, and of what raises it the stronger stays.
    """
    one, other = had.hit_points, new.hit_points
    if one is None or other is None:
        return one or other
    changes = one.max_hp, other.max_hp
    return other.model_copy(update={"max_hp": max(changes) if min(changes) > 0 else sum(changes)})


def _lasts(condition: Condition) -> float:
    return float("inf") if condition.duration <= UNTIL_REMOVED else condition.duration


def _outlasts(had: Condition, new: Condition) -> bool:
    """Whether one of two lasts longer: what a save or the end of a concentration ends is the shorter one."""

    def key(condition: Condition) -> tuple[bool, float]:
        can_end = condition.save_ends is not None or condition.from_concentration
        return not can_end, _lasts(condition)

    return key(had) > key(new)


def replaced(bearer: Participant, old: Condition, new: Condition) -> Participant:
    """Return the bearer with one of its conditions in place of another."""
    return bearer.model_copy(update={"conditions": tuple(new if c is old else c for c in bearer.conditions)})
