"""A user's own screen of an encounter, and how private screens say whether they are kept current."""

from dataclasses import replace

from bot.render.dm_screen import dm_screen
from bot.render.player_sheet import sheet
from bot.render.screen import Say, Screen
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience


def own_screen(encounter: Encounter, audience: Audience, say: Say) -> Screen:
    """Draw the DM screen for a DM, and the player's own screen for a player."""
    return dm_screen(encounter, say) if audience.kind == "dm" else sheet(encounter, audience, say)


def private(screen: Screen, say: Say, *, is_live: bool) -> Screen:
    """Return a screen whose footer says whether it is kept current."""
    about = say("private-live" if is_live else "private-over")
    return replace(screen, footer=" · ".join(filter(None, (about, screen.footer))))
