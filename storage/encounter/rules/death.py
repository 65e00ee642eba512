"""Death: the end of a participant, whatever brought it about."""

from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.events import ParticipantDied
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.given_hit_points import in_true_form
from storage.encounter.rules.incapacity import stop_acting
from storage.encounter.rules.lookup import participant_in

Reason = Literal["death_saves", "damage", "massive_damage", "exhaustion", "maximum"]


def die(outcome: Outcome, participant_id: ParticipantId, reason: Reason) -> Outcome:
    """Let a participant die: no hit points, and nothing it kept up goes on."""
    outcome = mark_dead(outcome, participant_id)
    return outcome.adding(ParticipantDied(participant_id=participant_id, reason=reason))


def mark_dead(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """Make a participant dead, without a word; it is back in its own form."""
    participant = in_true_form(participant_in(outcome.encounter, participant_id))
    saves = participant.death_saves.model_copy(update={"is_dead": True, "is_stable": False})
    gone = {"death_saves": saves, "death_save_due": False, "current_hp": 0, "is_knocked_out": False}
    outcome = outcome.changing(participant.model_copy(update=gone))
    outcome = lift(outcome, participant_id, lambda c: c.form is not None, "expired")
    return stop_acting(outcome, participant_id, "down")
