"""Characters as a table: CSV with a line of names, such as `name,hp,ac,bonus`."""

import csv
import io
import re
from typing import Any

from storage.encounter.limits import MAX_LEVEL, MAX_WORD
from storage.library.importing.draft import Draft

NAME = "CSV"
_COLUMNS = {
    "name": ("name", "character", "charakter", "personnage", "nom"),
    "maxHP": ("hp", "maxhp", "hpmax", "hitpoints", "maximum", "tp", "pv"),
    "currentHP": ("currenthp", "current", "hpnow"),
    "ac": ("ac", "armorclass", "armourclass", "rk", "ca"),
    "dexterity": ("dexterity", "dex"),
    "initiativeBonus": ("bonus", "initiative", "initiativebonus", "init"),
    "level": ("level", "lvl", "stufe", "niveau"),
    "characterClass": ("class", "klasse", "classe"),
    "hitDice": ("hitdice", "trefferwürfel", "désdevie"),
    "imageUrl": ("image", "picture", "imageurl", "portrait"),
    "resistances": ("resist", "resistances"),
    "vulnerabilities": ("vulnerable", "vulnerabilities"),
    "immunities": ("immune", "immunities"),
}
_FIELD = {column: field for field, columns in _COLUMNS.items() for column in columns}
_BOUNDS = {"currentHP": (0, 99_999), "ac": (0, 99), "dexterity": (0, 99), "initiativeBonus": (-20, 50)} | {
    "level": (1, MAX_LEVEL)
}


def rows(text: str) -> list[dict[str, Any]] | None:
    """Return the rows of a table by their columns; None for a text that is no table of characters."""
    text = text.lstrip("\ufeff \r\n")
    first = text.splitlines()[:1]
    if not first or first[0][:1] in ("{", "["):
        return None
    delimiter = max((",", ";", "\t"), key=first[0].count)
    try:
        table = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return None
    head = [re.sub(r"[^a-zäöüéèß]", "", column.casefold()) for column in table[0]]
    fields = {_FIELD.get(column) for column in head}
    if not {"name", "maxHP"} <= fields:
        return None
    names: list[str] = []
    for key, original in zip(head, table[0], strict=True):
        field = _FIELD.get(key, original)
        names.append(field if field not in names else original)  # a second column of a field is left by name
    return [
        {names[n] if n < len(names) else f"#{n + 1}": cell for n, cell in enumerate(row)}
        for row in table[1:]
        if any(cell.strip() for cell in row)
    ]


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a row. Raises Refused."""
    draft = Draft(entry)
    draft.name("name")
    draft.hit_points(draft.take("maxHP"))
    for field, bounds in _BOUNDS.items():
        value = draft.take(field)
        draft.number(draft.fields, field, value.replace("+", "") if value else None, field, bounds)
    draft.hit_dice(draft.take("hitDice") or None, "hitDice")
    draft.line(draft.fields, "characterClass", draft.take("characterClass") or None, "class", MAX_WORD)
    for field in ("resistances", "vulnerabilities", "immunities"):
        if value := draft.take(field):
            draft.defence(field, value)
    picture = draft.take("imageUrl")
    if picture and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture.strip()[:500]
    elif picture:
        draft.leave("imageUrl")
    return draft
