"""One creature of our own as each format writes it."""

import json
from typing import Any

NAME = "Ember Hound"
HIT = "Melee Weapon Attack: +5 to hit, reach 5 ft., one target. Hit: 8 (1d10 + 3) piercing damage."
BREATH = (
    "Each creature in a 15-foot cone must make a DC 12 Dexterity saving throw, taking 14 (4d6) fire damage "
    "on a failed save, or half as much damage on a successful one."
)
WEAPONS = "bludgeoning, piercing, and slashing from nonmagical attacks"

OPEN5E_V1: dict[str, Any] = {
    "slug": "ember-hound",
    "name": NAME,
    "size": "Medium",
    "type": "fiend",
    "subtype": "",
    "alignment": "lawful evil",
    "armor_class": 15,
    "armor_desc": "natural armor",
    "hit_points": 45,
    "hit_dice": "7d8+14",
    "speed": {"walk": 50, "fly": 60, "hover": True},
    "strength": 17,
    "dexterity": 12,
    "constitution": 14,
    "intelligence": 6,
    "wisdom": 13,
    "charisma": 6,
    "dexterity_save": 3,
    "skills": {"perception": 5},
    "damage_vulnerabilities": "cold",
    "damage_resistances": WEAPONS,
    "damage_immunities": "fire",
    "condition_immunities": "charmed, frightened",
    "senses": "darkvision 60 ft., passive Perception 15",
    "languages": "Infernal",
    "challenge_rating": "1/2",
    "actions": [{"name": "Bite", "desc": HIT}, {"name": "Fire Breath (Recharge 5-6)", "desc": BREATH}],
    "special_abilities": [{"name": "Pack Tactics", "desc": "It has advantage."}],
    "legendary_actions": None,
    "desc": "It burns.",
    "document__title": "Tome",
}
OPEN5E_V2: dict[str, Any] = {
    "name": NAME,
    "key": "tome_ember-hound",
    "type": {"name": "Fiend", "key": "fiend"},
    "size": {"name": "Medium", "key": "medium"},
    "alignment": "lawful evil",
    "armor_class": 15,
    "armor_detail": "natural armor",
    "hit_points": 45,
    "hit_dice": "7d8+14",
    "challenge_rating": 0.5,
    "ability_scores": {
        "strength": 17,
        "dexterity": 12,
        "constitution": 14,
        "intelligence": 6,
        "wisdom": 13,
        "charisma": 6,
    },
    "saving_throws": {"dexterity": 3},
    "skill_bonuses": {"perception": 5},
    "speed": {"walk": 50, "fly": 60, "hover": True, "unit": "feet"},
    "passive_perception": 15,
    "darkvision_range": 60,
    "languages": {"as_string": "Infernal", "data": []},
    "resistances_and_immunities": {
        "damage_vulnerabilities_display": "cold",
        "damage_vulnerabilities": [{"name": "Cold", "key": "cold"}],
        "damage_resistances_display": WEAPONS,
        "damage_resistances": [{"name": "Slashing", "key": "slashing"}],
        "damage_immunities_display": "",
        "damage_immunities": [{"name": "Fire", "key": "fire"}],
        "condition_immunities": [{"name": "Charmed"}, {"name": "Frightened"}],
    },
    "traits": [{"name": "Pack Tactics", "desc": "It has advantage."}],
    "actions": [
        {"name": "Bite", "desc": HIT, "action_type": "ACTION"},
        {
            "name": "Fire Breath",
            "desc": BREATH,
            "action_type": "ACTION",
            "usage_limits": {"type": "RECHARGE_ON_ROLL", "param": 5},
        },
    ],
    "document": {"name": "Tome", "key": "tome", "gamesystem": {"key": "5e-2014"}},
}
FIVE_TOOLS: dict[str, Any] = {
    "name": NAME,
    "source": "Tome",
    "page": 7,
    "size": ["M"],
    "type": {"type": "fiend", "tags": []},
    "alignment": ["L", "E"],
    "ac": [{"ac": 15, "from": ["natural armor"]}],
    "hp": {"average": 45, "formula": "7d8 + 14"},
    "speed": {"walk": 50, "fly": {"number": 60, "condition": "(hover)"}, "canHover": True},
    **{"str": 17, "dex": 12, "con": 14, "int": 6, "wis": 13, "cha": 6},
    "save": {"dex": "+3"},
    "skill": {"perception": "+5"},
    "senses": ["darkvision 60 ft."],
    "passive": 15,
    "languages": ["Infernal"],
    "vulnerable": ["cold"],
    "resist": [
        {"resist": ["bludgeoning", "piercing", "slashing"], "note": "from nonmagical attacks", "cond": True}
    ],
    "immune": ["fire"],
    "conditionImmune": ["charmed", "frightened"],
    "cr": "1/2",
    "trait": [{"name": "Pack Tactics", "entries": ["It has advantage."]}],
    "action": [
        {
            "name": "Bite",
            "entries": [
                "{@atk mw} {@hit 5} to hit, reach 5 ft., one target. "
                "{@h}8 ({@damage 1d10 + 3}) piercing damage."
            ],
        },
        {
            "name": "Fire Breath {@recharge 5}",
            "entries": [
                "Each creature in a 15-foot cone must make a {@dc 12} Dexterity saving throw, taking 14 "
                "({@damage 4d6}) fire damage on a failed save, or half as much damage on a successful one."
            ],
        },
    ],
}
IMPROVED_INITIATIVE: dict[str, Any] = {
    "Id": "x1",
    "Name": NAME,
    "Source": "Tome",
    "Type": "Medium fiend, lawful evil",
    "HP": {"Value": 45, "Notes": "(7d8+14)"},
    "AC": {"Value": 15, "Notes": "(natural armor)"},
    "Speed": ["50 ft.", "fly 60 ft. (hover)"],
    "Abilities": {"Str": 17, "Dex": 12, "Con": 14, "Cha": 6, "Int": 6, "Wis": 13},
    "DamageVulnerabilities": ["cold"],
    "DamageResistances": [WEAPONS],
    "DamageImmunities": ["fire"],
    "ConditionImmunities": ["charmed", "frightened"],
    "Saves": [{"Name": "Dex", "Modifier": 3}],
    "Skills": [{"Name": "Perception", "Modifier": 5}],
    "Senses": ["darkvision 60 ft.", "passive Perception 15"],
    "Languages": ["Infernal"],
    "Challenge": "1/2",
    "Traits": [{"Name": "Pack Tactics", "Content": "It has advantage."}],
    "Actions": [
        {"Name": "Bite", "Content": HIT},
        {"Name": "Fire Breath", "Content": BREATH, "Usage": "Recharge 5-6"},
    ],
    "LegendaryActions": [],
}
FANTASY_STATBLOCKS: dict[str, Any] = {
    "name": NAME,
    "source": "Tome",
    "size": "Medium",
    "type": "fiend",
    "alignment": "lawful evil",
    "ac": "15 (natural armor)",
    "hp": 45,
    "hit_dice": "7d8 + 14",
    "speed": "50 ft., fly 60 ft. (hover)",
    "stats": [17, 12, 14, 6, 13, 6],
    "saves": [{"dexterity": 3}],
    "skillsaves": [{"perception": 5}],
    "damage_vulnerabilities": "cold",
    "damage_resistances": WEAPONS,
    "damage_immunities": "fire",
    "condition_immunities": "charmed, frightened",
    "senses": "darkvision 60 ft., passive Perception 15",
    "languages": "Infernal",
    "cr": "1/2",
    "traits": [{"name": "Pack Tactics", "desc": "It has advantage."}],
    "actions": [{"name": "Bite", "desc": HIT}, {"name": "Fire Breath (Recharge 5-6)", "desc": BREATH}],
}
FOUNDRY: dict[str, Any] = {
    "_id": "abc",
    "name": NAME,
    "type": "npc",
    "system": {
        "abilities": {
            short: {"value": score, "proficient": 0}
            for short, score in zip(
                ("str", "dex", "con", "int", "wis", "cha"), (17, 12, 14, 6, 13, 6), strict=True
            )
        },
        "attributes": {
            "ac": {"flat": 15, "calc": "natural"},
            "hp": {"value": 45, "max": 45, "formula": "7d8 + 14"},
            "movement": {"walk": 50, "fly": 60, "hover": True},
            "senses": {"darkvision": 60},
        },
        "details": {"cr": 0.5, "alignment": "Lawful Evil", "type": {"value": "fiend", "subtype": ""}},
        "source": {"book": "Tome", "rules": "2014"},
        "traits": {
            "size": "med",
            "dv": {"value": ["cold"], "bypasses": []},
            "dr": {"value": ["bludgeoning", "piercing", "slashing"], "bypasses": ["mgc"]},
            "di": {"value": ["fire"]},
            "ci": {"value": ["charmed", "frightened"]},
            "languages": {"value": ["infernal"]},
        },
        "skills": {},
        "resources": {"legact": {"max": 0}},
    },
    "items": [
        {
            "type": "feat",
            "name": "Pack Tactics",
            "system": {"description": {"value": "<p>It has advantage.</p>"}, "activities": {}},
        },
        {
            "type": "weapon",
            "name": "Bite",
            "system": {
                "description": {"value": f"<p>{HIT}</p>"},
                "activities": {"a": {"activation": {"type": "action"}}},
            },
        },
        {
            "type": "feat",
            "name": "Fire Breath",
            "system": {
                "description": {"value": f"<p>{BREATH}</p>"},
                "activation": {"type": "action"},
                "uses": {"max": "1", "recovery": [{"period": "recharge", "formula": "5"}]},
            },
        },
    ],
}
TEXT_2014 = f"""Ember Hound
Medium fiend, lawful evil
Armor Class 15 (natural armor)
Hit Points 45 (7d8 + 14)
Speed 50 ft., fly 60 ft. (hover)
STR DEX CON INT WIS CHA
17 (+3) 12 (+1) 14 (+2) 6 (−2) 13 (+1) 6 (−2)
Saving Throws Dex +3
Skills Perception +5
Damage Vulnerabilities cold
Damage Resistances bludgeoning, piercing, and slashing from
nonmagical attacks
Damage Immunities fire
Condition Immunities charmed, frightened
Senses darkvision 60 ft., passive Perception 15
Languages Infernal
Challenge 1/2 (100 XP)

Pack Tactics. It has advantage.

Actions
Bite. {HIT}
Fire Breath (Recharge 5–6). {BREATH}
"""
TEXT_2024 = """## Ember Hound
*Medium Fiend, Lawful Evil*

**AC** 15 **Initiative** +1 (11)
**HP** 45 (7d8 + 14)
**Speed** 50 ft., Fly 60 ft. (hover)

| STR | 17 | +3 | +3 |
| DEX | 12 | +1 | +3 |
| CON | 14 | +2 | +2 |
| INT | 6 | −2 | −2 |
| WIS | 13 | +1 | +1 |
| CHA | 6 | −2 | −2 |

**Skills** Perception +5
**Vulnerabilities** Cold
**Immunities** Fire; Charmed, Frightened
**Senses** Darkvision 60 ft.; Passive Perception 15
**Languages** Infernal
**CR** 1/2 (XP 100; PB +2)

### Traits
***Pack Tactics.*** It has advantage.

### Actions
***Bite.*** *Melee Attack Roll:* +5, reach 5 ft. *Hit:* 8 (1d10 + 3) Piercing damage.

***Fire Breath (Recharge 5–6).*** *Dexterity Saving Throw:* DC 12, each creature in a 15-foot Cone.
*Failure:* 14 (4d6) Fire damage. *Success:* Half damage.
"""
YAML_NOTE = """# My hound

```statblock
name: Ember Hound
size: Medium
type: fiend
alignment: lawful evil
ac: 15
hp: 45
hit_dice: 7d8 + 14
speed: 50 ft., fly 60 ft. (hover)
stats: [17, 12, 14, 6, 13, 6]
saves:
  - dexterity: 3
skillsaves:
  - perception: 5
damage_vulnerabilities: cold
damage_immunities: fire
condition_immunities: charmed, frightened
senses: darkvision 60 ft., passive Perception 15
languages: Infernal
cr: 1/2
traits:
  - [Pack Tactics, It has advantage.]
actions:
  - name: Bite
    desc: "Melee Weapon Attack: +5 to hit, reach 5 ft., one target. Hit: 8 (1d10 + 3) piercing damage."
  - name: Fire Breath (Recharge 5-6)
    desc: "Each creature must make a DC 12 Dexterity saving throw, taking 14 (4d6) fire damage on a failed
      save, or half as much damage on a successful one."
```
"""


def encoded(value: Any) -> bytes:
    """Return a value as a file."""
    return (value if isinstance(value, str) else json.dumps(value)).encode()


FILES: dict[str, bytes] = {
    "Open5e v1": encoded([OPEN5E_V1]),
    "Open5e v1 data file": encoded(
        [
            {
                "model": "api.monster",
                "pk": "ember-hound",
                "fields": {
                    **{k: v for k, v in OPEN5E_V1.items() if k not in ("actions", "speed", "skills")},
                    "actions_json": json.dumps(OPEN5E_V1["actions"]),
                    "speed_json": json.dumps(OPEN5E_V1["speed"]),
                    "skills_json": json.dumps(OPEN5E_V1["skills"]),
                    "bonus_actions_json": "null",
                },
            }
        ]
    ),
    "Open5e v1 page": encoded({"count": 1, "next": None, "results": [OPEN5E_V1]}),
    "Open5e v2 page": encoded({"count": 1, "results": [OPEN5E_V2]}),
    "5e.tools": encoded({"_meta": {}, "monster": [FIVE_TOOLS]}),
    "Improved Initiative, all": encoded(
        {"Creatures": ["x1"], "Creatures.x1": json.dumps(IMPROVED_INITIATIVE)}
    ),
    "Improved Initiative, one": encoded(IMPROVED_INITIATIVE),
    "Fantasy Statblocks": encoded([FANTASY_STATBLOCKS]),
    "Fantasy Statblocks, a note": encoded(YAML_NOTE),
    "Foundry": encoded(FOUNDRY),
    "text of 2014": encoded(TEXT_2014),
    "text of 2024": encoded(TEXT_2024),
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all values within a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in pairs for found in ((*path, key), *places(inner, (*path, key)))]


def with_other(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    """Return a JSON value with another one at a path."""
    changed = json.loads(json.dumps(value))
    *before, last = path
    inner = changed
    for key in before:
        inner = inner[key]
    inner[last] = other
    return changed
