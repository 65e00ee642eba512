"""Obsidian's Fantasy Statblocks: its bestiary as JSON, or the YAML of its blocks in notes."""

from typing import Any

from storage.encounter.model import ABILITIES
from storage.library.importing.draft import Draft, ability_named

NAME = "Fantasy Statblocks"
_SECTIONS = {
    "traits": "traits",
    "actions": "actions",
    "bonus_actions": "bonusActions",
    "reactions": "reactions",
    "legendary_actions": "legendaryActions",
    "mythic_actions": "mythicActions",
    "lair_actions": "lairActions",
    "regional_effects": "regionalEffects",
}
_NOTHING = (
    *(
        "layout",
        "statblock",
        "columns",
        "columnWidth",
        "columnHeight",
        "forceColumns",
        "dice",
        "render",
        "export",
    ),
    *("note", "path", "mtime", "bestiary", "image", "fage_stats", "statblock-link", "id"),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    stats = entry.get("stats")
    return (
        "hp" in entry and not isinstance(entry["hp"], dict) and (isinstance(stats, list) or "name" in entry)
    )


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of an entry. Raises Refused."""
    draft = Draft(entry)
    draft.name("name", "monster", "creature")
    draft.hit_points(draft.take("hp"))
    draft.hit_dice(draft.take("hit_dice"), "hit_dice")
    draft.armor_class(draft.take("ac"), "ac", draft.take("ac_class"))
    source = draft.take("source")
    draft.line(draft.fields, "book", source[0] if isinstance(source, list) else source, "source", 80)
    draft.kind(draft.take("type"), "type")
    for key in ("size", "subtype", "alignment"):
        value = draft.take(key)
        most = 40 if key == "size" else 600
        draft.line(draft.block, key, value.lower() if isinstance(value, str) else value, key, most)
    draft.challenge(draft.take("cr"), "cr")
    modifier = draft.take("modifier", "initiative")
    draft.number(draft.fields, "initiativeBonus", modifier, "modifier", (-20, 50))
    _numbers(draft)
    speed = draft.take("speed")
    if isinstance(speed, str):
        draft.speeds(speed, "speed")
    elif isinstance(speed, int):
        draft.number(draft.block.setdefault("speeds", {}), "walk", speed, "speed", (0, 9999))
    elif speed is not None:
        draft.leave("speed")
    senses = draft.take("senses")
    if isinstance(senses, str):
        draft.senses(senses, "senses")
    elif senses is not None:
        draft.leave("senses")
    draft.line(draft.block, "languages", draft.take("languages"), "languages")
    for field in ("resistances", "vulnerabilities", "immunities"):
        draft.defence(field, draft.phrases(f"damage_{field}"))
    draft.condition_immunities(draft.phrases("condition_immunities"))
    for key, section in _SECTIONS.items():
        draft.features(section, draft.take(key), key)
    draft.ignore(*_NOTHING)
    return draft


def _numbers(draft: Draft) -> None:
    stats = draft.take("stats")
    if isinstance(stats, list) and len(stats) == len(ABILITIES):
        for ability, score in zip(ABILITIES, stats, strict=True):
            draft.ability(ability, score, f"stats.{ability}")
    elif stats is not None:
        draft.leave("stats")
    for key, section in (("saves", "saves"), ("skillsaves", "skills")):
        value = draft.take(key)
        pairs = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        if value is not None and not pairs:
            draft.leave(key)
        for pair in pairs:
            if pair is None:  # its own bestiary has empty items
                continue
            if not isinstance(pair, dict):
                draft.leave(key)
                continue
            if {"name", "desc"} <= pair.keys():  # the other shape of a skill: `{name, desc: "+6"}`
                _bonus(draft, section, pair["name"], pair["desc"], key)
                continue
            for name, bonus in pair.items():
                _bonus(draft, section, name, bonus, key)


def _bonus(draft: Draft, section: str, name: object, bonus: object, key: str) -> None:
    label = ability_named(str(name)) if section == "saves" else None
    draft.bonus(section, label or str(name), bonus, key)
