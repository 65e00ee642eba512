"""The button that opens a refused form again, as it was filled in."""

from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import AGAIN, InteractionContext
from storage.encounter.errors import InvalidCommandError


@component(AGAIN)
async def press_again(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    form = ctx.app.opened_forms.again(ctx.interaction.user.id, arguments[0])
    if form is None:
        raise InvalidCommandError("form-gone")
    await ctx.open_form(form)
