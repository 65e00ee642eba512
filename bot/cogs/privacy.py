"""/privacy: show and delete the data stored about the user."""

from discord import app_commands
from discord.ext import commands

from bot.components.privacy import offer_deletion, show_kept
from bot.interactions.context import Interaction, InteractionContext


@app_commands.allowed_contexts(guilds=True, dms=True)
class PrivacyCog(commands.GroupCog, group_name="privacy", group_description="What I keep about you"):
    """A user's own data."""

    @app_commands.command(description="Show what I keep about you, only to you")
    async def show(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await show_kept(ctx)

    @app_commands.command(description="Delete what I keep about you; I ask again first")
    async def delete(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await offer_deletion(ctx)
