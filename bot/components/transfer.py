"""The buttons of an offered encounter: for the user whom it is offered to, and its DM, who withdraws it."""

from bot.actions.execute import execute
from bot.actions.questions import answering, redraw_question
from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.narration.question_contents import about_transfer_to
from storage.encounter.commands import AcceptTransfer, CancelTransfer


@component("transferyes")
async def press_accept(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await _answer(ctx, arguments, AcceptTransfer())


@component("transferno")
async def press_cancel(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await _answer(ctx, arguments, CancelTransfer())


async def _answer(
    ctx: InteractionContext, arguments: tuple[str, ...], command: AcceptTransfer | CancelTransfer
) -> None:
    """Execute it, also for a user who takes no part in the encounter yet: the policy decides."""
    encounter = await ctx.encounter_of_guild(arguments)
    async with answering(ctx, encounter):
        change = await execute(ctx, encounter, command)
        offer = change.before.transfer_offer
        about = about_transfer_to(offer.user_id) if offer else ""
        await redraw_question(ctx, change.after, about)
