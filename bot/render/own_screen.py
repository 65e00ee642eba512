"""A user's own screen of an encounter, and how private screens say whether they are kept current."""

from dataclasses import replace

from bot.render.dm_screen import dm_screen
from bot.render.player_sheet import sheet
from bot.render.screen import Say, Screen
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.runtime.clock import now


def own_screen(encounter: Encounter, audience: Audience, say: Say) -> Screen:
    """Draw the DM screen for a DM, and the player's own screen for a player."""
    return dm_screen(encounter, say) if audience.kind == "dm" else sheet(encounter, audience, say)


def private(screen: Screen, say: Say, *, is_live: bool) -> Screen:
    """Return a screen whose footer says how long it is kept current at most, and when it was drawn.

    No more: a process that is killed ends the screen earlier, and can't say so.
    """
    about = say("private-live" if is_live else "private-over")
    parts = filter(None, (screen.footer, about, say("private-drawn")))
    return replace(screen, footer=" · ".join(parts), drawn=now())
