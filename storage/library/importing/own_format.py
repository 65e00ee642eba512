"""Our own JSON, see docs/data.md: `{"format": "encounter-tracker", "version": 1, "creatures": […]}`."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from storage.encounter.bounds import first_excess
from storage.encounter.field_types import LISTS, stored_entries
from storage.library.creature import Creature
from storage.library.importing.draft import Draft, Refused

NAME = "Encounter Tracker"
FORMAT = {"format": "encounter-tracker", "version": 1}
_NOT_EXPORTED = {"id", "user_id"}
_INTERNAL = ("bytes", "importId", "replacedBy", "lastUsed", "isFavourite")


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    return "maxHP" in entry and "name" in entry


def exported(creatures: Iterable[Creature]) -> Iterator[dict[str, Any]]:
    """Yield the document's entries for creatures, JSON-ready; each is made when it is asked for."""
    options: Any = {"mode": "json", "by_alias": True, "exclude_defaults": True}
    for one in creatures:
        dumped = {"maxHP": one.max_hp, **one.model_dump(exclude=_NOT_EXPORTED, **options)}
        yield {k: v for k, v in dumped.items() if k not in _INTERNAL}


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a creature that was exported here. Raises Refused."""
    draft = Draft(entry)
    draft.name("name")
    draft.hit_points(draft.take("maxHP"))
    known = {info.alias or name for name, info in Creature.model_fields.items()} - {"_id", "userId"}
    for name in entry:
        if name in known and name not in ("name", "maxHP", "statblock", "source"):
            draft.fields[name] = draft.take(name)
        elif name not in known:
            draft.leave(str(name), "no-place")
    block = draft.take("statblock")
    if isinstance(block, dict):
        draft.block = block
    try:
        creature = Creature.model_validate({**draft.fields, "statblock": draft.block})
    except ValidationError as error:
        raise Refused("field:" + str(error.errors()[0]["loc"][0])) from error
    listed = {name: stored_entries(name, getattr(creature.defences, name)) for name in LISTS}
    creature = creature.model_copy(update={"defences": creature.defences.model_copy(update=listed)})
    draft.fields["defences"] = creature.defences.model_dump(by_alias=True, exclude_defaults=True)
    if first_excess(None, creature) is not None:
        raise Refused("too-long")
    return draft
