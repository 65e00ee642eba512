"""An attack as statblocks and characters keep it."""

from typing import Annotated

from storage.encounter.base import Record
from storage.encounter.limits import MAX_DICE, MAX_NAME, AtMost


class Attack(Record, extra="ignore"):
    """What is added to the d20, and the damage of a hit.

    `damage` is text as users type it, dice with their types: "1d8+4 slashing + 2d6 fire"; empty for an attack
    that deals none. `critical_from` is the lowest face of the d20 that is a critical hit.
    """

    name: Annotated[str, AtMost(MAX_NAME)]
    bonus: int = 0
    damage: Annotated[str, AtMost(MAX_DICE)] = ""
    critical_from: int = 20
