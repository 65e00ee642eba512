"""Dice that fell for a command."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class DiceRolled(Record):
    """The dice of a command were rolled: `dice` has their faces, dropped ones between "~~".

    `is_open`: a player rolled them, so the table may see them. `participant_ids` are those whom the command
    names or adds.
    """

    type: Literal["dice_rolled"] = "dice_rolled"
    dice: str
    is_open: bool = False
    participant_ids: tuple[AParticipantId, ...] = ()
