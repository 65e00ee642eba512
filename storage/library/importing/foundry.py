"""Foundry's dnd5e: one exported actor of type npc, or a list of them.

What Foundry works out itself is no field of the export. An armor class of worn armor, the bonuses of saves
and skills, attacks and save DCs are worked out here by the rules and marked; what can't be is left by name.
"""

import re
from typing import Any

from storage.encounter.challenge import proficiency_of
from storage.encounter.model import ABILITIES
from storage.library.foundry_text import plain
from storage.library.importing.draft import SHORT, Draft, Refused, whole
from storage.library.importing.foundry_items import as_dict, modifiers_of, take_items

NAME = "Foundry"
_SIZES = {"tiny": "tiny", "sm": "small", "med": "medium", "lg": "large", "huge": "huge", "grg": "gargantuan"}
_DEFENCES = {"dr": "resistances", "dv": "vulnerabilities", "di": "immunities"}
_SKILLS = {
    **{
        "acr": "acrobatics",
        "ani": "animal handling",
        "arc": "arcana",
        "ath": "athletics",
        "dec": "deception",
    },
    **{"his": "history", "ins": "insight", "itm": "intimidation", "inv": "investigation", "med": "medicine"},
    **{"nat": "nature", "prc": "perception", "prf": "performance", "per": "persuasion", "rel": "religion"},
    **{"slt": "sleight of hand", "ste": "stealth", "sur": "survival"},
}
_BYPASSES = {"mgc": "", "sil": "silvered", "ada": "adamantine"}
NOTHING = (  # ids, pictures, folders, what an item weighs and costs, and what was used up
    *("*._id", "*._key", "*._stats", "*.img", "*.sort", "*.folder", "*.flags", "*.ownership", "*.permission"),
    *("*.identifier", "*.price", "*.weight", "*.identified", "*.unidentified", "*.chat", "*.scaling"),
    *("type", "prototypeToken", "token", "source.revision", "source.license", "source.page", "items.source"),
    *("attributes.hp.value", "attributes.attunement", "attributes.spellcasting", "attributes.concentration"),
    *("resources.legact.value", "resources.legact.spent", "resources.legres.value", "resources.legres.spent"),
    *("items.quantity", "items.equipped", "items.armor", "items.type", "items.mastery", "items.uses.spent"),
    *("items.uses.recovery.type", "items.recharge.charged"),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    system = entry.get("system", entry.get("data"))
    return isinstance(system, dict) and "attributes" in system


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of an actor. Raises Refused."""
    if entry.get("type") not in ("npc", None):
        raise Refused("no-creature")
    draft = Draft(entry)
    draft.name("name")
    system = as_dict(draft.take("system", "data"))
    attributes, details, traits, scores = (
        draft.inner(system.get(key), key) for key in ("attributes", "details", "traits", "abilities")
    )
    hp = as_dict(attributes.get("hp"))
    draft.hit_points(hp.get("max"))
    draft.hit_dice(hp.get("formula") or None, "hp.formula")
    _what_it_is(draft, details, traits)
    for short, place in SHORT.items():
        ability = draft.inner(scores.get(short), f"abilities.{short}")
        draft.ability(ABILITIES[place], ability.get("value"), f"abilities.{short}")
    take_armor_class(draft, as_dict(attributes.get("ac")))
    _proficient(draft, system)
    take_initiative(draft, as_dict(attributes.get("init")))
    _movement(draft, attributes)
    take_defences(draft, traits)
    languages = draft.inner(traits.get("languages"), "traits.languages")
    words = [
        *draft.texts(languages.get("value"), "traits.languages"),
        *filter(None, [languages.get("custom")]),
    ]
    words += _reaches(draft, as_dict(languages.get("communication")), "traits.languages.communication")
    draft.line(draft.block, "languages", ", ".join(w for w in words if isinstance(w, str)), "languages")
    resources = as_dict(system.get("resources"))
    for key, field in (("legact", "legendaryActions"), ("legres", "legendaryResistances")):
        counter = as_dict(resources.get(key))
        value = counter.get("max")
        draft.number(draft.fields, field, value or None, f"resources.{key}", (0, 20))
    take_items(draft)
    draft.ignore(*NOTHING)
    return draft


def take_armor_class(draft: Draft, ac: dict[str, Any]) -> None:
    """Take an armor class: as it stands, with a worn shield for a natural one, or that of worn armor.

    Foundry adds Dexterity up to what the armor allows; where more has a part in it, it is left by name.
    """
    items = draft.entry.get("items")
    worn = [
        system
        for item in (items if isinstance(items, list) else ())
        if as_dict(item).get("type") == "equipment"
        and (system := as_dict(item.get("system", item.get("data")))).get("equipped") is True
    ]
    by_kind = [(as_dict(one.get("type")).get("value"), as_dict(one.get("armor"))) for one in worn]
    armors = [(kind, armor) for kind, armor in by_kind if kind in ("light", "medium", "heavy")]
    shield = sum(whole(armor.get("value")) or 0 for kind, armor in by_kind if kind == "shield")
    flat, dexterity, calc = ac.get("flat", ac.get("value")), draft.fields.get("dexterity"), ac.get("calc")
    formula = ac.get("formula") or None
    if calc not in (None, "", "flat", "natural", "default") or changes_of(draft.entry, "attributes.ac"):
        flat = None
    elif calc == "natural" and whole(flat) is not None and shield:
        flat = (whole(flat) or 0) + shield
        draft.assume("ac")
    elif calc == "default":
        flat = None
        kind, armor = armors[0] if armors else ("light", {"value": 10})
        base, modifier = whole(armor.get("value")), None if dexterity is None else (dexterity - 10) // 2
        is_plain = len(armors) < 2 and not any(armor.get("magicalBonus") for _, armor in by_kind)
        if is_plain and base is not None and modifier is not None:
            part = {"light": modifier, "medium": min(2, modifier), "heavy": 0}[str(kind)]
            flat = base + part + shield
            draft.assume("ac")
    if flat is None:
        draft.leave("attributes.ac")
    draft.armor_class(flat, "attributes.ac", formula)


def take_initiative(draft: Draft, init: dict[str, Any]) -> None:
    """Take the initiative bonus of an actor that adds something to its Dexterity modifier."""
    bonus = init.get("bonus")
    if bonus in (None, "", "0", 0) and init.get("ability") in (None, "", "dex"):
        return
    found = re.fullmatch(r"(?:@prof(?:\s*\*\s*(\d))?|([+-]?\d{1,2}))", str(bonus).strip())
    _, prof = modifiers_of(draft)
    more = None
    if found is not None and found[2]:
        more = int(found[2])
    elif found is not None and prof is not None:
        more = prof * int(found[1] or 1)
    is_dexterity = init.get("ability") in (None, "", "dex")
    draft.initiative(more if is_dexterity else None, "attributes.init")


def _proficient(draft: Draft, system: dict[str, Any]) -> None:
    """Take the saves and skills that have the proficiency bonus of the challenge rating."""
    challenge, scores = draft.fields.get("challenge"), draft.block.get("abilities", {})
    lists: tuple[tuple[str, str, str, dict[str, str]], ...] = (
        ("saves", "abilities", "proficient", {short: short for short in SHORT}),
        ("skills", "skills", "value", {}),
    )
    to_all = as_dict(as_dict(system.get("bonuses")).get("abilities"))
    for section, key, mark, own in lists:
        more = [to_all.get(name) for name in (("save",) if section == "saves" else ("check", "skill"))]
        for short, given in as_dict(system.get(key)).items():
            one = draft.inner(given, f"{key}.{short}")
            times, ability_named = one.get(mark), one.get("ability")
            if not isinstance(times, int | float) or isinstance(times, bool) or not times:
                continue
            ability = SHORT.get(own.get(short) or str(ability_named))
            score = None if ability is None else scores.get(ABILITIES[ability])
            name = ABILITIES[ability or 0] if section == "saves" else _SKILLS.get(short)
            bonuses = as_dict(one.get("bonuses"))
            is_plain = not (bonuses.get("save") or bonuses.get("check") or any(more)) and times in (1, 2)
            if name is None or score is None or challenge is None or not is_plain:
                draft.leave(section)
                continue
            draft.bonus(section, name, (score - 10) // 2 + int(times) * proficiency_of(challenge), section)
            draft.assume(section)


def changes_of(actor: dict[str, Any], key: str) -> bool:
    """Whether an effect of an actor or of its items changes a value such as "attributes.ac"."""
    items = actor.get("items")
    holders = [actor, *(one for one in (items if isinstance(items, list) else ()) if isinstance(one, dict))]
    for effects in (dict.get(holder, "effects") for holder in holders):
        for effect in effects if isinstance(effects, list) else ():
            changes = dict.get(effect, "changes") if isinstance(effect, dict) else None
            is_on = isinstance(effect, dict) and not (
                dict.get(effect, "disabled") or dict.get(effect, "transfer") is False
            )
            for change in changes if is_on and isinstance(changes, list) else ():
                if isinstance(change, dict) and key in str(dict.get(change, "key")):
                    return True
    return False


def take_defences(draft: Draft, traits: dict[str, Any]) -> None:
    """Take what an actor's traits say of damage and conditions."""
    for key, field in _DEFENCES.items():
        _defence(draft, field, draft.inner(traits.get(key), f"traits.{key}"))
    conditions = draft.inner(traits.get("ci"), "traits.ci")
    for name in draft.texts(conditions.get("value"), "traits.ci"):
        draft.condition_immunity(name)
    if isinstance(conditions.get("custom"), str) and conditions["custom"]:
        draft.note(f"Condition immunities: {conditions['custom']}")


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _what_it_is(draft: Draft, details: dict[str, Any], traits: dict[str, Any]) -> None:
    source = details.get("source")
    book = as_dict(source).get("book") or as_dict(source).get("custom") or source
    draft.line(draft.fields, "book", book if isinstance(book, str) and book else None, "details.source", 80)
    rules = as_dict(as_dict(draft.entry.get("system")).get("source")).get("rules")
    if rules in ("2014", "2024"):
        draft.fields["ruleset"] = rules
    book = as_dict(as_dict(draft.entry.get("system")).get("source")).get("book")
    draft.line(draft.fields, "book", book if isinstance(book, str) and book else None, "source.book", 80)
    kind = details.get("type")
    if isinstance(kind, dict):
        subtype, named = kind.get("subtype"), kind.get("value")
        draft.line(
            draft.block, "subtype", subtype.lower() if isinstance(subtype, str) else None, "details.type"
        )
        swarm = _SIZES.get(str(kind.get("swarm")), kind.get("swarm"))
        kind = kind.get("custom") or (f"swarm of {swarm} {named}s" if swarm and named else named)
    draft.kind(kind or None, "details.type")
    draft.line(draft.block, "size", _SIZES.get(str(traits.get("size"))), "traits.size", 40)
    alignment = details.get("alignment")
    draft.line(
        draft.block, "alignment", alignment.lower() if isinstance(alignment, str) else alignment, "alignment"
    )
    draft.challenge(details.get("cr"), "details.cr")
    draft.number(draft.block, "xp", as_dict(details.get("xp")).get("value"), "details.xp", (0, 10_000_000))


def _movement(draft: Draft, attributes: dict[str, Any]) -> None:
    movement = draft.inner(attributes.get("movement"), "attributes.movement")
    senses = draft.inner(attributes.get("senses"), "attributes.senses")
    speeds = draft.block.setdefault("speeds", {})
    for kind in ("walk", "fly", "swim", "climb", "burrow") if _are_feet(draft, movement, "movement") else ():
        draft.number(speeds, kind, movement.get(kind) or None, f"movement.{kind}", (0, 9999))
    if movement.get("hover") is True:
        speeds["hover"] = True
    ranges = as_dict(senses.get("ranges")) or senses
    seen = {sense: ranges.get(sense) for sense in ("blindsight", "darkvision", "tremorsense", "truesight")}
    are_feet = _are_feet(draft, senses, "senses")
    shown = [f"{sense} {whole(reach)} ft." for sense, reach in seen.items() if are_feet and whole(reach)]
    special = senses.get("special")
    shown += [special] if isinstance(special, str) and special else []
    if shown:
        draft.line(draft.block, "senses", ", ".join(shown), "senses")


def _are_feet(draft: Draft, given: dict[str, Any], named: str) -> bool:
    """Whether lengths are in feet; those in other units are named as left."""
    if given.get("units") in (None, "", "ft"):
        return True
    draft.leave(f"{named}: {given['units']}")
    return False


def _reaches(draft: Draft, given: dict[str, Any], named: str) -> list[str]:
    """Return such as "telepathy 60 ft."."""
    reaches = {str(name): draft.inner(one, named) for name, one in given.items()}
    return [
        f"{name} {whole(one.get('value'))} ft."
        for name, one in reaches.items()
        if whole(one.get("value")) and _are_feet(draft, one, named)
    ]


def _defence(draft: Draft, field: str, trait: dict[str, Any]) -> None:
    bypasses, given = draft.texts(trait.get("bypasses"), field), trait.get("bypasses")
    if given and (not isinstance(given, list) or len(bypasses) < len(given)):
        return  # without what gets past them they would be defences that always hold
    exceptions = [_BYPASSES[b] for b in bypasses if _BYPASSES.get(b)]
    listed: list[str] = []
    for name in draft.texts(trait.get("value"), field):
        if name == "physical":
            listed.append("bludgeoning, piercing and slashing from nonmagical attacks")
        elif bypasses and name in ("bludgeoning", "piercing", "slashing"):
            unless = f" unless {' or '.join(exceptions)}" if exceptions else ""
            known = all(b in _BYPASSES for b in bypasses)
            listed.append(f"nonmagical {name}{unless}" if known else f"{name} ({', '.join(bypasses)})")
        else:
            listed.append(name)
    draft.defence(field, "; ".join(listed))
    custom = trait.get("custom")
    if isinstance(custom, str) and custom:
        draft.defence(field, plain(custom))
