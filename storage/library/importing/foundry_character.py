"""Foundry's dnd5e: an exported actor of type character."""

from typing import Any

from storage.encounter.challenge import proficiency_at
from storage.encounter.limits import MAX_AMOUNT, MAX_LEVEL
from storage.encounter.model import ABILITIES
from storage.library.importing.draft import NO_PLACE, SHORT, Draft, whole
from storage.library.importing.foundry import (
    NOTHING,
    changes_of,
    take_armor_class,
    take_defences,
    take_initiative,
)
from storage.library.importing.foundry_items import as_dict
from storage.library.importing.watched import look_through

NAME = "Foundry"


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    system = as_dict(entry.get("system", entry.get("data")))
    return entry.get("type") == "character" and "attributes" in system


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a character. Raises Refused where the file leaves its hit points to Foundry."""
    draft = Draft(entry)
    draft.name("name")
    system = as_dict(draft.take("system", "data"))
    attributes = as_dict(system.get("attributes"))
    hp = as_dict(attributes.get("hp"))
    draft.hit_points(_hit_points(draft, system, hp))
    draft.number(draft.fields, "currentHP", hp.get("value"), "attributes.hp.value", (0, MAX_AMOUNT))
    if draft.fields.get("currentHP", 0) >= draft.fields["maxHP"]:
        draft.fields.pop("currentHP", None)
    draft.number(draft.fields, "tempHP", hp.get("temp") or None, "attributes.hp.temp", (1, MAX_AMOUNT))
    if attributes.get("inspiration") is True:
        draft.fields["hasInspiration"] = True
    dexterity = as_dict(as_dict(system.get("abilities")).get("dex")).get("value")
    if changes_of(entry, "abilities."):
        draft.leave("abilities.dex")
    else:
        draft.number(draft.fields, "dexterity", dexterity, "abilities.dex", (0, 99))
    take_armor_class(draft, as_dict(attributes.get("ac")))
    take_initiative(draft, as_dict(attributes.get("init")))
    draft.block.clear()
    _level(draft, system)
    take_defences(draft, as_dict(system.get("traits")))
    picture = draft.take("img")
    if isinstance(picture, str) and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture[:500]
    for item in draft.listed("items"):
        kind = as_dict(item).get("type")
        if kind not in ("class", "equipment"):
            draft.leave(f"items: {kind}", NO_PLACE)
        if kind != "class":
            look_through(item)
    draft.ignore(*NOTHING)
    return draft


def _hit_points(draft: Draft, system: dict[str, Any], hp: dict[str, Any]) -> int | None:
    """Return the maximum: as it stands, else that of the classes' advancement with Constitution.

    None where a bonus or an effect changes it in a way that is not read.
    """
    said = whole(hp.get("max"))
    bonuses = as_dict(hp.get("bonuses"))
    more = {name: bonuses.get(name) or 0 for name in ("level", "overall")}
    if said is not None:
        return said
    constitution = whole(as_dict(as_dict(system.get("abilities")).get("con")).get("value"))
    each, overall = whole(more["level"]), whole(more["overall"])
    is_changed = any(changes_of(draft.entry, key) for key in ("attributes.hp", "abilities.con"))
    if constitution is None or each is None or overall is None or is_changed:
        return None
    total, levels = overall, 0
    for item in draft.listed("items"):
        if as_dict(item).get("type") == "class":
            own = as_dict(item.get("system", item.get("data")))
            rolled, count = _rolled(own), whole(own.get("levels"))
            if count is None or len(rolled) != count or None in rolled:
                return None
            total, levels = total + sum(filter(None, rolled)), levels + count
    if not levels:
        return None
    draft.assume("maxHP")
    return total + levels * (each + (constitution - 10) // 2)


def _rolled(of_class: dict[str, Any]) -> list[int | None]:
    """Return what each level of a class adds: "max" is the die's highest face, "avg" half of it and one."""
    sides = whole(str(of_class.get("hitDice") or as_dict(of_class.get("hd")).get("denomination"))[1:])
    advancement = of_class.get("advancement")
    listed = as_dict(advancement).values() if isinstance(advancement, dict) else advancement
    found: list[int | None] = []
    for one in listed if not isinstance(listed, str | int | float | None) else ():
        if as_dict(one).get("type") == "HitPoints":
            known = {"max": sides, "avg": None if sides is None else sides // 2 + 1}
            values = as_dict(one.get("value")).values()
            found += [known[value] if value in ("max", "avg") else whole(value) for value in values]
    return found


def _level(draft: Draft, system: dict[str, Any]) -> None:
    """Take the classes, their levels, and the saves that follow from them where nothing else adds to them."""
    classes = [item for item in draft.listed("items") if as_dict(item).get("type") == "class"]
    draft.classes([as_dict(item).get("name") for item in classes])
    levels = [whole(as_dict(item.get("system", item.get("data"))).get("levels")) for item in classes]
    said = whole(as_dict(system.get("details")).get("level"))
    level = said if said is not None else sum(filter(None, levels)) if levels and None not in levels else None
    if level is None or draft.number(draft.fields, "level", level, "details.level", (1, MAX_LEVEL)) is None:
        draft.leave("details.level")
        return
    if said is None:
        draft.assume("level")
    abilities = {short: as_dict(as_dict(system.get("abilities")).get(short)) for short in SHORT}
    scores = {short: whole(one.get("value")) for short, one in abilities.items()}
    given = [as_dict(one.get("bonuses")).get("save") for one in abilities.values()]
    to_all = as_dict(as_dict(system.get("bonuses")).get("abilities")).get("save")
    if None in scores.values() or any(given) or to_all or changes_of(draft.entry, "abilities."):
        draft.leave("saves")
        return
    draft.fields["saveBonuses"] = {
        ABILITIES[place]: (score - 10) // 2
        + (proficiency_at(level) if whole(abilities[short].get("proficient")) == 1 else 0)
        for short, place in SHORT.items()
        if (score := scores[short]) is not None
    }
    draft.assume("saveBonuses")
