"""Our own JSON of characters and parties, see docs/data.md."""

from typing import Any

from storage.library.importing.draft import Draft

NAME = "Encounter Tracker"
_NUMBERS = {
    "currentHP": (0, 99_999),
    "ac": (0, 99),
    "dexterity": (0, 99),
    "initiativeBonus": (-20, 50),
    "level": (1, 20),
}


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    return "maxHP" in entry and "name" in entry


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a character that was exported here. Raises Refused."""
    draft = Draft(entry)
    draft.name("name")
    draft.hit_points(draft.take("maxHP"))
    for field, bounds in _NUMBERS.items():
        draft.number(draft.fields, field, draft.take(field), field, bounds)
    for field, kind in (("defences", dict), ("saveBonuses", dict), ("attacks", list)):
        value = draft.take(field)
        if isinstance(value, kind):
            draft.fields[field] = value
    picture = draft.take("imageUrl")
    if isinstance(picture, str) and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture[:500]
    draft.leave_rest()
    return draft
