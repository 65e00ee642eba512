"""The buttons of an offered encounter: for the user whom it is offered to, and its DM, who withdraws it."""

from bot.actions.transfer import accept, cancel
from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from storage.encounter.model import Encounter


@component("transferyes")
async def press_accept(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await ctx.edit_text(await accept(ctx, await _offered(ctx, arguments)))


@component("transferno")
async def press_cancel(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await ctx.edit_text(await cancel(ctx, await _offered(ctx, arguments)))


async def _offered(ctx: InteractionContext, arguments: tuple[str, ...]) -> Encounter:
    """Return the encounter, also for a user who takes no part in it yet: the policy decides."""
    return await ctx.encounter_of_guild(arguments)
