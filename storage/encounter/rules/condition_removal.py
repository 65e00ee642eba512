"""How conditions end, and what ends with them."""

from collections.abc import Callable, Iterable
from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.events import ConcentrationEnded, ConditionRemoved
from storage.encounter.model import Condition
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_table import GRAPPLED, canonical
from storage.encounter.rules.given_hit_points import give_back
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.saves_owed import without_concentration

Reason = Literal["removed", "expired", "concentration", "recovered", "implied", "replaced"]


def lift(
    outcome: Outcome,
    bearer_id: ParticipantId,
    is_over: Callable[[Condition], bool],
    reason: Reason = "removed",
) -> Outcome:
    """Take the conditions that are over off their bearer, with what they brought along and what they gave."""
    bearer = participant_in(outcome.encounter, bearer_id)
    over = [c for c in bearer.conditions if is_over(c)]
    if not over:
        return outcome
    bringers = {c.id for c in over if c.id}
    events = [ConditionRemoved(participant_id=bearer.id, condition=c, reason=reason) for c in over]
    staying = []
    for condition in bearer.conditions:
        if any(condition is c for c in over):
            continue
        if condition.implied_by in bringers:
            events.append(ConditionRemoved(participant_id=bearer.id, condition=condition, reason="implied"))
        else:
            staying.append(condition)
    outcome = outcome.changing(bearer.model_copy(update={"conditions": tuple(staying)}), *events)
    outcome = give_back(outcome, bearer, over)
    return end_spent_concentration(outcome, over)


def hangs_on(condition: Condition, keeper_id: ParticipantId) -> bool:
    """Whether a participant's concentration keeps a condition up."""
    return condition.from_concentration and condition.source_id == keeper_id


def end_spent_concentration(outcome: Outcome, gone: Iterable[Condition]) -> Outcome:
    """End the concentration that kept one of these conditions up, where it keeps up nothing more."""
    for keeper_id in dict.fromkeys(c.source_id for c in gone if c.from_concentration):
        encounter = outcome.encounter
        keeper = encounter.find(keeper_id)
        if keeper is None or keeper.concentration is None:
            continue
        if any(hangs_on(c, keeper.id) for p in encounter.participants for c in p.conditions):
            continue
        outcome = outcome.changing(
            without_concentration(keeper),
            ConcentrationEnded(participant_id=keeper.id, name=keeper.concentration.name, reason="ended"),
        )
    return outcome


def lift_everywhere(outcome: Outcome, is_over: Callable[[Condition], bool], reason: Reason) -> Outcome:
    """Remove the conditions that are over from every participant."""
    for participant in outcome.encounter.participants:
        if participant.conditions:
            outcome = lift(outcome, participant.id, is_over, reason)
    return outcome


def release_grappled(outcome: Outcome, grappler_id: str) -> Outcome:
    """End every grapple of a participant that can't hold on any longer (SRD, Grappled)."""
    return lift_everywhere(
        outcome, lambda c: canonical(c.name) == GRAPPLED and c.source_id == grappler_id, "removed"
    )
