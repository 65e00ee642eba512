"""What an imported creature takes over from a known one: field by field, what its file does not say."""

from typing import Any

from storage.library.creature import Creature

# Where both say them, these are equal in two records of one creature.
_MARKS = ("maxHP", "ac", "challenge")
_NOT_TAKEN = {
    "_id",
    "userId",
    "book",
    "source",
    "notes",
    "assumed",
    "statblock",
    "bytes",
    "importId",
    "replacedBy",
}


def is_same(stated: dict[str, Any], known: Creature) -> bool:
    """Whether a file's creature is this one: everything that both say of its strength is equal."""
    there = known.model_dump(by_alias=True, include={"max_hp", "ac", "challenge"})
    return all(mark not in stated or there[mark] is None or stated[mark] == there[mark] for mark in _MARKS)


def merged(stated: dict[str, Any], known: Creature) -> tuple[dict[str, Any], list[str]]:
    """Return the stated fields with what only the known creature says, and the names of those.

    A value that the rules would assume gives way to a known one.
    """
    assumed = list(stated.get("assumed", ()))
    there = known.model_dump(by_alias=True, exclude_defaults=True)
    block = there.pop("statblock", {})
    own = {**stated, "statblock": dict(stated.get("statblock", {}))}
    taken = []
    for name, value in there.items():
        if name not in _NOT_TAKEN and (name not in own or name in assumed):
            own[name] = value
            taken.append(name)
    for name, value in block.items():
        if name not in own["statblock"] or name in assumed:
            own["statblock"][name] = value
            taken.append(name)
    defences = there.get("defences", {})
    for name, value in defences.items():
        own["defences"] = {name: value, **own.get("defences", {})}
    left = [name for name in assumed if name not in taken]
    own = {name: value for name, value in own.items() if name != "assumed"} | (
        {"assumed": left} if left else {}
    )
    return own, taken


def completed(creature: Creature, before: Creature) -> tuple[Creature, list[str]]:
    """Return a creature with what only its owner's earlier record says, notes too, and those fields' names.

    It is left as it is if that record is of another creature.
    """
    stated = creature.model_dump(by_alias=True, exclude_defaults=True)
    if not is_same(stated, before):
        return creature, []
    fields, filled = merged(stated, before)
    return Creature.model_validate({"notes": before.notes, **fields}), filled
