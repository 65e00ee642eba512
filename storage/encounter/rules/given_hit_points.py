"""What ends with an effect that gave hit points or another form: they go, and what was there is back."""

from collections.abc import Iterable

from storage.encounter.base import ParticipantId
from storage.encounter.events import HitPointsSet, TemporaryHitPointsSet
from storage.encounter.model import Condition, Participant
from storage.encounter.outcome import Outcome
from storage.encounter.rules.exhaustion import maximum_hp
from storage.encounter.rules.lookup import participant_in


def in_true_form(participant: Participant) -> Participant:
    """Return a participant in its own form, with its own hit points, armor class and defences."""
    own = participant.true_form
    if own is None:
        return participant
    hit_points = {} if own.max_hp is None else {"max_hp": own.max_hp, "current_hp": own.current_hp or 0}
    return participant.model_copy(
        update={"true_form": None, "ac": own.ac, "defences": own.defences, **hit_points}
    )


def give_back(outcome: Outcome, before: Participant, gone: Iterable[Condition]) -> Outcome:
    """Take away what conditions that are over gave their bearer; `before` is the bearer while they lasted.

    Hit points are capped by the maximum and never raised; what is left of the temporary ones goes.
    """
    ids = {c.id for c in gone if c.hit_points is not None or c.form is not None}
    if not ids:
        return outcome
    bearer = participant_in(outcome.encounter, before.id)
    if bearer.true_form is not None and bearer.true_form.condition_id in ids:
        bearer = in_true_form(bearer)
    maximum = maximum_hp(outcome.encounter, bearer)
    if bearer.true_form is not before.true_form or maximum < maximum_hp(outcome.encounter, before):
        bearer = bearer.model_copy(update={"current_hp": min(bearer.current_hp, maximum)})
    lost = bearer.temporary_hp if bearer.temporary_hp_from in ids else 0
    if bearer.temporary_hp_from in ids:
        bearer = bearer.model_copy(update={"temporary_hp": 0, "temporary_hp_from": None})
    outcome = outcome.changing(bearer)
    if bearer.current_hp != before.current_hp or bearer.max_hp != before.max_hp:
        outcome = outcome.adding(
            HitPointsSet(participant_id=bearer.id, hp_before=before.current_hp, hp_after=bearer.current_hp)
        )
    return outcome.adding(_without_temporary(bearer.id, lost)) if lost else outcome


def _without_temporary(participant_id: ParticipantId, lost: int) -> TemporaryHitPointsSet:
    return TemporaryHitPointsSet(participant_id=participant_id, before=lost, after=0, offered=0)
