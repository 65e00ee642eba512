"""Surprise (SRD, Surprise): a bad roll in 2024, a lost turn in 2014."""

from storage.encounter.model import Encounter, Participant


def after_rolling(encounter: Encounter, participant: Participant) -> Participant:
    """Return a participant whose initiative is rolled, with what is left of its surprise.

    In 2024 the disadvantage was all. In 2014 it can neither act nor react until its first turn is over.
    """
    if not participant.is_surprised:
        return participant
    if encounter.rules.ruleset == "2024":
        return participant.model_copy(update={"is_surprised": False})
    return participant.model_copy(update={"reaction_used": True})


def loses_turn(encounter: Encounter, participant: Participant) -> bool:
    """Whether surprise costs a participant the turn that comes."""
    return participant.is_surprised and encounter.rules.ruleset == "2014"
