"""D&D Beyond's sheet: each of its traps by a sheet made here, after public descriptions of the format."""

import json
from typing import Any

import pytest

from storage.library.importing.characters import ImportedCharacters, read_characters
from tests.storage.library.sheets import FULL_SHEET, item, raises, sheet, stats


def read(**changes: Any) -> ImportedCharacters:
    return read_characters(json.dumps(sheet(**changes)).encode())


def nia(**changes: Any) -> dict[str, Any]:
    (found,) = read(**changes).characters
    return found


def names(imported: ImportedCharacters) -> set[str]:
    return {name for name, _ in imported.left}


def klass(level: int, *features: int, first: bool = False) -> dict[str, Any]:
    listed = [{"definition": {"id": number}} for number in features]
    return {"level": level, "isStartingClass": first, "classFeatures": listed}


def custom(kind: int, value: Any, of: str | None = None) -> dict[str, Any]:
    return {"typeId": kind, "value": value, "valueId": None, "valueTypeId": of}


AMULET = {"type": "set", "subType": "constitution-score", "value": 19, "restriction": "if not already higher"}
DRACONIC = raises("hit-points-per-level", componentId=9)
CHOICE = "Can't be an Ability Score you already increased with this trait."


@pytest.mark.parametrize(
    ("changes", "maximum"),
    [
        ({"overrideHitPoints": 60}, 60),
        ({"overrideHitPoints": 0}, 44),
        ({"overrideHitPoints": 60, "bonusHitPoints": 5}, None),  # sources disagree whether both count
        ({"bonusHitPoints": -4}, 40),
        ({"overrideStats": stats(None, None, 18, None, None, None)}, 54),
        ({"overrideStats": stats(0, 0, 0, 0, 0, 0)}, 44),
        ({"inventory": [item(1, AMULET, attuned=True)]}, 54),
        ({"inventory": [item(1, AMULET, attuned=False)]}, 44),
        ({"inventory": [item(1, AMULET, attuned=True, worn=False)]}, 44),
        ({"inventory": [item(1, raises("hit-points", 4), isConsumable=True)]}, 44),
        ({"inventory": [item(1, raises("hit-points", 4))]}, None),
        ({"modifiers": {"race": [raises("constitution-score", restriction=CHOICE)]}}, 49),
        ({"modifiers": {"race": [raises("constitution-score", restriction="while dancing")]}}, None),
        ({"stats": stats(8, 8, 19, 8, 8, 8), "modifiers": {"feat": [raises("constitution-score", 2)]}}, 59),
        (
            {
                "stats": stats(8, 8, 20, 8, 8, 8),
                "modifiers": {"class": [raises("constitution-score", 4, restriction="Maximum of 24")]},
            },
            69,
        ),
        ({"classes": [klass(3, 9), klass(2)], "modifiers": {"class": [DRACONIC]}}, 47),
        ({"classes": [klass(3), klass(2)], "modifiers": {"class": [DRACONIC]}}, None),
        ({"classes": [klass(5)], "modifiers": {"class": [DRACONIC]}}, 49),
        ({"modifiers": {"condition": [raises("constitution-score", 6)]}}, 44),
    ],
)
def test_the_maximum_is_that_of_the_sheet_or_the_character_is_refused(
    changes: dict[str, Any], maximum: int | None
) -> None:
    imported = read(**changes)
    assert [one["maxHP"] for one in imported.characters] == ([] if maximum is None else [maximum])
    assert imported.refused == ([] if maximum else [("Nia", "no-hit-points")])


def test_scores_of_race_and_of_a_background_of_2024_are_not_added_up() -> None:
    background = {"definition": {"grantedFeats": [{"name": "Ability Scores"}]}}
    modifiers = {"race": [raises("constitution-score")]}
    assert read(background=background, modifiers=modifiers).refused == [("Nia", "no-hit-points")]
    assert nia(background={"definition": {"grantedFeats": []}}, modifiers=modifiers)["maxHP"] == 49


SAVES = {"strength": 3, "dexterity": 2, "constitution": 2, "intelligence": 0, "wisdom": 1, "charisma": -1}


def proficient(of: str, **more: Any) -> dict[str, Any]:
    return {"type": "proficiency", "subType": of, "restriction": "", **more}


def plus(number: int, *abilities: str) -> dict[str, int]:
    return {name: bonus + (number if name in (abilities or SAVES) else 0) for name, bonus in SAVES.items()}


OF_SECOND = proficient("wisdom-saving-throws", componentId=9, availableToMulticlass=False)
AURA = raises("saving-throws", None, statId=6)


@pytest.mark.parametrize(
    ("changes", "saves"),
    [
        ({"modifiers": {"class": [proficient("saving-throws")]}}, plus(3)),
        ({"modifiers": {"feat": [proficient("wisdom-saving-throws")]}}, plus(3, "wisdom")),
        ({"inventory": [item(1, raises("saving-throws"), attuned=True)]}, plus(1)),
        ({"inventory": [item(1, raises("saving-throws"), attuned=False)]}, plus(0)),
        ({"modifiers": {"race": [raises("saving-throws", 2, restriction="Against poison")]}}, plus(0)),
        ({"modifiers": {"class": [AURA]}}, None),
        ({"characterValues": [custom(39, 2, "1472902489")]}, None),
        ({"classes": [klass(3, first=True), klass(2, 9)], "modifiers": {"class": [OF_SECOND]}}, plus(0)),
        (
            {"classes": [klass(3, 9, first=True), klass(2)], "modifiers": {"class": [OF_SECOND]}},
            plus(3, "wisdom"),
        ),
        ({"classes": [klass(3), klass(2)], "modifiers": {"class": [OF_SECOND]}}, None),
    ],
)
def test_saves_are_those_of_the_sheet_or_left(changes: dict[str, Any], saves: dict[str, int] | None) -> None:
    imported = read(**changes)
    assert imported.characters[0].get("saveBonuses") == saves
    assert ("saving throws" in names(imported)) == (saves is None)
    restricted = {"saving-throws (Against poison)"} if "race" in changes.get("modifiers", {}) else set()
    assert restricted <= names(imported)


PLATE: dict[str, Any] = {"armorClass": 18, "armorTypeId": 3}
SHIELD: dict[str, Any] = {"armorClass": 2, "armorTypeId": 4}
MONK = {"type": "set", "subType": "unarmored-armor-class", "value": None, "statId": 5}
SCALES = {"type": "set", "subType": "unarmored-armor-class", "value": 3, "statId": None}


@pytest.mark.parametrize(
    ("changes", "ac"),
    [
        ({"inventory": [item(1, raises("armor-class"), **PLATE)]}, 19),
        ({"inventory": [item(1, **PLATE), item(2, raises("armor-class"), worn=False, **SHIELD)]}, 18),
        ({"inventory": [item(1, **SHIELD), item(2, **SHIELD)]}, None),
        ({"inventory": [item(1, raises("armor-class"), attuned=True)]}, 13),
        ({"inventory": [item(1, raises("armor-class"), attuned=False)]}, 12),
        ({"modifiers": {"item": [{**raises("armor-class"), "componentId": 5}]}}, None),  # of no item: infused
        ({"modifiers": {"class": [raises("armored-armor-class")]}, "inventory": [item(1, **PLATE)]}, 19),
        ({"modifiers": {"class": [raises("armored-armor-class")]}}, 12),
        ({"modifiers": {"class": [raises("armor-class")]}}, 13),
        ({"modifiers": {"class": [raises("armor-class", restriction="while raging")]}}, None),
        ({"modifiers": {"class": [MONK]}}, 13),
        ({"modifiers": {"class": [MONK]}, "inventory": [item(1, **SHIELD)]}, None),
        ({"modifiers": {"class": [MONK]}, "inventory": [item(1, **PLATE)]}, 18),
        ({"modifiers": {"class": [MONK, SCALES]}}, 15),
        ({"modifiers": {"feat": [raises("ac-max-dex-armored-modifier", 3, type="set")]}}, None),
        ({"modifiers": {"race": [{"type": "ignore", "subType": "unarmored-dex-ac-bonus"}]}}, None),
        ({"characterValues": [custom(1, 17)]}, 17),
        ({"characterValues": [custom(2, 1), custom(3, 1)]}, 14),
        ({"characterValues": [custom(8, "Tower shield", "1439493548")]}, 12),
        ({"characterValues": [custom(4, 13)]}, None),
    ],
)
def test_the_armor_class_is_that_of_the_sheet_or_left(changes: dict[str, Any], ac: int | None) -> None:
    imported = read(**changes)
    assert imported.characters[0].get("ac") == ac
    assert ("armor class" in names(imported)) == (ac is None)


def test_the_state_of_the_sheet_travels() -> None:
    found = nia(
        removedHitPoints=99,
        temporaryHitPoints=4,
        conditions=[{"id": 4, "level": 3}, {"id": 11, "level": None}, {"id": 15, "level": None}],
        deathSaves={"failCount": 1, "successCount": 2, "isStabilized": False},
    )
    assert (found["currentHP"], found["tempHP"]) == (0, 4)
    assert found["conditions"] == [{"name": "Exhaustion", "level": 3}, {"name": "Poisoned"}]
    assert found["deathSaves"] == {"failures": 1, "successes": 2}


@pytest.mark.parametrize(
    ("saves", "taken"),
    [
        ({"failCount": 3}, {"failures": 3, "isDead": True}),
        ({"successCount": 3}, {"isStable": True}),
        ({"isStabilized": True}, {"isStable": True}),
        ({"failCount": None, "successCount": None, "isStabilized": False}, None),
        ({"failCount": 7}, None),
    ],
)
def test_death_saves(saves: dict[str, Any], taken: dict[str, Any] | None) -> None:
    imported = read(removedHitPoints=99, deathSaves=saves)
    assert imported.characters[0].get("deathSaves") == taken
    assert ("deathSaves" in names(imported)) == (saves.get("failCount") == 7)
    assert "deathSaves" not in nia(deathSaves=saves), "of a character with hit points"


def test_a_state_that_is_not_sure_is_left_by_name() -> None:
    imported = read(conditions=[{"id": 4, "level": 4}, {"id": 99}, {"id": 4, "level": None}, "prone"])
    assert "currentHP" not in imported.characters[0], "of half the maximum by the rules of 2014"
    assert {"removedHitPoints", "conditions"} <= names(imported)
    assert "currentHP" not in nia(removedHitPoints=-3)


def test_initiative_has_its_bonus_or_is_left() -> None:
    assert nia(modifiers={"feat": [raises("initiative", 5)]})["initiativeBonus"] == 7
    for modifier in (raises("initiative", None, statId=5), proficient("initiative")):
        imported = read(modifiers={"feat": [modifier]})
        assert "initiativeBonus" not in imported.characters[0] and "initiative" in names(imported)
    assert "initiative" not in names(read())


def test_defences_are_those_of_worn_items_and_of_no_condition() -> None:
    def resist(kind: str, of: str) -> dict[str, Any]:
        return {"type": kind, "subType": of, "restriction": ""}

    imported = read(
        inventory=[
            item(1, resist("resistance", "fire"), attuned=True),
            item(2, resist("resistance", "cold"), attuned=False),
            item(3, resist("immunity", "critical-hits")),
        ],
        modifiers={
            "race": [resist("immunity", "poison"), resist("immunity", "poisoned")],
            "condition": [resist("resistance", "acid")],
            "item": [{**resist("resistance", "psychic"), "componentId": 8}],
        },
    )
    assert imported.characters[0]["defences"] == {
        "resistances": ["fire"],
        "immunities": ["poison"],
        "conditionImmunities": ["poisoned"],
    }
    assert {"Immunities: critical hits", "modifiers: resistance"} <= names(imported)


def test_a_whole_sheet() -> None:
    (found,) = read_characters(json.dumps({"success": True, "data": FULL_SHEET}).encode()).characters
    assert (found["maxHP"], found["ac"], found["saveBonuses"]["wisdom"]) == (54, 18, 2)
    assert found["conditions"] == [{"name": "Exhaustion", "level": 2}, {"name": "Poisoned"}]
