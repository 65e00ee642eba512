"""Foundry's dnd5e: one exported actor of type npc, or a list of them.

What Foundry works out itself is no field of the export. An armor class of worn armor, the bonuses of saves
and skills, attacks and save DCs are worked out here by the rules and marked; what can't be is left by name.
"""

from typing import Any

from storage.encounter.challenge import proficiency_of
from storage.encounter.model import ABILITIES
from storage.library.action_text import plain_text, read_attack
from storage.library.foundry_text import UNKNOWN, plain
from storage.library.importing.draft import SHORT, Draft, Refused, whole
from storage.library.importing.foundry_values import Values

NAME = "Foundry"
_SIZES = {"tiny": "tiny", "sm": "small", "med": "medium", "lg": "large", "huge": "huge", "grg": "gargantuan"}
_DEFENCES = {"dr": "resistances", "dv": "vulnerabilities", "di": "immunities"}
_SECTIONS = {
    "action": "actions",
    "bonus": "bonusActions",
    "reaction": "reactions",
    "legendary": "legendaryActions",
    "mythic": "mythicActions",
    "lair": "lairActions",
}
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
NOTHING = (
    *(
        "_id",
        "type",
        "img",
        "folder",
        "sort",
        "ownership",
        "flags",
        "_stats",
        "prototypeToken",
        "effects",
        "token",
    ),
    *("permission", "_key"),
)
_MOST_ITEMS = 300


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
    _armor_class(draft, as_dict(attributes.get("ac")))
    _proficient(draft, system)
    _movement(draft, attributes)
    take_defences(draft, traits)
    languages = draft.inner(traits.get("languages"), "traits.languages")
    words = [
        *draft.texts(languages.get("value"), "traits.languages"),
        *filter(None, [languages.get("custom")]),
    ]
    draft.line(draft.block, "languages", ", ".join(w for w in words if isinstance(w, str)), "languages")
    resources = as_dict(system.get("resources"))
    for key, field in (("legact", "legendaryActions"), ("legres", "legendaryResistances")):
        value = as_dict(resources.get(key)).get("max")
        draft.number(draft.fields, field, value or None, f"resources.{key}", (0, 20))
    _items(draft)
    draft.ignore(*NOTHING)
    draft.leave_rest()
    return draft


def _armor_class(draft: Draft, ac: dict[str, Any]) -> None:
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
    flat, dexterity = ac.get("flat", ac.get("value")), draft.fields.get("dexterity")
    if ac.get("calc") == "natural" and whole(flat) is not None and shield:
        flat = (whole(flat) or 0) + shield
        draft.assume("ac")
    elif ac.get("calc") == "default":
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
    draft.armor_class(flat, "attributes.ac", ac.get("formula") or None)


def _proficient(draft: Draft, system: dict[str, Any]) -> None:
    """Take the saves and skills that have the proficiency bonus of the challenge rating."""
    challenge, scores = draft.fields.get("challenge"), draft.block.get("abilities", {})
    lists: tuple[tuple[str, str, str, dict[str, str]], ...] = (
        ("saves", "abilities", "proficient", {short: short for short in SHORT}),
        ("skills", "skills", "value", {}),
    )
    for section, key, mark, own in lists:
        for short, given in as_dict(system.get(key)).items():
            one = as_dict(given)
            times = one.get(mark)
            if not isinstance(times, int | float) or isinstance(times, bool) or not times:
                continue
            ability = SHORT.get(own.get(short) or str(one.get("ability")))
            score = None if ability is None else scores.get(ABILITIES[ability])
            name = ABILITIES[ability or 0] if section == "saves" else _SKILLS.get(short)
            bonuses = as_dict(one.get("bonuses"))
            is_plain = not (bonuses.get("save") or bonuses.get("check")) and times in (1, 2)
            if name is None or score is None or challenge is None or not is_plain:
                draft.leave(section)
                continue
            draft.bonus(section, name, (score - 10) // 2 + int(times) * proficiency_of(challenge), section)
            draft.assume(section)


def take_defences(draft: Draft, traits: dict[str, Any]) -> None:
    """Take what an actor's traits say of damage and conditions."""
    for key, field in _DEFENCES.items():
        _defence(draft, field, draft.inner(traits.get(key), f"traits.{key}"))
    conditions = draft.inner(traits.get("ci"), "traits.ci")
    for name in draft.texts(conditions.get("value"), "traits.ci"):
        draft.condition_immunity(name)
    if isinstance(conditions.get("custom"), str) and conditions["custom"]:
        draft.note(f"Condition immunities: {conditions['custom']}")


def as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


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
        subtype = kind.get("subtype")
        draft.line(
            draft.block, "subtype", subtype.lower() if isinstance(subtype, str) else None, "details.type"
        )
        kind = kind.get("custom") or kind.get("value")
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
    for kind in ("walk", "fly", "swim", "climb", "burrow"):
        draft.number(speeds, kind, movement.get(kind) or None, f"movement.{kind}", (0, 9999))
    if movement.get("hover") is True:
        speeds["hover"] = True
    ranges = as_dict(senses.get("ranges")) or senses
    shown = [
        f"{sense} {whole(ranges[sense])} ft."
        for sense in ("blindsight", "darkvision", "tremorsense", "truesight")
        if whole(ranges.get(sense))
    ]
    special = senses.get("special")
    shown += [special] if isinstance(special, str) and special else []
    if shown:
        draft.line(draft.block, "senses", ", ".join(shown), "senses")


def _defence(draft: Draft, field: str, trait: dict[str, Any]) -> None:
    bypasses, given = draft.texts(trait.get("bypasses"), field), trait.get("bypasses")
    if given and (not isinstance(given, list) or len(bypasses) < len(given)):
        return  # without what gets past them they would be defences that always hold
    exceptions = [_BYPASSES[b] for b in bypasses if _BYPASSES.get(b)]
    for name in draft.texts(trait.get("value"), field):
        if name == "physical":
            draft.defence(field, "bludgeoning, piercing and slashing from nonmagical attacks")
        elif bypasses and name in ("bludgeoning", "piercing", "slashing"):
            unless = f" unless {' or '.join(exceptions)}" if exceptions else ""
            known = all(b in _BYPASSES for b in bypasses)
            draft.defence(field, f"nonmagical {name}{unless}" if known else f"{name} ({', '.join(bypasses)})")
        else:
            draft.defence(field, name)
    custom = trait.get("custom")
    if isinstance(custom, str) and custom:
        draft.defence(field, plain(custom))


def _items(draft: Draft) -> None:
    items = draft.take("items")
    if items is None:
        return
    if not isinstance(items, list):
        draft.leave("items")
        return
    for item in items[:_MOST_ITEMS]:
        _item(draft, as_dict(item))
    if len(items) > _MOST_ITEMS:
        draft.leave("items")


def _item(draft: Draft, item: dict[str, Any]) -> None:
    """Take one item as a trait or an action, with the attack that its text or Foundry's rules say."""
    system = as_dict(item.get("system", item.get("data")))
    kind, name = item.get("type"), item.get("name")
    if kind == "equipment" and as_dict(system.get("armor")).get("value"):
        return  # in its armor class, or left with that
    if kind not in ("feat", "weapon"):
        draft.leave("spells" if kind == "spell" else f"items: {kind}" if kind else "items")
        return
    values = Values(draft.entry, item, *_modifiers(draft))
    written = str(as_dict(system.get("description")).get("value") or "")[:20_000]
    text = plain(written, values.look_up)
    if values.attacks and read_attack(plain_text(text)) is None:
        if (attack := values.attack_text()) is not None:
            text = f"{attack} {text}".strip()
        else:
            draft.leave(f"attack: {name}")
    read = read_attack(plain_text(text))
    if read is not None and values.deals_damage and "damage" not in read:
        draft.leave(f"damage: {name}")
    if UNKNOWN in text and UNKNOWN not in written:
        draft.leave(f"values in: {name}")
    for mark in sorted(values.marks):
        draft.assume(mark)
    draft.feature(_section(system), name, text, "items", uses=_uses(system))


def _modifiers(draft: Draft) -> tuple[dict[str, int], int | None]:
    """Return the abilities' modifiers by short names, and the proficiency bonus, as far as they are known."""
    scores, challenge = draft.block.get("abilities", {}), draft.fields.get("challenge")
    known = {short: scores.get(ABILITIES[place]) for short, place in SHORT.items()}
    modifiers = {short: (score - 10) // 2 for short, score in known.items() if score is not None}
    return modifiers, None if challenge is None else proficiency_of(challenge)


def _section(system: dict[str, Any]) -> str:
    activation = as_dict(system.get("activation")).get("type")
    for activity in as_dict(system.get("activities")).values():
        activation = activation or as_dict(as_dict(activity).get("activation")).get("type")
    return _SECTIONS.get(str(activation), "traits")


def _uses(system: dict[str, Any]) -> dict[str, Any] | None:
    uses, recharge = as_dict(system.get("uses")), as_dict(system.get("recharge"))
    lowest = whole(recharge.get("value"))
    times = whole(uses.get("max"))
    recoveries = uses.get("recovery")
    for recovery in recoveries if isinstance(recoveries, list) else ():
        period = as_dict(recovery).get("period")
        if period == "recharge":
            lowest = whole(as_dict(recovery).get("formula")) or lowest
        elif period in ("day", "lr", "sr") and times:
            per = {"day": "day", "lr": "long rest", "sr": "rest"}[period]
            return {"times": times, "per": per} if 1 <= times <= 99 else None
    if lowest is not None and 2 <= lowest <= 6:
        return {"recharge": lowest}
    if uses.get("per") == "day" and times and 1 <= times <= 99:
        return {"times": times, "per": "day"}
    return None
