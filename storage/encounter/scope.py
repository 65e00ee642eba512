"""How much of a user's rights a token carries."""

from enum import StrEnum


class Scope(StrEnum):
    """The scopes, each with what those before it may do.

    READ sees what its user sees and changes nothing. PLAY acts as a player, also where its user is a DM, and
    sees what a player sees there. RUN does everything its user may.
    """

    READ = "read"
    PLAY = "play"
    RUN = "run"

    def covers(self, needed: "Scope") -> bool:
        """Whether this scope is enough for what needs another one."""
        return _ORDER.index(self) >= _ORDER.index(needed)


_ORDER = tuple(Scope)
