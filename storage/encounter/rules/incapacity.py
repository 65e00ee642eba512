"""What a participant that can no longer act stops doing (SRD, Incapacitated; Dropping to 0 Hit Points)."""

from storage.encounter.base import ParticipantId
from storage.encounter.outcome import Outcome
from storage.encounter.rules.concentration import Reason, break_concentration
from storage.encounter.rules.condition_removal import lift, release_grappled
from storage.encounter.rules.condition_table import UNCONSCIOUS, has
from storage.encounter.rules.lookup import participant_in


def stop_acting(outcome: Outcome, participant_id: ParticipantId, reason: Reason) -> Outcome:
    """End a participant's concentration, its grapples, the action that it had readied and its Wild Shape.

    Wild Shape ends by falling unconscious in 2014 and by being incapacitated in 2024.
    """
    outcome = break_concentration(outcome, participant_id, reason)
    outcome = release_grappled(outcome, participant_id)
    participant = participant_in(outcome.encounter, participant_id)
    if outcome.encounter.rules.ruleset == "2024" or has(participant, UNCONSCIOUS):
        outcome = lift(
            outcome, participant_id, lambda c: c.form is not None and c.form.kind == "wild_shape", "expired"
        )
    participant = participant_in(outcome.encounter, participant_id)
    if participant.readied is None:
        return outcome
    return outcome.changing(participant.model_copy(update={"readied": None}))
