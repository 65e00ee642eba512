"""Who looks on, and how far the overlay has come: read from the sessions, for the board's footer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Badge:
    """Viewers on the web by kind; `overlay` is the version that the overlay furthest behind last told of."""

    players: int = 0
    stream: int = 0
    dm: int = 0
    overlay: int | None = None


NOBODY = Badge()


def badge_of(sessions: Iterable[Mapping[str, Any]]) -> Badge:
    """Count the sessions that look at an encounter."""
    counts = {"players": 0, "stream": 0, "dm": 0}
    shown = []
    for session in sessions:
        kind = session.get("audience")
        counts[kind if kind in counts else "players"] += 1
        health = session.get("health")
        if session.get("shareId") and health:
            shown.append(int(health["version"]))
    return Badge(**counts, overlay=min(shown, default=None))
