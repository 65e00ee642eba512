"""Taking participants out of the encounter, with what they kept up."""

from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.events import ParticipantRemoved
from storage.encounter.outcome import Outcome
from storage.encounter.rules.concentration import end_what_hung_on
from storage.encounter.rules.condition_removal import release_grappled
from storage.encounter.rules.lookup import participant_in


def take_out(
    outcome: Outcome, participant_id: ParticipantId, reason: Literal["removed", "defeated"] = "removed"
) -> Outcome:
    """Take a participant out; what it concentrated on and whom it held goes with it.

    Effects that were to end on its turn end with their round. Whose turn it is, is not changed here.
    """
    leaving = participant_in(outcome.encounter, participant_id)
    staying = tuple(p for p in outcome.encounter.participants if p.id != leaving.id)
    outcome = Outcome(
        outcome.encounter.model_copy(update={"participants": staying}),
        (
            *outcome.events,
            ParticipantRemoved(participant_id=leaving.id, name=leaving.name, reason=reason),
        ),
    )
    return release_grappled(end_what_hung_on(outcome, leaving.id), leaving.id)


def drop_defeated(outcome: Outcome) -> Outcome:
    """Take out the monsters that fell, if the table drops them; who was knocked out can be questioned."""
    if outcome.encounter.rules.defeated != "drop":
        return outcome
    for participant in outcome.encounter.participants:
        is_spared = participant.is_player_character or participant.is_knocked_out
        if participant.is_defeated and not is_spared:
            outcome = take_out(outcome, participant.id, "defeated")
    return outcome
