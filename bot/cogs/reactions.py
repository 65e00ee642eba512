"""/ready, /reaction: readied actions, and whether the reaction is used."""

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.actions.default_participant import chosen
from bot.actions.execute import do
from bot.autocomplete import choices
from bot.cogs.option_types import WHO, Name
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from storage.encounter.commands import ParticipantChanges, UpdateParticipant


@app_commands.guild_only()
class ReactionCog(commands.Cog):
    """Readied actions and reactions."""

    @app_commands.command(description="Ready an action; it lapses at the start of the next turn")
    @app_commands.describe(what="What is readied, and for when. Default: nothing any more", participant=WHO)
    @app_commands.autocomplete(participant=choices.participants(choices.standing, own=True))
    async def ready(
        self,
        interaction: Interaction,
        what: Range[str, 1, 200] | None = None,
        participant: Name | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            changes = ParticipantChanges(readied=what or "")
            await do(ctx, encounter, build(UpdateParticipant, participant_id=who["_id"], changes=changes))

    @app_commands.command(description="Use a reaction; it is back at the start of the next turn")
    @app_commands.describe(participant=WHO, back="It was not used after all")
    @app_commands.autocomplete(participant=choices.participants(choices.standing, own=True))
    async def reaction(
        self, interaction: Interaction, participant: Name | None = None, *, back: bool = False
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            changes = ParticipantChanges(reaction_used=not back)
            await do(ctx, encounter, build(UpdateParticipant, participant_id=who["_id"], changes=changes))
