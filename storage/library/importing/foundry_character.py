"""Foundry's dnd5e: an exported actor of type character."""

from typing import Any

from storage.library.importing.draft import Draft, whole
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
    take_defences(draft, as_dict(system.get("traits")))
    picture = draft.take("img")
    if isinstance(picture, str) and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture[:500]
    draft.ignore(*NOTHING)
    draft.leave_rest()
    return draft
