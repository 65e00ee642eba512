"""Attacks, saves and uses in the words of stat blocks, of 2014 and of 2024."""

from typing import Any

import pytest

from storage.library.action_text import read_feature

ATTACKS: list[tuple[str, int, str]] = [
    (
        "Melee Weapon Attack: +7 to hit, reach 10 ft., one target. Hit: 12 (2d6 + 5) slashing damage "
        "plus 3 (1d6) fire damage.",
        7,
        "2d6+5 slashing + 1d6 fire",
    ),
    (
        "*Melee Weapon Attack:* +4 to hit, reach 5 ft., one creature. *Hit:* 1 piercing damage.",
        4,
        "1 piercing",
    ),
    ("_Melee Attack Roll:_ +9, reach 15 ft. 12 (2d6 + 5) Bludgeoning damage.", 9, "2d6+5 bludgeoning"),
    (
        "Melee or Ranged Attack Roll: +5, reach 5 ft. or range 20/60 ft. Hit: 5 (1d6 − 2) Piercing damage, "
        "plus 2 (1d4) Piercing damage if the attack roll had Advantage.",
        5,
        "1d6-2 piercing",
    ),
    (
        "Ranged Weapon Attack: +4 to hit, range 80/320 ft., one target. Hit: 7 (1d10 + 2) piercing damage, "
        "or 8 (1d12 + 2) piercing damage with two hands.",
        4,
        "1d10+2 piercing",
    ),
    ("Melee Weapon Attack: +2 to hit, reach 5 ft. Hit: the target is grappled (escape DC 12).", 2, ""),
]
SAVES: list[tuple[str, dict[str, Any]]] = [
    (
        "Each creature in that area must make a DC 21 Dexterity saving throw, taking 63 (18d6) fire damage "
        "on a failed save, or half as much damage on a successful one.",
        {"ability": "dexterity", "dc": 21, "damage": "18d6 fire", "half": True},
    ),
    (
        "Each creature within 10 ft. must succeed on a DC 22 Dexterity saving throw or take 15 (2d6 + 8) "
        "bludgeoning damage and be knocked prone.",
        {"ability": "dexterity", "dc": 22, "damage": "2d6+8 bludgeoning", "half": False},
    ),
    (
        "Constitution Saving Throw: DC 14, each creature in a 30-foot Cone. Failure: 24 (7d6) Cold damage. "
        "Success: Half damage.",
        {"ability": "constitution", "dc": 14, "damage": "7d6 cold", "half": True},
    ),
    (
        "Wisdom Saving Throw: DC 16, one creature. Failure: The target has the Charmed condition. It takes "
        "3 (1d6) Psychic damage later.",
        {"ability": "wisdom", "dc": 16},
    ),
    ("It must succeed on a DC 12 Wisdom saving throw or be frightened.", {"ability": "wisdom", "dc": 12}),
]


@pytest.mark.parametrize(("text", "bonus", "damage"), ATTACKS)
def test_an_attack_is_read_with_the_damage_that_every_hit_deals(text: str, bonus: int, damage: str) -> None:
    attack = read_feature("Claw (Hybrid Form Only)", text)["attack"]
    assert (attack["name"], attack["bonus"], attack.get("damage", "")) == ("Claw", bonus, damage)


@pytest.mark.parametrize(("text", "save"), SAVES)
def test_a_save_is_read_with_what_a_failed_one_takes(text: str, save: dict[str, Any]) -> None:
    assert read_feature("Breath", text)["save"] == save


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        ("Fire Breath (Recharge 5–6)", {"recharge": 5}),
        ("Web (Recharge 6)", {"recharge": 6}),
        ("Misty Step (3/Day)", {"times": 3, "per": "day"}),
        ("Legendary Resistance (3/Day, or 4/Day in Lair)", {"times": 3, "per": "day"}),
        ("Heal (Recharges after a Short or Long Rest)", {"per": "rest"}),
        ("Bite", None),
    ],
)
def test_uses_are_read_from_the_name(name: str, uses: dict[str, Any] | None) -> None:
    assert read_feature(name, "…").get("uses") == uses


def test_a_legendary_action_says_its_cost() -> None:
    assert read_feature("Wing Attack (Costs 2 Actions)", "")["cost"] == 2


@pytest.mark.parametrize("text", ["", "The dragon makes a tail attack.", "Multiattack: 3 claws", "DC many"])
def test_what_is_not_said_is_not_there(text: str) -> None:
    assert read_feature("Thing", text) == {"name": "Thing", "text": text}
