"""Finding what a command names, or saying that it is not there."""

from storage.encounter.base import ParticipantId
from storage.encounter.errors import ParticipantNotFoundError
from storage.encounter.model import Encounter, Participant


def participant_in(encounter: Encounter, participant_id: ParticipantId) -> Participant:
    """Return the participant with this id; ParticipantNotFoundError when there is none."""
    participant = encounter.find(participant_id)
    if participant is None:
        raise ParticipantNotFoundError
    return participant


def require_source(encounter: Encounter, source_id: ParticipantId | None) -> None:
    """Raise ParticipantNotFoundError when a source is named that does not take part."""
    if source_id is not None:
        participant_in(encounter, source_id)
