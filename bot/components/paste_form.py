"""The form for a stat block as text."""

from bot.actions.import_creatures import import_contents
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.screen import Field, Form, Say

TEXT_LENGTH = 4_000  # Discord's limit of a text field


def paste_form(say: Say) -> Form:
    """Ask for the text of a stat block."""
    field = Field(
        "text", say("field-statblock"), say("field-statblock-hint"), max_length=TEXT_LENGTH, is_long=True
    )
    return Form(ids.encode("dopaste"), say("form-statblock"), (field,))


@component("dopaste")
async def submit_paste(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await import_contents(ctx, [first(values, "text").encode()], "")
