"""Concentration (SRD, Concentration): one effect at a time, a save on damage, and what hangs on it."""

from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.commands import Concentrate, EndConcentration
from storage.encounter.context import Context
from storage.encounter.errors import RuleError
from storage.encounter.events import ConcentrationCheckDue, ConcentrationEnded, ConcentrationStarted
from storage.encounter.model import Concentration, Encounter, OwedSave, Participant
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_removal import hangs_on, lift_everywhere
from storage.encounter.rules.condition_table import CONDITIONS, INCAPACITATED, canonical, has
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.saves_owed import owe, without_concentration

Reason = Literal["ended", "replaced", "incapacitated", "down", "failed"]

LEAST_DC = 10
HIGHEST_DC = 30  # SRD 5.2 only


def can_concentrate(participant: Participant) -> bool:
    """Whether it is awake enough to concentrate."""
    out = participant.is_down or participant.death_saves.is_dead
    return not out and not has(participant, INCAPACITATED)


def concentrate(encounter: Encounter, command: Concentrate, context: Context) -> Outcome:
    """Concentrate on an effect, and no longer on another one before."""
    return start_concentration(Outcome(encounter), command.participant_id, command.name)


def end_concentration(encounter: Encounter, command: EndConcentration, context: Context) -> Outcome:
    """Stop concentrating."""
    if participant_in(encounter, command.participant_id).concentration is None:
        raise RuleError("not-concentrating")
    return break_concentration(Outcome(encounter), command.participant_id, "ended")


def start_concentration(outcome: Outcome, participant_id: ParticipantId, name: str) -> Outcome:
    """Begin to concentrate; RuleError when the participant is in no state to.

    Another effect ends, with what hung on it. An effect that had no name yet gets this one.
    """
    participant = participant_in(outcome.encounter, participant_id)
    if not can_concentrate(participant):
        raise RuleError("cannot-concentrate")
    held = participant.concentration
    if held is not None and not is_on(participant, name):
        if _is_unnamed(held):
            outcome = _naming(outcome, participant_id, name)
        else:
            outcome = break_concentration(outcome, participant_id, "replaced")
    participant = participant_in(outcome.encounter, participant_id)
    return outcome.changing(
        participant.model_copy(update={"concentration": Concentration(name=name)}),
        ConcentrationStarted(participant_id=participant.id, name=name),
    )


def break_concentration(outcome: Outcome, participant_id: ParticipantId, reason: Reason) -> Outcome:
    """End a participant's concentration, if any, and every condition in the encounter that hung on it."""
    participant = participant_in(outcome.encounter, participant_id)
    if participant.concentration is None:
        return outcome
    outcome = outcome.changing(
        without_concentration(participant),
        ConcentrationEnded(participant_id=participant.id, name=participant.concentration.name, reason=reason),
    )
    return end_what_hung_on(outcome, participant.id)


def end_what_hung_on(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """End every condition in the encounter that a participant's concentration kept up."""
    return lift_everywhere(outcome, lambda c: hangs_on(c, participant_id), "concentration")


def is_on(participant: Participant, name: str) -> bool:
    """Whether a participant concentrates on the effect of this name."""
    held = participant.concentration
    return held is not None and held.name.casefold() == name.casefold()


def check_concentration(
    outcome: Outcome, participant_id: ParticipantId, damage: int, context: Context
) -> Outcome:
    """Ask for the Constitution save that damage demands, also when temporary hit points took all of it.

    Each hit asks for its own. DC 10 or half the damage, whichever is higher (SRD 5.1), up to 30 (SRD 5.2).
    """
    participant = participant_in(outcome.encounter, participant_id)
    if participant.concentration is None or damage <= 0:
        return outcome
    dc = max(LEAST_DC, damage // 2)
    if outcome.encounter.rules.ruleset == "2024":
        dc = min(HIGHEST_DC, dc)
    save = OwedSave(id=context.new_id(), about="concentration", ability="constitution", dc=dc)
    return owe(outcome, participant.id, save).adding(
        ConcentrationCheckDue(participant_id=participant.id, name=participant.concentration.name, dc=dc)
    )


def _is_unnamed(concentration: Concentration) -> bool:
    """Whether it is known only by a condition that it keeps up: no effect has such a name."""
    return canonical(concentration.name) in CONDITIONS


def _naming(outcome: Outcome, keeper_id: ParticipantId, effect: str) -> Outcome:
    """Give the effect that a participant concentrates on its name, at each condition that hangs on it."""
    for bearer in outcome.encounter.participants:
        if any(hangs_on(c, keeper_id) for c in bearer.conditions):
            conditions = tuple(
                c.model_copy(update={"effect": effect}) if hangs_on(c, keeper_id) else c
                for c in bearer.conditions
            )
            outcome = outcome.changing(bearer.model_copy(update={"conditions": conditions}))
    return outcome
