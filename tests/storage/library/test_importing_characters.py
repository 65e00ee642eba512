"""Characters from D&D Beyond, Foundry, a table, and our own JSON."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.encounter.errors import InvalidCommandError
from storage.library.importing.characters import ImportedCharacters, read_characters
from tests.storage.library.files import places, with_other
from tests.storage.library.sheets import ACTOR, FULL_SHEET, OWN, ROW, sheet


def armor(points: int, kind: int | None, equipped: bool = True) -> dict[str, Any]:
    return {"equipped": equipped, "definition": {"armorClass": points, "armorTypeId": kind}}


def read(value: Any) -> ImportedCharacters:
    return read_characters((value if isinstance(value, str) else json.dumps(value)).encode())


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_character_of_dnd_beyond_has_the_hit_points_of_its_sheet(wrapped: bool) -> None:
    imported = read({"success": True, "data": sheet()} if wrapped else sheet())
    (nia,) = imported.characters
    assert imported.format == "D&D Beyond"
    saves = {"strength": 3, "dexterity": 2, "constitution": 2, "intelligence": 0, "wisdom": 1, "charisma": -1}
    assert nia == {
        **{"name": "Nia", "maxHP": 44, "currentHP": 39, "dexterity": 14, "ac": 12, "level": 5},
        "saveBonuses": saves,
    }
    worked_out = {"maxHP", "currentHP", "dexterity", "ac", "saveBonuses", "level"}
    assert set(imported.assumed) == worked_out, "by the rules"
    assert ("hit dice", "not-understood") in imported.left


def test_levels_hit_dice_and_saves_come_from_the_classes() -> None:
    classes = [
        {"level": 3, "hitDiceUsed": 1, "definition": {"hitDice": 10, "name": "Fighter"}},
        {"level": 2, "hitDiceUsed": 1, "definition": {"hitDice": 6, "name": "Wizard"}},
    ]
    proficient = {"class": [{"type": "proficiency", "subType": "strength-saving-throws"}]}
    (nia,) = read(sheet(classes=classes, modifiers=proficient)).characters
    assert (nia["level"], nia["hitDice"], nia["hitDiceSpent"]) == (5, "3d10+2d6+10", 2)
    assert nia["characterClass"] == "Fighter / Wizard"
    assert nia["saveBonuses"]["strength"] == 6 and nia["saveBonuses"]["dexterity"] == 2
    ring = {"item": [{"type": "bonus", "subType": "saving-throws", "value": 1}]}
    imported = read(sheet(modifiers=ring))
    assert "saveBonuses" not in imported.characters[0]
    assert ("saving throws", "not-understood") in imported.left


def test_a_healing_potion_raises_no_maximum() -> None:
    potion = {"type": "bonus", "subType": "hit-points", "value": None, "dice": {"diceString": "2d4 + 2"}}
    (nia,) = read(sheet(modifiers={"item": [potion]})).characters
    assert nia["maxHP"] == 44


@pytest.mark.parametrize(
    ("changes", "maximum"),
    [
        ({"overrideHitPoints": 60}, 60),
        ({"bonusHitPoints": 4}, 48),
        ({"modifiers": {"feat": [{"type": "bonus", "subType": "hit-points-per-level", "value": 2}]}}, 54),
        ({"modifiers": {"race": [{"type": "bonus", "subType": "constitution-score", "value": 1}]}}, 49),
    ],
)
def test_what_raises_hit_points_counts(changes: dict[str, Any], maximum: int) -> None:
    (nia,) = read(sheet(**changes)).characters
    assert nia["maxHP"] == maximum


@pytest.mark.parametrize(
    "changes",
    [
        {"modifiers": {"item": [{"type": "set", "subType": "constitution-score", "value": 19}]}},
        {"modifiers": {"class": [{"type": "bonus", "subType": "hit-points", "value": 5}]}},
        {"classes": []},
        {"baseHitPoints": "many"},
    ],
)
def test_a_character_whose_hit_points_are_not_sure_is_refused(changes: dict[str, Any]) -> None:
    imported = read(sheet(**changes))
    assert imported.characters == [] and imported.refused == [("Nia", "no-hit-points")]


@pytest.mark.parametrize(
    ("inventory", "ac"),
    [
        ([armor(12, 1)], 14),
        ([armor(15, 2)], 17),
        ([armor(16, 3), armor(2, 4)], 18),
        ([armor(2, 4)], 14),
        ([armor(18, 3, equipped=False)], 12),
        ([armor(16, None)], None),
        ([armor(16, 3), armor(15, 2)], None),
    ],
)
def test_an_armor_class_is_that_of_worn_armor_or_left(
    inventory: list[dict[str, Any]], ac: int | None
) -> None:
    imported = read(sheet(inventory=inventory))
    assert imported.characters[0].get("ac") == ac
    assert (("armor class", "not-understood") in imported.left) == (ac is None)


def test_resistances_come_along() -> None:
    resistant = {"race": [{"type": "resistance", "subType": "fire"}]}
    (nia,) = read(sheet(modifiers=resistant)).characters
    assert nia["defences"] == {"resistances": ["fire"]}


def test_a_character_of_foundry() -> None:
    actor: dict[str, Any] = {
        "name": "Nia",
        "type": "character",
        "img": "icons/nia.webp",
        "system": {
            "abilities": {"dex": {"value": 14}},
            "attributes": {"hp": {"max": 44, "value": 39}, "ac": {"flat": 17}},
            "traits": {"dr": {"value": ["fire"]}, "ci": {"value": ["charmed"]}},
        },
        "items": [{"name": "Fighter", "type": "class", "system": {"levels": 5}}],
    }
    imported = read(actor)
    assert imported.format == "Foundry"
    assert imported.characters == [
        {
            "name": "Nia",
            "maxHP": 44,
            "currentHP": 39,
            "ac": 17,
            "dexterity": 14,
            "characterClass": "Fighter",
            "level": 5,
            "defences": {"resistances": ["fire"], "conditionImmunities": ["charmed"]},
        }
    ]
    assert ("saves", "not-understood") in imported.left, "of one score alone"
    actor["system"]["attributes"]["hp"]["max"] = None
    assert read(actor).refused == [("Nia", "no-hit-points")], "Foundry works it out from its classes"


def advanced(**hp: Any) -> dict[str, Any]:
    """Return a fighter of level 3 whose hit points Foundry works out: 10, the average of 6, and a 4."""
    rolls = {"type": "HitPoints", "value": {"1": "max", "2": "avg", "3": 4}}
    fighter = {"levels": 3, "hd": {"denomination": "d10"}, "advancement": [rolls]}
    system = {
        "abilities": {"dex": {"value": 12}, "con": {"value": 14}},
        "attributes": {"hp": {"max": None, "value": 20, **hp}, "ac": {"calc": "default"}},
    }
    item = {"name": "Fighter", "type": "class", "system": fighter}
    return {"name": "Nia", "type": "character", "system": system, "items": [item]}


@pytest.mark.parametrize(
    ("hp", "maximum"),
    [({}, 26), ({"bonuses": {"level": "1", "overall": "5"}}, 34), ({"bonuses": {"level": "@prof"}}, None)],
)
def test_hit_points_of_foundry_are_those_of_the_levels(hp: dict[str, Any], maximum: int | None) -> None:
    imported = read(advanced(**hp))
    assert [one["maxHP"] for one in imported.characters] == ([] if maximum is None else [maximum])
    assert (imported.assumed["maxHP"] == 1) == (maximum is not None)
    tough = {"changes": [{"key": "system.attributes.hp.bonuses.level", "value": "2"}]}
    assert read({**advanced(**hp), "effects": [tough]}).refused == [("Nia", "no-hit-points")]


def test_an_armor_class_of_foundry_that_is_switched_off_is_none() -> None:
    """`flat` keeps what was typed once, when the sheet works the armor class out from armor."""
    actor = advanced()
    actor["system"]["attributes"]["ac"] = {"calc": "default", "flat": 25}
    assert read(actor).characters[0]["ac"] == 11
    actor["system"]["attributes"]["ac"] = {"calc": "unarmoredMonk", "flat": 25}
    assert "ac" not in read(actor).characters[0]


def test_a_list_of_characters_in_one_line_is_no_table() -> None:
    line = json.dumps([{"hp": 1, "name": "x", "type": "none"}, advanced()], separators=(", ", ": "))
    assert "\n" not in line and [one["name"] for one in read(line).characters] == ["Nia"]


def test_a_second_column_of_a_field_and_a_cell_too_many_are_named() -> None:
    imported = read("Name,HP,Max HP,AC\nNia,44,50,15,extra")
    assert imported.characters == [{"name": "Nia", "maxHP": 44, "ac": 15}]
    assert {name for name, _ in imported.left} == {"Max HP", "#5"}


def test_a_resistance_of_dnd_beyond_with_a_restriction_is_no_defence() -> None:
    raging = {"type": "resistance", "subType": "fire", "restriction": "while raging"}
    imported = read(sheet(modifiers={"class": [raging], "feat": [{"type": "advantage", "subType": "x"}]}))
    assert "defences" not in imported.characters[0]
    names = {name for name, _ in imported.left}
    assert {"Resistances: fire (while raging)", "modifiers: advantage"} <= names


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table(delimiter: str) -> None:
    rows = [
        ["Name", "HP", "AC", "Bonus", "Shoe size", "Level", "Hit dice"],
        ["Nia", "44", "17", "+3", "38", "5", "5d10+10"],
        ["Borin", "x", "1", "", "", "", ""],
    ]
    imported = read("\n".join(delimiter.join(row) for row in rows))
    assert imported.characters == [
        {"name": "Nia", "maxHP": 44, "ac": 17, "initiativeBonus": 3, "level": 5, "hitDice": "5d10+10"}
    ]
    assert imported.left == {("Shoe size", "no-place"): 1}
    assert imported.refused == [("Borin", "no-hit-points")]


def test_a_character_as_yaml_and_a_table_below_empty_lines() -> None:
    for text in ("name: Nia\nmaxHP: 44\n", "\ufeff\r\n\n name;hp\nNia;44\n"):
        assert read(text).characters == [{"name": "Nia", "maxHP": 44}]


def test_our_own_export() -> None:
    nia = {"name": "Nia", "maxHP": 44, "currentHP": 3, "ac": 17, "defences": {"immunities": ["fire"]}}
    content = {"format": "encounter-tracker", "version": 1, "characters": [nia], "parties": []}
    assert read(content).characters == [nia]


def test_a_party_without_a_list_of_characters_is_none() -> None:
    parties = [{"name": "Owls", "characters": 987}, {"name": "Bats", "characters": ["Nia"]}]
    content = {
        "format": "encounter-tracker",
        "characters": [{"name": "Nia", "maxHP": 44}],
        "parties": parties,
    }
    assert read(content).parties == [("Bats", ["Nia"])]


@pytest.mark.parametrize("content", ["", "{}", "[]", "a,b\n1,2", "name\nNia", '{"characters": [{"a": 1}]}'])
def test_a_file_without_characters_is_refused(content: str) -> None:
    with pytest.raises(InvalidCommandError) as refused:
        read(content)
    assert refused.value.key == "file-no-character"


_KEYS = st.sampled_from(
    sorted({*sheet(), *ACTOR, *OWN, *ROW, "level", "hitDice", "value", "system", "removedHitPoints"})
)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


def numbers(value: Any) -> list[float]:
    """Return all numbers within a value, also those in its texts such as hit dice."""
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [value]
    if isinstance(value, str):
        return [float(found) for found in re.findall(r"\d+", value)]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for one in inner for found in numbers(one)]


def require_nothing_invented(content: str) -> None:
    """Fail for a stored number that neither stood in a file nor is marked as worked out."""
    try:
        imported = read_characters(content.encode())
    except InvalidCommandError:
        return
    said = {abs(float(number)) for number in re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", content)}
    said |= {float(number) for number in re.findall(r"\d+", content)}
    for fields in imported.characters:
        for name, value in fields.items():
            invented = [number for number in numbers(value) if abs(number) not in said]
            assert not invented or name in imported.assumed, (name, value)


@pytest.mark.parametrize("other", [{"x": 987}, [987], 987654, True, "987"], ids=str)
@pytest.mark.parametrize("base", [FULL_SHEET, ACTOR, OWN], ids=["D&D Beyond", "Foundry", "own"])
def test_a_value_of_another_kind_anywhere_in_a_character_invents_nothing(
    base: dict[str, Any], other: Any
) -> None:
    for path in places(base):
        require_nothing_invented(json.dumps(with_other(base, path, other)))


@settings(max_examples=150, deadline=None)
@given(base=st.sampled_from([sheet(), ACTOR, OWN, ROW]), changes=st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_whatever_comes_each_stored_number_stood_in_it_or_is_named(
    base: dict[str, Any], changes: dict[str, Any]
) -> None:
    entry = {**base, **changes}
    if base is ROW or base == ROW:
        row = {name: str(value).replace("\n", " ") for name, value in entry.items()}
        stream = io.StringIO()
        csv.writer(stream).writerows([list(row), list(row.values())])
        content = stream.getvalue()
    else:
        content = json.dumps(entry)
    require_nothing_invented(content)
