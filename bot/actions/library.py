"""The creature library as a user sees it: their own creatures, and those of the rule set."""

from collections import Counter

from discord.app_commands import Choice

from bot.interactions.context import InteractionContext
from bot.render.escaping import safe
from storage.encounter.errors import NotFoundError
from storage.encounter.names import name_key
from storage.library.creature import Creature, Ruleset
from storage.repositories.creatures import Wanted

DEFAULT: Ruleset = "2024"


async def ruleset_here(ctx: InteractionContext) -> Ruleset:
    """Return the rule set of this channel's encounter; the default one without an encounter."""
    try:
        encounter = await ctx.encounter_here()
    except NotFoundError:
        return DEFAULT
    return encounter.rules.ruleset if encounter is not None else DEFAULT


async def search_here(ctx: InteractionContext, wanted: Wanted | str, limit: int) -> list[Creature]:
    """Return creatures that the user may add here, see `Creatures.search`."""
    return await ctx.services.creatures.search(await ctx.user_id(), wanted, limit, await ruleset_here(ctx))


async def find_here(ctx: InteractionContext, name: str) -> Creature | None:
    """Return the creature of a typed name, see `Creatures.by_name`."""
    return await ctx.services.creatures.by_name(await ctx.user_id(), name, await ruleset_here(ctx))


async def switch_favourite(ctx: InteractionContext, name: str) -> str:
    """Mark a creature as the user's favourite, or not any more; return what to say. Raises NotFoundError."""
    user_id, creatures = await ctx.user_id(), ctx.services.creatures
    found = await find_here(ctx, name)
    if found is None:
        raise NotFoundError("creature-not-found")
    is_new = found.reference not in (await creatures.used(user_id)).favourites
    await creatures.mark(user_id, found.reference, is_favourite=is_new)
    return ctx.say("creature-marked" if is_new else "creature-unmarked", name=safe(found.name))


async def library_choices(ctx: InteractionContext, typed: str, limit: int) -> list[Choice[str]]:
    """Complete a name of the library, with its book where several have it or it is of the other rule set."""
    ruleset = await ruleset_here(ctx)
    found = await search_here(ctx, typed, limit)
    times = Counter(name_key(creature.name) for creature in found)
    offered = []
    for creature in found:
        with_book = f"{creature.name} ({creature.book})" if creature.book else creature.name
        is_other = creature.user_id is None and creature.ruleset != ruleset
        value = with_book if times[name_key(creature.name)] > 1 else creature.name
        offered.append(Choice(name=(with_book if is_other else value)[:100], value=value[:100]))
    return offered
