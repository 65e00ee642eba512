"""The creature library: the SRD's, imported, and a DM's own creatures."""

import json
from typing import Any

import pytest

from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.model import Defences
from storage.repositories.creatures import Creature, Creatures, srd
from storage.repositories.open5e import read_open5e
from storage.srd.generate import slim
from tests.storage.harness import ARI, DANA, StorageHarness

OGRE: dict[str, Any] = {
    "name": "Ogre",
    "type": "giant",
    "challenge_rating": 2,
    "armor_class": 11,
    "hit_points": 59,
    "hit_dice": "7d10",
    "dexterity": 8,
    "constitution": 16,
    "damage_resistances": ["fire", "bludgeoning from nonmagical weapons"],
    "damage_vulnerabilities": [],
    "damage_immunities": [],
    "condition_immunities": [{"name": "Charmed"}],
    "special_abilities": [{"name": "Legendary Resistance (3/Day)", "desc": "…"}],
    "legendary_actions": [{"name": "Swing"}],
}

OPEN5E: dict[str, Any] = {
    "name": "Ghast Captain",
    "type": "undead",
    "challenge_rating_decimal": "4.000",
    "armor_class": 15,
    "hit_points": 60,
    "hit_dice": "8d10 + 16",
    "ability_score_dexterity": 16,
    "initiative_bonus": 5,
    "damage_resistances": [],
    "damage_immunities": ["poison"],
    "damage_vulnerabilities": ["radiant"],
    "condition_immunities": ["srd_charmed", {"key": "poisoned"}],
    "something_newer": {"unknown": True},
}


def test_hit_dice_get_the_constitution_bonus_that_the_source_leaves_out() -> None:
    assert slim(OGRE)["hitDice"] == "7d10+21"


def test_a_defence_that_depends_on_the_weapon_is_kept_as_one() -> None:
    """SRD 5.1, Werewolf, Iron Golem, Archmage: what the rules read is a defence, what they do not a note."""
    werewolf = {
        **OGRE,
        "damage_resistances": ["fire", "damage from spells"],
        "damage_immunities": [
            "bludgeoning, piercing, and slashing damage from nonmagical weapons that aren't silvered"
        ],
        "special_abilities": [{"name": "Fire Absorption", "desc": "…"}],
    }
    creature = Creature.model_validate(slim(werewolf))
    assert creature.defences == Defences(
        resistances=("fire",),
        immunities=tuple(f"nonmagical {t} unless silvered" for t in ("bludgeoning", "piercing", "slashing")),
        condition_immunities=("charmed",),
        absorptions=("fire",),
    )
    assert creature.notes == "Resistances: damage from spells"
    assert creature.as_participant().defences == creature.defences


def test_the_built_in_creatures_are_there_with_their_attribution() -> None:
    attribution, creatures = srd()
    assert "System Reference Document" in attribution
    assert len(creatures) > 300
    goblin = creatures["goblin"].as_participant()
    assert (goblin.max_hp, goblin.ac, goblin.hit_dice, goblin.dexterity) == (7, 15, "2d6", 14)
    assert creatures["adult red dragon"].legendary_resistances == 3


def test_an_open5e_export_is_read() -> None:
    exported = json.dumps([{"model": "api_v2.creature", "pk": "x", "fields": OPEN5E}]).encode()
    (creature,) = read_open5e(exported)
    assert (creature.name, creature.max_hp, creature.ac, creature.hit_dice) == (
        "Ghast Captain",
        60,
        15,
        "8d10+16",
    )
    assert creature.defences.immunities == ("poison",)
    assert creature.defences.condition_immunities == ("charmed", "poisoned")
    assert creature.initiative_bonus == 5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "not a JSON file"),
        (b"{}", "Expected a list"),
        (b"[3]", "Entry 1 is not a creature"),
        (b'[{"fields": {"name": "X", "hit_points": "many"}}]', "Entry 1 .X.: maxHP"),
        (b"[" * 100_000, "not a JSON file"),
        (b"[" + b"{}," * 1_000 + b"{}]", "You can keep 1000"),  # before any entry is read
    ],
)
def test_an_invalid_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(InvalidCommandError, match=says):
        read_open5e(content)


async def test_a_dms_own_creatures_come_first_and_replace_the_srds(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    await creatures.save(
        DANA.user_id, [Creature(name="Goblin", max_hp=12), Creature(name="Gobbler", max_hp=1)]
    )
    await creatures.save(DANA.user_id, [Creature(name="Goblin", max_hp=13)])
    found = await creatures.search(DANA.user_id, "gob")
    assert [(c.name, c.user_id is not None) for c in found[:2]] == [("Gobbler", True), ("Goblin", True)]
    mine = await creatures.by_name(DANA.user_id, "goblin")
    theirs = await creatures.by_name(ARI.user_id, "goblin")
    assert mine is not None and mine.max_hp == 13
    assert theirs is not None and theirs.max_hp == 7
    await creatures.delete(DANA.user_id, "Goblin")
    with pytest.raises(NotFoundError):
        await creatures.delete(DANA.user_id, "Goblin")
