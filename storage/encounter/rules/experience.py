"""Experience for what was defeated, and how hard an encounter is for its party.

2014: Dungeon Master's Guide, Evaluating Encounter Difficulty. 2024: Dungeon Master's Guide, XP Budget per
Character. A monster without a challenge rating is named, never counted as 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.encounter.challenge import read_challenge, xp_of
from storage.encounter.limits import MAX_LEVEL
from storage.encounter.model import Encounter, Participant
from storage.encounter.model.participant_types import is_monster_type

# Of one character of level 1 to 20: easy, medium, hard, deadly.
_THRESHOLDS_2014 = (
    *((25, 50, 75, 100), (50, 100, 150, 200), (75, 150, 225, 400), (125, 250, 375, 500)),
    *((250, 500, 750, 1_100), (300, 600, 900, 1_400), (350, 750, 1_100, 1_700), (450, 900, 1_400, 2_100)),
    *((550, 1_100, 1_600, 2_400), (600, 1_200, 1_900, 2_800), (800, 1_600, 2_400, 3_600)),
    *((1_000, 2_000, 3_000, 4_500), (1_100, 2_200, 3_400, 5_100), (1_250, 2_500, 3_800, 5_700)),
    *((1_400, 2_800, 4_300, 6_400), (1_600, 3_200, 4_800, 7_200), (2_000, 3_900, 5_900, 8_800)),
    *((2_100, 4_200, 6_300, 9_500), (2_400, 4_900, 7_300, 10_900), (2_800, 5_700, 8_500, 12_700)),
)
# Of one character of level 1 to 20: low, moderate, high.
_BUDGETS_2024 = (
    *((50, 75, 100), (100, 150, 200), (150, 225, 400), (250, 375, 500), (500, 750, 1_100)),
    *((600, 1_000, 1_400), (750, 1_300, 1_700), (1_000, 1_700, 2_100), (1_300, 2_000, 2_600)),
    *((1_600, 2_300, 3_100), (1_900, 2_900, 4_100), (2_200, 3_700, 4_700), (2_600, 4_200, 5_400)),
    *((2_900, 4_900, 6_200), (3_300, 5_400, 7_800), (3_800, 6_100, 9_800), (4_500, 7_200, 11_700)),
    *((5_000, 8_700, 14_200), (5_500, 10_700, 17_200), (6_400, 13_200, 22_000)),
)
_STEPS_2014 = ("trivial", "easy", "medium", "hard", "deadly")
_STEPS_2024 = ("low", "moderate", "high", "beyond")
# The multipliers of 2014, and from how many monsters on the second and each later one is a party's of 3 to 5.
_MULTIPLIERS = (0.5, 1, 1.5, 2, 2.5, 3, 4, 5)
_FROM = (1, 2, 3, 7, 11, 15)


@dataclass(frozen=True, slots=True)
class Experience:
    """What defeated monsters give: in all, and to each of `characters`, rounded down; None without any.

    `unknown` names the monsters without a challenge rating: they are not in the numbers.
    """

    total: int
    characters: int
    unknown: tuple[str, ...]

    @property
    def each(self) -> int | None:
        """What one character gets."""
        return self.total // self.characters if self.characters else None


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard an encounter is: the step, and what it is found by.

    `xp` is that of all monsters whose rating is known, in 2014 with the multiplier for their number. The step
    is None without any of these, and where `missing` names characters without a level. With `unknown`
    monsters the step is the least that it can be.
    """

    step: str | None
    xp: int
    limits: tuple[tuple[str, int], ...] = ()  # of the party: the name of a step, and its experience points
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def experience(encounter: Encounter) -> Experience | None:
    """Return what the defeated monsters give, those taken out included; None where none was defeated."""
    overcome = [p for p in encounter.participants if p.is_overcome]
    if not overcome and not encounter.fallen:
        return None
    total, unknown = _sum(overcome)
    for fallen in encounter.fallen:
        points = xp_of_rating(fallen.challenge_rating)
        total += (points or 0) * fallen.count
        if points is None:
            name = fallen.name or fallen.challenge_rating or "?"
            unknown += (f"{fallen.count} × {name}" if fallen.count > 1 else name,)
    return Experience(total, len(_characters(encounter)), unknown)


def difficulty(encounter: Encounter) -> Difficulty | None:
    """Return how hard it is for the party; None without monsters or without characters."""
    monsters = [p for p in encounter.participants if is_monster_type(p.type)]
    party = _characters(encounter)
    if not monsters or not party:
        return None
    total, unknown = _sum(monsters)
    levels = [p.level for p in party if p.level in range(1, MAX_LEVEL + 1)]
    if len(levels) < len(party):
        missing = tuple(p.name for p in party if p.level not in range(1, MAX_LEVEL + 1))
        return Difficulty(None, total, missing=missing, unknown=unknown)
    is_2014 = encounter.rules.ruleset == "2014"
    table = _THRESHOLDS_2014 if is_2014 else _BUDGETS_2024
    sums = tuple(map(sum, zip(*(table[level - 1] for level in levels if level), strict=True)))
    known = len(monsters) - len(unknown)
    if is_2014:
        total = int(total * _multiplier(known, len(party)))
        # A threshold is where its step begins.
        reached = sum(total >= limit for limit in sums)
        step, limits = _STEPS_2014[reached], tuple(zip(_STEPS_2014[1:], sums, strict=True))
    else:
        # A budget is what its step may not exceed.
        reached = sum(total > limit for limit in sums)
        step, limits = _STEPS_2024[reached], tuple(zip(_STEPS_2024[:-1], sums, strict=True))
    return Difficulty(step if known else None, total, limits, unknown=unknown)


def _multiplier(monsters: int, characters: int) -> float:
    """Return what 2014 multiplies by: the next higher for 1 or 2 characters, the next lower for 6 or more."""
    place = max(1, sum(monsters >= least for least in _FROM))
    return _MULTIPLIERS[place + (characters < 3) - (characters > 5)]


def _characters(encounter: Encounter) -> list[Participant]:
    return [p for p in encounter.participants if p.is_player_character]


def _sum(monsters: Iterable[Participant]) -> tuple[int, tuple[str, ...]]:
    """Return the experience points of monsters, and the names of those whose rating is not known."""
    points = [(p.name, xp_of_rating(p.challenge_rating)) for p in monsters]
    return sum(xp or 0 for _, xp in points), tuple(name for name, xp in points if xp is None)


def xp_of_rating(rating: str | None) -> int | None:
    """Return the experience points of a challenge rating as stat blocks write it; None for an unknown one."""
    challenge = read_challenge(rating) if rating is not None else None
    return xp_of(challenge) if challenge is not None else None
