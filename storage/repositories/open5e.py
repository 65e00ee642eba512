"""Read creatures from Open5e's v2 `Creature.json`, a common exchange format (SRD 5.2, CC-BY-4.0).

The file is a list of `{model, pk, fields}`; only fields that a tracker needs are read, and unknown ones
are ignored, so newer exports load too.
"""

import json
from typing import Any

from pydantic import ValidationError

from storage.encounter.errors import InvalidCommandError
from storage.library.creature import Creature

MOST_CREATURES = 5_000
MAX_BYTES = 8_000_000
DAMAGE = ("resistances", "vulnerabilities", "immunities")


def read_open5e(content: bytes) -> list[Creature]:
    """Return the creatures of a file. Raises InvalidCommandError with the reason."""
    if len(content) > MAX_BYTES:
        raise InvalidCommandError("file-too-large", most=MAX_BYTES // 1_000_000)
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidCommandError("file-no-json") from error
    if not isinstance(entries, list) or not entries:
        raise InvalidCommandError("file-no-list")
    if len(entries) > MOST_CREATURES:  # before any is read: half a million would take a minute and a gigabyte
        raise InvalidCommandError("file-too-large", most=MOST_CREATURES)
    return [_creature(place, entry) for place, entry in enumerate(entries, start=1)]


def _creature(place: int, entry: Any) -> Creature:
    fields = entry.get("fields", entry) if isinstance(entry, dict) else None
    if not isinstance(fields, dict) or not fields.get("name"):
        raise InvalidCommandError("file-no-name", place=place)
    try:
        return Creature.model_validate(
            {
                "name": fields["name"],
                "kind": _word(fields.get("type")),
                "challenge": fields.get("challenge_rating_decimal") or fields.get("challenge_rating") or 0,
                "ac": fields.get("armor_class"),
                "maxHP": fields.get("hit_points") or 1,
                "hitDice": (fields.get("hit_dice") or "").replace(" ", "") or None,
                "dexterity": fields.get("ability_score_dexterity"),
                "initiativeBonus": fields.get("initiative_bonus"),
                "defences": {
                    **{kind: _words(fields.get(f"damage_{kind}")) for kind in DAMAGE},
                    "conditionImmunities": _words(fields.get("condition_immunities")),
                },
                "legendaryActions": 3 if fields.get("legendary_actions") else 0,
            }
        )
    except ValidationError as error:
        where = error.errors()[0]["loc"][0]
        raise InvalidCommandError(
            "file-entry", place=place, name=f"{fields['name']!s:.60}", field=str(where)
        ) from error


def _words(value: Any) -> list[str]:
    return [word for entry in value if (word := _word(entry))] if isinstance(value, list) else []


def _word(value: Any) -> str:
    """Return a key or name, in either shape, as one lower-case term of the game."""
    if isinstance(value, dict):
        value = value.get("key") or value.get("name")
    return str(value).rpartition("_")[2].lower() if value else ""
