"""Buttons that several messages share: undo, and those of the DM's screens."""

from collections.abc import Mapping, Sequence

from bot.render import custom_ids as ids
from bot.render.screen import Button, Say, Style
from storage.encounter.commands import Command, EndEncounter, ResumeEncounter, Undo
from storage.encounter.events import EVENTS, Event, TurnAdvanced, TurnReversed
from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter, Level
from storage.encounter.visibility.audience import DM, PLAYERS, Audience
from storage.encounter.visibility.audience_change import AudienceChange

_END = EndEncounter().type
# What undo takes back, in one word, by the types of the commands.
DEEDS: Mapping[str, str] = {
    kind: deed
    for deed, kinds in {
        "damage": ("deal_damage",),
        "attack": ("make_attack",),
        "healing": ("heal", "stabilise"),
        "hp": ("update_participant_hp", "set_temporary_hp"),
        "condition": ("add_condition", "remove_condition", "change_condition"),
        "concentration": ("concentrate", "end_concentration"),
        "effect": ("set_recurring", "remove_recurring", "apply_recurring", "call_for_saves"),
        "save": ("roll_save", "settle_save", "roll_death_save"),
        "turn": ("advance_turn", "previous_turn", "delay_turn", "take_turn"),
        "initiative": ("roll_initiative", "set_initiatives", "move_participant"),
        "joining": ("add_participant", "add_party"),
        "removal": ("remove_participant",),
        "edit": (
            "update_participant",
            "set_visibility",
            "set_controllers",
            "join_group",
            "leave_group",
            "set_inspiration",
        ),
        "resource": ("spend_resource", "set_resource", "remove_resource", "spend_legendary"),
        "request": ("make_request", "request_damage"),
        "answer": ("settle_request",),
        "rest": ("rest",),
        "start": ("start_encounter", "resume_encounter"),
        "pause": ("pause_encounter",),
        "end": (_END,),
    }.items()
    for kind in kinds
}


def undo_button(
    encounter: Encounter, say: Say, *, verb: str = "undo", audience: Audience = PLAYERS
) -> Button:
    """Return the button that undoes the last change; it names a change that its audience may know of."""
    custom_id = ids.encode(verb, ids.short(encounter.id), ids.change_mark(encounter))
    deed = _last_deed(encounter, audience)
    return Button(custom_id, say(f"button-undo-{deed}" if deed else "button-undo"), "secondary", "↩️")


def _last_deed(encounter: Encounter, audience: Audience) -> str | None:
    entry = last_done(encounter.history)
    deed = DEEDS.get(entry.kind) if entry else None
    if entry is None or deed is None or audience == DM:
        return deed
    events = EVENTS.validate_python(entry.events)
    change = AudienceChange(
        audience, encounter, encounter, events, version=entry.version, made_by=entry.user_name
    )
    return deed if change.events or _moved_turn(encounter, events) else None


def _moved_turn(encounter: Encounter, events: Sequence[Event]) -> bool:
    """Whether the turn went from or to a participant that players know of."""
    moves = [event for event in events if isinstance(event, TurnAdvanced | TurnReversed)]
    found = [encounter.find(i) for move in moves for i in (move.from_id, move.to_id)]
    return any(p is not None and p.seen.players.shows(Level.UNKNOWN) for p in found)


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
