"""The log inside the encounter: what was done, and how it is taken back and made again.

The log only grows. An undo is an entry that names the entry it took back; which entries still count is
read off the log. Undo is last in, first out, so that it restores the state to the byte.
"""

from collections.abc import Sequence
from hashlib import blake2b

from storage.encounter.base import UserId
from storage.encounter.commands import Command, Redo, Undo
from storage.encounter.context import Context
from storage.encounter.errors import NothingToUndoError, StaleTurnError
from storage.encounter.events import ChangeRedone, ChangeUndone
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.outcome import Outcome

UNDOABLE = 50
# Each undo is an entry too and pushes out an old one: with twice the room, all of fifty can be taken back.
TAIL = 2 * UNDOABLE
REMEMBERED_IDS = 256
_STEPS = frozenset({"undo", "redo"})


def applied_key(user_id: UserId, command_id: str) -> str:
    """Return what `applied` holds of a command: 32 hex digits, other ones for each user.

    A digest: it has one length whatever the client chose, and does not name the user.
    """
    return blake2b(f"{user_id}\0{command_id}".encode(), digest_size=16).hexdigest()


def done_and_undone(history: Sequence[HistoryEntry]) -> tuple[list[HistoryEntry], list[HistoryEntry]]:
    """Return the entries that count, oldest first, and those that redo could bring back, next one last."""
    by_id = {entry.id: entry for entry in history}
    done: list[HistoryEntry] = []
    undone: list[HistoryEntry] = []
    for entry in history:
        target = by_id.get(entry.target or "")
        if entry.kind == "undo":
            if target in done:
                done.remove(target)
                undone.append(target)
        elif entry.kind == "redo":
            if target in undone:
                undone.remove(target)
                done.append(target)
        else:
            done.append(entry)
            undone.clear()
    return done, undone


def last_done(history: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """Return the entry that undo would take back."""
    newest = history[-1] if history else None
    if newest is None or newest.kind not in _STEPS:
        return newest  # whatever was taken back before, it counts
    done, _ = done_and_undone(history)
    return done[-1] if done else None


def undo(encounter: Encounter, command: Undo, context: Context) -> Outcome:
    """Take back the last change that counts."""
    newest = last_done(encounter.history)
    if newest is None:
        raise NothingToUndoError("nothing-to-undo")
    entry = _expected(newest, command.entry_id, context)
    restored = apply_delta(encounter, entry.undo)
    return Outcome(restored, (ChangeUndone(entry_id=entry.id, command=entry.kind, events=entry.events),))


def redo(encounter: Encounter, command: Redo, context: Context) -> Outcome:
    """Make the change that was taken back last again."""
    _, undone = done_and_undone(encounter.history)
    if not undone:
        raise NothingToUndoError("nothing-to-redo")
    entry = _expected(undone[-1], command.entry_id, context)
    restored = apply_delta(encounter, entry.redo)
    return Outcome(restored, (ChangeRedone(entry_id=entry.id, command=entry.kind, events=entry.events),))


def record(before: Encounter, outcome: Outcome, command: Command, context: Context) -> Encounter:
    """Return the outcome's encounter one version on, with the history entry for this command."""
    after = outcome.encounter
    is_step = isinstance(command, Undo | Redo)
    target = next((e.entry_id for e in outcome.events if isinstance(e, ChangeUndone | ChangeRedone)), None)
    there, back = differences(before, after)
    key = applied_key(context.actor.user_id, context.command_id)
    is_taken = any(entry.id == context.command_id for entry in before.history)
    entry = HistoryEntry(
        id=key if is_taken else context.command_id,
        version=before.version + 1,
        at=context.at,
        user_id=context.actor.user_id,
        user_name=context.actor.name,
        command=command.model_dump(by_alias=True, mode="json", exclude_defaults=True)
        | {"type": command.type},
        events=tuple(event.model_dump(by_alias=True, mode="json") for event in outcome.events),
        undo={} if is_step else back,
        redo=there,
        target=target,
        origin=context.origin,
    )
    return after.model_copy(
        update={
            "version": before.version + 1,
            "updated_at": context.at,
            "history": (*_packed(before.history), entry)[-TAIL:],
            "applied": (*before.applied, key)[-REMEMBERED_IDS:],
        }
    )


def _expected(entry: HistoryEntry, entry_id: str | None, context: Context) -> HistoryEntry:
    # A client may name its own command by the id that it gave, also where another user's had that id before.
    if entry_id is not None and entry.id not in (entry_id, applied_key(context.actor.user_id, entry_id)):
        raise StaleTurnError("stale-undo")
    return entry


def _packed(history: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Return the history with its newest entry packed: it is written, and hardly looked into again."""
    if history:
        history[-1].pack()
    return history
