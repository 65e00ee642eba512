"""Templates by name, and the encounter that one is started in."""

from bot.actions.encounters import open_encounter
from bot.interactions.context import InteractionContext
from bot.interactions.permissions import require_dm
from bot.parsing.names import the_one
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter, Rules
from storage.repositories.templates import Template


async def templates_of_user(ctx: InteractionContext) -> list[Template]:
    """Return the user's own templates, by name."""
    return await ctx.services.templates.of_user(await ctx.user_id())


async def template_named(ctx: InteractionContext, name: str) -> Template:
    """Return the user's template of this name; its beginning is enough.

    Raises NotFoundError, or InvalidCommandError when several match.
    """
    there, missing = await templates_of_user(ctx), NotFoundError("no-template")
    found = the_one(there, name, lambda template: template.name, missing)
    return await ctx.services.templates.own(found.id, found.user_id)


async def started_here(ctx: InteractionContext, template: Template) -> Encounter:
    """Return this channel's encounter; without one a new one of the template's name and rules."""
    there = await ctx.encounter_here()
    if there is None:
        return await open_encounter(ctx, template.name, template.rules or Rules(ruleset=template.ruleset))
    await require_dm(ctx, there)
    return there
