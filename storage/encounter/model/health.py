"""The hit point maximum as exhaustion leaves it, and how hurt a participant looks by it."""

from collections.abc import Iterable
from typing import Literal

from storage.encounter.model.condition import Condition
from storage.encounter.model.participant import Participant
from storage.encounter.model.visibility_levels import HealthBand

EXHAUSTION_NAMES = frozenset({"exhaustion", "exhausted"})  # casefolded
HALVES_MAXIMUM = 4  # SRD 5.1, Exhaustion

Ruleset = Literal["2014", "2024"]


def exhaustion_level(conditions: Iterable[Condition]) -> int:
    """Return the level of exhaustion among conditions, 0 without any."""
    return sum(c.level or 1 for c in conditions if c.name.casefold() in EXHAUSTION_NAMES)


def maximum_hp(participant: Participant, ruleset: Ruleset) -> int:
    """Return its hit point maximum as it is now, 0 when it is unknown.

    Level 4 of exhaustion halves it in 2014.
    """
    if (
        ruleset == "2014"
        and participant.conditions
        and exhaustion_level(participant.conditions) >= HALVES_MAXIMUM
    ):
        return max(1, participant.max_hp // 2) if participant.max_hp else 0
    return participant.max_hp


def health_band(participant: Participant, ruleset: Ruleset) -> HealthBand:
    """Return how hurt it looks, from hit points without the temporary ones."""
    maximum = maximum_hp(participant, ruleset)
    if participant.is_down:
        return HealthBand.DOWN
    if participant.current_hp >= maximum:
        return HealthBand.UNHURT
    if participant.current_hp * 4 <= maximum:
        return HealthBand.CRITICAL
    return HealthBand.BLOODIED if participant.current_hp * 2 <= maximum else HealthBand.HURT
