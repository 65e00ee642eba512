"""What undo would take back, in as few fields as a button needs."""

from typing import Any

from storage.encounter.history import done_and_undone
from storage.encounter.model import Encounter, HistoryEntry

_STEPS = ("undo", "redo")


def last_change(encounter: Encounter) -> dict[str, Any] | None:
    """Return `{id, type, by, participantIds}` of the last change that counts, for the DM alone; or None."""
    entry = _last(encounter)
    if entry is None:
        return None
    return {
        "id": entry.id,
        "type": entry.kind,
        "by": entry.user_name,
        "participantIds": _touched(entry.command),
    }


def _last(encounter: Encounter) -> HistoryEntry | None:
    newest = encounter.history[-1] if encounter.history else None
    if newest is None or newest.kind not in _STEPS:
        return newest
    done, _ = done_and_undone(encounter.history)
    return done[-1] if done else None


def _touched(command: dict[str, Any]) -> list[str]:
    """Return the participants a stored command names as its targets."""
    if command.get("type") == "request_damage":
        command = command["damage"]
    targets = [target["participantId"] for target in command.get("targets", ())]
    one = command.get("participantId")
    return [str(i) for i in (*targets, *command.get("participantIds", ()), *([one] if one else []))]
