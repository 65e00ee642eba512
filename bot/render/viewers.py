"""The viewers of an encounter and the version that its overlays show, for the board's footer."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.render.screen import Say
from storage.repositories.sessions import Session


@dataclass(frozen=True, slots=True)
class Viewers:
    """Numbers of viewers by kind; `overlay` is the lowest version that an overlay reported last."""

    players: int = 0
    stream: int = 0
    dm: int = 0
    overlay: int | None = None


NO_VIEWERS = Viewers()


def viewers_of(sessions: Iterable[Session]) -> Viewers:
    """Count the sessions at an encounter."""
    counts = {"players": 0, "stream": 0, "dm": 0}
    shown = []
    for session in sessions:
        kind = session.get("audience")
        counts[kind if kind in counts else "players"] += 1
        health = session.get("health")
        if session.get("shareId") and health:
            shown.append(int(health["version"]))
    return Viewers(**counts, overlay=min(shown, default=None))


def viewers_text(viewers: Viewers, say: Say) -> str:
    """Return the viewers as text; empty without any."""
    parts = [
        say(f"badge-{kind}", count=count)
        for kind, count in (("dm", viewers.dm), ("players", viewers.players), ("stream", viewers.stream))
        if count
    ]
    if viewers.overlay is not None:
        parts.append(say("badge-overlay", version=viewers.overlay))
    return " · ".join(parts)
