"""5e.tools: lists of `monster` in its bestiary and homebrew files, of 2014 and of 2024."""

import re
from typing import Any

from storage.encounter.challenge import proficiency_of
from storage.encounter.model import ABILITIES
from storage.library.importing.draft import NO_PLACE, SHORT, Draft, Refused, each_text, whole
from storage.library.importing.five_tools_copies import reason_of

NAME = "5e.tools"
_SIZES = {"T": "tiny", "S": "small", "M": "medium", "L": "large", "H": "huge", "G": "gargantuan"}
_ALIGNMENTS = {
    "L": "lawful",
    "N": "neutral",
    "NX": "neutral",
    "NY": "neutral",
    "C": "chaotic",
    "G": "good",
    "E": "evil",
    "U": "unaligned",
    "A": "any alignment",
}
_SECTIONS = {
    "trait": "traits",
    "action": "actions",
    "bonus": "bonusActions",
    "reaction": "reactions",
    "legendary": "legendaryActions",
    "mythic": "mythicActions",
}
_DEFENCES = {"resist": "resistances", "vulnerable": "vulnerabilities", "immune": "immunities"}
_TAG = re.compile(r"\{@(\w+)(?:\s+([^{}]*))?\}")
_ATTACKS = {
    "mw": "Melee Weapon Attack:",
    "rw": "Ranged Weapon Attack:",
    "ms": "Melee Spell Attack:",
    "rs": "Ranged Spell Attack:",
    "mw,rw": "Melee or Ranged Weapon Attack:",
    "ms,rs": "Melee or Ranged Spell Attack:",
    "m": "Melee Attack Roll:",
    "r": "Ranged Attack Roll:",
    "m,r": "Melee or Ranged Attack Roll:",
}
_WORDS = {
    "h": "Hit: ",
    "m": "Miss: ",
    "hom": "Hit or Miss: ",
    "actTrigger": "Trigger:",
    "actSaveFail": "Failure:",
    "actSaveSuccess": "Success:",
    "actSaveSuccessOrFail": "Failure or Success:",
}
_TIMES = {  # of blocks of spells
    "daily": "{}/day",
    "rest": "{}/rest",
    "restLong": "{}/long rest",
    "weekly": "{}/week",
    "recharge": "Recharge {}-6",
    "charges": "{} charges",
    "legendary": "{} legendary actions",
}
_NOTHING = (  # ids, pages, tags for filters, and how texts are laid out
    *(f"{section}.entries.{key}" for section in (*_SECTIONS, "variant") for key in ("type", "style")),
    *(f"{section}.entries.items.{key}" for section in _SECTIONS for key in ("type", "style")),
    *(f"{section}.type" for section in _SECTIONS),
    "conditionImmune.cond",
    *("ac.braces", "type.tags.prefixHidden", "spellcasting.type", "spellcasting.ability"),
    *("spellcasting.hidden", "spellcasting.will.hidden", "spellcasting.daily.hidden"),
    *(
        "source",
        "page",
        "otherSources",
        "srd",
        "srd52",
        "basicRules",
        "basicRules2024",
        "reprintedAs",
        "hasToken",
    ),
    *("tokenUrl", "token", "hasFluff", "hasFluffImages", "fluff", "soundClip", "languageTags", "senseTags"),
    *("traitTags", "actionTags", "damageTags", "damageTagsLegendary", "damageTagsSpell", "miscTags"),
    *("conditionInflict", "conditionInflictSpell", "conditionInflictLegendary", "savingThrowForced"),
    *(
        "savingThrowForcedLegendary",
        "savingThrowForcedSpell",
        "spellcastingTags",
        "attachedItems",
        "dragonAge",
    ),
    *(
        "dragonCastingColor",
        "isNpc",
        "isNamedCreature",
        "familiar",
        "group",
        "alias",
        "uniqueId",
        "shortName",
    ),
    *(
        "treasure",
        "altArt",
        "referenceSources",
        "legendaryHeader",
        "mythicHeader",
        "edition",
        "artItem",
        "tokenCustom",
        "tokenCredit",
    ),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    hp = entry.get("hp")
    return (isinstance(hp, dict) and bool({"average", "formula", "special"} & hp.keys())) or "_copy" in entry


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of an entry. Raises Refused."""
    draft = Draft(entry)
    draft.name("name")
    if "_copy" in entry:
        raise Refused(reason_of(entry))
    hp = draft.take("hp")
    hp = hp if isinstance(hp, dict) else {}
    draft.hit_points(hp.get("average"))
    draft.hit_dice(hp.get("formula"), "hp.formula")
    _armor_class(draft)
    draft.line(draft.fields, "book", entry.get("source"), "source", 80)
    if entry.get("edition") in ("classic", "one"):
        draft.fields["ruleset"] = "2014" if entry["edition"] == "classic" else "2024"
    _what_it_is(draft)
    for place, short in enumerate(SHORT):
        draft.ability(ABILITIES[place], draft.take(short), short)
    _challenge(draft)
    _speeds(draft)
    for key, section in (("save", "saves"), ("skill", "skills")):
        _bonuses(draft, key, section)
    senses = draft.take("senses")
    draft.line(draft.block, "senses", [clean(t) for t in each_text(senses)] or senses, "senses")
    draft.number(draft.block, "passivePerception", draft.take("passive"), "passive", (0, 99))
    languages = draft.take("languages")
    draft.line(draft.block, "languages", [clean(t) for t in each_text(languages)] or languages, "languages")
    for key, field in _DEFENCES.items():
        _defence(draft, key, field)
    for one in draft.listed("conditionImmune"):
        names = one.get("conditionImmune") if isinstance(one, dict) else one
        if not isinstance(names, str | list):
            draft.leave("conditionImmune")
        for name in each_text(names):
            if isinstance(one, dict) and (one.get("note") or one.get("preNote")):
                draft.note(f"Condition immunities: {name} {one.get('note') or one.get('preNote')}")
            else:
                draft.condition_immunity(name)
    for key, section in _SECTIONS.items():
        _features(draft, key, section)
    _spellcasting(draft)
    draft.number(
        draft.fields, "legendaryActions", draft.take("legendaryActions"), "legendaryActions", (0, 20)
    )
    draft.ignore(*_NOTHING, "legendaryActionsLair")
    return draft


def clean(text: str) -> str:
    """Return a text of 5e.tools in plain words: "{@hit 5}" is "+5"."""
    for _ in range(4):  # tags stand within tags
        text, count = _TAG.subn(_tag, text)
        if not count:
            break
    return text


def _tag(found: re.Match[str]) -> str:
    kind, inside = found[1], (found[2] or "").strip()
    first, *others = inside.split("|")
    match kind:
        case "atk" | "atkr":
            return _ATTACKS.get(inside.replace(" ", ""), "Attack:")
        case "hit":
            return first if first.startswith(("+", "-")) else f"+{first}"
        case "h" | "m" | "hom" | "actTrigger" | "actSaveFail" | "actSaveSuccess" | "actSaveSuccessOrFail":
            return _WORDS[kind]
        case "actResponse":
            return "Response" + (" \u2014" if "d" in inside else ":")
        case "actSave":
            place = SHORT.get(first)
            return f"{ABILITIES[place].capitalize() if place is not None else first} Saving Throw:"
        case "dc":
            return f"DC {first}"
        case "recharge":
            return f"(Recharge {first}-6)" if first and first != "6" else "(Recharge 6)"
        case "chance":
            return f"{first} percent"
        case "damage" | "dice" | "scaledamage" | "scaledice" | "d20" | "hitYourSpellAttack":
            return others[0] if kind != "scaledamage" and others and others[0] else first
        case "b" | "i" | "bold" | "italic" | "note" | "u" | "s":
            return inside
        case _:
            return others[1] if len(others) > 1 and others[1] else first


def _text(value: Any, depth: int = 0) -> str:
    """Return entries as text: they are texts, lists, and objects with entries or items of their own."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if depth > 8:
        return ""
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(one, depth + 1) for one in value)))
    if isinstance(value, dict):
        inner = _text(
            value.get("entries") or value.get("items") or value.get("entry") or value.get("rows"), depth + 1
        )
        name = clean(value["name"]) if isinstance(value.get("name"), str) else ""
        return f"{name.rstrip('.')}. {inner}" if name and inner else inner or name
    return ""


def _armor_class(draft: Draft) -> None:
    value = draft.take("ac")
    first, *others = value if isinstance(value, list) and value else [value]
    if isinstance(first, dict):
        sources = ", ".join(clean(one) for one in each_text(first.get("from")))
        draft.armor_class(
            first.get("ac"), "ac", " ".join(filter(None, (sources, _words(first.get("condition")))))
        )
        if first.get("ac") is None:
            draft.leave("ac")
    else:
        draft.armor_class(first, "ac")
    for other in others:
        if isinstance(other, dict) and isinstance(other.get("ac"), int):
            sources = ", ".join(clean(one) for one in each_text(other.get("from")))
            draft.note(" ".join(filter(None, (f"AC {other['ac']}", sources, _words(other.get("condition"))))))
        elif isinstance(other, int):
            draft.note(f"AC {other}")
        else:
            draft.leave("ac")


def _words(value: Any) -> str:
    return clean(value) if isinstance(value, str) else ""


def _what_it_is(draft: Draft) -> None:
    size = draft.take("size")
    sizes = [_SIZES.get(one, "") for one in each_text(size)]
    if size is not None and (not sizes or not all(sizes)):
        draft.leave("size")
    draft.line(draft.block, "size", " or ".join(filter(None, sizes)) or None, "size", 40)
    kind = draft.take("type")
    if isinstance(kind, dict):
        listed, swarm = kind.get("tags"), _SIZES.get(str(kind.get("swarmSize")))
        if listed is not None and not isinstance(listed, list):
            draft.leave("type.tags")
            listed = None
        tags = ", ".join(each_text([_tag_of(one) for one in listed or ()]))
        draft.line(draft.block, "subtype", tags or None, "type")
        kind = kind.get("type")
        kind = " or ".join(each_text(kind.get("choose"))) if isinstance(kind, dict) else kind
        if swarm is not None and isinstance(kind, str):
            kind = f"swarm of {swarm} {kind}s"
    draft.kind(kind, "type")
    alignment = draft.take("alignment")
    words = [_ALIGNMENTS.get(one, "") for one in each_text(alignment)]
    if alignment is not None and (not words or not all(words)):
        draft.leave("alignment")
    elif words:
        draft.line(draft.block, "alignment", " ".join(dict.fromkeys(words)), "alignment")
    draft.line(draft.block, "alignment", draft.take("alignmentPrefix"), "alignmentPrefix")


def _tag_of(tag: Any) -> Any:
    """Return a subtype with what stands before it: "High elf"."""
    if not isinstance(tag, dict):
        return tag
    parts = (tag.get("prefix"), tag.get("tag"))
    return " ".join(part for part in parts if isinstance(part, str))


def _challenge(draft: Draft) -> None:
    value = draft.take("cr")
    if isinstance(value, dict):
        draft.number(draft.block, "xp", value.get("xp"), "cr.xp", (0, 10_000_000))
        if value.get("lair") or value.get("xpLair"):
            draft.leave("cr.lair", NO_PLACE)
        value = value.get("cr")
    draft.challenge(value, "cr")
    draft.number(draft.block, "proficiency", draft.take("pbNote"), "pbNote", (0, 20))
    initiative = draft.take("initiative")
    if isinstance(initiative, dict) and initiative.get("initiative") is not None:
        initiative = initiative["initiative"]
    if isinstance(initiative, dict):  # how often the proficiency bonus counts
        times, challenge = whole(initiative.get("proficiency")), draft.fields.get("challenge")
        more = None if times is None or challenge is None else times * proficiency_of(challenge)
        draft.initiative(more, "initiative")
    else:
        draft.number(draft.fields, "initiativeBonus", initiative, "initiative", (-20, 50))


def _speeds(draft: Draft) -> None:
    value = draft.take("speed")
    if isinstance(value, int):
        value = {"walk": value}
    if not isinstance(value, dict):
        if value is not None:
            draft.leave("speed")
        return
    speeds = draft.block.setdefault("speeds", {})
    notes = []
    for kind, given in value.items():
        reach = given
        if kind == "canHover":
            speeds["hover"] = bool(given)
            continue
        if isinstance(given, dict):
            reach, condition = given.get("number"), _words(given.get("condition"))
            if condition:
                notes.append(f"{kind} {reach} ft. {condition}")
                speeds["hover"] = speeds.get("hover") or "hover" in condition
        if kind in ("walk", "fly", "swim", "climb", "burrow"):
            draft.number(speeds, kind, None if reach is True else reach, f"speed.{kind}", (0, 9999))
        else:
            draft.leave(f"speed.{kind}")
    if notes:
        draft.line(speeds, "note", "; ".join(notes), "speed")
    if not speeds.get("hover"):
        speeds.pop("hover", None)


def _bonuses(draft: Draft, key: str, section: str) -> None:
    value = draft.take(key)
    if value is not None and not isinstance(value, dict):
        draft.leave(key)
        return
    for name, bonus in (value or {}).items():
        place = SHORT.get(name) if section == "saves" else None
        draft.bonus(section, ABILITIES[place] if place is not None else name, bonus, f"{key}.{name}")


def _defence(draft: Draft, key: str, field: str) -> None:
    listed = draft.listed(key)
    draft.defence(field, "; ".join(each_text(listed)))
    for one in listed:
        if isinstance(one, str):
            continue
        if isinstance(one, dict) and isinstance(one.get(key), list):
            words = [w for w in one[key] if isinstance(w, str)]
            notes = [one.get(name) for name in ("preNote", "note")]
            if not all(isinstance(note, str | None) for note in notes) or (
                one.get("cond") and not any(notes)
            ):
                draft.leave(key)  # without its case it would be a defence that always holds
                continue
            case = clean(" ".join(filter(None, (_words(one.get("preNote")), _words(one.get("note"))))))
            draft.defence(field, f"{', '.join(words)} {case}".strip())
            if len(words) < len(one[key]):
                draft.leave(key)
        elif isinstance(one, dict) and isinstance(one.get("special"), str):
            draft.note(f"{field.capitalize()}: {clean(one['special'])}")
        else:
            draft.leave(key)


def _features(draft: Draft, key: str, section: str) -> None:
    for one in draft.listed(key):
        if (
            isinstance(one, dict)
            and isinstance(one.get("name"), str | None)
            and one.keys() & {"name", "entries"}
        ):
            name = clean(one["name"]) if one.get("name") else ""
            if "{@recharge}" in str(one.get("name")):  # which means a 6
                draft.assume("uses")
            draft.feature(section, name, _text(one.get("entries") or []), key)
        else:
            draft.leave(key)


def _spellcasting(draft: Draft) -> None:
    """Take blocks of spells as the traits or actions that they are printed as."""
    for one in draft.listed("spellcasting"):
        if not isinstance(one, dict):
            draft.leave("spellcasting")
            continue
        lines = [_text(one.get("headerEntries") or [])]
        if one.get("will"):
            lines.append(f"At will: {_spells(one['will'])}")
        for key, label in _TIMES.items():
            for times, spells in draft.inner(one.get(key), f"spellcasting.{key}").items():
                each = " each" if times.endswith("e") else ""
                lines.append(f"{label.format(times.removesuffix('e'))}{each}: {_spells(spells)}")
        for level, slots in draft.inner(one.get("spells"), "spellcasting.spells").items():
            listed = slots if isinstance(slots, dict) else {}
            count = f" ({listed['slots']} slots)" if isinstance(listed.get("slots"), int) else ""
            lines.append(f"Level {level}{count}: {_spells(listed.get('spells'))}")
        lines.append(_text(one.get("footerEntries") or []))
        section = "actions" if one.get("displayAs") == "action" else "traits"
        name = one.get("name") if isinstance(one.get("name"), str) else "Spellcasting"
        draft.feature(section, clean(str(name)), "\n".join(filter(None, lines)), "spellcasting")


def _spells(value: Any) -> str:
    """Return a list of spells; one can be an object with the text as its `entry`."""
    listed = value if isinstance(value, list) else [value]
    return ", ".join(
        clean(t) for t in each_text([o.get("entry") if isinstance(o, dict) else o for o in listed])
    )
