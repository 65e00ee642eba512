"""The question to a player whose character a DM put into a party: only they may let it be changed."""

from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.render.escaping import safe
from storage.encounter.errors import NotFoundError
from storage.repositories.characters import Character, Party


@component("partyagree")
async def press_agree(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    party, character = await _own_member(ctx, arguments)
    await ctx.services.characters.join_party(party, character, await ctx.user_id())
    await ctx.edit_text(
        ctx.say_public("party-agreed", character=safe(character.name), party=safe(party.name))
    )


@component("partyleave")
async def press_leave(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    party, character = await _own_member(ctx, arguments)
    await ctx.services.characters.leave_party(party, character)
    await ctx.edit_text(ctx.say_public("party-left", character=safe(character.name), party=safe(party.name)))


async def _own_member(ctx: InteractionContext, arguments: tuple[str, ...]) -> tuple[Party, Character]:
    """Return the party and the user's own character in it. Raises NotFoundError."""
    user_id = await ctx.user_id()
    character = await ctx.services.characters.own(arguments[1], user_id)
    party = await ctx.services.characters.party(arguments[0], user_id)
    if character.id not in party.character_ids:
        raise NotFoundError("party-not-in-it")
    return party, character
