"""A file's bytes as characters: D&D Beyond, Foundry, a table, or our own JSON."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from storage.encounter.errors import InvalidCommandError
from storage.library.importing import character_table, dnd_beyond, foundry_character, own_characters
from storage.library.importing.draft import NO_PLACE, Draft, Refused
from storage.library.importing.formats import MAX_BYTES, decoded, entries_of, label_of
from storage.library.importing.watched import watched

MOST = 100  # characters in one file: as many as a user can have
_FORMATS = (dnd_beyond, foundry_character, own_characters)
_KEPT = ("name", "maxHP", *own_characters.FIELDS)
_PARTIES = "parties"


@dataclass
class ImportedCharacters:
    """What was read: the fields of characters in wire names, refused ones and why, fields left and why."""

    format: str
    characters: list[dict[str, Any]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    assumed: Counter[str] = field(default_factory=Counter)  # worked out by the rules
    parties: list[tuple[str, list[str]]] = field(default_factory=list)  # names, and those of their characters


def _parties(text: str) -> list[tuple[str, list[str]]]:
    """Return the parties of our own format: names, and the names of their characters."""
    value = json.loads(text) if text.lstrip()[:1] == "{" else None
    listed = value.get(_PARTIES) if isinstance(value, dict) else None
    return [
        (one["name"], [name for name in members if isinstance(name, str)][:MOST])
        for one in (listed if isinstance(listed, list) else [])[:MOST]
        if isinstance(one, dict) and isinstance(one.get("name"), str)
        if isinstance(members := one.get("characters", []), list)
    ]


def read_characters(content: bytes) -> ImportedCharacters:
    """Return the characters of a file. Raises InvalidCommandError for one that has none of the formats."""
    if len(content) > MAX_BYTES:
        raise InvalidCommandError("file-too-large", most=MAX_BYTES // 1_000_000)
    text = decoded(content)
    table = character_table.rows(text)
    beside: Counter[str] = Counter()
    entries = table if table is not None else entries_of(text, ("characters", "actors"), beside=beside)
    chosen = character_table if table is not None else None
    if chosen is None and entries:
        chosen = next((one for one in _FORMATS if any(one.is_of(e) for e in entries)), None)
    if chosen is None or entries is None:
        raise InvalidCommandError("file-no-character")
    if chosen is own_characters:
        beside.pop(_PARTIES, None)
    imported = ImportedCharacters(chosen.NAME)
    imported.left.update({(name, NO_PLACE): count for name, count in beside.items()})
    for place, plain in enumerate(entries[:MOST], start=1):
        entry = watched(plain)
        try:
            draft: Draft = chosen.read(entry)
        except Refused as refused:
            imported.refused.append((label_of(entry, place), refused.reason))
            continue
        draft.leave_unread(entry)
        for note in draft.finish("").get("notes", "").splitlines():
            draft.leave(note)
        fields = {name: value for name, value in draft.fields.items() if name in _KEPT}
        imported.characters.append(fields)
        imported.taken.update(fields.keys())
        imported.assumed.update(name for name in draft.assumed if name in fields)
        imported.left.update(draft.left.items())
    if chosen is own_characters:
        imported.parties = _parties(text)
    if len(entries) > MOST:
        imported.refused.append((f"#{MOST + 1} …", "too-long"))
    return imported
