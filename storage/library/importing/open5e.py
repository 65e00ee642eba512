"""Open5e: v1 and v2, as their API's pages have creatures and as their data files do.

v1: https://api.open5e.com/v1/monsters/; v2: /v2/creatures/; the files are lists of `{model, pk, fields}`.
In the files of v2 a creature's actions and traits stand in files of their own: `gathered` joins them.
"""

import re
from typing import Any

from storage.encounter.damage_terms import NONMAGICAL
from storage.encounter.model import ABILITIES
from storage.library.importing.draft import Draft, Refused, look_at_parts, whole
from storage.library.importing.watched import loaded, look_through, watched

NAME = "Open5e"
_DEFENCES = ("resistances", "vulnerabilities", "immunities")
_FLAGS = {"resistances": "nonmagical_attack_resistance", "immunities": "nonmagical_attack_immunity"}
_WEAPONS = ("bludgeoning", "piercing", "slashing")
_SECTIONS = {
    "ACTION": "actions",
    "BONUS_ACTION": "bonusActions",
    "REACTION": "reactions",
    "LEGENDARY_ACTION": "legendaryActions",
    "LAIR_ACTION": "lairActions",
}
_SKILL = "skill_bonus_"
_PARTS = {"api_v2.creatureaction": "actions", "api_v2.creaturetrait": "traits"}
_ATTACK = "api_v2.creatureactionattack"
_RULESETS = {"srd-2014": "2014", "5e-2014": "2014", "srd-2024": "2024", "5e-2024": "2024"}
_NOTHING = (  # ids, links, and what other fields say too
    *("document.key", "document.url", "document.permalink", "document.publisher", "document.display_name"),
    *(
        "document.type",
        "document.gamesystem.name",
        "type.url",
        "size.url",
        "languages.data",
        "actions.parent",
    ),
    *("traits.parent", "actions.order_in_statblock", "actions.order", "actions.uses_param"),
    *("slug", "key", "url", "pk", "model", "page_no", "img_main", "document__slug", "document__license_url"),
    *("document__url", "v2_converted_path", "creaturesets", "crossreferences", "illustration", "modifiers"),
    *("speed_all", "unit", "normal_sight_range", "saving_throws_all", "cr", "skill_bonuses_all", "weight"),
    *("experience_points_integer", "category", "route"),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    fields = entry.get("fields", entry)
    return isinstance(fields, dict) and ("hit_points" in fields or "armor_class" in fields)


def gathered(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the creatures of several files of v2, each with its actions and traits in their order.

    What belongs to a creature that is not there stays an entry, which is refused.
    """
    parts: dict[str, list[dict[str, Any]]] = {}
    creatures = []
    for entry in entries:
        if str(entry.get("model")) in _PARTS and isinstance(entry.get("fields"), dict):
            parts.setdefault(str(entry["fields"].get("parent")), []).append(entry)
        elif entry.get("model") != _ATTACK:  # its numbers stand in the action's text
            creatures.append(entry)
    for entry in creatures if parts else ():
        if isinstance(fields := entry.get("fields"), dict):
            own: dict[str, list[Any]] = {}
            for part in sorted(parts.pop(str(entry.get("pk")), ()), key=_place):
                own.setdefault(_PARTS[part["model"]], []).append(part["fields"])
            fields |= own
    return [*creatures, *(part for of in parts.values() for part in of)]


def _place(part: dict[str, Any]) -> int:
    place = part["fields"].get("order_in_statblock")
    return place if isinstance(place, int) else 0


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of an entry. Raises Refused."""
    fields = entry.get("fields", entry)
    if not isinstance(fields, dict) or str(entry.get("model")) in _PARTS:
        raise Refused("no-creature")
    for name, value in dict.items(fields):
        if (found := loaded(value)) is not value:
            fields[name] = watched(found)
    draft = Draft(fields)
    draft.name("name")
    draft.hit_points(draft.take("hit_points"))
    draft.hit_dice(draft.take("hit_dice"), "hit_dice")
    draft.armor_class(draft.take("armor_class"), "armor_class", draft.take("armor_detail", "armor_desc"))
    draft.kind(_named(draft, "type"), "type")
    draft.line(draft.block, "subtype", _lower(draft.take("subtype")), "subtype")
    draft.line(draft.block, "size", _lower(_named(draft, "size")), "size", 40)
    draft.line(draft.block, "alignment", draft.take("alignment"), "alignment")
    draft.challenge(draft.take("challenge_rating_decimal", "challenge_rating"), "challenge_rating")
    for field, name, low, high in (
        ("xp", "experience_points", 0, 10_000_000),
        ("proficiency", "proficiency_bonus", 0, 20),
        ("passivePerception", "passive_perception", 0, 99),
    ):
        draft.number(draft.block, field, draft.take(name), name, (low, high))
    draft.number(
        draft.fields, "initiativeBonus", draft.take("initiative_bonus"), "initiative_bonus", (-20, 50)
    )
    _book(draft)
    _abilities(draft)
    _speeds(draft)
    _senses(draft)
    languages = draft.take("languages_desc", "languages")
    draft.line(
        draft.block,
        "languages",
        languages.get("as_string") if isinstance(languages, dict) else languages,
        "languages",
    )
    _defences(draft)
    _features(draft)
    draft.ignore(*_NOTHING)
    return draft


def _book(draft: Draft) -> None:
    document = draft.take("document__title", "document")
    if isinstance(document, dict):
        system = document.get("gamesystem")
        ruleset = _RULESETS.get(str(system.get("key"))) if isinstance(system, dict) else None
        draft.line(draft.fields, "book", document.get("name"), "document", 80)
    else:
        ruleset = _RULESETS.get(str(document))
        draft.line(draft.fields, "book", None if isinstance(document, int) else document, "document", 80)
    if ruleset:
        draft.fields["ruleset"] = ruleset


def _abilities(draft: Draft) -> None:
    scores = draft.inner(draft.take("ability_scores"), "ability_scores")
    saves, bonuses = draft.inner(draft.take("saving_throws"), "saving_throws"), {}
    for ability in ABILITIES:
        value = draft.take(f"ability_score_{ability}", ability)
        value = scores.get(ability) if value is None else value
        draft.ability(ability, value, ability)
        save = draft.take(f"saving_throw_{ability}", f"{ability}_save")
        bonuses[ability] = saves.get(ability) if save is None else save
    if any(save != 0 for save in bonuses.values()):
        for ability, save in bonuses.items():
            draft.bonus("saves", ability, save, f"{ability}_save")
    else:  # its files have 0 for all of them where none was entered
        draft.leave("saving throws")
    skills = draft.take("skill_bonuses", "skills", "skills_json")
    for name, bonus in draft.inner(skills, "skills").items():
        draft.bonus("skills", str(name), bonus, "skills")
    named = [name for name in draft.entry if str(name).startswith(_SKILL)]
    if named and all(draft.entry[name] == 0 for name in named):
        draft.ignore(*named)
        draft.leave("skills")
    else:
        for name in named:
            draft.bonus("skills", name.removeprefix(_SKILL), draft.take(name), name)
    draft.ignore("perception")  # among the skills again


def _speeds(draft: Draft) -> None:
    listed = draft.take("speed", "speed_json")
    values = listed if isinstance(listed, dict) else {}
    if listed is not None and not values:
        draft.leave("speed")
    speeds = draft.block.setdefault("speeds", {})
    for kind in ("walk", "fly", "swim", "climb", "burrow"):
        own = draft.take(kind)
        value = own if own is not None else values.get(kind)
        draft.number(speeds, kind, value or None, "speed", (0, 9999))
    own_hover = draft.take("hover")
    if own_hover is True or values.get("hover") is True:
        speeds["hover"] = True
    if isinstance(values.get("notes"), str):
        draft.line(speeds, "note", values["notes"], "speed")
    if set(values) - {"walk", "fly", "swim", "climb", "burrow", "hover", "unit", "notes", "crawl"}:
        draft.leave("speed")
    unit = values.get("unit") or draft.take("unit")
    if unit not in (None, "feet", "ft"):
        draft.leave("speed")
        speeds.clear()


def _senses(draft: Draft) -> None:
    text = draft.take("senses")
    if isinstance(text, str):
        draft.senses(text, "senses")
    elif text is not None:
        draft.leave("senses")
    reaches = {
        sense: draft.take(f"{sense}_range")
        for sense in ("blindsight", "darkvision", "tremorsense", "truesight", "telepathy")
    }
    shown = ", ".join(
        f"{sense} {int(reach)} ft."
        for sense, reach in reaches.items()
        if isinstance(reach, int | float) and not isinstance(reach, bool) and 0 < reach < 100_000
    )
    if shown:
        draft.line(draft.block, "senses", shown, "senses")


def _defences(draft: Draft) -> None:
    inner = draft.inner(draft.take("resistances_and_immunities"), "resistances_and_immunities")

    def value_of(name: str) -> Any:
        own = draft.take(name)
        nested = inner.get(name)
        return nested if nested is not None else own

    for field in _DEFENCES:
        name = f"damage_{field}"
        flag = _FLAGS.get(field)
        listed, shown = value_of(name), value_of(f"{name}_display")
        flagged = value_of(flag) if flag is not None else False
        text = shown if isinstance(shown, str) and shown.strip() else listed
        if text not in (None, [], {}) and not isinstance(text, list | str):
            draft.leave(name)
        words = _words(draft, listed, name)
        if isinstance(text, str):
            if flagged in (None, False) or NONMAGICAL in text.lower().replace("-", ""):
                draft.defence(field, text)
                continue
            words = [part.strip().lower() for part in re.split(r"[,;]|\band\b", text) if part.strip()]
        if flagged not in (None, False):
            # The list has the types of weapons too, without the case; all three are meant when it names none.
            weapons = [word for word in words if word in _WEAPONS] or list(_WEAPONS)
            words = [word for word in words if word not in _WEAPONS]
            if flagged is True:
                words += [f"{NONMAGICAL} {weapon}" for weapon in weapons]
            else:
                draft.leave(str(flag))
        draft.defence(field, "; ".join(words))
    _condition_immunities(draft, value_of("condition_immunities"), value_of("condition_immunities_display"))


def _words(draft: Draft, listed: Any, named: str) -> list[str]:
    """Return the terms of a list; where one is none, the list is named as left."""
    given = listed if isinstance(listed, list) else []
    words = [word.lower() for one in given if (word := _word(one))]
    if len(words) < len(given):
        draft.leave(named)
    return words


def _condition_immunities(draft: Draft, listed: Any, shown: Any) -> None:
    if isinstance(listed, list) and listed:
        for one in listed:
            if word := _word(one):
                draft.condition_immunity(word)
            else:
                draft.leave("condition_immunities")
    elif isinstance(text := listed or shown, str):
        draft.condition_immunities(text)
    elif text:
        draft.leave("condition_immunities")


def _features(draft: Draft) -> None:
    for name, section in (
        ("traits", "traits"),
        ("special_abilities", "traits"),
        ("bonus_actions", "bonusActions"),
        ("reactions", "reactions"),
        ("legendary_actions", "legendaryActions"),
        ("mythic_actions", "mythicActions"),
        ("lair_actions", "lairActions"),
    ):
        draft.features(section, draft.take(name, f"{name}_json"), name)
    actions = draft.take("actions", "actions_json")
    if actions is not None and not isinstance(actions, list):
        draft.leave("actions")
    for one in actions if isinstance(actions, list) else ():
        if not isinstance(one, dict):
            draft.leave("actions")
            continue
        section = _SECTIONS.get(str(one.get("action_type", "ACTION")), "actions")
        cost = one.get("legendary_action_cost")
        limits = one.get("usage_limits")
        if limits is None and one.get("uses_type"):
            limits = {"type": one["uses_type"], "param": one.get("uses_param")}
        uses = _uses(limits)
        if limits and uses is None:
            draft.leave("actions.usage_limits")
        text = one.get("desc")
        text = "" if text is None else text
        label, form = one.get("name"), one.get("limited_to_form")
        if isinstance(label, str) and isinstance(form, str) and form and form not in label:
            label = f"{label} ({form})"  # as stat blocks print it
        elif form and not isinstance(form, str):
            draft.leave("actions.limited_to_form")
        taken = draft.feature(section, label, text, "actions", cost=cost, uses=uses)
        look_at_parts(one, taken)
        if "attack" in taken:
            look_through(one.get("attacks"))  # its text says it too
    legendary = draft.take("legendary_desc")
    if isinstance(legendary, str) and (found := re.search(r"\btake (\d) legendary actions", legendary)):
        draft.number(draft.fields, "legendaryActions", found[1], "legendary_desc", (1, 20))


def _uses(limits: Any) -> dict[str, Any] | None:
    if not isinstance(limits, dict):
        return None
    param = whole(limits.get("param")) or 0
    match limits.get("type"):
        case "RECHARGE_ON_ROLL" if 2 <= param <= 6:
            return {"recharge": param}
        case "PER_DAY" if 1 <= param <= 99:
            return {"times": param, "per": "day"}
        case "RECHARGE_AFTER_REST":
            return {"per": "rest"}
        case _:
            return None


def _word(value: Any) -> str | None:
    """Return a key or name, in either shape, as one term of the game."""
    if isinstance(value, dict):
        name, key = value.get("name"), value.get("key")
        value = name or key
    return str(value).rpartition("_")[2] if isinstance(value, str) else None


def _named(draft: Draft, key: str) -> str | None:
    """Return the term of a field in either shape; what is none is named as left."""
    value = draft.take(key)
    word = _word(value)
    if word is None and value is not None:
        draft.leave(key)
    return word


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value
