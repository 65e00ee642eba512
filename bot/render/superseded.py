"""What an open screen of an encounter that ended becomes: it says so, and leads to the newer one."""

from bot.render import custom_ids as ids
from bot.render.board import COLOURS, title
from bot.render.escaping import safe
from bot.render.screen import Button, Say, Screen
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import view


def superseded(ended: Encounter, newer: Encounter, audience: Audience, say: Say) -> Screen:
    """Draw the end of one encounter, and the button that shows the newer one in its place.

    `audience` is the user's in the newer one: a DM goes to the DM screen, a player to their own.
    """
    name = safe(newer.name, 60)
    verb = "dm" if audience.kind == "dm" else "sheet"
    button = Button(ids.encode(verb, newer.id), say("newer-open", name=newer.name[:40]), "primary", "⚔️")
    return Screen(
        title=title(ended, view(ended, audience), say),
        description=say("superseded", name=name),
        colour=COLOURS[ended.status],
        rows=((button,),),
    )
