"""The question to a player whose character a DM put into a party: only they may let it be changed."""

from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button
from storage.encounter.errors import NotFoundError
from storage.repositories.characters import Character, Party
from storage.repositories.parties import require_its_dm


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


async def ask_to_delete(ctx: InteractionContext, party: Party) -> None:
    """Ask the party's DM whether it is to be deleted. Raises NotAllowedError for another user."""
    require_its_dm(party, await ctx.user_id())
    button = Button(ids.encode("partydelete", party.id), ctx.say("button-partydelete"), "danger")
    await ctx.whisper(ctx.say("party-delete-asks", party=safe(party.name)), rows=((button,),))


@component("partydelete")
async def press_delete(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    user_id = await ctx.user_id()
    party = await ctx.services.characters.party(arguments[0], user_id)
    require_its_dm(party, user_id)
    await ctx.services.characters.delete_party(party)
    await ctx.edit_text(ctx.say("party-deleted", party=safe(party.name)))


async def _own_member(ctx: InteractionContext, arguments: tuple[str, ...]) -> tuple[Party, Character]:
    """Return the party and the user's own character in it. Raises NotFoundError."""
    user_id = await ctx.user_id()
    character = await ctx.services.characters.own(arguments[1], user_id)
    party = await ctx.services.characters.party(arguments[0], user_id)
    if character.id not in party.character_ids:
        raise NotFoundError("party-not-in-it")
    return party, character
