"""What a creature has a number of, read from its stat block: limited uses, recharge and spell slots."""

import re

from storage.encounter.field_types import cut_resources
from storage.encounter.model import Resource, Returns
from storage.library.statblock import Feature, Statblock, Uses

_SECTIONS = ("traits", "actions", "bonus_actions", "reactions")
_COUNTED_ELSEWHERE = "legendary resistance"
_SLOTS = re.compile(r"\b([1-9])(?:st|nd|rd|th)[ -]level \((\d{1,2}) slots?\)", re.IGNORECASE)


def resources_of(statblock: Statblock) -> tuple[Resource, ...]:
    """Return the resources of a creature, full, each name once, as many as a participant can have.

    Uses a day return with a long rest (SRD, Limited Usage). Legendary Resistance has a counter of its own.
    """
    features = [feature for section in _SECTIONS for feature in getattr(statblock, section)]
    return cut_resources(tuple(resource for feature in features for resource in _resources(feature)))


def _resources(feature: Feature) -> list[Resource]:
    found = [_slots(level, int(number)) for level, number in _SLOTS.findall(feature.text)]
    uses = feature.uses
    if uses is None or feature.name.casefold().startswith(_COUNTED_ELSEWHERE):
        return found
    number = uses.times or 1
    returns: Returns = "turn" if uses.recharge else _returns(uses)
    use = Resource(name=feature.name, current=number, maximum=number, returns=returns, recharge=uses.recharge)
    return [use, *found]


def _slots(level: str, number: int) -> Resource:
    return Resource(name=f"Level {level} slots", current=number, maximum=number)


def _returns(uses: Uses) -> Returns:
    return "short_rest" if uses.per == "rest" else "long_rest"
