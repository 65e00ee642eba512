"""The change that undo would revert, in the fields that a button needs."""

from typing import Any

from storage.encounter.base import ParticipantId
from storage.encounter.history.undo import last_together
from storage.encounter.model import Encounter
from storage.encounter.visibility.view_types import LastChangeView


def last_change(encounter: Encounter) -> LastChangeView | None:
    """Return the last change that was not undone, for the DM only; None without one."""
    together = last_together(encounter.history)
    if not together:
        return None
    entry = together[-1]
    touched = [participant_id for one in together for participant_id in _touched(one.command)]
    return {
        "id": entry.id,
        "type": entry.kind,
        "by": entry.user_name,
        "participantIds": _touched(entry.command),
        "wholeParticipantIds": list(dict.fromkeys(touched)),
    }


def _touched(command: dict[str, Any]) -> list[ParticipantId]:
    """Return the participants a stored command names as its targets."""
    if (asked := command.get("command") or command.get("damage")) and isinstance(asked, dict):
        command = asked  # of a request
    entries = (*command.get("targets", ()), *command.get("entries", ()))
    targets = [entry["participantId"] for entry in entries]
    one = command.get("participantId")
    return [
        ParticipantId(str(i)) for i in (*targets, *command.get("participantIds", ()), *([one] if one else []))
    ]
