"""Who looks on, and how far the overlay has come: read from the sessions, for the board's footer."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.render.screen import Say
from storage.repositories.sessions import Session


@dataclass(frozen=True, slots=True)
class ViewerBadge:
    """Viewers on the web by kind; `overlay` is the version that the overlay furthest behind last told of."""

    players: int = 0
    stream: int = 0
    dm: int = 0
    overlay: int | None = None


NOBODY = ViewerBadge()


def badge_of(sessions: Iterable[Session]) -> ViewerBadge:
    """Count the sessions that look at an encounter."""
    counts = {"players": 0, "stream": 0, "dm": 0}
    shown = []
    for session in sessions:
        kind = session.get("audience")
        counts[kind if kind in counts else "players"] += 1
        health = session.get("health")
        if session.get("shareId") and health:
            shown.append(int(health["version"]))
    return ViewerBadge(**counts, overlay=min(shown, default=None))


def badge_text(badge: ViewerBadge, say: Say) -> str:
    """Return the badge as text; empty when nobody looks on."""
    parts = [
        say(f"badge-{kind}", count=count)
        for kind, count in (("dm", badge.dm), ("players", badge.players), ("stream", badge.stream))
        if count
    ]
    if badge.overlay is not None:
        parts.append(say("badge-overlay", version=badge.overlay))
    return " · ".join(parts)
