"""What undo would take back, in as few fields as a button needs."""

from typing import Any

from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter


def last_change(encounter: Encounter) -> dict[str, Any] | None:
    """Return `{id, type, by, participantIds}` of the last change that counts, for the DM alone; or None."""
    entry = last_done(encounter.history)
    if entry is None:
        return None
    return {
        "id": entry.id,
        "type": entry.kind,
        "by": entry.user_name,
        "participantIds": _touched(entry.command),
    }


def _touched(command: dict[str, Any]) -> list[str]:
    """Return the participants a stored command names as its targets."""
    if command.get("type") == "request_damage":
        command = command["damage"]
    targets = [target["participantId"] for target in command.get("targets", ())]
    one = command.get("participantId")
    return [str(i) for i in (*targets, *command.get("participantIds", ()), *([one] if one else []))]
