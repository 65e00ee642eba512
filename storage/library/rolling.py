"""The rolls of a stat block's feature: to hit, damage, and what a save is against."""

from dataclasses import dataclass

from storage.encounter.context import Die
from storage.encounter.dice.notation import parse
from storage.encounter.dice.rolling import Roll, roll
from storage.library.creature import Creature
from storage.library.statblock import SECTIONS, Feature, Save


@dataclass(frozen=True, slots=True)
class RolledFeature:
    """A feature's rolls; None where it has none. `save` is what targets roll, with its DC."""

    name: str
    to_hit: Roll | None
    hit_damage: Roll | None
    save: Save | None
    save_damage: Roll | None


def feature_of(creature: Creature, key: str) -> Feature | None:
    """Return the feature of a key such as "actions-2", its section and place there, or None."""
    section, _, place = key.rpartition("-")
    listed = getattr(creature.statblock, section, ()) if section in SECTIONS else ()
    return listed[int(place)] if place.isdecimal() and int(place) < len(listed) else None


def rolled(feature: Feature, die: Die) -> RolledFeature:
    """Roll all that a feature has to roll. Raises InvalidCommandError for damage that is none."""
    attack, save = feature.attack, feature.save
    return RolledFeature(
        feature.name,
        roll(parse(f"1d20{attack.bonus:+d}"), die) if attack else None,
        roll(parse(attack.damage), die) if attack and attack.damage else None,
        save,
        roll(parse(save.damage), die) if save and save.damage else None,
    )
