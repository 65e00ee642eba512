"""Buttons that several messages share: undo, and those of the DM's screens."""

from bot.render import custom_ids as ids
from bot.render.screen import Button, Say, Style
from storage.encounter.commands import Command, EndEncounter, ResumeEncounter, Undo
from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter, Status

_END = EndEncounter().type


def undo_button(encounter: Encounter, say: Say, *, verb: str = "undo") -> Button:
    """Return the button that undoes the last change."""
    is_end = encounter.status is Status.COMPLETED and _last(encounter) == _END
    custom_id = ids.encode(verb, ids.short(encounter.id), ids.change_mark(encounter))
    return Button(custom_id, say("button-undo-end" if is_end else "button-undo"), "secondary", "↩️")


def reopens(encounter: Encounter, command: Command) -> bool:
    """Whether a command reopens a completed encounter."""
    return isinstance(command, ResumeEncounter) or (isinstance(command, Undo) and _last(encounter) == _END)


def _last(encounter: Encounter) -> str:
    entry = last_done(encounter.history)
    return entry.kind if entry else ""


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
