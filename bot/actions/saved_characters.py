"""Where a saved character takes part."""

from bot.interactions.context import InteractionContext
from storage.encounter.model import Encounter, Participant
from storage.repositories.characters import Character


async def taking_part(ctx: InteractionContext, character: Character) -> list[tuple[Encounter, Participant]]:
    """Return the open encounters of this server in which its player controls it, with its participant."""
    return [
        (encounter, participant)
        for encounter in await ctx.services.tracker.in_guild(ctx.guild_id)
        for participant in encounter.participants
        if participant.character_id == character.id and character.user_id in participant.collaborators
    ]
