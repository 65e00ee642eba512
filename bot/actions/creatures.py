"""A DM's own creatures: typed or read from a file, and within the limits of an encounter."""

import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import discord
from pydantic import ValidationError

from bot.actions.library import find_here
from bot.interactions.context import InteractionContext
from bot.render.escaping import plain, safe
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.field_errors import named
from storage.encounter.field_types import LISTS
from storage.encounter.names import name_key
from storage.encounter.rules.hit_dice import average_hp
from storage.encounter.text_cleaning import lines, one_line
from storage.library.creature import Creature
from storage.library.importing import own_format
from storage.runtime.slow_work import slowly

_MAX_TYPES = 40
_MAX_TYPE = 60
_NAME = 80


def fit(creature: Creature) -> Creature:
    """Return the creature within limits. Raises InvalidCommandError for values that no encounter accepts."""
    name = plain(creature.name, _NAME)
    defences = creature.defences
    lists = (getattr(defences, field) for field in LISTS)
    if any(len(types) > _MAX_TYPES or any(len(t) > _MAX_TYPE for t in types) for types in lists):
        raise InvalidCommandError("creature-defences", name=safe(name))
    bounded = creature.model_copy(
        update={
            "name": name,
            "kind": one_line(creature.kind)[:40],
            "notes": lines(creature.notes)[:1000],
            "regeneration": lines(creature.regeneration)[:1000] if creature.regeneration else None,
            "defences": defences.model_copy(
                update={field: _types(getattr(defences, field)) for field in LISTS}
            ),
        }
    )
    try:
        bounded.as_participant()
        if bounded.hit_dice:
            average_hp(bounded.hit_dice)
    except ValidationError as error:
        field = named(error.errors()[0]["loc"])
        raise InvalidCommandError("creature-field", name=safe(name), field=field) from error
    except InvalidCommandError as error:
        raise InvalidCommandError("creature-hit-dice", name=safe(name)) from error
    return bounded


def _types(types: Iterable[str]) -> tuple[str, ...]:
    return tuple(kind for typed in types if (kind := one_line(typed)))


async def keep(ctx: InteractionContext, creatures: Sequence[Creature]) -> int:
    """Save creatures as the user's own, replacing those of the same name; return how many.

    Raises InvalidCommandError.
    """
    user_id = await ctx.user_id()
    own = {name_key(c.name): c.name for c in await ctx.services.creatures.of_user(user_id)}
    kept = {name_key(c.name): c for c in creatures}
    named = [c.model_copy(update={"name": own.get(key, c.name)}) for key, c in kept.items()]
    await ctx.services.creatures.save(user_id, named)
    return len(named)


async def changed(ctx: InteractionContext, name: str, hp: str | None, fields: dict[str, Any]) -> Creature:
    """Return the creature of this name with these fields; a new one needs hit points.

    Hit points given as dice are its hit dice, and their average its hit points. Raises InvalidCommandError.
    """
    name = plain(name, _NAME)
    known = await find_here(ctx, name)
    if known is None and hp is None:
        raise InvalidCommandError("creature-hp")
    given = {key: value for key, value in fields.items() if value is not None}
    if hp is not None:
        amount = hp.strip()
        is_number = amount.isdecimal() and len(amount) <= 5
        given["hit_dice"] = None if is_number else amount
        given["max_hp"] = int(amount) if is_number else average_hp(amount)
    base = known or Creature(name=name)
    return fit(base.model_copy(update=given))


async def forget(ctx: InteractionContext, name: str) -> str:
    """Delete one of the user's own creatures; return its name. Raises NotFoundError."""
    user_id = await ctx.user_id()
    own = await ctx.services.creatures.of_user(user_id)
    found = next((c.name for c in own if name_key(c.name) == name_key(name)), None)
    if found is None:
        raise NotFoundError("creature-not-yours")
    await ctx.services.creatures.delete(user_id, found)
    return found


async def export_file(ctx: InteractionContext) -> discord.File:
    """Return the user's own creatures in our own format, see docs/data.md. Raises NotFoundError."""
    own = await ctx.services.creatures.of_user(await ctx.user_id())
    if not own:
        raise NotFoundError("creature-none-own")

    def document() -> bytes:
        content = {**own_format.FORMAT, "creatures": list(own_format.exported(own))}
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    return discord.File(io.BytesIO(await slowly(document)), "creatures.json")
