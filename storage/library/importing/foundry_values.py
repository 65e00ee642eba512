"""The values that Foundry works out when it shows an actor: attack bonuses, damage, save DCs.

They follow from the actor by the rules of dnd5e's `AttackActivity` and `SaveActivity`, and are worked out
here as far as every part of them is known; else there is no value.
"""

import re
from collections.abc import Mapping
from typing import Any

from storage.encounter.model import ABILITIES
from storage.library.action_text import DAMAGE_TYPES
from storage.library.importing.draft import SHORT, whole

_TERM = re.compile(
    r"\s*([+-]?)\s*(?:(\d{1,3})d(\d{1,3})|(\d{1,4})|@(mod|prof|abilities\.(\w{3})\.mod))(?:\[[\w ]*\])?\s*"
)
_KIND = re.compile(rf"\b({'|'.join(DAMAGE_TYPES)})\b", re.IGNORECASE)
_WRITTEN = re.compile(r"(?:formula=)?(\d{1,3}d\d{1,3}(?:\s*[+-]\s*\d{1,4})?)")
_NAMED = re.compile(r"\bactivity=(\w+)")
_RANGED = frozenset({"simpleR", "martialR"})


# What the words of an item say of its activities too, or what is worked out here from them.
_SAID: dict[str, Any] = {
    "type": {},
    "activation": {"type": {}},
    "attack": {"ability": {}, "bonus": {}, "flat": {}, "type": {"value": {}, "classification": {}}},
    "damage": {
        "includeBase": {},
        "onSave": {},
        "parts": {
            **{"number": {}, "denomination": {}, "bonus": {}, "types": {}},
            "custom": {"enabled": {}, "formula": {}},
        },
    },
    "save": {"ability": {}, "dc": {"calculation": {}, "formula": {}}},
    "range": {"value": {}, "reach": {}, "override": {}, "units": {}},
}


class Values:
    """What the texts of one item may look up. `modifiers` are the actor's, by short names such as "str"."""

    def __init__(
        self,
        actor: Mapping[str, Any],
        item: Mapping[str, Any],
        modifiers: Mapping[str, int],
        prof: int | None,
    ) -> None:
        self.marks: set[str] = set()  # "attack", "save" and "damage" as far as one was worked out
        self._actor = _dict(actor.get("system", actor.get("data")))
        self._name = str(actor.get("name") or "").lower()
        self._is_weapon = item.get("type") == "weapon"
        self._item = _dict(item.get("system", item.get("data")))
        self._modifiers, self._prof = modifiers, prof
        is_2014 = _dict(self._actor.get("source")).get("rules") == "2014"
        self._roll, self._to_hit = (" Weapon Attack", " to hit") if is_2014 else (" Attack Roll", "")
        activities = _dict(self._item.get("activities")) or _former(self._item)
        self._activities = {key: one for key, one in activities.items() if isinstance(one, dict)}

    def look_at_what_words_say(self) -> None:
        """Note the parts of activities that are read here as looked at, with those of a weapon."""
        for activity in self._activities.values():
            _look_at(activity, _SAID)
        _look_at(self._item, {"damage": {"base": _SAID["damage"]["parts"]}, "range": _SAID["range"]})
        _look_at(self._item, {"description": {"value": {}}, "proficient": {}, "ability": {}})

    @property
    def attacks(self) -> bool:
        """Whether the item is used to attack."""
        return any(one.get("type") == "attack" for one in self._activities.values())

    def attack_text(self) -> str | None:
        """Return the item's attack in the words of a stat block; None where a part of it is not known."""
        attack = self._attack("", is_whole=True)
        damage = self._damage("extended")
        return None if attack is None else f"{attack}. {damage}." if damage else f"{attack}."

    @property
    def deals_damage(self) -> bool:
        """Whether an attack with the item deals damage of a kind or an amount that the item has."""
        damage = _dict(self._activity("", "attack").get("damage"))
        base = damage.get("includeBase") and not _is_empty(_dict(self._item.get("damage")).get("base"))
        return bool(base or _list(damage.get("parts")))

    @property
    def save_deals_damage(self) -> bool:
        """Whether a save against the item is about damage."""
        return bool(_list(_dict(self._activity("", "save").get("damage")).get("parts")))

    def look_up(self, command: str, rest: str) -> str | None:
        """Return what a command or a look-up in a text stands for; None for what is not known."""
        match command:
            case "/attack":
                return self._attack(rest, is_whole="extended" in rest)
            case "/damage":
                return self._damage(rest)
            case "/healing":
                return self._shown(_dict(self._activity(rest, "heal").get("healing")), None)
            case "/save":
                return self._save(rest)
            case "lookup":
                return self._value(rest)
        return None

    def _activity(self, rest: str, kind: str) -> dict[str, Any]:
        """Return the activity that a text names, or the first of a kind."""
        if found := _NAMED.search(rest):
            return self._activities.get(found[1], {})
        return next((one for one in self._activities.values() if one.get("type") == kind), {})

    def _ability(self, attack: dict[str, Any]) -> str | None:
        """Return the ability of an attack; "" for one without."""
        said, kind = attack.get("ability"), _dict(attack.get("type"))
        if said == "none":
            return ""
        is_spell = kind.get("classification") == "spell"
        if said == "spellcasting" or (is_spell and not said):
            said = _dict(self._actor.get("attributes")).get("spellcasting")
        if said or is_spell:
            return said if isinstance(said, str) and said in self._modifiers else None
        of_item = str(_dict(self._item.get("type")).get("value") or "")
        is_either = of_item == "natural" or "fin" in _names(self._item.get("properties"))
        if self._is_weapon and is_either:
            both = [one for one in ("str", "dex") if one in self._modifiers]
            return max(both, key=self._modifiers.__getitem__) if len(both) == 2 else None
        is_ranged = of_item in _RANGED if self._is_weapon else kind.get("value") == "ranged"
        ability = "dex" if is_ranged or kind.get("value") == "ranged" else "str"
        return ability if ability in self._modifiers else None

    def _attack(self, rest: str, *, is_whole: bool) -> str | None:
        activity = self._activity(rest, "attack")
        attack = _dict(activity.get("attack"))
        kind = _dict(attack.get("type"))
        bonus, ability = self._sum(attack.get("bonus") or "0", None), self._ability(attack)
        if activity.get("type") != "attack" or bonus is None or bonus[0]:
            return None
        total = bonus[1]
        if not attack.get("flat"):
            proficient, magic = self._item.get("proficient"), self._magic()
            times = 1 if proficient in (None, True) else proficient
            if ability is None or self._prof is None or times not in (0, 1) or magic is None:
                return None
            if self._has_more(kind, "attack"):
                return None
            total += self._modifiers.get(ability, 0) + int(times) * self._prof + magic
        self.marks.add("attack")
        if not is_whole:
            return f"{total:+d}"
        word = "Ranged" if kind.get("value") == "ranged" else "Melee"
        is_spell = self._to_hit and kind.get("classification") == "spell"
        words = " Spell Attack" if is_spell else self._roll
        return f"{word}{words}: {total:+d}{self._to_hit}{self._reach(activity, word)}"

    def _reach(self, activity: dict[str, Any], word: str) -> str:
        given = _dict(activity.get("range")) if _dict(activity.get("range")).get("override") else {}
        given = given or _dict(self._item.get("range"))
        reach = given.get("value") if word == "Ranged" else given.get("reach")
        number = whole(reach or _dict(activity.get("range")).get("value"))
        return f", {'range' if word == 'Ranged' else 'reach'} {number} ft" if number else ""

    def _damage(self, rest: str) -> str | None:
        written, named = _WRITTEN.match(rest), _KIND.search(rest)
        if written:
            self.marks.add("damage")
            amount = _rolled(self._sum(written[1], None))
            return f"{amount} {named[1].lower()}" if amount and named else amount
        activity = (
            self._activity(rest, "attack") or self._activity(rest, "save") or self._activity(rest, "damage")
        )
        damage, ability = _dict(activity.get("damage")), self._save_ability(activity)
        if activity.get("type") == "attack":
            found = self._ability(_dict(activity.get("attack")))
            if found is None or self._has_more(_dict(_dict(activity.get("attack")).get("type")), "damage"):
                return None
            ability = found
        parts = [(one, False) for one in _list(damage.get("parts"))]
        base = _dict(self._item.get("damage")).get("base")
        if damage.get("includeBase") and activity.get("type") == "attack" and not _is_empty(base):
            parts.insert(0, (base, self._is_weapon))
        shown = [self._shown(part, ability, is_own=is_own) for part, is_own in parts]
        known = [one for one in shown if one is not None]
        if not known or len(known) < len(shown):
            return None
        text = " damage plus ".join(known)
        return f"Hit: {text} damage" if "extended" in rest and text else text or None

    def _shown(self, part: Any, ability: str | None, *, is_own: bool = False) -> str | None:
        """Return a part of damage as stat blocks write it; a weapon's own has the ability's modifier."""
        if isinstance(part, list) and part:  # of older exports: a formula and a type
            formula, kinds, is_own = str(part[0]), _names(part[1:2]), False
        else:
            part = _dict(part)
            custom, number, sides = _dict(part.get("custom")), part.get("number"), part.get("denomination")
            formula = f"{number}d{sides}" if number and sides else ""
            if part.get("bonus"):
                formula += f"+{part['bonus']}" if formula else str(part["bonus"])
            if custom.get("enabled"):
                formula = str(custom.get("formula") or "")
            kinds = _names(part.get("types"))
        modifier = None if ability is None else self._modifiers.get(ability, 0)
        amount = self._sum(formula, modifier)
        if amount is None:
            return None
        dice, bonus = amount
        magic = self._magic() if is_own else 0
        if magic is None:
            return None
        if is_own and dice and "@mod" not in formula:
            bonus += modifier or 0
        shown = _rolled((dice, bonus + magic))
        if dice:
            self.marks.add("damage")  # its average, and what the modifier adds
        return shown and " ".join((shown, " or ".join(kinds))).strip()

    def _save(self, rest: str) -> str | None:
        activity = self._activity(rest, "save")
        save = _dict(activity.get("save"))
        abilities = save.get("ability")
        ability = abilities[0] if isinstance(abilities, list) and abilities else abilities
        dc = self._dc(activity)
        if not activity:
            written = (
                re.search(r"\b(str|dex|con|int|wis|cha)\w*\b", rest),
                re.search(r"\b(?:dc=)?(\d{1,2})\b", rest),
            )
            ability, dc = written[0] and written[0][1], int(written[1][1]) if written[1] else None
        if dc is None or not isinstance(ability, str) or ability not in SHORT:
            return None
        words = f"DC {dc} {ABILITIES[SHORT[ability]].capitalize()}"
        return f"{words} saving throw" if "format=long" in rest else words

    def _save_ability(self, activity: dict[str, Any]) -> str | None:
        """Return the ability that "@mod" means in an activity with a save: that of its DC."""
        calculation = _dict(_dict(activity.get("save")).get("dc")).get("calculation")
        if calculation == "spellcasting":
            calculation = _dict(self._actor.get("attributes")).get("spellcasting")
        return calculation if isinstance(calculation, str) and calculation in self._modifiers else None

    def _dc(self, activity: dict[str, Any]) -> int | None:
        dc = _dict(_dict(activity.get("save")).get("dc") or _dict(activity.get("check")).get("dc"))
        calculation = str(dc.get("calculation"))
        if calculation == "spellcasting":
            calculation = str(_dict(self._actor.get("attributes")).get("spellcasting"))
            if calculation not in self._modifiers:
                return None
        if calculation in self._modifiers:
            return self._dc_of(calculation)
        said = self._sum(str(dc.get("formula") or "?"), None)
        return said[1] if said is not None and not said[0] else None

    def _dc_of(self, ability: str) -> int | None:
        if self._prof is None or ability not in self._modifiers:
            return None
        self.marks.add("save")
        return 8 + self._prof + self._modifiers[ability]

    def _value(self, rest: str) -> str | None:
        words = rest.split()
        path = words[0].removeprefix("@") if words else ""
        if path == "name":
            found: Any = self._name
        elif path in ("save.dc.value", "save.dc.formula", "check.dc.value"):
            found = self._dc(self._activity(rest, "save"))
        elif path == "attributes.prof":
            found = self._prof
        elif dc := re.fullmatch(r"(?:abilities\.(\w{3})|attributes\.spell)\.dc", path):
            found = self._dc_of(dc[1] or str(_dict(self._actor.get("attributes")).get("spellcasting")))
        else:
            found = (
                next(iter(self._activities.values()), {})
                if not _NAMED.search(rest)
                else self._activity(rest, "")
            )
            for key in path.split("."):
                found = found.get(key) if isinstance(found, dict) else None
        if found in (None, "") or isinstance(found, dict | list):
            return None
        return str(found).capitalize() if "capitalize" in words else str(found)

    def _magic(self) -> int | None:
        """Return the weapon's magical bonus; None for one that is no number."""
        bonus = self._item.get("magicalBonus")
        if bonus in (None, "", 0) or "mgc" not in _names(self._item.get("properties")):
            return 0
        return whole(bonus)

    def _has_more(self, kind: dict[str, Any], what: str) -> bool:
        """Whether the actor adds a bonus to all its attacks of a kind."""
        way = "r" if kind.get("value") == "ranged" else "m"
        way += "sak" if kind.get("classification") == "spell" else "wak"
        return _dict(_dict(self._actor.get("bonuses")).get(way)).get(what) not in (None, "", "0", 0)

    def _sum(self, formula: object, own: int | None) -> tuple[str, int] | None:
        """Return the dice and the rest of a formula, at most one handful of dice; None where it has more."""
        text, dice, total, place = str(formula), "", 0, 0
        while place < len(text):
            found = _TERM.match(text, place)
            if found is None or (place and not found[1]):
                return None
            sign, place = -1 if found[1] == "-" else 1, found.end()
            if found[2]:
                if dice or sign < 0:
                    return None
                dice = f"{int(found[2])}d{int(found[3])}"
                continue
            known = {"mod": own, "prof": self._prof}.get(found[5] or "", self._modifiers.get(found[6] or ""))
            number = int(found[4]) if found[4] else known
            if number is None:
                return None
            total += sign * number
        return dice, total


def _rolled(amount: tuple[str, int] | None) -> str | None:
    """Return an amount as stat blocks write it: its average, and the dice in brackets."""
    if amount is None:
        return None
    dice, bonus = amount
    if not dice:
        return str(bonus) if bonus > 0 else None
    count, sides = map(int, dice.split("d"))
    sign = f" {'+' if bonus > 0 else '-'} {abs(bonus)}" if bonus else ""
    return f"{max(1, count * (sides + 1) // 2 + bonus)} ({dice}{sign})"


def _is_empty(part: Any) -> bool:
    """Whether a part of damage has neither dice nor a number."""
    part = _dict(part)
    custom = _dict(part.get("custom"))
    return not (part.get("number") or part.get("bonus") or (custom.get("enabled") and custom.get("formula")))


def _former(item: dict[str, Any]) -> dict[str, Any]:
    """Return the activity that an item of dnd5e before 4.0 has in fields of its own."""
    action, attack, save = (
        str(item.get("actionType") or ""),
        _dict(item.get("attack")),
        _dict(item.get("save")),
    )
    damage = {"parts": _list(_dict(item.get("damage")).get("parts")), "includeBase": False}
    if re.fullmatch(r"[mr][sw]ak", action):
        kind = {
            "value": "ranged" if action[0] == "r" else "melee",
            "classification": "spell" if action[1] == "s" else "weapon",
        }
        bonus = attack.get("bonus", item.get("attackBonus"))
        made = {"ability": item.get("ability"), "bonus": bonus, "flat": attack.get("flat"), "type": kind}
        return {"former": {"type": "attack", "attack": made, "damage": damage}}
    if action == "save" and save.get("ability"):
        scaling = {"spell": "spellcasting", "flat": ""}.get(str(save.get("scaling")), save.get("scaling"))
        dc = {"calculation": scaling, "formula": save.get("dc")}
        return {
            "former": {"type": "save", "save": {"ability": [save["ability"]], "dc": dc}, "damage": damage}
        }
    return {}


def _look_at(value: Any, parts: Mapping[str, Any]) -> None:
    for one in value if isinstance(value, list) else [value]:
        for key, inner in parts.items() if isinstance(one, dict) else ():
            _look_at(one.get(key), inner)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _names(value: Any) -> list[str]:
    if isinstance(value, dict):  # properties of older exports: `{"fin": true}`
        return [str(name) for name, is_set in value.items() if is_set is True]
    return [one for one in _list(value) if isinstance(one, str)]
