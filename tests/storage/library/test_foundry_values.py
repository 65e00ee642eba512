"""What Foundry works out itself is worked out here by its rules, or left by name."""

from typing import Any

import pytest

from storage.library.creature import Creature
from storage.library.importing.formats import Imported, read_creatures
from tests.storage.library.files import FOUNDRY, encoded

# The creature has Strength +3, Dexterity +1, Wisdom +1, a CR of 1/2, and so a proficiency bonus of 2.
ATTACK = {"ability": "", "bonus": "", "flat": False, "type": {"value": "melee", "classification": "weapon"}}
BASE = {"number": 1, "denomination": 10, "bonus": "", "types": ["piercing"]}
CUSTOM = {"enabled": True, "formula": "1d6 + @mod"}
FIRE = {"number": 2, "denomination": 6, "bonus": "", "types": ["fire"]}


def weapon(attack: dict[str, Any] | None = None, **system: Any) -> dict[str, Any]:
    """Return a weapon of Foundry's; `attack` and `system` are what differs."""
    activity = {
        "type": "attack",
        "activation": {"type": "action"},
        "attack": {**ATTACK, **(attack or {})},
        "damage": {"includeBase": True, "parts": system.pop("parts", [])},
    }
    made = {
        "description": {"value": "<p>[[/attack extended]]. [[/damage average extended]].</p>"},
        "type": {"value": "natural"},
        "damage": {"base": BASE},
        "range": {"reach": 5, "units": "ft"},
        "proficient": None,
        "properties": [],
        "activities": {"a": activity},
        **system,
    }
    return {"type": "weapon", "name": "Bite", "system": made}


def read(item: dict[str, Any], **system: Any) -> tuple[Creature, Imported]:
    imported = read_creatures(
        encoded({**FOUNDRY, "items": [item], "system": {**FOUNDRY["system"], **system}}), "f"
    )
    return imported.creatures[0], imported


def test_an_attack_is_worked_out_and_marked() -> None:
    creature, imported = read(weapon(parts=[FIRE]))
    (bite,) = creature.statblock.actions
    assert bite.attack is not None and bite.text == (
        "Melee Weapon Attack: +5 to hit, reach 5 ft. "
        "Hit: 8 (1d10 + 3) piercing damage plus 7 (2d6) fire damage."
    )
    assert (bite.attack.bonus, bite.attack.damage) == (5, "1d10+3 piercing + 2d6 fire")
    assert "attack" in creature.assumed and not imported.left


@pytest.mark.parametrize(
    ("attack", "system", "bonus", "damage"),
    [
        ({}, {"proficient": 0}, 3, "1d10+3 piercing"),
        ({"bonus": "2"}, {}, 7, "1d10+3 piercing"),
        ({"bonus": "7", "flat": True}, {}, 7, "1d10+3 piercing"),
        ({"ability": "dex"}, {}, 3, "1d10+1 piercing"),
        ({"ability": "none", "bonus": "@abilities.wis.mod"}, {}, 3, "1d10 piercing"),
        ({}, {"type": {"value": "simpleR"}}, 3, "1d10+1 piercing"),
        ({}, {"type": {"value": "simpleM"}, "properties": ["fin"]}, 5, "1d10+3 piercing"),
        ({}, {"properties": ["mgc"], "magicalBonus": 1}, 6, "1d10+4 piercing"),
        ({}, {"magicalBonus": 1}, 5, "1d10+3 piercing"),
        ({}, {"damage": {"base": {**BASE, "number": None, "bonus": "1"}}}, 5, "1 piercing"),
        ({}, {"damage": {"base": {"custom": CUSTOM, "types": ["cold"]}}}, 5, "1d6+3 cold"),
        ({}, {"description": {"value": ""}}, 5, "1d10+3 piercing"),
    ],
)  # fmt: skip
def test_what_counts_into_an_attack(
    attack: dict[str, Any], system: dict[str, Any], bonus: int, damage: str
) -> None:
    creature, imported = read(weapon(attack, **system))
    (bite,) = creature.statblock.actions
    assert bite.attack is not None and not imported.left
    assert (bite.attack.bonus, bite.attack.damage) == (bonus, damage)


@pytest.mark.parametrize(
    ("attack", "system", "actor"),
    [
        ({"bonus": "1d4"}, {}, {}),
        ({"bonus": "@scale.monk.die"}, {}, {}),
        ({"type": {"value": "melee", "classification": "spell"}}, {}, {}),
        ({}, {"proficient": 0.5}, {}),
        ({}, {}, {"bonuses": {"mwak": {"attack": "1", "damage": ""}}}),
        ({}, {}, {"details": {"cr": None}}),
        ({}, {}, {"abilities": {}}),
    ],
)
def test_an_attack_with_an_unknown_part_is_left_by_name(
    attack: dict[str, Any], system: dict[str, Any], actor: dict[str, Any]
) -> None:
    creature, imported = read(weapon(attack, **system), **actor)
    (bite,) = creature.statblock.actions
    assert bite.attack is None and "attack" not in creature.assumed
    assert ("attack: Bite", "not-understood") in imported.left


def test_damage_without_a_kind_is_left_by_name() -> None:
    creature, imported = read(weapon(damage={"base": {**BASE, "types": []}}))
    (bite,) = creature.statblock.actions
    assert bite.attack is not None and (bite.attack.bonus, bite.attack.damage) == (5, "")
    assert ("damage: Bite", "not-understood") in imported.left


@pytest.mark.parametrize(
    ("dc", "spellcasting", "value"),
    [
        ({"calculation": "", "formula": "14"}, "", 14),
        ({"calculation": "con", "formula": ""}, "", 12),
        ({"calculation": "spellcasting", "formula": ""}, "wis", 11),
        ({"calculation": "spellcasting", "formula": ""}, "", None),
        ({"calculation": "", "formula": "@scale.x"}, "", None),
    ],
)
def test_a_save_has_the_dc_that_is_said_or_follows(
    dc: dict[str, Any], spellcasting: str, value: int | None
) -> None:
    activity = {
        "type": "save",
        "activation": {"type": "action"},
        "save": {"ability": ["dex"], "dc": dc},
        "damage": {"parts": [FIRE]},
    }
    words = "Each must make a [[/save]] saving throw, taking [[/damage average]] damage on a failed save."
    item = {
        "type": "feat",
        "name": "Breath",
        "system": {"description": {"value": words}, "activities": {"a": activity}},
    }
    attributes = {**FOUNDRY["system"]["attributes"], "spellcasting": spellcasting}
    creature, imported = read(item, attributes=attributes)
    (breath,) = creature.statblock.actions
    if value is None:
        assert breath.save is None and ("values in: Breath", "not-understood") in imported.left
        return
    assert breath.save is not None
    assert (breath.save.dc, breath.save.ability, breath.save.damage) == (value, "dexterity", "2d6 fire")
    assert ("save" in creature.assumed) == (value != 14)


def test_an_export_before_version_4_has_the_same_attack() -> None:
    system = {
        "description": {"value": "<p>It bites.</p>"},
        "actionType": "mwak",
        "ability": "str",
        "activation": {"type": "action"},
        "proficient": True,
        "attackBonus": "1",
        "damage": {"parts": [["1d10 + @mod", "piercing"], ["2d6", "fire"]]},
    }
    creature, imported = read({"type": "weapon", "name": "Bite", "system": system})
    (bite,) = creature.statblock.actions
    assert bite.attack is not None and not imported.left
    assert (bite.attack.bonus, bite.attack.damage) == (6, "1d10+3 piercing + 2d6 fire")
    assert bite.text.endswith("It bites.")


@pytest.mark.parametrize(
    ("calculation", "damage"),
    [("str", "1d4+3 piercing"), ("wis", "1d4+1 piercing"), ("", ""), ("spellcasting", "")],
)
def test_the_modifier_in_the_damage_of_a_save_is_that_of_its_dc(calculation: str, damage: str) -> None:
    """Foundry's SRD 5.2: a Vampire's bite has a save by Charisma, and deals 1d4 with that modifier."""
    part = {"number": 1, "denomination": 4, "bonus": "@mod", "types": ["piercing"]}
    save = {"ability": ["con"], "dc": {"calculation": calculation, "formula": "13"}}
    activity = {"type": "save", "save": save, "damage": {"parts": [part]}}
    words = "<p>Constitution Saving Throw: DC 13.</p><p>Failure: [[/damage average]] damage.</p>"
    item = {
        "name": "Bite",
        "type": "feat",
        "system": {"description": {"value": words}, "activities": {"a": activity}},
    }
    creature, imported = read(item)
    (bite,) = creature.statblock.traits
    assert bite.save is not None and bite.save.damage == damage
    assert (("damage: Bite", "not-understood") in imported.left) == (damage == "")


def test_a_legendary_action_takes_as_many_as_its_activation_says() -> None:
    activity = {"type": "utility", "activation": {"type": "legendary", "value": 2}}
    creature, _ = read({"name": "Sweep", "type": "feat", "system": {"activities": {"a": activity}}})
    assert [action.cost for action in creature.statblock.legendary_actions] == [2]
