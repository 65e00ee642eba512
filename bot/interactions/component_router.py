"""Dispatch of buttons, selects and forms by custom id alone.

A press becomes ``handler(ctx, arguments, values)``: the arguments come from the custom id, the values from
the select (under the key ``""``) or form. Nothing is stored per message, so components survive a restart.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.discord_api.views import submitted
from bot.interactions.context import Interaction, InteractionContext, SupersededError
from bot.interactions.error_handler import answer_error
from bot.render.custom_ids import Arguments, MissingArgumentError, decode
from bot.render.own_screen import private
from bot.render.superseded import superseded

Values = Mapping[str, tuple[str, ...]]
Handler = Callable[[InteractionContext, tuple[str, ...], Values], Awaitable[None]]
FORM_PREFIX = "do"  # of the verbs of forms, and of no others


async def handle_press(handlers: Mapping[str, Handler], interaction: Interaction) -> None:
    """Handle a button or select. discord.py drops those that the message it got does not have any more."""
    data: Mapping[str, Any] = interaction.data or {}
    values = {"": tuple(storable(str(value)) for value in data.get("values") or ())}
    await handle(handlers, interaction, str(data.get("custom_id")), values, is_form=False)


async def handle_form(handlers: Mapping[str, Handler], interaction: Interaction) -> None:
    """Handle the submission of a form."""
    data: Mapping[str, Any] = interaction.data or {}
    filled_in = submitted(data.get("components") or [])
    values = {key: tuple(map(storable, several)) for key, several in filled_in.items()}
    await handle(handlers, interaction, str(data.get("custom_id")), values, is_form=True)


async def handle(
    handlers: Mapping[str, Handler],
    interaction: Interaction,
    custom_id: str,
    values: Values,
    *,
    is_form: bool,
) -> None:
    """Call the handler of a custom id; answer any error.

    Discord compares a button's custom id with its message, but passes on any for a form. A form with the id
    of a button reaches no handler: it could edit the message that the form was opened from.
    """
    verb, arguments = decode(storable(custom_id)) or ("", Arguments())
    handler = handlers.get(verb, _unknown) if verb.startswith(FORM_PREFIX) is is_form else _unknown
    message_id = str(interaction.message.id) if interaction.message else ""
    try:
        async with InteractionContext.of(interaction) as ctx:
            if is_form:
                ctx.submitted(custom_id, values)
            try:
                with ctx.app.private_screens.answering(message_id):
                    await handler(ctx, arguments, values)
            except MissingArgumentError:
                await _unknown(ctx, arguments, values)
            except SupersededError as error:
                shown = superseded(error.ended, error.newer, error.audience, ctx.say)
                ctx.app.private_screens.drop(message_id)
                await ctx.redraw(private(shown, ctx.say, is_live=False))
        ctx.app.metrics.ended(interaction, "ok")
    except Exception as error:
        await answer_error(interaction, error)


def storable(text: str) -> str:
    """Return a text without lone surrogates, which JSON can carry and MongoDB refuses."""
    return text.encode(errors="replace").decode()


async def _unknown(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    """Answer a component of another version of the bot."""
    await ctx.whisper(ctx.say("unknown-button"))


def first(values: Values, key: str) -> str:
    """Return the first value of a field, or an empty text."""
    return next(iter(values.get(key, ())), "").strip()
