"""The hit point maximum as exhaustion leaves it, and how hurt a participant looks by it."""

from collections.abc import Iterable
from typing import Literal

from storage.encounter.model.condition import Condition
from storage.encounter.model.participant import Participant
from storage.encounter.model.visibility_levels import HealthBand
from storage.i18n.game_words import game_words

HALVES_MAXIMUM = 4  # SRD 5.1, Exhaustion

Ruleset = Literal["2014", "2024"]


def exhaustion_level(conditions: Iterable[Condition]) -> int:
    """Return the level of exhaustion among conditions, 0 without any."""
    return sum(c.level or 1 for c in conditions if game_words().meant("condition", c.name) == "exhaustion")


def maximum_hp(participant: Participant, ruleset: Ruleset) -> int:
    """Return its hit point maximum as it is now, 0 when it is unknown.

    Effects change it, and level 4 of exhaustion halves it in 2014.
    """
    if not participant.conditions or not participant.max_hp:
        return participant.max_hp
    maximum = max(1, participant.max_hp + maximum_change(participant))
    if ruleset == "2014" and exhaustion_level(participant.conditions) >= HALVES_MAXIMUM:
        return max(1, maximum // 2)
    return maximum


def least_maximum(participant: Participant, ruleset: Ruleset, hit_points: int) -> int:
    """Return the least maximum of its own, no less than these hit points, under which it can have them."""
    halves = ruleset == "2014" and exhaustion_level(participant.conditions) >= HALVES_MAXIMUM
    return max(hit_points, hit_points * (1 + halves) - maximum_change(participant))


def maximum_change(participant: Participant) -> int:
    """Return what effects add to the hit point maximum that is its own, or of the form that it has.

    Of those of one name that raise it the strongest counts (SRD, Combining Magical Effects); those that lower
    it add up, as a vampire's bites do. What began in another form is of that form.
    """
    raised: dict[str, int] = {}
    lowered = 0
    for condition in participant.conditions:
        form = participant.true_form
        if form is not None and form.max_hp is not None and condition.id == form.condition_id:
            raised, lowered = {}, 0
        if condition.hit_points is None:
            continue
        change, name = condition.hit_points.max_hp, condition.name.casefold()
        lowered += min(0, change)
        raised[name] = max(raised.get(name, 0), change)
    return sum(raised.values()) + lowered


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
