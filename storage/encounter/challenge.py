"""Challenge ratings: their experience points and proficiency bonus, and how they are written.

SRD 5.1, Challenge; SRD 5.2, Monsters: Experience Points by Challenge Rating. Both rule sets have the same.
Standard library only: the build of the package uses it too.
"""

_FRACTIONS = {0.125: "1/8", 0.25: "1/4", 0.5: "1/2"}
_XP = {0: 10, 0.125: 25, 0.25: 50, 0.5: 100} | dict(
    enumerate(
        (
            *(200, 450, 700, 1_100, 1_800, 2_300, 2_900, 3_900, 5_000, 5_900),
            *(7_200, 8_400, 10_000, 11_500, 13_000, 15_000, 18_000, 20_000, 22_000, 25_000),
            *(33_000, 41_000, 50_000, 62_000, 75_000, 90_000, 105_000, 120_000, 135_000, 155_000),
        ),
        start=1,
    )
)


def challenge_text(challenge: float) -> str:
    """Return a challenge rating as stat blocks write it."""
    return _FRACTIONS.get(challenge, f"{challenge:g}")


def read_challenge(text: object) -> float | None:
    """Return a challenge rating written as a number, "1/4" or "¼"; None where it is neither."""
    words = str(text).strip().replace("⅛", "1/8").replace("¼", "1/4").replace("½", "1/2").split()
    first = words[0] if words else ""
    if "/" in first:
        return next((value for value, shown in _FRACTIONS.items() if shown == first), None)
    try:
        number = float(first)
    except ValueError:
        return None
    return number if number in _XP else None


def xp_of(challenge: float) -> int | None:
    """Return the experience points of a challenge rating; None for one that the SRD does not list."""
    return _XP.get(challenge)


def proficiency_at(level: int) -> int:
    """Return the proficiency bonus of a character of a level (SRD, Character Advancement)."""
    return 2 + max(0, level - 1) // 4


def proficiency_of(challenge: float) -> int:
    """Return the proficiency bonus of a challenge rating."""
    return 2 + max(0, int(challenge) - 1) // 4
