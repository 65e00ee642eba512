"""What a creature has a number of, as its stat block says."""

from typing import Any

import pytest

from storage.encounter.model import Resource
from storage.library.creature import Creature
from storage.library.resources import resources_of
from storage.library.statblock import Statblock


def of(**sections: list[dict[str, Any]]) -> tuple[Resource, ...]:
    return resources_of(Statblock.model_validate(sections))


@pytest.mark.parametrize(
    ("uses", "maximum", "returns", "recharge"),
    [
        ({"recharge": 5}, 1, "turn", 5),
        ({"times": 3, "per": "day"}, 3, "long_rest", None),
        ({"times": 1, "per": "rest"}, 1, "short_rest", None),
        ({"per": "long rest"}, 1, "long_rest", None),
    ],
)
def test_limited_uses_are_resources(
    uses: dict[str, Any], maximum: int, returns: str, recharge: int | None
) -> None:
    """SRD Limited Usage: X/Day returns with a long rest; Recharge after a Short or Long Rest with either."""
    (found,) = of(actions=[{"name": "Fire Breath", "uses": uses}, {"name": "Bite"}])
    assert (found.name, found.current, found.maximum) == ("Fire Breath", maximum, maximum)
    assert (found.returns, found.recharge) == (returns, recharge)


def test_spell_slots_are_read_from_the_text() -> None:
    text = "Cantrips (at will): light 1st level (4 slots): bless 3rd level (1 slot): haste"
    found = of(traits=[{"name": "Spellcasting", "text": text}])
    assert [(one.name, one.maximum) for one in found] == [("Level 1 slots", 4), ("Level 3 slots", 1)]


def test_what_is_counted_elsewhere_is_left_out_and_each_name_stands_once() -> None:
    a_day = {"times": 3, "per": "day"}
    found = of(
        traits=[{"name": "Legendary Resistance", "uses": a_day}, {"name": "Howl", "uses": a_day}],
        reactions=[{"name": "Howl", "uses": a_day}],
        legendaryActions=[{"name": "Wing Attack", "uses": a_day}],
    )
    assert [one.name for one in found] == ["Howl"]


def test_a_creature_brings_its_resources_into_an_encounter() -> None:
    breath = {"name": "Fire Breath", "uses": {"recharge": 5}}
    dragon = Creature.model_validate({"name": "Dragon", "statblock": {"actions": [breath]}})
    assert [one.name for one in dragon.as_participant().resources] == ["Fire Breath"]
