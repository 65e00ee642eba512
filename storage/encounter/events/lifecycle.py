"""What happened to the encounter as a whole."""

from typing import Any, Literal

from storage.encounter.base import AParticipantId, Record


class EncounterStarted(Record):
    """The encounter began."""

    type: Literal["encounter_started"] = "encounter_started"


class EncounterPaused(Record):
    """The encounter was held."""

    type: Literal["encounter_paused"] = "encounter_paused"


class EncounterResumed(Record):
    """The encounter went on."""

    type: Literal["encounter_resumed"] = "encounter_resumed"


class EncounterEnded(Record):
    """The encounter ended."""

    type: Literal["encounter_ended"] = "encounter_ended"


class AccessChanged(Record):
    """Who controls what, or who runs the encounter, changed: subscriptions are checked again."""

    type: Literal["access_changed"] = "access_changed"
    participant_id: AParticipantId | None = None


class TransferOffered(Record):
    """The encounter was offered to another DM."""

    type: Literal["transfer_offered"] = "transfer_offered"


class TransferCancelled(Record):
    """The offer was withdrawn or turned down."""

    type: Literal["transfer_cancelled"] = "transfer_cancelled"


class RulesChanged(Record):
    """The table's rules or the encounter's name changed; `fields` are wire names."""

    type: Literal["rules_changed"] = "rules_changed"
    fields: tuple[str, ...]


class ChangeUndone(Record):
    """A change was taken back; `command` is its type, `entry_id` its entry's id."""

    type: Literal["change_undone"] = "change_undone"
    entry_id: str
    command: str
    events: tuple[dict[str, Any], ...] = ()


class ChangeRedone(Record):
    """A change that was taken back was made again."""

    type: Literal["change_redone"] = "change_redone"
    entry_id: str
    command: str
    events: tuple[dict[str, Any], ...] = ()
