"""Our own JSON of characters and parties, see docs/data.md."""

from typing import Any

from storage.library.importing.draft import Draft

NAME = "Encounter Tracker"
# Read as they were exported: what a character may not be given refuses it, by the field.
FIELDS = (
    *("ac", "currentHP", "dexterity", "initiativeBonus", "imageUrl", "defences", "saveBonuses", "attacks"),
    *("tempHP", "deathSaves", "isKnockedOut", "hitDice", "hitDiceSpent", "level", "resources"),
    *("characterClass", "hasInspiration", "conditions"),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    return "maxHP" in entry and "name" in entry


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a character that was exported here. Raises Refused."""
    draft = Draft(entry)
    draft.name("name")
    draft.hit_points(draft.take("maxHP"))
    for field in FIELDS:
        value = draft.take(field)
        if value is not None:
            draft.fields[field] = value
    return draft
