"""Who has had a turn in the round: noted at each participant, whatever becomes of the order.

`Encounter.turns_had` reads it. The next turn belongs to the first in the order that has had none.
"""

from storage.encounter.base import ParticipantId
from storage.encounter.model import Encounter, Participant
from storage.encounter.rules.lookup import participant_in


def with_turns_noted(encounter: Encounter) -> Encounter:
    """Return the encounter with the notes that one of another program or an older version lacks."""
    current = encounter.current
    if current is None or current.last_turn_round >= max(1, encounter.round):
        return encounter
    return noted_by_order(encounter)


def noted_by_order(encounter: Encounter) -> Encounter:
    """Return the encounter as if all up to the current turn, and no others, had had theirs in this round."""
    number = max(1, encounter.round)
    place = encounter.index(encounter.current_participant_id)
    noted = _with_rounds(
        encounter,
        [
            number if i <= place else min(p.last_turn_round, number - 1)
            for i, p in enumerate(encounter.participants)
        ],
    )
    return without_open_turns(noted)


def without_open_turns(encounter: Encounter) -> Encounter:
    """Return the encounter with the current turn as that of one participant alone."""
    return encounter.model_copy(
        update={
            "participants": tuple(
                p.model_copy(update={"is_turn_open": False}) if p.acts_beside_current else p
                for p in encounter.participants
            )
        }
    )


def noted_at_most(encounter: Encounter, number: int) -> Encounter:
    """Return the encounter in an earlier round: no turn of a later one has been had."""
    return _with_rounds(encounter, [min(p.last_turn_round, number) for p in encounter.participants])


def with_turn_had(encounter: Encounter, participant_id: ParticipantId, number: int) -> Encounter:
    """Return the encounter with a participant's turn noted in a round."""
    participant = participant_in(encounter, participant_id)
    if participant.last_turn_round == number:
        return encounter
    return encounter.with_participant(participant.model_copy(update={"last_turn_round": number}))


def without_turn(encounter: Encounter, participant_id: ParticipantId | None, number: int) -> Encounter:
    """Return the encounter as before the turn of this participant, the last one had, in a round.

    It includes those who acted on it as well. In an earlier round than the present one all have had theirs.
    """
    if number == encounter.round:
        gone = {participant_id, *(p.id for p in encounter.on_turn)}
        rounds = [min(p.last_turn_round, number - (p.id in gone)) for p in encounter.participants]
    else:
        rounds = [number] * len(encounter.participants)
    return without_open_turns(_with_rounds(encounter, rounds))


def next_due(encounter: Encounter, number: int) -> Participant | None:
    """Return the first in the order whose turn has not come in a round; None at the round's end."""
    return next((p for p in encounter.participants if p.last_turn_round < number), None)


def joined(encounter: Encounter, newcomer_id: ParticipantId) -> Encounter:
    """Return the encounter with a turn noted for a newcomer whose place has gone by in this round.

    It has gone by when all before it have had their turn, and one behind it as well.
    """
    if encounter.current is None:
        return encounter
    had = encounter.turns_had()
    others = [p.id for p in encounter.participants if p.id != newcomer_id]
    first_due = next((place for place, other in enumerate(others) if other not in had), len(others))
    if encounter.index(newcomer_id) >= first_due:
        return encounter
    return with_turn_had(encounter, newcomer_id, max(1, encounter.round))


def _with_rounds(encounter: Encounter, rounds: list[int]) -> Encounter:
    participants = tuple(
        p if p.last_turn_round == number else p.model_copy(update={"last_turn_round": number})
        for p, number in zip(encounter.participants, rounds, strict=True)
    )
    return encounter.model_copy(update={"participants": participants})
