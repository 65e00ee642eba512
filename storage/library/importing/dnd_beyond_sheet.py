"""What D&D Beyond's sheet works out of a character's data; its JSON has the parts alone.

Every number is worked out whole, or it is None: where a feature or an item has a part in it that is not read
here. `modifiers` has what race, classes, background and feats give at the character's level; those of items
stand in the inventory, and count while the item is worn, and attuned where it asks for that.
"""

import re
from collections.abc import Iterator
from typing import Any

from storage.encounter.challenge import proficiency_at
from storage.encounter.model import ABILITIES
from storage.library.importing.draft import Refused, whole
from storage.library.importing.watched import look_through

CHANGING = ("bonus", "set")
SCORE, SAVES, MAXIMUM, LEVELS = "-score", "saving-throws", "hit-points", "hit-points-per-level"
_SOURCES = ("race", "class", "background", "feat")  # those of conditions are the rules' own here
_HIGHEST = 20  # an ability score, unless a feature says more (SRD, Ability Scores)
_LIMIT = re.compile(r"maximum|already increased|already higher|saving throw proficiency", re.IGNORECASE)
_IS_MAXIMUM = re.compile(r"(?<![\d+])\d\d(?!\d)")
_RAISES_MAXIMUM = re.compile(r"\+(\d)(?!\d)")
_OWN_SAVES = (38, 39, 40, 41)  # kinds of `characterValues`: what a user set by hand

Modifier = dict[str, Any]


def inner(value: Any) -> dict[str, Any]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def dicts(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class Sheet:
    """A character's data, and the numbers of its sheet."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.classes = dicts(data.get("classes"))
        self.inventory = dicts(data.get("inventory"))
        given = inner(data.get("modifiers"))
        look_through(given.get("condition"))
        by_item = dicts(given.get("item"))
        ids = [inner(one.get("definition")).get("id") for one in self.inventory]
        known = [one for one in ids if one is not None]
        self.modifiers: list[tuple[str, Modifier]] = [
            (source, one) for source in _SOURCES for one in dicts(given.get(source))
        ]
        self.modifiers += [("item", one) for item in self.inventory for one in _granted(item, by_item)]
        # Of items that are not in the inventory, such as infusions: nothing says whether they count.
        self.unsure = [one for one in by_item if one.get("componentId") not in known]
        for one in by_item:
            look_through(one)

    def changing(self, kind: str) -> list[Modifier]:
        """Return the modifiers that change a number."""
        return [m for _, m in self.modifiers if m.get("subType") == kind and m.get("type") in CHANGING]

    def is_unsure(self, *kinds: str) -> bool:
        """Whether an item of which nothing says that it is worn changes a number."""
        return any(m.get("subType") in kinds and m.get("type") in CHANGING for m in self.unsure)

    def plain(self, kind: str) -> int | None:
        """Return the sum of bonuses; None where one of them is no number, or holds at times only."""
        found = self.changing(kind)
        values = [whole(one.get("value")) for one in found]
        if self.is_unsure(kind) or None in values:
            return None
        if any(one.get("type") != "bonus" or one.get("restriction") for one in found):
            return None
        return sum(filter(None, values))

    # --- scores, level, hit points ---

    def score(self, ability: str) -> int | None:
        """Return an ability score."""
        place, kind = ABILITIES.index(ability), ability + SCORE
        if own := _stat(self.data.get("overrideStats"), place):
            return own
        base = _stat(self.data.get("stats"), place)
        if base is None or base > _HIGHEST or self.is_unsure(kind) or self._is_of_two_rules(kind):
            return None
        found = self.changing(kind)
        words = [one["restriction"] for one in found if isinstance(one.get("restriction"), str)]
        values = [(one.get("type"), whole(one.get("value"))) for one in found]
        if any(value is None for _, value in values) or not all(
            _LIMIT.search(text) for text in words if text
        ):
            return None
        highest = max(
            _HIGHEST
            + sum(int(n) for text in words for n in _RAISES_MAXIMUM.findall(text))
            + self._more(place),
            *(int(n) for text in words for n in _IS_MAXIMUM.findall(text)),
            _HIGHEST,
        )
        raised = min(highest, base + sum(value or 0 for kind, value in values if kind == "bonus"))
        raised += _stat(self.data.get("bonusStats"), place) or 0
        return max([raised, *(value or 0 for kind, value in values if kind == "set")])

    def _more(self, place: int) -> int:
        """Return what features add to the highest value of a score."""
        found = self.changing("ability-score-maximum")
        return sum(whole(one.get("value")) or 0 for one in found if one.get("statId") == place + 1)

    def _is_of_two_rules(self, kind: str) -> bool:
        """Whether race and a background of 2024 both raise scores: the sheet shows one of them."""
        background = inner(inner(self.data.get("background")).get("definition"))
        names = [str(feat.get("name")) for feat in dicts(background.get("grantedFeats"))]
        of_race = [one for source, one in self.modifiers if source == "race" and one.get("subType") == kind]
        return bool(of_race) and any("Ability Score" in name for name in names)

    def level(self) -> int | None:
        """Return the level of all classes together."""
        levels = [whole(one.get("level")) for one in self.classes]
        return None if not levels or None in levels else sum(filter(None, levels))

    def hit_points(self) -> int:
        """Return the hit point maximum. Raises Refused."""
        own, more = whole(self.data.get("overrideHitPoints")), whole(self.data.get("bonusHitPoints")) or 0
        base, level, constitution = (
            whole(self.data.get("baseHitPoints")),
            self.level(),
            self.score("constitution"),
        )
        if own and not more:
            return own
        raises = [one for one in [*self.changing(MAXIMUM), *self.unsure] if _is_maximum(one)]
        if own or raises or base is None or level is None or constitution is None:
            raise Refused("no-hit-points")
        if self.is_unsure(LEVELS):
            raise Refused("no-hit-points")
        each = [
            self._for_levels(source, one) for source, one in self.modifiers if one.get("subType") == LEVELS
        ]
        if None in each:
            raise Refused("no-hit-points")
        return base + more + level * ((constitution - 10) // 2) + sum(filter(None, each))

    def _for_levels(self, source: str, modifier: Modifier) -> int | None:
        """Return what a modifier gives for each level: of its class where a class's feature has it."""
        value = whole(modifier.get("value"))
        if value is None or modifier.get("type") != "bonus" or modifier.get("restriction"):
            return None
        if source != "class" or len(self.classes) == 1:
            return value * (self.level() or 0)
        owner = self._owner(modifier)
        return None if owner is None else value * (whole(owner.get("level")) or 0)

    def _owner(self, modifier: Modifier) -> dict[str, Any] | None:
        """Return the class whose feature gives a modifier."""
        feature = modifier.get("componentId")
        for one in self.classes:
            features = dicts(one.get("classFeatures"))
            if feature is not None and feature in (inner(f.get("definition")).get("id") for f in features):
                return one
        return None

    # --- saves ---

    def save_bonuses(self, level: int) -> dict[str, int] | None:
        """Return the bonuses of saves: modifiers of the scores, proficiency, and bonuses that always hold."""
        bonuses: dict[str, int] = {}
        if any(one.get("typeId") in _OWN_SAVES for one in dicts(self.data.get("characterValues"))):
            return None
        for ability in ABILITIES:
            kinds = (SAVES, f"{ability}-{SAVES}")
            score, is_proficient = self.score(ability), self._is_proficient(kinds)
            found = [one for kind in kinds for one in self.changing(kind) if not one.get("restriction")]
            values = [whole(one.get("value")) for one in found]
            if score is None or is_proficient is None or None in values or self.is_unsure(*kinds):
                return None
            if any(one.get("type") != "bonus" for one in found):
                return None
            bonuses[ability] = (score - 10) // 2 + sum(filter(None, values))
            bonuses[ability] += proficiency_at(level) if is_proficient else 0
        return bonuses

    def _is_proficient(self, kinds: tuple[str, ...]) -> bool | None:
        """Whether a class, a feat or an item gives proficiency; of the classes, the first one alone does.

        SRD, Multiclassing. A feature that a class has beyond that is marked as one for all.
        """
        found = False
        for source, one in self.modifiers:
            if one.get("subType") not in kinds or one.get("type") in (*CHANGING, "advantage", "disadvantage"):
                continue
            if one.get("type") != "proficiency" or one.get("restriction"):
                return None
            if source == "class" and one.get("availableToMulticlass") is False and len(self.classes) > 1:
                owner = self._owner(one)
                if owner is None:
                    return None
                found = found or owner.get("isStartingClass") is True
            else:
                found = True
        return found

    # --- initiative ---

    def initiative(self) -> int | None:
        """Return what is added to the Dexterity modifier for initiative."""
        for _, one in self.modifiers:
            kind, of = str(one.get("type")), one.get("subType")
            if kind in ("proficiency", "expertise") and of == "initiative":
                return None
            if kind.startswith("half-proficiency") and of in (
                "initiative",
                "ability-checks",
                "dexterity-ability-checks",
            ):
                return None
        return self.plain("initiative")


def _granted(item: dict[str, Any], by_item: list[Modifier]) -> Iterator[Modifier]:
    """Yield the modifiers of an item that counts: worn, and attuned where it asks for that."""
    definition, is_attuned = inner(item.get("definition")), item.get("isAttuned") is True
    listed = definition.get("grantedModifiers")
    if not isinstance(listed, list):
        listed = [one for one in by_item if one.get("componentId") == definition.get("id") is not None]
    can_equip, can_attune = definition.get("canEquip") is not False, definition.get("canAttune") is True
    is_used = item.get("equipped") is True or not can_equip
    for one in dicts(listed):
        needs = can_attune or one.get("requiresAttunement") is True
        if is_used and definition.get("isConsumable") is not True and (is_attuned or not needs):
            yield one


def _is_maximum(modifier: Modifier) -> bool:
    """Whether it is more of the maximum, and not what a potion restores: dice."""
    if modifier.get("subType") != MAXIMUM or modifier.get("type") not in CHANGING:
        return False
    return modifier.get("value") is not None or not inner(modifier.get("dice")).get("diceString")


def _stat(stats: Any, place: int) -> int | None:
    found = next((one for one in dicts(stats) if one.get("id") == place + 1), {})
    return whole(found.get("value"))
