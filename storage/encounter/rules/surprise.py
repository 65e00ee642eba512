"""Surprise (SRD, Surprise): a bad roll in 2024, a lost turn and no reaction until it is over in 2014."""

from storage.encounter.base import ParticipantId
from storage.encounter.context import Context
from storage.encounter.errors import RuleError
from storage.encounter.model import Encounter, Participant, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.groups import sharing
from storage.encounter.rules.initiative import give_initiative, rolled
from storage.encounter.rules.lookup import participant_in


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
    """Whether surprise costs a participant the turn that comes, and its reactions until then."""
    return participant.is_surprised and encounter.rules.ruleset == "2014"


def require_reaction(encounter: Encounter, participant: Participant) -> None:
    """Raise RuleError where a participant can have no reaction yet, for surprise."""
    if _has_begun(encounter) and loses_turn(encounter, participant):
        raise RuleError("surprised-no-reaction")


def mark_surprise(outcome: Outcome, participant_id: ParticipantId, context: Context) -> Outcome:
    """Do what follows when a participant was marked as surprised, or no longer is.

    In 2024 an initiative that it has is rolled again, with disadvantage; RuleError once its turn has come.
    Those who share one roll share the surprise of that roll. In 2014 it has no reaction while surprised.
    """
    encounter = outcome.encounter
    participant = participant_in(encounter, participant_id)
    has_begun = _has_begun(encounter)
    if encounter.rules.ruleset == "2014":
        changed = participant.model_copy(update={"reaction_used": participant.is_surprised})
        return outcome.changing(changed) if has_begun else outcome
    if not participant.is_surprised or participant.initiative_roll is None or participant.is_lair:
        return outcome
    if has_begun and (encounter.round > 1 or participant.id in encounter.turns_had()):
        raise RuleError("surprise-too-late")
    members = sharing(encounter, participant)
    if any(m.is_surprised for m in members if m.id != participant.id):
        return outcome
    natural, total = rolled(encounter, participant, context)
    if has_begun:
        outcome = outcome.changing(after_rolling(encounter, participant))
    for member in members:
        outcome = give_initiative(outcome, member.id, total, natural)
    return outcome


def _has_begun(encounter: Encounter) -> bool:
    return encounter.status in (Status.ACTIVE, Status.PAUSED)
