"""What damage does less, more or nothing to a participant."""

from typing import Annotated

from storage.encounter.base import NoneIsZero, NotNegative, Record
from storage.encounter.limits import MAX_DEFENCES, MAX_TYPE, AtMost

Types = Annotated[tuple[Annotated[str, AtMost(MAX_TYPE)], ...], AtMost(MAX_DEFENCES)]


class Defences(Record, extra="ignore"):
    """Damage types and conditions that hurt a participant less, more or not at all; lower case.

    An entry can depend on the hit, see `damage_terms`: "nonmagical slashing unless silvered". Damage of
    a type in `absorptions` heals. `reduction` comes off each hit; less than `threshold` does nothing.
    """

    resistances: Types = ()
    vulnerabilities: Types = ()
    immunities: Types = ()
    condition_immunities: Types = ()
    absorptions: Types = ()
    reduction: Annotated[int, NoneIsZero, NotNegative] = 0
    threshold: Annotated[int, NoneIsZero, NotNegative] = 0
