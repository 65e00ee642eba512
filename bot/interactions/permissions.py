"""Permissions that the bot checks itself, beyond the policy of commands."""

from bot.interactions.context import InteractionContext
from storage.encounter.errors import NotAllowedError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of


async def require_dm(ctx: InteractionContext, encounter: Encounter) -> None:
    """Raise NotAllowedError unless the user is a DM of this encounter."""
    if audience_of(encounter, await ctx.actor(encounter)).kind != "dm":
        raise NotAllowedError("dm-only")
