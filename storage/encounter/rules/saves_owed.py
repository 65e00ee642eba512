"""The saves that participants owe: noted when they fall due, gone with what they are about."""

from storage.encounter.base import ParticipantId, UserId
from storage.encounter.limits import MAX_SAVES
from storage.encounter.model import Condition, Encounter, OwedSave, Participant
from storage.encounter.outcome import Outcome
from storage.encounter.rules.lookup import participant_in


def owe(outcome: Outcome, participant_id: ParticipantId, *saves: OwedSave) -> Outcome:
    """Note saves that fell due; one that was owed before takes the place of itself.

    Without room for more, the oldest stay: the events name every save that falls due.
    """
    participant = participant_in(outcome.encounter, participant_id)
    if not saves:
        return outcome
    ids = {save.id for save in saves}
    kept = [save for save in participant.saves_owed if save.id not in ids]
    owed = tuple([*kept, *saves][: max(MAX_SAVES, len(kept))])
    return outcome.changing(participant.model_copy(update={"saves_owed": owed}))


def save_ending(condition: Condition) -> OwedSave:
    """Return the save that ends a condition; its name, ability and DC are the condition's."""
    return OwedSave(id=condition.id or condition.name, about="condition")


def without(participant: Participant, save: OwedSave) -> Participant:
    """Return a participant that no longer owes a save."""
    left = tuple(s for s in participant.saves_owed if s.id != save.id)
    return participant.model_copy(update={"saves_owed": left})


def without_concentration(participant: Participant) -> Participant:
    """Return a participant that concentrates no more, and owes no save for it."""
    left = tuple(s for s in participant.saves_owed if s.about != "concentration")
    owed = left if len(left) < len(participant.saves_owed) else participant.saves_owed
    return participant.model_copy(update={"concentration": None, "saves_owed": owed})


def pruned(outcome: Outcome) -> Outcome:
    """Take away the saves and due effects that lost their reason: what they are about is gone, or dead."""
    for participant in outcome.encounter.participants:
        left: dict[str, object] = {}
        if participant.effects_due and len(participant.effects) < len(participant.effects_due):
            left["effects_due"] = tuple(effect.id for effect in participant.effects)
        if participant.saves_owed:
            ids = {save.id for save in participant.saves}
            if len(ids) < len(participant.saves_owed):
                left["saves_owed"] = tuple(s for s in participant.saves_owed if s.id in ids)
        if left:
            outcome = outcome.changing(participant.model_copy(update=left))
    return outcome


def against_effects_of(encounter: Encounter, user_id: UserId) -> list[OwedSave]:
    """Return the saves that are owed against effects of a player's participants."""
    own = {participant.id for participant in encounter.controlled_by(user_id)}
    return [
        save
        for participant in encounter.participants
        for save in participant.saves_owed
        if save.command.get("sourceId") in own
    ]
