"""The sync badge: who looks on, in a few signs behind the board's version."""

from bot.render.screen import Say
from bot.render.viewer_badge import Badge


def badge_text(badge: Badge, say: Say) -> str:
    """Return the badge as text; empty when nobody looks on."""
    parts = [
        say(f"badge-{kind}", count=count)
        for kind, count in (("dm", badge.dm), ("players", badge.players), ("stream", badge.stream))
        if count
    ]
    if badge.overlay is not None:
        parts.append(say("badge-overlay", version=badge.overlay))
    return " · ".join(parts)
