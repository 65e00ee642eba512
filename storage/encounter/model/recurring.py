"""What happens to a participant turn by turn: burning, an aura, regeneration, or a reminder."""

from typing import Annotated, Literal

from pydantic import Field

from storage.encounter.base import Record
from storage.encounter.limits import MAX_DICE, MAX_ID, MAX_NAME, MAX_TEXT, MAX_TYPE, AtMost


class Recurring(Record, extra="ignore"):
    """What comes at the start or the end of each turn of its bearer.

    `amount` is a number or dice, as text; empty for a reminder. An automatic one of a fixed amount is applied
    as the turn passes, every other one waits until it is applied or skipped. Carried by a condition, it ends
    with it, and has its id.
    """

    id: Annotated[str, AtMost(MAX_ID)] = Field("", alias="_id")
    name: Annotated[str, AtMost(MAX_NAME)] = ""
    at: Literal["turn_start", "turn_end"] = "turn_start"
    kind: Literal["damage", "healing", "reminder"] = "reminder"
    amount: Annotated[str, AtMost(MAX_DICE)] = ""
    damage_type: Annotated[str, AtMost(MAX_TYPE)] = ""
    text: Annotated[str | None, AtMost(MAX_TEXT)] = None
    is_automatic: bool = False
    is_secret: bool = False  # carried by a secret condition

    @property
    def is_applied_at_once(self) -> bool:
        """Whether it needs no tap: automatic, and its amount is a number."""
        return self.is_automatic and self.amount.isdecimal()
