"""What may be seen of a participant: the ladder, and how hurt it looks."""

from enum import StrEnum

from storage.encounter.base import Record


class Level(StrEnum):
    """The ladder of what an audience may see of a participant, least first."""

    rung: int  # its place on the ladder, from 0

    UNSEEN = "unseen"
    UNKNOWN = "unknown"  # "???": something is there
    NAME = "name"
    BAND = "band"  # and how hurt it looks
    DAMAGE = "damage"  # and how much each hit and heal was
    EXACT = "exact"  # and its hit points

    def shows(self, least: "Level") -> bool:
        """Whether this level is at least `least`."""
        return self.rung >= least.rung


LADDER = tuple(Level)
for _rung, _level in enumerate(LADDER):  # each view compares them for each participant
    _level.rung = _rung


class HealthBand(StrEnum):
    """How hurt a participant looks; "bloodied" is half or fewer (SRD 5.2, Bloodied)."""

    UNHURT = "unhurt"
    HURT = "hurt"
    BLOODIED = "bloodied"
    CRITICAL = "critical"  # a quarter or fewer
    DOWN = "down"


class Visibility(Record, extra="ignore"):
    """What each lesser audience may see of one participant."""

    players: Level
    stream: Level

    @classmethod
    def at(cls, level: Level) -> "Visibility":
        """Return the same level for players and stream."""
        return cls(players=level, stream=level)


# What is seen of those for whom nothing was said. Asked for with every view, so it is made once.
SEEN_OF_CHARACTERS, SEEN_OF_LAIRS, SEEN_OF_OTHERS = (
    Visibility.at(level) for level in (Level.EXACT, Level.NAME, Level.BAND)
)
