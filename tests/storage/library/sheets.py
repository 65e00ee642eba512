"""Characters as the formats keep them: made here, none of another's content."""

from typing import Any


def stats(*values: int | None) -> list[dict[str, Any]]:
    return [{"id": n, "name": None, "value": value} for n, value in enumerate(values, start=1)]


def sheet(**changes: Any) -> dict[str, Any]:
    """Return a fighter of level 5 with Dexterity 14 and Constitution 15, as D&D Beyond keeps them."""
    nothing: dict[str, list[Any]] = {
        source: [] for source in ("race", "class", "background", "item", "feat", "condition")
    }
    modifiers = {**nothing, **changes.pop("modifiers", {})}
    return {
        "id": 7,
        "name": "Nia",
        "stats": stats(16, 14, 14, 10, 12, 8),
        "bonusStats": stats(None, None, 1, None, None, None),
        "overrideStats": stats(*(None,) * 6),
        "baseHitPoints": 34,
        "bonusHitPoints": None,
        "overrideHitPoints": None,
        "removedHitPoints": 5,
        "classes": [{"level": 3}, {"level": 2}],
        "modifiers": modifiers,
        "inventory": [],
        **changes,
    }


ACTOR: dict[str, Any] = {
    "name": "Nia",
    "type": "character",
    "system": {
        "abilities": {
            short: {"value": 14, "proficient": 1} for short in ("str", "dex", "con", "int", "wis", "cha")
        },
        "attributes": {"hp": {"max": 44, "value": 39}, "ac": {"flat": 17}},
    },
    "items": [{"name": "Fighter", "type": "class", "system": {"levels": 5}}],
}
OWN: dict[str, Any] = {"name": "Nia", "maxHP": 44, "ac": 15, "level": 3, "saveBonuses": {"wisdom": 2}}
ROW: dict[str, Any] = {"name": "Nia", "hp": "44", "ac": "15", "level": "3", "bonus": "+2"}


def item(
    number: int, *granted: dict[str, Any], worn: bool = True, attuned: bool | None = None, **definition: Any
) -> dict[str, Any]:
    """Return an item of a D&D Beyond inventory; `attuned` None is one that needs no attunement."""
    needs = attuned is not None
    modifiers = [{**one, "componentId": number, "requiresAttunement": needs} for one in granted]
    described = {"id": number, "canEquip": True, "canAttune": needs, "isConsumable": False}
    return {
        "equipped": worn,
        "isAttuned": bool(attuned),
        "definition": {**described, "grantedModifiers": modifiers, **definition},
    }


def raises(of: str, value: int | None = 1, **more: Any) -> dict[str, Any]:
    """Return a modifier of D&D Beyond that adds to a number."""
    return {"type": "bonus", "subType": of, "value": value, "restriction": "", **more}


FULL_SHEET = sheet(
    classes=[{"level": 5, "hitDiceUsed": 1, "definition": {"hitDice": 10}}],
    inventory=[
        {"equipped": True, "definition": {"armorClass": 16, "armorTypeId": 3}},
        item(7, raises("armor-class"), raises("saving-throws"), attuned=True),
    ],
    conditions=[{"id": 4, "level": 2}, {"id": 11, "level": None}],
    deathSaves={"failCount": 1, "successCount": 2, "isStabilized": False},
    characterValues=[{"typeId": 3, "value": 1, "valueTypeId": None}],
    modifiers={
        "race": [{"type": "resistance", "subType": "fire"}, {"type": "set", "subType": "sense"}],
        "feat": [{"type": "bonus", "subType": "hit-points-per-level", "value": 2}],
    },
    temporaryHitPoints=3,
    inspiration=True,
)
