"""A button of the DM's screen or panels."""

from bot.render import custom_ids as ids
from bot.render.screen import Button, Say, Style
from storage.encounter.model import Encounter


def screen_button(
    encounter: Encounter,
    verb: str,
    say: Say,
    emoji: str,
    style: Style = "secondary",
    *arguments: str,
    key: str | None = None,
) -> Button:
    """Return a button; its label is the text of its verb unless `key` names another."""
    return Button(ids.encode(verb, encounter.id, *arguments), say(key or f"button-{verb}"), style, emoji)
