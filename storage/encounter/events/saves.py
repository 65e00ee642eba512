"""Saving throws: called for, and made."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class SaveDue(Record):
    """A participant is to save against an effect."""

    type: Literal["save_due"] = "save_due"
    participant_id: AParticipantId
    save_id: str
    name: str  # of the effect
    ability: str
    dc: int


class SaveMade(Record):
    """A save that was owed was made or settled.

    `natural` and `total` are None where the DM said how it ended; `bonus` is None where it was not known, and
    then 0 was added. `fails_by_condition`: a condition such as Paralyzed fails it, whatever was rolled.
    """

    type: Literal["save_made"] = "save_made"
    participant_id: AParticipantId
    about: Literal["concentration", "condition", "effect"]
    name: str
    ability: str
    dc: int
    natural: int | None = None
    bonus: int | None = None
    total: int | None = None
    is_passed: bool
    fails_by_condition: bool = False
    is_secret: bool = False  # about a secret condition


class SaveDropped(Record):
    """The DM dropped a save that was owed: nothing comes of it."""

    type: Literal["save_dropped"] = "save_dropped"
    participant_id: AParticipantId
    name: str
    is_secret: bool = False
