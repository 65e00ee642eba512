"""Improved Initiative: its export of everything, a list of its stat blocks, or one of them."""

from typing import Any

from storage.encounter.model import ABILITIES
from storage.library.importing.draft import Draft, ability_named, whole

NAME = "Improved Initiative"
_SECTIONS = {
    "Traits": "traits",
    "Actions": "actions",
    "BonusActions": "bonusActions",
    "Reactions": "reactions",
    "LegendaryActions": "legendaryActions",
    "MythicActions": "mythicActions",
}
_DEFENCES = {
    "DamageResistances": "resistances",
    "DamageVulnerabilities": "vulnerabilities",
    "DamageImmunities": "immunities",
}
_NOTHING = ("Id", "Path", "Version", "LastUpdateMs", "ImageURL", "Player")


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    return "Name" in entry and isinstance(entry.get("HP"), dict)


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of an entry. Raises Refused."""
    draft = Draft(entry)
    draft.name("Name")
    hp, ac = draft.take("HP"), draft.take("AC")
    draft.hit_points(hp.get("Value") if isinstance(hp, dict) else None)
    draft.hit_dice((hp.get("Notes") or None) if isinstance(hp, dict) else None, "HP.Notes")
    if isinstance(ac, dict):
        notes = ac.get("Notes")
        draft.armor_class(ac.get("Value"), "AC", notes.strip("() ") if isinstance(notes, str) else None)
    elif ac is not None:
        draft.leave("AC")
    draft.line(draft.fields, "book", draft.take("Source"), "Source", 80)
    _kind(draft)
    draft.challenge(draft.take("Challenge"), "Challenge")
    _abilities(draft)
    more = draft.take("InitiativeModifier")
    if more != 0:  # it is added to the Dexterity modifier, which is the rules' bonus without it
        draft.initiative(whole(more), "InitiativeModifier", is_said=more is not None)
    for key in ("Speed", "Senses"):
        value = draft.take(key)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            (draft.speeds if key == "Speed" else draft.senses)(", ".join(value), key)
        elif value is not None:
            draft.leave(key)
    draft.line(draft.block, "languages", draft.take("Languages"), "Languages")
    for key, field in _DEFENCES.items():
        draft.defence(field, draft.phrases(key))
    draft.condition_immunities(draft.phrases("ConditionImmunities"))
    for key, section in _SECTIONS.items():
        for one in draft.listed(key):
            if isinstance(one, dict):
                usage = f" ({one['Usage']})" if isinstance(one.get("Usage"), str) and one["Usage"] else ""
                name = one.get("Name")
                draft.feature(
                    section, f"{name}{usage}" if isinstance(name, str) else name, one.get("Content"), key
                )
            else:
                draft.leave(key)
    draft.ignore(*_NOTHING)
    return draft


def _kind(draft: Draft) -> None:
    """Take "Small humanoid (goblinoid), neutral evil" apart."""
    value = draft.take("Type")
    if not isinstance(value, str):
        if value is not None:
            draft.leave("Type")
        return
    head, comma, alignment = value.rpartition(", ") if ", " in value else (value, "", "")
    if comma:
        draft.line(draft.block, "alignment", alignment.lower(), "Type")
    size, _, kind = head.partition(" ")
    if size.lower() in ("tiny", "small", "medium", "large", "huge", "gargantuan") and kind:
        draft.line(draft.block, "size", size.lower(), "Type", 40)
        head = kind
    draft.kind(head, "Type")


def _abilities(draft: Draft) -> None:
    scores = draft.take("Abilities")
    if isinstance(scores, dict):
        for name, score in scores.items():
            ability = ability_named(str(name))
            if ability in ABILITIES:
                draft.ability(ability, score, f"Abilities.{name}")
            else:
                draft.leave(f"Abilities.{name}")
    elif scores is not None:
        draft.leave("Abilities")
    for key, section in (("Saves", "saves"), ("Skills", "skills")):
        for one in draft.listed(key):
            if isinstance(one, dict) and isinstance(one.get("Name"), str):
                name = ability_named(one["Name"]) or one["Name"] if section == "saves" else one["Name"]
                draft.bonus(section, name, one.get("Modifier"), key)
            else:
                draft.leave(key)
