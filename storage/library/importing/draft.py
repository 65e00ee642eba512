"""What one entry of a file says of a creature: the one form that every format is read into.

A draft holds what was understood, in the wire names of a creature, and names what was not. Nothing is made
up: a value that the rules fill in is named in `assumed`.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from storage.encounter.challenge import read_challenge
from storage.encounter.damage_terms import read_list
from storage.encounter.limits import MAX_AMOUNT, MAX_DEFENCES, MAX_NAME, MAX_TEXT, MAX_WORD
from storage.encounter.model import ABILITIES
from storage.encounter.rules.condition_table import CONDITIONS, canonical
from storage.encounter.terms import defences_in_english
from storage.encounter.text_cleaning import lines, one_line
from storage.library.action_text import DAMAGE_TYPES, read_feature
from storage.library.importing.watched import unread
from storage.library.statblock import MAX_FEATURE_NAME, MAX_FEATURE_TEXT, MAX_FEATURES, MAX_LINE

Reason = str  # a key of a text: why a field was left
NOT_UNDERSTOOD, NO_PLACE, OUT_OF_RANGE, TOO_LONG = "not-understood", "no-place", "out-of-range", "too-long"

SHORT = {"str": 0, "dex": 1, "con": 2, "int": 3, "wis": 4, "cha": 5}
_NOTHING = frozenset({"", "none", "-", "—"})
_KNOWN_CONDITIONS = frozenset(CONDITIONS)
_HIT_DICE = re.compile(r"\d{1,3}d\d{1,3}([+-]\d{1,4})?")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_AC = re.compile(r"(\d{1,3})(?!\d)(?:\s*\(([^)]*)\))?")
_SPEED = re.compile(
    r"(?:(walk|fly|swim|climb|burrow)\s+)?(\d{1,4})\s*(?:ft\.?|feet)(\s*\(hover\)|\.?\s+it can hover\.?)?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r",?;?\s*passive perception\s+(\d{1,3})(?!\d)", re.IGNORECASE)


class Refused(Exception):
    """An entry that is no creature. `reason` is the key of a text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def whole(value: object) -> int | None:
    """Return a whole number that was written as one, in digits or as text; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 10**9 else None
    if isinstance(value, str):
        text = value.strip().replace("−", "-").replace("–", "-")
        return int(text) if _WHOLE.fullmatch(text) else None
    return None


def ability_named(name: str) -> str | None:
    """Return the ability of a name such as "Dex" or "dexterity", or None."""
    place = SHORT.get(name.strip().casefold()[:3])
    found = ABILITIES[place] if place is not None else None
    return found if found and found.startswith(name.strip().casefold()) else None


class Draft:
    """One creature as a file says it."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.entry = entry
        self.fields: dict[str, Any] = {}
        self.block: dict[str, Any] = {}
        self.left: dict[str, Reason] = {}
        self.assumed: list[str] = []
        self.fold = 0  # keys that the names of unread fields have at most; 0 for all of them
        self._ignored: set[str] = set()
        self._notes: list[str] = []

    # --- what the entry has ---

    def assume(self, name: str) -> None:
        """Name a field whose value was worked out by the rules, and did not stand in the file."""
        if name not in self.assumed:
            self.assumed.append(name)

    def take(self, *names: str) -> Any:
        """Return the first of these values that says something, and look at all of them."""
        found = [self.entry.get(name) for name in names]
        return next((value for value in found if value not in (None, "", [], {})), None)

    def listed(self, key: str) -> list[Any]:
        """Return the items of a list, and mark it as seen; one that is no list is named as left."""
        value = self.take(key)
        if value is None or isinstance(value, list):
            return value or []
        self.leave(key)
        return []

    def inner(self, value: object, named: str) -> dict[str, Any]:
        """Return an object within the entry; one that is something else is named as left."""
        if value is not None and not isinstance(value, dict):
            self.leave(named)
        return value if isinstance(value, dict) else {}

    def texts(self, value: object, named: str) -> list[str]:
        """Return the texts of a list within the entry; where one is something else it is named as left."""
        given = value if isinstance(value, list) else []
        texts = [one for one in given if isinstance(one, str)]
        if (value is not None and not isinstance(value, list)) or len(texts) < len(given):
            self.leave(named)
        return texts

    def phrases(self, key: str) -> str:
        """Return a list of defences as one text; a text as it is."""
        value = self.take(key)
        return value if isinstance(value, str) else "; ".join(self.texts(value, key))

    def ignore(self, *paths: str) -> None:
        """Pass over fields that say nothing of the creature: ids, pages, links. See `watched.unread`."""
        self._ignored.update(paths)

    def leave(self, name: str, reason: Reason = NOT_UNDERSTOOD) -> None:
        """Name a field that was left, and why."""
        self.left.setdefault(one_line(name)[:MAX_NAME] or "?", reason)

    def leave_unread(self, entry: object) -> None:
        """Name what was not looked at in the whole entry of the file, unless it says nothing."""
        for name in unread(entry, self._ignored):
            self.leave(".".join(name.split(".")[: self.fold or None]), NO_PLACE)

    # --- values ---

    def name(self, *names: str) -> None:
        """Take the name. Raises Refused without one."""
        value = self.take(*names)
        text = one_line(value)[:MAX_NAME] if isinstance(value, str) else ""
        if not text:
            raise Refused("no-name")
        self.fields["name"] = text

    def hit_points(self, value: object) -> None:
        """Take the hit points. Raises Refused for none: a creature without them is no use in a fight."""
        number = whole(value)
        if number is None or not 1 <= number <= MAX_AMOUNT:
            raise Refused("no-hit-points")
        self.fields["maxHP"] = number

    def hit_dice(self, value: object, named: str) -> None:
        """Take hit dice such as "7d10 + 21"."""
        if value is None:
            return
        text = str(value).replace(" ", "").replace("−", "-").replace("+-", "-").strip("()").lower()
        if isinstance(value, str) and _HIT_DICE.fullmatch(text):
            self.fields["hitDice"] = text
        else:
            self.leave(named)

    def classes(self, names: list[Any]) -> None:
        """Take the names of a character's classes."""
        if names and all(isinstance(name, str) and name for name in names):
            self.line(self.fields, "characterClass", " / ".join(names), "class", MAX_WORD)

    def number(
        self, into: dict[str, Any], field: str, value: object, named: str, bounds: tuple[int, int]
    ) -> int | None:
        """Take a whole number within bounds, both of them included."""
        if value is None:
            return None
        number = whole(value)
        if number is None:
            self.leave(named)
        elif not bounds[0] <= number <= bounds[1]:
            self.leave(named, OUT_OF_RANGE)
        else:
            into[field] = number
            return number
        return None

    def armor_class(self, value: object, named: str, detail: object = None) -> None:
        """Take an armor class: a number, or "15 (natural armor)"."""
        found = _AC.match(value.strip()) if isinstance(value, str) else None
        if found and found[2]:
            detail = found[2]
        self.number(self.fields, "ac", found[1] if found else value, named, (0, 99))
        if isinstance(detail, str):
            self.line(self.block, "armor", detail, named)

    def line(self, into: dict[str, Any], field: str, value: object, named: str, most: int = MAX_LINE) -> None:
        """Take a text of one line; a list of texts is joined."""
        if value is None:
            return
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            value = ", ".join(value)
        if not isinstance(value, str):
            self.leave(named)
            return
        text = one_line(value)
        if len(text) > most:
            self.leave(named, TOO_LONG)
        if text:
            into[field] = text[:most]

    def kind(self, value: object, named: str) -> None:
        """Take the kind of creature: "humanoid (elf)" has a subtype."""
        if isinstance(value, str) and (found := re.fullmatch(r"\s*([^(]+?)\s*\(([^)]*)\)\s*", value)):
            self.line(self.fields, "kind", found[1].lower(), named, MAX_WORD)
            self.line(self.block, "subtype", found[2].lower(), named)
        else:
            self.line(
                self.fields, "kind", value.lower() if isinstance(value, str) else value, named, MAX_WORD
            )

    def challenge(self, value: object, named: str) -> None:
        """Take a challenge rating: a number, "1/4" or "1/4 (50 XP)"."""
        if value is None:
            return
        rating = read_challenge(value) if isinstance(value, str | int | float) else None
        if rating is None or isinstance(value, bool):
            self.leave(named)
        else:
            self.fields["challenge"] = rating

    def ability(self, ability: str, value: object, named: str) -> None:
        """Take an ability score."""
        number = self.number(self.block.setdefault("abilities", {}), ability, value, named, (0, 99))
        if ability == "dexterity" and number is not None:
            self.fields["dexterity"] = number

    def initiative(self, more: int | None, named: str, *, is_said: bool = True) -> None:
        """Take an initiative bonus of which the file says what is added to the Dexterity modifier.

        The sum is marked as the rules': the file has only its parts.
        """
        dexterity = self.fields.get("dexterity")
        if more is None or dexterity is None:
            if is_said:
                self.leave(named)
            return
        bonus = (dexterity - 10) // 2 + more
        if self.number(self.fields, "initiativeBonus", bonus, named, (-20, 50)) is not None:
            self.assume("initiativeBonus")

    def bonus(self, section: str, name: str, value: object, named: str) -> None:
        """Take the bonus of a saving throw or a skill."""
        into: dict[str, Any] = {}
        label = one_line(name.replace("_", " ")).lower()[:MAX_WORD]
        if self.number(into, "bonus", value, named, (-50, 99)) is not None and label:
            listed = self.block.setdefault(section, [])
            if len(listed) < MAX_FEATURES:
                listed.append({"name": label, **into})

    def bonuses(self, section: str, text: str, named: str) -> None:
        """Take bonuses written as "Dex +6, Wis +7"."""
        for part in re.split(r"[,;]", text):
            if found := re.fullmatch(
                r"\s*([A-Za-z][A-Za-z' ]*?)\s*([+\-−–]\s*\d{1,2})(?:\s*\([^)]*\))?\s*", part
            ):
                self.bonus(section, found[1], found[2].replace(" ", ""), named)
            elif part.strip():
                self.leave(named)

    def speeds(self, text: str, named: str) -> None:
        """Take speeds written as "30 ft., fly 60 ft. (hover)"; other words are kept as a note."""
        speeds: dict[str, Any] = self.block.setdefault("speeds", {})
        others: list[str] = []
        for part in re.split(r",\s*|;\s*", text):
            found = _SPEED.fullmatch(part.strip())
            kind = (found[1] or "walk").lower() if found else ""
            if found and kind not in speeds:
                speeds[kind] = int(found[2])
                if found[3]:
                    speeds["hover"] = True
            elif part.strip():
                others.append(part.strip())
        if others:
            self.line(speeds, "note", ", ".join(others), named)

    def senses(self, text: str, named: str) -> None:
        """Take senses; the passive Perception stands among them."""
        if found := _PASSIVE.search(text):
            self.number(self.block, "passivePerception", found[1], named, (0, 99))
            text = text[: found.start()] + text[found.end() :]
        self.line(self.block, "senses", text.strip(" ,;"), named)

    # --- defences ---

    def defence(self, field: str, text: str) -> None:
        """Take entries of resistances, vulnerabilities or immunities in the SRD's words.

        What the rules read whole is a defence; the rest becomes a note.
        """
        if not text.strip():
            return
        label = {"resistances": "Resistances", "vulnerabilities": "Vulnerabilities"}.get(field, "Immunities")
        entries, others = read_list(defences_in_english(text))
        listed: list[str] = self.fields.setdefault("defences", {}).setdefault(field, []) if entries else []
        listed.extend(entry for entry in entries if entry not in listed)
        for words in others:
            if words.casefold() not in _NOTHING:
                self.note(f"{label}: {words}")
        if len(listed) > MAX_DEFENCES:
            self.leave(field, TOO_LONG)
            del listed[MAX_DEFENCES:]

    def condition_immunity(self, name: str) -> None:
        """Take an immunity to a condition; one that the rules do not have becomes a note."""
        name = one_line(name)
        if canonical(name) in _KNOWN_CONDITIONS:
            listed = self.fields.setdefault("defences", {}).setdefault("conditionImmunities", [])
            if canonical(name).lower() not in listed:
                listed.append(canonical(name).lower())
        elif name.casefold() not in _NOTHING:
            self.note(f"Condition immunities: {name}")

    def condition_immunities(self, text: str) -> None:
        """Take immunities to conditions from a list with commas."""
        for part in re.split(r"[,;]", text):
            self.condition_immunity(re.sub(r"^\s*and\s+", "", part))

    def note(self, text: str) -> None:
        """Keep words that no field has a place for among the DM's notes."""
        cleaned = lines(text)
        if cleaned and cleaned not in self._notes:
            self._notes.append(cleaned)

    # --- features ---

    def feature(
        self, section: str, name: object, text: object, named: str, *, cost: object = None, uses: Any = None
    ) -> dict[str, Any]:
        """Take one trait or action, with the structured parts that its words say; return what was taken."""
        if not isinstance(name, str) or not isinstance(text, str):
            self.leave(named)
            return {}
        cut_name, cut_text = one_line(name)[:MAX_FEATURE_NAME], lines(text)
        if not cut_name and not cut_text:
            return {}
        if len(cut_text) > MAX_FEATURE_TEXT:
            self.leave(f"{named}: {cut_name}", TOO_LONG)
            cut_text = cut_text[:MAX_FEATURE_TEXT]
        listed = self.block.setdefault(section, [])
        if len(listed) >= MAX_FEATURES:
            self.leave(named, TOO_LONG)
            return {}
        feature = read_feature(cut_name or "…", cut_text)
        if uses:
            feature["uses"] = uses
        if (number := whole(cost)) is not None and 1 <= number <= 9:
            feature["cost"] = number
        listed.append(feature)
        return feature

    def features(self, section: str, value: Any, named: str, *, text_key: str = "desc") -> None:
        """Take a list of `{name, desc}`, of pairs, or of bare texts."""
        if value is None:
            return
        if not isinstance(value, list):
            self.leave(named)
            return
        for one in value:
            if isinstance(one, dict) and ("name" in one or text_key in one):
                name, text = one.get("name"), one.get(text_key)
                taken = self.feature(
                    section, "" if name is None else name, "" if text is None else text, named
                )
                look_at_parts(one, taken)
            elif isinstance(one, list) and len(one) == 2:
                self.feature(section, one[0], one[1], named)
            elif isinstance(one, str):
                self.feature(section, "", one, named)
            else:
                self.leave(named)

    # --- the end ---

    def finish(self, source: str) -> dict[str, Any]:
        """Return the fields of the creature, in its wire names."""
        self._from_traits()
        notes = "\n".join([*filter(None, [self.fields.get("notes")]), *self._notes])
        if len(notes) > MAX_TEXT:
            self.leave("notes", TOO_LONG)
        block = {name: value for name, value in self.block.items() if value not in ("", [], {})}
        fields = {**self.fields, "notes": notes[:MAX_TEXT], "source": source[:MAX_LINE]}
        fields = {name: value for name, value in fields.items() if value not in (None, "", [], {})}
        if self.assumed:
            fields["assumed"] = self.assumed
        return {**fields, "statblock": block} if block else fields

    def _from_traits(self) -> None:
        """Fill the counters that the traits say: legendary resistances, regeneration, absorption."""
        for trait in self.block.get("traits", ()):
            name = trait["name"]
            uses = trait.get("uses") or {}
            if name.startswith("Legendary Resistance") and uses.get("per") == "day":
                self.fields.setdefault("legendaryResistances", min(20, uses["times"]))
            if name.startswith("Regeneration") and trait["text"]:
                self.fields.setdefault("regeneration", trait["text"][:MAX_TEXT])
            if name.endswith(" Absorption") and name.split()[0].lower() in DAMAGE_TYPES:
                listed = self.fields.setdefault("defences", {}).setdefault("absorptions", [])
                if name.split()[0].lower() not in listed:
                    listed.append(name.split()[0].lower())
        if self.block.get("legendaryActions") and "legendaryActions" not in self.fields:
            # SRD, Legendary Actions: where a stat block says no number it is three.
            self.fields["legendaryActions"] = 3
            self.assume("legendaryActions")


Reading = Callable[[dict[str, Any]], Draft]


def look_at_parts(feature: dict[str, Any], taken: dict[str, Any]) -> None:
    """Look at those parts of a feature that say again what was taken from its words."""
    if "attack" in taken:
        feature.get("attack_bonus")
    if any(taken.get(part, {}).get("damage") for part in ("attack", "save")):
        feature.get("damage_dice")
        feature.get("damage_bonus")


def each_text(value: object) -> Iterable[str]:
    """Yield the texts of a list, or a text itself."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))
