"""Effects that recur turn by turn."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class EffectDue(Record):
    """An effect that recurs is to be applied to a participant."""

    type: Literal["effect_due"] = "effect_due"
    participant_id: AParticipantId
    effect_id: str
    name: str
    kind: Literal["damage", "healing"]
    amount_text: str  # its amount: a number or dice
    damage_type: str = ""
    text: str | None = None
    is_secret: bool = False


class EffectSkipped(Record):
    """An effect that was due was not applied."""

    type: Literal["effect_skipped"] = "effect_skipped"
    participant_id: AParticipantId
    name: str
    is_secret: bool = False
