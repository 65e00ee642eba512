"""Creatures from the files of other programs: right, or refused, or left by name."""

import cProfile
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.encounter.damage_terms import read_term
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import ABILITIES
from storage.library.creature import Creature
from storage.library.importing.formats import Imported, read_creatures
from storage.library.importing.own_format import FORMAT, exported
from storage.library.importing.watched import MAX_DEPTH
from storage.repositories.creatures import srd
from tests.storage.library.files import (
    FANTASY_STATBLOCKS,
    FILES,
    FIVE_TOOLS,
    FOUNDRY,
    HIT,
    IMPROVED_INITIATIVE,
    NAME,
    OPEN5E_V1,
    TEXT_2014,
    TEXT_2024,
    YAML_NOTE,
    encoded,
    places,
    with_other,
)

WEAPONS = ("bludgeoning", "piercing", "slashing")


def one(content: bytes) -> Creature:
    (creature,) = read_creatures(content, "file").creatures
    return creature


@pytest.mark.parametrize("format", FILES)
def test_each_format_gives_the_same_creature(format: str) -> None:
    creature = one(FILES[format])
    assert (creature.name, creature.ac, creature.max_hp, creature.hit_dice) == (NAME, 15, 45, "7d8+14")
    assert (creature.dexterity, creature.challenge, creature.kind) == (12, 0.5, "fiend")
    defences = creature.defences
    assert (defences.vulnerabilities, defences.immunities) == (("cold",), ("fire",))
    assert defences.condition_immunities == ("charmed", "frightened")
    block = creature.statblock
    assert (block.size, block.alignment) == ("medium", "lawful evil")
    assert (block.speeds.walk, block.speeds.fly, block.speeds.hover) == (50, 60, True)
    assert (block.abilities.strength, block.abilities.charisma) == (17, 6)
    assert "darkvision 60 ft." in block.senses.lower() and block.languages.lower() == "infernal"
    assert [trait.name for trait in block.traits] == ["Pack Tactics"]
    bite, breath = block.actions
    assert bite.attack is not None and (bite.attack.bonus, bite.attack.damage) == (5, "1d10+3 piercing")
    assert breath.save is not None and breath.uses is not None
    assert (breath.save.dc, breath.save.damage, breath.save.half) == (12, "4d6 fire", True)
    assert breath.uses.recharge == 5
    if format != "Foundry":  # which works these out itself
        assert block.passive_perception == 15
        assert {(b.name, b.bonus) for b in block.saves} == {("dexterity", 3)}
        assert {(b.name, b.bonus) for b in block.skills} == {("perception", 5)}


@pytest.mark.parametrize("format", [name for name in FILES if "2024" not in name and "note" not in name])
def test_a_defence_against_nonmagical_weapons_stays_one(format: str) -> None:
    creature = one(FILES[format])
    assert set(creature.defences.resistances) == {f"nonmagical {weapon}" for weapon in WEAPONS}
    for entry in creature.defences.resistances:
        assert not read_term(entry).covers("slashing", {"magical"})


@pytest.mark.parametrize("flag", ["nonmagical_attack_immunity", "nonmagical_attack_resistance"])
def test_the_flags_of_open5es_files_make_the_defence_conditional(flag: str) -> None:
    """Open5e's Creature.json, Werewolf and Rakshasa: the list has the types, the flag the case."""
    field = "immunities" if "immunity" in flag else "resistances"
    fields = {
        "name": "Werewolf",
        "hit_points": 58,
        "armor_class": 11,
        f"damage_{field}": [*WEAPONS, "poison"],
        flag: True,
        "damage_vulnerabilities": ["piercing"],
        "damage_vulnerabilities_display": "piercing from magic weapons wielded by good creatures",
    }
    creature = one(encoded([{"model": "api_v2.creature", "pk": "x", "fields": fields}]))
    assert set(getattr(creature.defences, field)) == {"poison", *(f"nonmagical {w}" for w in WEAPONS)}
    assert creature.defences.vulnerabilities == ()
    assert "piercing from magic weapons wielded by good creatures" in creature.notes


def test_the_flags_of_open5es_api_make_its_named_types_conditional() -> None:
    """A page of its API names the types with a capital, inside of `resistances_and_immunities`."""
    listed = [{"name": word.capitalize(), "key": word} for word in (*WEAPONS, "poison")]
    inner = {"damage_immunities": listed, "damage_immunities_display": "", "nonmagical_attack_immunity": True}
    page = {"results": [{"name": "Rakshasa", "hit_points": 110, "resistances_and_immunities": inner}]}
    assert set(one(encoded(page)).defences.immunities) == {"poison", *(f"nonmagical {w}" for w in WEAPONS)}


@pytest.mark.parametrize(
    ("flag", "defences"),
    [
        (True, {"poison", *(f"nonmagical {weapon}" for weapon in WEAPONS)}),
        ("true", {"poison"}),
        (1, {"poison"}),
        (False, {"poison", *WEAPONS}),
    ],
)
@pytest.mark.parametrize("has_text", [True, False])
def test_a_flag_counts_beside_a_text_without_the_case_and_is_named_where_it_is_none(
    flag: Any, defences: set[str], has_text: bool
) -> None:
    fields = {
        "damage_immunities": [*WEAPONS, "poison"],
        "damage_immunities_display": "poison; bludgeoning, piercing and slashing" if has_text else "",
        "nonmagical_attack_immunity": flag,
    }
    imported = read_creatures(encoded([{"name": "Rakshasa", "hit_points": 110, **fields}]), "f")
    assert set(imported.creatures[0].defences.immunities) == defences
    is_odd = flag not in (True, False) or (isinstance(flag, int) and not isinstance(flag, bool))
    assert (("nonmagical_attack_immunity", "not-understood") in imported.left) == is_odd


def test_a_case_that_the_rules_do_not_read_becomes_a_note() -> None:
    entry = {
        **OPEN5E_V1,
        "damage_resistances": "acid; cold (only in daylight); damage from spells",
        "condition_immunities": "prone, boredom",
    }
    creature = one(encoded([entry]))
    assert creature.defences.resistances == ("acid",)
    assert creature.defences.condition_immunities == ("prone",)
    for words in ("cold (only in daylight)", "damage from spells", "boredom"):
        assert words in creature.notes


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"name": "X", "ac": [15], "hp": {"special": "as its master"}}, "no-hit-points"),
        ({"name": "X", "hp": {"average": 0}}, "no-hit-points"),
        ({"name": "X", "_copy": {"name": "Y"}}, "refers-to-another"),
        ({"name": "X", "hit_points": "many"}, "no-hit-points"),
        ({"name": "X", "hit_points": 10**9}, "no-hit-points"),
        ({"hit_points": 5}, "no-name"),
        ({"name": "X", "stats": [1] * 6, "hp": "1d6"}, "no-hit-points"),
        ({"Name": "X", "HP": {"Value": None}}, "no-hit-points"),
    ],
)
def test_a_creature_without_hit_points_or_name_is_refused(entry: dict[str, Any], why: str) -> None:
    imported = read_creatures(encoded([entry]), "file")
    assert imported.creatures == [] and [reason for _, reason in imported.refused] == [why]


def test_a_list_of_5e_tools_keeps_armor_class_and_hit_points() -> None:
    creature = one(encoded([{**FIVE_TOOLS, "ac": [15], "hp": {"average": 45}}]))
    assert (creature.ac, creature.max_hp) == (15, 45)


def with_resistances(format: str, parts: list[str]) -> bytes:
    """Return a file of a format whose creature resists what a list says."""
    match format:
        case "Open5e v1":
            entry: dict[str, Any] = {**OPEN5E_V1, "damage_resistances": parts}
        case "Open5e v2":
            inner = {"damage_resistances": [{"name": part, "key": part} for part in parts]}
            entry = {"name": "X", "hit_points": 9, "resistances_and_immunities": inner}
        case "5e.tools":
            entry = {**FIVE_TOOLS, "resist": parts}
        case "Improved Initiative":
            entry = {**IMPROVED_INITIATIVE, "DamageResistances": parts}
        case "Fantasy Statblocks":
            entry = {**FANTASY_STATBLOCKS, "damage_resistances": parts}
        case "Foundry":
            system = FOUNDRY["system"]
            entry = {**FOUNDRY, "system": {**system, "traits": {"dr": {"value": parts}}}}
        case _:
            entry = {"name": "X", "maxHP": 9, "defences": {"resistances": parts}}
    return encoded([entry])


@pytest.mark.parametrize("last", ["slashing from nonmagical attacks", "and slashing from nonmagical attacks"])
@pytest.mark.parametrize(
    "format",
    ["Open5e v1", "Open5e v2", "5e.tools", "Improved Initiative", "Fantasy Statblocks", "Foundry", "own"],
)
def test_a_phrase_that_a_program_split_at_its_commas_is_read_whole(format: str, last: str) -> None:
    """Improved Initiative, Balor: four items of a list, of which the last says the case of three."""
    creature = one(with_resistances(format, ["lightning", "bludgeoning", "piercing", last]))
    expected = {"lightning", *(f"nonmagical {weapon}" for weapon in WEAPONS)}
    assert set(creature.defences.resistances) == expected


def test_a_text_with_semicolons_in_a_phrase_is_read_whole_too() -> None:
    text = "cold; bludgeoning; piercing; slashing from nonmagical attacks"
    creature = one(encoded([{**OPEN5E_V1, "damage_resistances": text}]))
    assert set(creature.defences.resistances) == {"cold", *(f"nonmagical {weapon}" for weapon in WEAPONS)}


@pytest.mark.parametrize(
    ("entry", "bonus"),
    [
        ({**IMPROVED_INITIATIVE, "InitiativeModifier": 0}, None),
        ({**IMPROVED_INITIATIVE, "InitiativeModifier": 3}, 4),
        ({**FIVE_TOOLS, "initiative": {"proficiency": 2}}, 5),
        ({**FIVE_TOOLS, "initiative": {"initiative": 7}}, 7),
        ({**FIVE_TOOLS, "initiative": 6}, 6),
    ],
)
def test_an_initiative_bonus_has_the_dexterity_modifier_in_it(
    entry: dict[str, Any], bonus: int | None
) -> None:
    creature = one(encoded([entry]))
    assert creature.initiative_bonus == bonus
    assert ("initiativeBonus" in creature.assumed) == (bonus in (4, 5)), "a sum is marked"


def test_open5es_files_of_actions_and_traits_belong_to_its_file_of_creatures() -> None:
    fields: dict[str, Any] = {"name": "Troll", "hit_points": 84, "saving_throw_strength": 0}
    parts: list[tuple[str, str, dict[str, Any]]] = [
        ("Bite", "creatureaction", {"action_type": "ACTION", "order_in_statblock": 2, "desc": HIT}),
        (
            "Breath",
            "creatureaction",
            {
                "action_type": "ACTION",
                "order_in_statblock": 1,
                "uses_type": "RECHARGE_ON_ROLL",
                "uses_param": 5,
            },
        ),
        ("Regeneration", "creaturetrait", {"desc": "It regains 10 hit points."}),
    ]
    entries = [
        {"model": f"api_v2.{model}", "pk": name, "fields": {"name": name, "parent": "t", "desc": "…", **more}}
        for name, model, more in parts
    ]
    stray = {"model": "api_v2.creaturetrait", "pk": "s", "fields": {"name": "Stray", "parent": "gone"}}
    attack = {"model": "api_v2.creatureactionattack", "pk": "a", "fields": {"name": "Bite", "parent": "Bite"}}
    files = [
        encoded([{"model": "api_v2.creature", "pk": "t", "fields": fields}]),
        encoded([entries[0], entries[1], attack]),
        encoded([entries[2], stray]),
    ]
    imported = read_creatures(files, "Creature.json")
    (troll,) = imported.creatures
    breath, bite = troll.statblock.actions
    assert bite.attack is not None and breath.uses is not None and breath.uses.recharge == 5
    assert troll.regeneration == "It regains 10 hit points."
    assert imported.refused == [("Stray", "no-creature")]


@pytest.mark.parametrize(
    ("calc", "flat", "worn", "ac"),
    [
        ("natural", 15, [("shield", 2)], 17),
        ("flat", 15, [("shield", 2)], 15),
        ("default", None, [("medium", 14), ("shield", 2)], 17),
        ("default", None, [("heavy", 16)], 16),
        ("default", 18, [], 11),
        ("default", None, [("light", 11), ("heavy", 16)], None),
    ],
)
def test_the_armor_class_of_foundry_is_that_of_worn_armor(
    calc: str, flat: int | None, worn: list[tuple[str, int]], ac: int | None
) -> None:
    """Foundry's Azer: a natural armor class and a shield. The creature has Dexterity 12."""
    system = {**FOUNDRY["system"], "attributes": {**FOUNDRY["system"]["attributes"]}}
    system["attributes"]["ac"] = {"calc": calc, "flat": flat}
    items = [
        {
            "name": kind,
            "type": "equipment",
            "system": {"equipped": True, "type": {"value": kind}, "armor": {"value": value}},
        }
        for kind, value in worn
    ]
    imported = read_creatures(encoded({**FOUNDRY, "system": system, "items": items}), "f")
    assert imported.creatures[0].ac == ac
    assert (("attributes.ac", "not-understood") in imported.left) == (ac is None)


def test_saves_and_skills_of_foundry_have_the_proficiency_bonus() -> None:
    abilities = {**FOUNDRY["system"]["abilities"], "dex": {"value": 12, "proficient": 1}}
    skills = {"prc": {"value": 2, "ability": "wis"}, "ste": {"value": 0.5, "ability": "dex"}}
    system = {**FOUNDRY["system"], "abilities": abilities, "skills": skills}
    imported = read_creatures(encoded({**FOUNDRY, "system": system}), "f")
    (creature,) = imported.creatures
    assert [(b.name, b.bonus) for b in creature.statblock.saves] == [("dexterity", 3)]
    assert [(b.name, b.bonus) for b in creature.statblock.skills] == [("perception", 5)]
    assert {"saves", "skills"} <= set(creature.assumed)
    assert ("skills", "not-understood") in imported.left, "half of it is no rule of the SRD's creatures"


@pytest.mark.parametrize(
    ("init", "bonus", "left"),
    [
        ({"ability": "", "bonus": "@prof * 2"}, 5, False),
        ({"ability": "dex", "bonus": "@prof"}, 3, False),
        ({"bonus": "2"}, 3, False),
        ({"ability": "", "bonus": "0"}, None, False),
        ({"ability": "int", "bonus": ""}, None, True),
        ({"bonus": "@abilities.int.mod"}, None, True),
    ],
)
def test_the_initiative_of_foundry_is_more_than_dexterity(
    init: dict[str, Any], bonus: int | None, left: bool
) -> None:
    """Foundry's SRD 5.2: a Lich adds its proficiency bonus twice. The creature has Dexterity 12, +2."""
    system = {**FOUNDRY["system"], "attributes": {**FOUNDRY["system"]["attributes"], "init": init}}
    imported = read_creatures(encoded({**FOUNDRY, "system": system}), "f")
    (creature,) = imported.creatures
    assert creature.initiative_bonus == bonus
    assert ("initiativeBonus" in creature.assumed) == (bonus is not None)
    assert any(name.startswith("attributes.init") for name, _ in imported.left) == left


@pytest.mark.parametrize(
    "words", ["fly 40 ft. (hover)", "fly 40 ft. It can hover.", "fly 40 ft. it can hover"]
)
def test_a_creature_that_can_hover_flies_too(words: str) -> None:
    """Improved Initiative, Ghost: without the words it had no speed but 0 feet."""
    speeds = one(encoded([{**IMPROVED_INITIATIVE, "Speed": ["0 ft.", words]}])).statblock.speeds
    assert (speeds.walk, speeds.fly, speeds.hover, speeds.note) == (0, 40, True, "")


def test_lengths_of_foundry_in_other_units_are_left_by_name() -> None:
    """A speed of 9 metres is none of 9 feet."""
    attributes = {**FOUNDRY["system"]["attributes"], "movement": {"walk": 9, "units": "m"}}
    system = {**FOUNDRY["system"], "attributes": attributes}
    imported = read_creatures(encoded({**FOUNDRY, "system": system}), "f")
    assert imported.creatures[0].statblock.speeds.walk is None
    assert ("movement: m", "not-understood") in imported.left


def test_a_number_that_an_effect_of_foundry_changes_is_left_by_name() -> None:
    effect = {"changes": [{"key": "system.attributes.ac.bonus", "value": "2"}]}
    imported = read_creatures(encoded({**FOUNDRY, "effects": [effect]}), "f")
    assert imported.creatures[0].ac is None and ("attributes.ac", "not-understood") in imported.left
    off = {**effect, "disabled": True}
    assert read_creatures(encoded({**FOUNDRY, "effects": [off]}), "f").creatures[0].ac == 15


def test_a_recharge_without_a_number_is_a_six_of_the_format() -> None:
    creature = one(
        encoded([{**FIVE_TOOLS, "action": [{"name": "Web {@recharge}", "entries": ["It webs."]}]}])
    )
    (web,) = creature.statblock.actions
    assert web.uses is not None and web.uses.recharge == 6 and "uses" in creature.assumed


def test_zeros_for_all_saves_and_skills_are_none() -> None:
    """Open5e's files have them where no one entered any: a camel of Strength 16 has a save of +3."""
    fields: dict[str, Any] = {"name": "Camel", "hit_points": 15, "ability_score_strength": 16}
    fields |= {f"saving_throw_{ability}": 0 for ability in ABILITIES} | {"skill_bonus_stealth": 0}
    imported = read_creatures(encoded([{"model": "api_v2.creature", "pk": "c", "fields": fields}]), "f")
    (camel,) = imported.creatures
    assert camel.statblock.save_bonuses().strength == 3 and not camel.statblock.skills
    assert {name for name, _ in imported.left} == {"saving throws", "skills"}


def test_what_is_there_and_not_understood_is_named() -> None:
    entry = {
        **FIVE_TOOLS,
        "ac": ["thick"],
        "speed": "fast",
        "initiative": {"proficiency": "much"},
        "gear": ["x"],
    }
    imported = read_creatures(encoded([entry]), "file")
    assert imported.creatures[0].ac is None
    assert {name for name, _ in imported.left} == {"ac", "speed", "initiative", "gear"}
    assert imported.left["gear", "no-place"] == 1


def test_an_import_takes_over_what_only_the_built_in_creature_says() -> None:
    """Open5e's file of creatures has no traits and actions; the library's Adult Red Dragon has."""
    for ruleset in ("2014", "2024"):
        dragon = srd(ruleset).creatures["adult red dragon"]
        fields = {"name": "Adult Red Dragon", "hit_points": dragon.max_hp, "armor_class": dragon.ac}
        imported = read_creatures(encoded([fields]), "f", lambda name, known=dragon: [known])  # type: ignore[misc]
        (creature,) = imported.creatures
        assert (creature.legendary_actions, creature.legendary_resistances) == (3, 3)
        assert creature.statblock.actions == dragon.statblock.actions
        assert imported.filled["actions"] == 1
    other = read_creatures(encoded([{**fields, "hit_points": 5}]), "f", lambda name: [dragon])
    assert other.creatures[0].statblock.actions == () and not other.filled, "another creature of that name"


def test_the_number_of_legendary_actions_is_marked_where_the_rules_say_it() -> None:
    entry = {**OPEN5E_V1, "legendary_actions": [{"name": "Move", "desc": "It moves."}]}
    creature = one(encoded([entry]))
    assert (creature.legendary_actions, creature.assumed) == (3, ("legendaryActions",))
    said = one(encoded([{**entry, "legendary_desc": "It can take 2 legendary actions."}]))
    assert (said.legendary_actions, said.assumed) == (2, ())


def test_an_export_is_read_again_whole() -> None:
    before = [*list(srd("2024").creatures.values())[:40], *list(srd("2014").creatures.values())[:40]]
    content = json.dumps({**FORMAT, "creatures": list(exported(before))}).encode()
    imported = read_creatures(content, "file")
    assert not imported.left and not imported.refused
    for was, now in zip(before, imported.creatures, strict=True):
        assert now.model_copy(update={"source": was.source}) == was


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"{", "file-no-json"),
        (b"[" * 100_000, "file-no-json"),
        (b"\xff\xfe\x00", "file-no-text"),
        (b"[3]", "file-no-format"),
        (b'{"a": 1}', "file-no-format"),
        (b"", "file-no-format"),
        (b'{"monster": []}', "file-empty"),
        (b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1), "file-too-deep"),
        (b"name: &a [x]\nhp: *a\n", "file-no-json"),
    ],
)
def test_a_file_without_a_format_is_refused_with_the_reason(content: bytes, key: str) -> None:
    with pytest.raises(InvalidCommandError) as refused:
        read_creatures(content, "file")
    assert refused.value.key == key


def hounds(count: int) -> bytes:
    return encoded([{**OPEN5E_V1, "name": f"Hound {n}"} for n in range(count)])


def test_three_thousand_creatures_are_read_with_progress() -> None:
    seen: list[tuple[int, int]] = []
    imported = read_creatures(hounds(3_000), "file", progress=lambda done, of: seen.append((done, of)))
    assert len(imported.creatures) == 3_000
    assert seen[0] == (100, 3_000) and seen[-1] == (3_000, 3_000)


def test_the_work_grows_no_faster_than_the_number_of_creatures() -> None:
    def calls(count: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(read_creatures, hounds(count), "file")
        return sum(entry.callcount for entry in profile.getstats())

    calls(1)  # fills the caches
    assert calls(200) <= 2.2 * calls(100)


_KEYS = st.sampled_from(
    sorted({*OPEN5E_V1, *FIVE_TOOLS, "Name", "HP", "AC", "stats", "system", "items", "fields"})
)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False)
    | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_KEYS | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


_WORKED_OUT = {"attack", "save", "damage", "uses"}  # marks that hold for the words of a feature too
_SIX = re.compile(r"(?<=Recharge \d)[-–]6")  # "5-6" stands for a 5 in several formats


def numbers(value: Any, path: str = "") -> list[tuple[str, float]]:
    """Return all numbers within a value, also those in its texts such as dice, with their paths."""
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [(path, value)]
    if isinstance(value, str):
        return [(path, float(found)) for found in re.findall(r"\d+", _SIX.sub("", value))]
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in numbers(inner, f"{path}.{key}")]
    if isinstance(value, list | tuple):
        return [found for inner in value for found in numbers(inner, path)]
    return []


def stood_in(content: bytes) -> set[float]:
    """Return the numbers of a file."""
    text = f"{content.decode()} {content.decode().replace(',', '')}"  # 1,800 is one number
    said = {float(number) for number in re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", text)}
    said |= {float(number) for number in re.findall(r"\d+", text)}
    return said | {0.125 if "1/8" in text else 0, 0.25 if "1/4" in text else 0, 0.5 if "1/2" in text else 0}


def invented(imported: Imported, content: bytes) -> list[tuple[str, float]]:
    """Return the stored numbers that did not stand in the input and are not marked."""
    said = stood_in(content)
    found = []
    for creature in imported.creatures:
        dumped = creature.model_dump(by_alias=True, exclude_defaults=True, exclude={"source", "ruleset"})
        marked = set(creature.assumed)
        for path, number in numbers(dumped):
            in_words = path.startswith(".statblock.") and marked & _WORKED_OUT
            if abs(number) not in said and not in_words and not set(path.split(".")) & marked:
                found.append((path, number))
    return found


@settings(max_examples=150, deadline=None)
@given(base=st.sampled_from(sorted(FILES)), changes=st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_whatever_json_comes_each_stored_number_stood_in_it(base: str, changes: dict[str, Any]) -> None:
    try:
        value = json.loads(FILES[base])
    except ValueError:
        value = {}
    entry = value[0] if isinstance(value, list) else value
    entry = next((entry[key][0] for key in ("results", "monster") if key in entry), entry)
    content = json.dumps([{**entry, **changes}]).encode()
    try:
        imported = read_creatures(content, "file")
    except InvalidCommandError:
        return
    assert invented(imported, content) == []


_LINES = sorted({line for text in (TEXT_2014, TEXT_2024, YAML_NOTE) for line in text.splitlines()})
_EDITS = st.tuples(
    st.sampled_from(("drop", "put", "number", "cut")),
    st.integers(0, 40),
    st.sampled_from(_LINES) | st.text("AHSPsdx0123456789 ()+-–−,.:;/|*#\"'\n", max_size=25),
    st.integers(0, 10**6),
)


def edited(text: str, edits: list[tuple[str, int, str, int]]) -> str:
    """Return a text with lines dropped, put in and cut, and numbers that are others."""
    lines = text.splitlines()
    for how, place, other, number in edits:
        at = place % max(1, len(lines))
        if how == "put" or not lines:
            lines.insert(at, other)
        elif how == "drop":
            del lines[at]
        elif how == "cut":
            lines[at] = lines[at][: number % (len(lines[at]) + 1)]
        else:
            lines[at] = re.sub(r"\d+", str(number), lines[at], count=1)
    return "\n".join(lines)


@settings(max_examples=250, deadline=None)
@given(text=st.sampled_from((TEXT_2014, TEXT_2024, YAML_NOTE)), edits=st.lists(_EDITS, max_size=8))
def test_whatever_text_is_pasted_each_stored_number_stood_in_it(
    text: str, edits: list[tuple[str, int, str, int]]
) -> None:
    content = edited(text, edits).encode()
    try:
        imported = read_creatures(content, "file")
    except InvalidCommandError:
        return
    assert invented(imported, content) == []


@pytest.mark.parametrize("other", [{"x": 987}, 987654, True], ids=str)
@pytest.mark.parametrize("format", [name for name in FILES if FILES[name][:1] in (b"{", b"[")])
def test_a_value_of_another_kind_anywhere_in_a_file_invents_nothing(format: str, other: Any) -> None:
    _invents_nothing(json.loads(FILES[format]), other)


@pytest.mark.parametrize("other", [{"x": 987}, [987], True], ids=str)
def test_nor_does_one_in_copies_and_in_what_foundry_works_out(other: Any) -> None:
    change = {"mode": "replaceTxt", "replace": "it", "with": "they"}
    copied = {"name": NAME, "source": "B", "_mod": {"action": [change], "trait": "remove"}}
    casting = {
        "name": "Spells",
        "headerEntries": ["x"],
        "daily": {"1e": ["y"]},
        "spells": {"1": {"slots": 2}},
    }
    entry = {**FIVE_TOOLS, "source": "B", "spellcasting": [casting]}
    _invents_nothing({"monster": [entry, {"name": "Pup", "source": "B", "_copy": copied}]}, other)
    activities = {
        "a": {"type": "attack", "attack": {"ability": "str"}, "damage": {"includeBase": True}},
        "s": {"type": "save", "save": {"ability": ["dex"], "dc": {"calculation": "con"}}},
    }
    system = {"activities": activities, "description": {"value": "[[/save]]"}, "uses": {"recovery": []}}
    claw = {"name": "Claw", "type": "weapon", "system": system}
    _invents_nothing({**FOUNDRY, "items": [claw]}, other)


def _invents_nothing(value: Any, other: Any) -> None:
    for path in places(value):
        content = json.dumps(with_other(value, path, other)).encode()
        try:
            imported = read_creatures(content, "file")
        except InvalidCommandError:
            continue
        assert invented(imported, content) == [], path


@pytest.mark.parametrize(
    ("entry", "path", "named"),
    [
        (FIVE_TOOLS, ("resist", 0, "note"), "resist"),
        ({**FIVE_TOOLS, "resist": [{"resist": [*WEAPONS], "cond": "x"}]}, ("resist", 0, "cond"), "resist"),
        (FOUNDRY, ("system", "traits", "dr", "bypasses"), "resistances"),
        (FOUNDRY, ("system", "traits", "dr", "bypasses", 0), "resistances"),
    ],
)
def test_a_defence_whose_case_is_not_understood_is_left(
    entry: dict[str, Any], path: tuple[Any, ...], named: str
) -> None:
    """Without its case it would hold against every weapon."""
    imported = read_creatures(encoded([with_other(entry, path, {"x": 987})]), "file")
    assert imported.creatures[0].defences.resistances == ()
    assert imported.left[named, "not-understood"] == 1


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        (OPEN5E_V1, ("type",)),
        (OPEN5E_V1, ("condition_immunities",)),
        (OPEN5E_V1, ("special_abilities", 0)),
        (FIVE_TOOLS, ("size",)),
        (FIVE_TOOLS, ("action", 0, "name")),
        (FOUNDRY, ("system", "abilities")),
        (FOUNDRY, ("system", "traits", "di")),
        (IMPROVED_INITIATIVE, ("Saves",)),
        (FANTASY_STATBLOCKS, ("traits", 0)),
    ],
)
def test_a_value_of_another_kind_is_named(entry: dict[str, Any], path: tuple[Any, ...]) -> None:
    other = {"x": 987} if isinstance(path[-1], int) else 987654
    imported = read_creatures(encoded([with_other(entry, path, other)]), "file")
    assert "not-understood" in {reason for _, reason in imported.left}
