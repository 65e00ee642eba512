"""Foundry's dnd5e: an exported actor of type character."""

from typing import Any

from storage.encounter.challenge import proficiency_at
from storage.encounter.limits import MAX_LEVEL
from storage.encounter.model import ABILITIES
from storage.library.importing.draft import SHORT, Draft, whole
from storage.library.importing.foundry import NOTHING, as_dict, take_defences

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
    hp, ac = as_dict(attributes.get("hp")), as_dict(attributes.get("ac"))
    draft.hit_points(hp.get("max"))
    current = whole(hp.get("value"))
    if current is not None and 0 <= current < draft.fields["maxHP"]:
        draft.fields["currentHP"] = current
    flat = ac.get("flat", ac.get("value"))
    if flat is None:
        draft.leave("attributes.ac")  # from its items
    draft.armor_class(flat, "attributes.ac")
    draft.block.clear()
    dexterity = as_dict(as_dict(system.get("abilities")).get("dex")).get("value")
    draft.number(draft.fields, "dexterity", dexterity, "abilities.dex", (0, 99))
    _level(draft, system)
    take_defences(draft, as_dict(system.get("traits")))
    picture = draft.take("img")
    if isinstance(picture, str) and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture[:500]
    draft.ignore(*NOTHING)
    draft.leave_rest()
    return draft


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
    if None in scores.values() or any(given):
        draft.leave("saves")
        return
    draft.fields["saveBonuses"] = {
        ABILITIES[place]: (score - 10) // 2
        + (proficiency_at(level) if whole(abilities[short].get("proficient")) == 1 else 0)
        for short, place in SHORT.items()
        if (score := scores[short]) is not None
    }
    draft.assume("saveBonuses")
