"""Uploaded portraits: of saved characters, of a user's own creatures, and of participants."""

import discord

from bot.actions.creatures import fit, keep
from bot.actions.execute import execute
from bot.actions.import_creatures import contents_of
from bot.actions.library import find_here
from bot.actions.saved_characters import taking_part
from bot.interactions.context import InteractionContext
from storage.encounter.commands import ParticipantChanges, UpdateParticipant
from storage.encounter.errors import NotFoundError
from storage.library.creature import Creature
from storage.library.portrait import refuse_large
from storage.repositories.characters import Character, CharacterChanges


async def uploaded(ctx: InteractionContext, file: discord.Attachment | None) -> str | None:
    """Keep an attached picture as the user's and return its address; None without one.

    Raises InvalidCommandError or RuleError, see `Portraits.save`.
    """
    if file is None:
        return None
    refuse_large(file.size)
    (content,) = await contents_of([file])
    return await ctx.services.portraits.save(await ctx.user_id(), content)


async def portray_character(ctx: InteractionContext, character: Character, address: str | None) -> Character:
    """Give a saved character a portrait, or none, also where it takes part in an encounter of this server."""
    saved = await ctx.services.characters.update(character, CharacterChanges(image_url=address))
    for nth, (encounter, participant) in enumerate(await taking_part(ctx, character)):
        changes = ParticipantChanges(image_url=address or "")
        await execute(
            ctx, encounter, UpdateParticipant(participant_id=participant.id, changes=changes), nth=nth
        )
    return saved


async def portray_creature(ctx: InteractionContext, name: str, address: str | None) -> Creature:
    """Give a creature a portrait, or none; one of the SRD becomes the user's own. Raises NotFoundError."""
    known = await find_here(ctx, name)
    if known is None:
        raise NotFoundError("creature-not-found")
    saved = fit(known.model_copy(update={"image_url": address}))
    await keep(ctx, [saved])
    return saved
