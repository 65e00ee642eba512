"""D&D Beyond's character JSON: what its character service answers, with or without `{data: …}` around it.

Its sheet works most numbers out. Here hit points are, by the rules (SRD, Hit Points): those of the classes,
and the Constitution modifier for each level. Where a feature or item changes them in a way that is not read,
the character is refused; an armor class that more than armor makes is left by name.
"""

from typing import Any

from storage.encounter.challenge import proficiency_at
from storage.encounter.limits import MAX_AMOUNT, MAX_LEVEL, MAX_WORD
from storage.encounter.model import ABILITIES
from storage.library.importing.draft import NO_PLACE, Draft, Refused, whole

NAME = "D&D Beyond"
_SOURCES = ("race", "class", "background", "feat", "condition")
_DEFENCES = {"resistance": "resistances", "vulnerability": "vulnerabilities", "immunity": "immunities"}
_LIGHT, _MEDIUM, _HEAVY, _SHIELD = 1, 2, 3, 4
_ARMOR = ("armor-class", "unarmored-armor-class", "armored-armor-class", "ac-max-dex-modifier")
_PARTS = (*_ARMOR, "initiative", "hit-points", "hit-points-per-level")
_CHANGING = ("bonus", "set")
_NOTHING = (  # ids, links, and words for other fields
    *("id", "success", "message", "userId", "username", "readonlyUrl", "decorations", "dateModified"),
    *("*.id", "*.entityId", "*.entityTypeId", "*.componentId", "*.componentTypeId", "*.definitionKey"),
    *(
        "*.friendlyTypeName",
        "*.friendlySubtypeName",
        "*.modifierTypeId",
        "*.modifierSubTypeId",
        "*.isGranted",
    ),
    *("*.fixedValue", "*.tagConstraints", "*.availableToMulticlass", "*.requiresAttunement"),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    inner = entry.get("data", entry)
    return isinstance(inner, dict) and "baseHitPoints" in inner and isinstance(inner.get("stats"), list)


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a character. Raises Refused."""
    inner = entry.get("data", entry)
    sheet = _Sheet(inner if isinstance(inner, dict) else {})
    draft = Draft(sheet.data)
    draft.name("name")
    draft.hit_points(sheet.hit_points())
    draft.assume("maxHP")
    named = [_dict(one.get("definition")).get("name") for one in _list(sheet.data.get("classes"))]
    draft.classes(named)
    level = sheet.level()
    if level is None:
        draft.leave("level")
    elif draft.number(draft.fields, "level", level, "level", (1, MAX_LEVEL)):
        draft.assume("level")
        _hit_dice(draft, sheet, level)
        _saves(draft, sheet, proficiency_at(level))
    removed = whole(draft.take("removedHitPoints")) or 0
    if removed:
        draft.fields["currentHP"] = max(0, draft.fields["maxHP"] - removed)
        draft.assume("currentHP")
    temporary = draft.take("temporaryHitPoints") or None
    draft.number(draft.fields, "tempHP", temporary, "temporaryHitPoints", (1, MAX_AMOUNT))
    if draft.take("inspiration") is True:
        draft.fields["hasInspiration"] = True
    dexterity = sheet.score("dexterity")
    if dexterity is None:
        draft.leave("dexterity")
    else:
        draft.number(draft.fields, "dexterity", dexterity, "dexterity", (0, 99))
        draft.assume("dexterity")
        armor = sheet.armor_class((dexterity - 10) // 2)
        if armor is None:
            draft.leave("armor class")
        else:
            draft.number(draft.fields, "ac", armor, "armor class", (0, 99))
            draft.assume("ac")
    if sheet.of("initiative"):
        draft.leave("initiative")
    _modifiers(draft, sheet)
    picture = draft.take("avatarUrl") or _dict(draft.take("decorations")).get("avatarUrl")
    if isinstance(picture, str) and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture[:500]
    draft.ignore(*_NOTHING)
    draft.fold = 2  # a sheet has everything its books say of it
    return draft


def _modifiers(draft: Draft, sheet: "_Sheet") -> None:
    """Take what the modifiers say of damage; those of which no value is read are named by their kind."""
    for modifier in sheet.modifiers(*_SOURCES):
        field = _DEFENCES.get(str(modifier.get("type")))
        kind = str(modifier.get("subType") or "").replace("-", " ")
        if field and kind and modifier.get("restriction"):
            draft.note(f"{field.capitalize()}: {kind} ({modifier['restriction']})")
        elif field and kind:
            draft.defence(field, kind)
    for modifier in sheet.modifiers(*_SOURCES, "item"):
        if not _is_read(modifier):
            draft.leave(f"modifiers: {modifier.get('type')}", NO_PLACE)


def _hit_dice(draft: Draft, sheet: "_Sheet", level: int) -> None:
    """Take the dice of the classes, with the Constitution modifier for each level."""
    classes, constitution = _list(sheet.data.get("classes")), sheet.score("constitution")
    dice = [(whole(one.get("level")), whole(_dict(one.get("definition")).get("hitDice"))) for one in classes]
    if constitution is None or not all(number and sides for number, sides in dice):
        draft.leave("hit dice")
        return
    bonus = level * ((constitution - 10) // 2)
    text = "+".join(f"{number}d{sides}" for number, sides in dice) + (f"{bonus:+d}" if bonus else "")
    spent = [whole(one.get("hitDiceUsed")) or 0 for one in classes]
    if len(text) <= MAX_WORD:
        draft.fields["hitDice"] = text
        draft.number(draft.fields, "hitDiceSpent", sum(spent) or None, "hit dice used", (0, level))
        draft.assume("hitDice")


def _saves(draft: Draft, sheet: "_Sheet", proficiency: int) -> None:
    """Take the modifiers of the scores, with the proficiency bonus where a class or feat gives it."""
    scores = {ability: sheet.score(ability) for ability in ABILITIES}
    kinds = ("saving-throws", *(f"{ability}-saving-throws" for ability in ABILITIES))
    if None in scores.values() or any(sheet.of(kind) for kind in kinds):
        draft.leave("saving throws")
        return
    proficient = {
        str(one.get("subType")) for one in sheet.modifiers(*_SOURCES) if one.get("type") == "proficiency"
    }
    draft.fields["saveBonuses"] = {
        ability: (score - 10) // 2 + (proficiency if f"{ability}-saving-throws" in proficient else 0)
        for ability, score in scores.items()
        if score is not None
    }
    draft.assume("saveBonuses")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class _Sheet:
    """What the sheet works out of a character's data."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def modifiers(self, *sources: str) -> list[dict[str, Any]]:
        given = _dict(self.data.get("modifiers"))
        return [one for source in sources for one in _list(given.get(source))]

    def of(self, kind: str, *sources: str) -> list[dict[str, Any]]:
        """Return the modifiers of a kind that change a number."""
        found = self.modifiers(*(sources or (*_SOURCES, "item")))
        return [one for one in found if one.get("subType") == kind and one.get("type") in _CHANGING]

    def score(self, ability: str) -> int | None:
        """Return an ability score; None where an item changes it: whether it is worn is not said there."""
        place = ABILITIES.index(ability)
        if (override := _stat(self.data.get("overrideStats"), place)) is not None:
            return override
        base = _stat(self.data.get("stats"), place)
        if base is None or self.of(f"{ability}-score", "item"):
            return None
        found = self.of(f"{ability}-score", *_SOURCES)
        raises = [whole(one.get("value")) for one in found]
        if None in raises or any(one.get("type") == "set" or one.get("restriction") for one in found):
            return None
        return base + (_stat(self.data.get("bonusStats"), place) or 0) + sum(filter(None, raises))

    def hit_points(self) -> int:
        """Return the hit point maximum. Raises Refused."""
        override = whole(self.data.get("overrideHitPoints"))
        if override is not None:
            return override
        base, bonus = whole(self.data.get("baseHitPoints")), whole(self.data.get("bonusHitPoints")) or 0
        level, constitution = self.level(), self.score("constitution")
        raises = [one for one in self.of("hit-points") if not _is_healing(one)]
        if base is None or level is None or constitution is None or raises:
            raise Refused("no-hit-points")
        for_each_level = self.of("hit-points-per-level")
        each = [whole(one.get("value")) for one in for_each_level]
        if None in each or any(one.get("restriction") for one in for_each_level):
            raise Refused("no-hit-points")
        return base + bonus + level * ((constitution - 10) // 2 + sum(filter(None, each)))

    def level(self) -> int | None:
        """Return the level of all classes together."""
        levels = [whole(one.get("level")) for one in _list(self.data.get("classes"))]
        return None if not levels or None in levels else sum(filter(None, levels))

    def armor_class(self, dexterity: int) -> int | None:
        """Return the armor class of worn armor and shield; None where anything else has a part in it."""
        if any(self.of(kind) for kind in _ARMOR) or self.data.get("characterValues"):
            return None
        worn = [
            _dict(one.get("definition")) for one in _list(self.data.get("inventory")) if one.get("equipped")
        ]
        armor = [one for one in worn if one.get("armorClass") is not None]
        total, is_armored = 10 + dexterity, False
        for one in sorted(armor, key=lambda piece: piece.get("armorTypeId") == _SHIELD):
            points = whole(one["armorClass"])
            if points is None or one.get("armorTypeId") not in (_LIGHT, _MEDIUM, _HEAVY, _SHIELD):
                return None
            if one["armorTypeId"] == _SHIELD:
                total += points
            elif is_armored:
                return None
            else:
                part = {_LIGHT: dexterity, _MEDIUM: min(2, dexterity), _HEAVY: 0}[one["armorTypeId"]]
                total, is_armored = points + part, True
        return total


def _is_read(modifier: dict[str, Any]) -> bool:
    """Whether a modifier has a part in what is taken, or in a value that is left for it by name."""
    kind, of = str(modifier.get("type")), str(modifier.get("subType"))
    if kind in _CHANGING:
        return of in _PARTS or of.endswith(("-score", "saving-throws"))
    return kind in _DEFENCES or (kind == "proficiency" and of.endswith("-saving-throws"))


def _is_healing(modifier: dict[str, Any]) -> bool:
    """Whether it is what a potion restores: dice, and no number that the maximum has more."""
    return modifier.get("value") is None and bool(_dict(modifier.get("dice")).get("diceString"))


def _stat(stats: Any, place: int) -> int | None:
    found = next((one for one in _list(stats) if one.get("id") == place + 1), {})
    return whole(found.get("value"))
