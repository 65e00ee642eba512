"""Figures in which the package of the SRD 5.2 differs from the document."""

from typing import Any

import pytest

from storage.srd.edition_2024 import slim

ABILITIES = ("str", "dex", "con", "int", "wis", "cha")
MONSTER: dict[str, Any] = {
    "ability_scores": dict.fromkeys(ABILITIES, 10),
    "proficiency_bonus": 2,
    "senses": {"blindsight": 0, "darkvision": 0, "tremorsense": 0, "truesight": 0, "passive_perception": 10},
    "creature_size": "medium",
    "creature_type": "beast",
    "alignment": "Unaligned",
    "movement": {"walk": 30},
    "saving_throws": {"dex": 2, "int": -2, "wis": 3},
    "skills": {"perception": 4, "stealth": 7},
    "languages": [],
    "cr": 1.0,
    "ac": 12,
    "hp": 20,
    "hp_dice": "4d8 + 2",
    "legendary_action_uses": None,
    "legendary_resistance_uses": None,
    **{f"damage_{kind}": [] for kind in ("resistances", "vulnerabilities", "immunities")},
    **{key: [] for key in ("condition_immunities", "special_abilities", "actions")},
    **{key: [] for key in ("legendary_actions", "lair_actions")},
}


@pytest.mark.parametrize(
    ("name", "part", "bonuses"),
    [
        ("Ancient Gold Dragon", "saves", {"dex": 9, "int": -2, "wis": 10}),
        ("Mastiff", "saves", {"dex": 2, "int": -2}),
        ("Ogre Zombie", "saves", {"dex": 2, "wis": 3}),
        ("Swarm of Rats", "saves", {"int": -2, "wis": 3}),
        ("Panther", "skills", {"perception": 4, "stealth": 6}),
        ("Shambling Mound", "skills", {"perception": 4, "stealth": 3}),
        ("Giant Frog", "skills", {"perception": 4, "stealth": 4}),
        ("Wolf", "saves", {"dex": 2, "int": -2, "wis": 3}),
    ],
)
def test_a_bonus_is_that_of_the_document(name: str, part: str, bonuses: dict[str, int]) -> None:
    """Found beside Open5e's text of the SRD 5.2, which two more sources agree with."""
    block = slim({**MONSTER, "name": name})["statblock"]
    assert {one["name"]: one["bonus"] for one in block[part]} == bonuses


def test_a_werebear_climbs_in_one_form() -> None:
    assert slim({**MONSTER, "name": "Werebear"})["statblock"]["speeds"] == {
        "walk": 30,
        "note": "climb 30 ft. (bear form only)",
    }
