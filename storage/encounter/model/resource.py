"""What a participant has a number of and spends: spell slots, ki, rage, the uses of a breath weapon."""

from typing import Annotated, Literal

from storage.encounter.base import NoneIsZero, NotNegative, Record
from storage.encounter.limits import MAX_RESOURCE_NAME, AtMost

Returns = Literal["never", "turn", "short_rest", "long_rest"]


class Resource(Record, extra="ignore"):
    """A number of uses, of which `current` are left.

    `returns` is when they come back: at the start of each turn, or with a rest. With `recharge` a use comes
    back at the start of a turn when a d6 shows at least that (SRD, Recharge X–Y), and with any rest.
    `regains` is how many a short rest gives back, None for all; a long rest gives back all.
    """

    name: Annotated[str, AtMost(MAX_RESOURCE_NAME)]
    current: Annotated[int, NoneIsZero, NotNegative] = 0
    maximum: Annotated[int, NoneIsZero, NotNegative] = 0
    returns: Returns = "long_rest"
    recharge: int | None = None
    regains: int | None = None

    def is_named(self, name: str) -> bool:
        """Whether this is its name, whatever the case."""
        return self.name.casefold() == name.strip().casefold()
