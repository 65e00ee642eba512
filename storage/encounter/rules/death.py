"""Death: the end of a participant, whatever brought it about."""

from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.events import ParticipantDied
from storage.encounter.outcome import Outcome
from storage.encounter.rules.concentration import break_concentration
from storage.encounter.rules.condition_removal import release_grappled
from storage.encounter.rules.lookup import participant_in

Reason = Literal["death_saves", "damage", "massive_damage", "exhaustion"]


def die(outcome: Outcome, participant_id: ParticipantId, reason: Reason) -> Outcome:
    """Let a participant die: no hit points, and nothing it held or concentrated on goes on."""
    outcome = mark_dead(outcome, participant_id)
    return outcome.adding(ParticipantDied(participant_id=participant_id, reason=reason))


def mark_dead(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """Make a participant dead, without a word."""
    participant = participant_in(outcome.encounter, participant_id)
    saves = participant.death_saves.model_copy(update={"is_dead": True, "is_stable": False})
    outcome = outcome.changing(
        participant.model_copy(update={"death_saves": saves, "current_hp": 0, "is_knocked_out": False})
    )
    outcome = break_concentration(outcome, participant_id, "down")
    return release_grappled(outcome, participant_id)
