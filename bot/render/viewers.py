"""The viewers of an encounter, for the board's footer."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.render.screen import Say
from storage.repositories.sessions import Session


@dataclass(frozen=True, slots=True)
class Viewers:
    """Numbers of viewers by kind."""

    players: int = 0
    stream: int = 0
    dm: int = 0


NO_VIEWERS = Viewers()


def viewers_of(sessions: Iterable[Session]) -> Viewers:
    """Count the sessions at an encounter."""
    counts = {"players": 0, "stream": 0, "dm": 0}
    for session in sessions:
        kind = session.get("audience")
        counts[kind if kind in counts else "players"] += 1
    return Viewers(**counts)


def viewers_text(viewers: Viewers, say: Say) -> str:
    """Return the viewers as text; empty without any."""
    counts = (("dm", viewers.dm), ("players", viewers.players), ("stream", viewers.stream))
    return " · ".join(say(f"badge-{kind}", count=count) for kind, count in counts if count)
