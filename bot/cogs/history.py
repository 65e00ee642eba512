"""/undo and /redo."""

from discord import app_commands
from discord.ext import commands

from bot.actions.execute import do_for_each
from bot.interactions.context import Interaction, InteractionContext
from storage.encounter.history.undo import redoes, undoes


@app_commands.guild_only()
class HistoryCog(commands.Cog):
    """The encounter's history."""

    @app_commands.command(description="Undo the last change")
    async def undo(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.latest_encounter()
            await do_for_each(ctx, encounter, undoes(encounter))

    @app_commands.command(description="Redo the change that was undone")
    async def redo(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.latest_encounter()
            await do_for_each(ctx, encounter, redoes(encounter))
