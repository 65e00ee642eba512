"""The one entrance to the game: a command in, the next version of the encounter and its events out."""

from dataclasses import replace

from storage.encounter.base import ParticipantId
from storage.encounter.commands import Command, MakeRequest, Redo, RequestDamage, Undo
from storage.encounter.commands.references import ids_in
from storage.encounter.context import Context
from storage.encounter.dice.values import rolled
from storage.encounter.errors import NotAllowedError
from storage.encounter.events import DiceRolled, ParticipantAdded
from storage.encounter.field_types import RefersTo
from storage.encounter.history.undo import record, redo, undo
from storage.encounter.model import Encounter
from storage.encounter.outcome import Outcome
from storage.encounter.policy import is_dm
from storage.encounter.room import content_sizes, is_always_possible, require_own_room, require_room
from storage.encounter.rules.dispatch import execute


def apply(encounter: Encounter, command: Command, context: Context) -> Outcome:
    """Carry out a command and write it into the history: exactly one version on.

    Raises a TrackerError when the rules don't allow it or there is no room for it; the encounter given stays
    as it was. The owner is changed only by a command of the user who becomes it.
    """
    command, dice = rolled(command, context.roll)
    if dice:
        context = replace(context, dice=dice)
    if isinstance(command, Undo):
        outcome = undo(encounter, command, context)
    elif isinstance(command, Redo):
        outcome = redo(encounter, command, context)
    else:
        outcome = execute(encounter, command, context)
    if dice and not isinstance(command, MakeRequest | RequestDamage):
        outcome = Outcome(outcome.encounter, (_dice(encounter, command, outcome, context), *outcome.events))
    owner = outcome.encounter.user_id
    if owner not in (encounter.user_id, context.actor.user_id):  # by undo and redo too
        raise NotAllowedError("transfer-consent")
    known = encounter.history[-1].sizes if encounter.history else None
    was = content_sizes(encounter) if known is None else known
    now = content_sizes(outcome.encounter, encounter, was)
    if not is_always_possible(encounter, command):
        require_room(encounter, outcome.encounter, was, now)
        if not is_dm(encounter, context.actor):
            require_own_room(encounter, outcome.encounter, context.actor.user_id, was, now)
    return Outcome(record(encounter, outcome, command, context, now), outcome.events)


def _dice(encounter: Encounter, command: Command, outcome: Outcome, context: Context) -> DiceRolled:
    """Return the event of a command's dice: open to the table where a player rolled them."""
    named = (*ids_in(command, RefersTo.PARTICIPANT),)
    added = (event.participant_id for event in outcome.events if isinstance(event, ParticipantAdded))
    return DiceRolled(
        dice=context.dice,
        is_open=not is_dm(encounter, context.actor),
        participant_ids=tuple(dict.fromkeys((*map(ParticipantId, named), *added))),
    )
