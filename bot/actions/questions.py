"""The answer to a button of a message that asks: the message itself, as it is now."""

from contextlib import AbstractAsyncContextManager

from bot.interactions.context import InteractionContext
from storage.encounter.model import AskingMessage, Encounter


def answering(ctx: InteractionContext, encounter: Encounter) -> AbstractAsyncContextManager[None]:
    """Hold the worker of the encounter's messages while the answer draws one."""
    return ctx.app.questions.answering(encounter)


async def redraw_question(ctx: InteractionContext, encounter: Encounter, *about: str) -> bool:
    """Draw the button's message as it is in this version; return False where it was deleted.

    `about` is what it asks about, where that is not stored.
    """
    message = _followed(ctx, encounter)
    content = ctx.app.questions.content(encounter, message.about if message else about)
    is_shown = await ctx.edit_text(content.text, content.rows)
    if message is not None:
        await ctx.app.questions.drawn(encounter, message.message_id)
    return is_shown


def _followed(ctx: InteractionContext, encounter: Encounter) -> AskingMessage | None:
    message, binding = ctx.interaction.message, encounter.discord
    if message is None or binding is None:
        return None
    return next((m for m in binding.asking if m.message_id == str(message.id)), None)
