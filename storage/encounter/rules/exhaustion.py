"""Exhaustion by ruleset (SRD 5.1: six stages; SRD 5.2: −2 per level to d20 tests; death at 6 in both)."""

from storage.encounter.events import HitPointsSet
from storage.encounter.model import Encounter, Participant, health
from storage.encounter.model.health import exhaustion_level
from storage.encounter.outcome import Outcome

DEADLY_LEVEL = 6


def d20_penalty(encounter: Encounter, participant: Participant) -> int:
    """Return what exhaustion takes off a d20 test: 2 per level in 2024, nothing in 2014."""
    return 2 * exhaustion_level(participant.conditions) if encounter.rules.ruleset == "2024" else 0


def hinders_checks(encounter: Encounter, participant: Participant) -> bool:
    """Whether exhaustion gives disadvantage on ability checks: level 1 in 2014."""
    return encounter.rules.ruleset == "2014" and exhaustion_level(participant.conditions) >= 1


def hinders_attacks_and_saves(encounter: Encounter, participant: Participant) -> bool:
    """Whether exhaustion gives disadvantage on attack rolls and saving throws: level 3 in 2014."""
    return encounter.rules.ruleset == "2014" and exhaustion_level(participant.conditions) >= 3


def maximum_hp(encounter: Encounter, participant: Participant) -> int:
    """Return its hit point maximum as it is now, 0 when it is unknown."""
    return health.maximum_hp(participant, encounter.rules.ruleset)


def capped(before: Encounter, outcome: Outcome) -> Outcome:
    """Take away the hit points above a maximum that a command lowered: exhaustion, an edit, other rules."""
    after = outcome.encounter
    has_same_rules = before.rules.ruleset == after.rules.ruleset
    known = {p.id: p for p in before.participants}
    for participant in after.participants:
        was = known.get(participant.id)
        if was is None or (was is participant and has_same_rules):
            continue
        maximum, earlier = maximum_hp(after, participant), maximum_hp(before, was)
        is_lower = maximum < earlier or earlier == 0
        if not is_lower or participant.current_hp <= maximum or maximum == 0:
            continue
        outcome = outcome.changing(
            participant.model_copy(update={"current_hp": maximum}),
            HitPointsSet(participant_id=participant.id, hp_before=participant.current_hp, hp_after=maximum),
        )
    return outcome
