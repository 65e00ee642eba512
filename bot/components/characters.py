"""The question before a saved character is deleted."""

from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button
from storage.repositories.characters import Character


async def ask_to_delete(ctx: InteractionContext, character: Character) -> None:
    """Ask the player whether a character is to be deleted."""
    button = Button(ids.encode("chardelete", character.id), ctx.say("button-chardelete"), "danger")
    await ctx.whisper(ctx.say("character-delete-asks", name=safe(character.name)), rows=((button,),))


@component("chardelete")
async def press_delete(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    character = await ctx.services.characters.own(arguments[0], await ctx.user_id())
    await ctx.services.characters.delete(character)
    await ctx.edit_text(ctx.say("character-deleted", name=safe(character.name)))
