"""An attack against an armor class."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class AttackMade(Record):
    """An attack roll was made: `natural` is the face of the d20, `total` with its bonus.

    `dice` are those of the attack, and of damage that was dealt at once. `is_open`: a player rolled them.
    """

    type: Literal["attack_made"] = "attack_made"
    participant_id: AParticipantId  # the target
    source_id: AParticipantId | None = None
    name: str
    hit: bool
    is_critical: bool = False
    natural: int
    total: int
    dice: str = ""
    is_open: bool = False
