"""The log inside the encounter: what was done, and how it is taken back and made again.

The log only grows. An undo is an entry that names the entry it took back; which entries still count is
read off the log. Undo is last in, first out, so that it restores the state to the byte. The encounter keeps
the newest entries, as many and as large as `limits.py` says; `combat_log` keeps them all.
"""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import takewhile

from storage.encounter.base import UserId
from storage.encounter.commands import Command, Redo, Undo
from storage.encounter.context import Context, Origin
from storage.encounter.errors import NothingToUndoError, StaleTurnError
from storage.encounter.events import ChangeRedone, ChangeUndone
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.limits import ENTRY_BYTES, HISTORY_BYTES, MAX_NAME, REMEMBERED_IDS, TAIL
from storage.encounter.model import Encounter, History, HistoryEntry
from storage.encounter.outcome import Outcome
from storage.encounter.sizes import Sizes

_STEPS = frozenset({"undo", "redo"})

_Named = tuple[str, HistoryEntry | None]  # an entry's id, and the entry while it is kept


def applied_key(user_id: UserId, command_id: str) -> str:
    """Return what `applied` holds of a command: 32 hex digits, other ones for each user.

    A digest: it has one length whatever the client chose, and does not name the user.
    """
    return blake2b(f"{user_id}\0{command_id}".encode(), digest_size=16).hexdigest()


def done_and_undone(history: Sequence[HistoryEntry]) -> tuple[list[HistoryEntry], list[HistoryEntry]]:
    """Return the entries that count, oldest first, and those that redo could bring back, next one last."""
    done: list[_Named] = []
    undone: list[_Named] = []
    for entry in history:
        if entry.kind not in _STEPS:
            done.append((entry.id, entry))
            undone.clear()
        elif entry.target is not None:
            left, joined = (done, undone) if entry.kind == "undo" else (undone, done)
            at = next((i for i in reversed(range(len(left))) if left[i][0] == entry.target), None)
            joined.append((entry.target, None) if at is None else left.pop(at))
    return _up_to_a_gap(done), _up_to_a_gap(undone)


def last_done(history: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """Return the entry that undo would take back."""
    newest = history[-1] if history else None
    if newest is None or newest.kind not in _STEPS:
        return newest  # whatever was taken back before, it counts
    done, _ = done_and_undone(history)
    return done[-1] if done else None


def made_together(entries: Sequence[HistoryEntry]) -> list[HistoryEntry]:
    """Return the last of some entries, with those before it that the same interaction of its user made.

    The commands of one interaction have ids such as "17", "17-1" and "17-2".
    """
    last = entries[-1:]
    if not last or last[0].origin is not Origin.DISCORD:
        return list(last)
    one = _interaction(last[0])
    found = takewhile(lambda entry: _interaction(entry) == one, reversed(entries))
    return list(found)[::-1]


def last_together(history: Sequence[HistoryEntry]) -> list[HistoryEntry]:
    """Return the entry that undo would take back, with those before it that `made_together` names."""
    last = last_done(history)
    if last is None or last.origin is not Origin.DISCORD or "-" not in last.id:
        return [last] if last else []
    return made_together(done_and_undone(history)[0])


def undoes(encounter: Encounter) -> Sequence[Undo]:
    """Return the commands that undo the last interaction, in their order; at least one."""
    together = last_together(encounter.history)
    return [Undo(entry_id=entry.id) for entry in reversed(together)] or [Undo()]


def redoes(encounter: Encounter) -> Sequence[Redo]:
    """Return the commands that redo the interaction that was undone last, in their order; at least one."""
    _, undone = done_and_undone(encounter.history)
    return [Redo(entry_id=entry.id) for entry in reversed(made_together(undone))] or [Redo()]


def undo(encounter: Encounter, command: Undo, context: Context) -> Outcome:
    """Take back the last change that counts."""
    newest = last_done(encounter.history)
    if newest is None:
        raise NothingToUndoError("nothing-to-undo")
    entry = _expected(newest, command.entry_id, context)
    if not entry.can_be_taken_back:
        raise NothingToUndoError("undo-too-large")
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


def record(
    before: Encounter, outcome: Outcome, command: Command, context: Context, sizes: Sizes
) -> Encounter:
    """Return the outcome's encounter one version on, with the history entry for this command.

    `sizes` are those of its content.
    """
    after = outcome.encounter
    is_step = isinstance(command, Undo | Redo)
    target = next((e.entry_id for e in outcome.events if isinstance(e, ChangeUndone | ChangeRedone)), None)
    there, back = differences(before, after)
    key = applied_key(context.actor.user_id, context.command_id)
    entry = HistoryEntry(
        id=key if before.history.has(context.command_id) else context.command_id,
        version=before.version + 1,
        at=context.at,
        user_id=context.actor.user_id,
        user_name=context.actor.name[:MAX_NAME],
        command=command.model_dump(by_alias=True, mode="json", exclude_defaults=True)
        | {"type": command.type},
        events=tuple(event.model_dump(by_alias=True, mode="json") for event in outcome.events),
        undo={} if is_step else back,
        redo=there,
        target=target,
        origin=context.origin,
        sizes=sizes,
    )
    if entry.size > ENTRY_BYTES:
        entry = entry.without_undo()
    return after.model_copy(
        update={
            "version": before.version + 1,
            "updated_at": context.at,
            "history": _kept(before.history).adding(entry),
            "applied": before.applied.newest(REMEMBERED_IDS - 1).adding(key),
        }
    )


def _expected(entry: HistoryEntry, entry_id: str | None, context: Context) -> HistoryEntry:
    # A client may name its own command by the id that it gave, also where another user's had that id before.
    if entry_id is not None and entry.id not in (entry_id, applied_key(context.actor.user_id, entry_id)):
        raise StaleTurnError("stale-undo")
    return entry


def _interaction(entry: HistoryEntry) -> tuple[UserId, str]:
    return entry.user_id, entry.id.partition("-")[0]


def _kept(history: History) -> History:
    """Return the entries that stay beside a new one, packed: they are hardly looked into again."""
    if history:
        history[-1].pack()
    kept = history.newest(TAIL - 1)
    while kept.size > HISTORY_BYTES:
        kept = kept.newest(len(kept) - 1)
    return kept


def _up_to_a_gap(named: list[_Named]) -> list[HistoryEntry]:
    """Return the entries that can be reached from the last one: one that is no longer kept bars the way."""
    reachable = [entry for _, entry in takewhile(lambda one: one[1] is not None, reversed(named)) if entry]
    return reachable[::-1]
