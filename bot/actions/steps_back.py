"""What undo and redo take back and make again: all that one interaction did, such as a command to several."""

from collections.abc import Sequence

from storage.encounter.commands import Redo, Undo
from storage.encounter.history.undo import done_and_undone, made_together
from storage.encounter.model import Encounter


def undoes(encounter: Encounter) -> Sequence[Undo]:
    """Return the commands that undo the last interaction, in their order; at least one."""
    done, _ = done_and_undone(encounter.history)
    return [Undo(entry_id=entry.id) for entry in reversed(made_together(done))] or [Undo()]


def redoes(encounter: Encounter) -> Sequence[Redo]:
    """Return the commands that redo the interaction that was undone last, in their order; at least one."""
    _, undone = done_and_undone(encounter.history)
    return [Redo(entry_id=entry.id) for entry in reversed(made_together(undone))] or [Redo()]
