"""The items of a Foundry actor as the traits and actions of a stat block."""

from typing import Any

from storage.encounter.challenge import proficiency_of
from storage.encounter.model import ABILITIES
from storage.library.action_text import plain_text, read_attack
from storage.library.foundry_text import UNKNOWN, plain
from storage.library.importing.draft import NO_PLACE, SHORT, TOO_LONG, Draft, whole
from storage.library.importing.foundry_values import Values
from storage.library.importing.watched import look_through

_SECTIONS = {
    "action": "actions",
    "bonus": "bonusActions",
    "reaction": "reactions",
    "legendary": "legendaryActions",
    "mythic": "mythicActions",
    "lair": "lairActions",
}
_PERIODS = {"day": "day", "lr": "long rest", "sr": "rest"}
_MOST_ITEMS = 300


def as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def modifiers_of(draft: Draft) -> tuple[dict[str, int], int | None]:
    """Return the abilities' modifiers by short names, and the proficiency bonus, as far as they are known."""
    scores, challenge = draft.block.get("abilities", {}), draft.fields.get("challenge")
    known = {short: scores.get(ABILITIES[place]) for short, place in SHORT.items()}
    modifiers = {short: (score - 10) // 2 for short, score in known.items() if score is not None}
    return modifiers, None if challenge is None else proficiency_of(challenge)


def take_items(draft: Draft) -> None:
    items = draft.take("items")
    if items is None:
        return
    if not isinstance(items, list):
        draft.leave("items")
        return
    for item in items[:_MOST_ITEMS]:
        if isinstance(item, dict):
            _item(draft, item)
        else:
            draft.leave("items")
    if len(items) > _MOST_ITEMS:
        draft.leave("items", TOO_LONG)


def _item(draft: Draft, item: dict[str, Any]) -> None:
    """Take one item as a trait or an action, with the attack that its text or Foundry's rules say."""
    system = as_dict(item.get("system", item.get("data")))
    kind, name = item.get("type"), item.get("name")
    if kind == "equipment" and as_dict(system.get("armor")).get("value"):
        look_through(item)
        return  # in its armor class, or left with that
    if kind not in ("feat", "weapon"):
        draft.leave("spells" if kind == "spell" else f"items: {kind}" if kind else "items", NO_PLACE)
        look_through(item)
        return
    values = Values(draft.entry, item, *modifiers_of(draft))
    written = str(as_dict(system.get("description")).get("value") or "")[:20_000]
    text = plain(written, values.look_up)
    marks = frozenset(values.marks)
    said = values.attack_text()
    if values.attacks and read_attack(plain_text(text)) is None:
        if said is not None:
            text = f"{said} {text}".strip()
            marks = frozenset(values.marks)
        else:
            draft.leave(f"attack: {name}")
    read = read_attack(plain_text(text))
    if read is not None and values.deals_damage and "damage" not in read:
        draft.leave(f"damage: {name}")
    if UNKNOWN in text and UNKNOWN not in written:
        draft.leave(f"values in: {name}")
    for mark in sorted(marks):
        draft.assume(mark)
    values.look_at_what_words_say()
    if not all(isinstance(one, dict) for one in as_dict(system.get("activities")).values()):
        draft.leave("items.activities")
    section, cost = _activation(system)
    cost = cost if section == "legendaryActions" else None
    taken = draft.feature(section, name, text, "items", uses=_uses(draft, system, name), cost=cost)
    if "save" in taken and values.save_deals_damage and "damage" not in taken["save"]:
        draft.leave(f"damage: {name}")


def _activation(system: dict[str, Any]) -> tuple[str, object]:
    """Return the section of an item by what activates it, and how many of such actions that takes."""
    activities = as_dict(system.get("activities")).values()
    given = [
        as_dict(system.get("activation")),
        *(as_dict(as_dict(one).get("activation")) for one in activities),
    ]
    said = [(one.get("type"), one.get("value"), one.get("cost")) for one in given]
    kind, value, cost = next((one for one in said if one[0]), (None, None, None))
    return _SECTIONS.get(str(kind), "traits"), value if value is not None else cost


def _uses(draft: Draft, system: dict[str, Any], name: object) -> dict[str, Any] | None:
    """Return how often an item is used; a number or a period that is not understood is named as left."""
    uses, recharge = as_dict(system.get("uses")), as_dict(system.get("recharge"))
    most, per = uses.get("max"), uses.get("per")
    times = whole(most) if (whole(most) or 0) in range(100) else None
    listed = uses.get("recovery")
    recoveries = [as_dict(one) for one in (listed if isinstance(listed, list) else ())]
    periods = {str(one.get("period")): one.get("formula") for one in recoveries}
    lowest = whole(recharge.get("value") or periods.get("recharge"))
    if lowest is not None and 2 <= lowest <= 6:
        return {"recharge": lowest}
    for period in (*periods, per):
        if times and (stored := _PERIODS.get(str(period))):
            return {"times": times, "per": stored}
    if most not in (None, "", 0, "0") or recoveries or recharge.get("value"):
        draft.leave(f"uses: {name}")
    return None
