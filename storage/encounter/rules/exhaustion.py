"""Exhaustion by ruleset (SRD 5.1: six stages; SRD 5.2: −2 per level to d20 tests; death at 6 in both)."""

from storage.encounter.model import Encounter, Participant
from storage.encounter.rules.condition_table import EXHAUSTION, canonical

DEADLY_LEVEL = 6


def exhaustion_level(participant: Participant) -> int:
    """Return its level of exhaustion, 0 when it is fresh."""
    return sum(c.level or 1 for c in participant.conditions if canonical(c.name) == EXHAUSTION)


def d20_penalty(encounter: Encounter, participant: Participant) -> int:
    """Return what exhaustion takes off a d20 test: 2 per level in 2024, nothing in 2014."""
    return 2 * exhaustion_level(participant) if encounter.rules.ruleset == "2024" else 0


def hinders_checks(encounter: Encounter, participant: Participant) -> bool:
    """Whether exhaustion gives disadvantage on ability checks: level 1 in 2014."""
    return encounter.rules.ruleset == "2014" and exhaustion_level(participant) >= 1


def hinders_saves(encounter: Encounter, participant: Participant) -> bool:
    """Whether exhaustion gives disadvantage on saving throws: level 3 in 2014."""
    return encounter.rules.ruleset == "2014" and exhaustion_level(participant) >= 3


def maximum_hp(encounter: Encounter, participant: Participant) -> int:
    """Return its hit point maximum as it is now: level 4 halves it in 2014."""
    if encounter.rules.ruleset == "2014" and exhaustion_level(participant) >= 4:
        return max(1, participant.max_hp // 2) if participant.max_hp else 0
    return participant.max_hp
