"""/concentrate, /stabilize: concentration on a spell, and first aid."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.default_participant import chosen
from bot.actions.execute import do
from bot.autocomplete import choices
from bot.autocomplete.concentration_spells import CONCENTRATION_SPELLS
from bot.cogs.option_types import WHO, Name
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from storage.encounter.commands import Concentrate, EndConcentration, Stabilise
from storage.encounter.visibility.view_types import ParticipantView


def _concentrating(participant: ParticipantView) -> bool:
    return bool(participant.get("concentration"))


def _dying(participant: ParticipantView) -> bool:
    """Whether the view shows it down and neither stable nor dead."""
    saves = participant.get("deathSaves")
    is_down = participant.get("currentHP") == 0 or participant.get("healthBand") == "down"
    return is_down and not (saves is not None and (saves["isStable"] or saves["isDead"]))


async def _spells(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the SRD's spells that need concentration."""
    return choices.text_choices(CONCENTRATION_SPELLS, typed)


@app_commands.guild_only()
class ConcentrationCog(
    commands.GroupCog, group_name="concentrate", group_description="Concentrate on a spell, or stop"
):
    """Concentration."""

    @app_commands.command(description="Concentrate on a spell; the one before it ends")
    @app_commands.describe(spell="A spell, or any effect in your own words", participant=WHO)
    @app_commands.autocomplete(
        spell=_spells, participant=choices.participants(choices.standing, own=True, is_target=True)
    )
    async def on(
        self, interaction: Interaction, spell: Range[str, 1, 80], participant: Name | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            await do(ctx, encounter, build(Concentrate, participant_id=who["_id"], name=spell))

    @app_commands.command(description="Stop concentrating; what depends on it ends")
    @app_commands.describe(participant=WHO)
    @app_commands.autocomplete(participant=choices.participants(_concentrating, own=True))
    async def end(self, interaction: Interaction, participant: Name | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            await do(ctx, encounter, build(EndConcentration, participant_id=who["_id"]))


@app_commands.guild_only()
class StabiliseCog(commands.Cog):
    """First aid."""

    @app_commands.command(description="Make a dying creature stable")
    @app_commands.describe(participant="Who is dying")
    @app_commands.autocomplete(participant=choices.participants(_dying))
    async def stabilize(self, interaction: Interaction, participant: Name) -> None:
        await _stabilize(interaction, participant)

    @app_commands.command(description="The old name of /stabilize")
    @app_commands.describe(participant="Who is dying")
    @app_commands.autocomplete(participant=choices.participants(_dying))
    async def stabilise(self, interaction: Interaction, participant: Name) -> None:
        await _stabilize(interaction, participant)


async def _stabilize(interaction: Interaction, participant: str) -> None:
    async with InteractionContext.of(interaction) as ctx:
        encounter = await ctx.current_encounter()
        who = await chosen(ctx, encounter, participant)
        await do(ctx, encounter, build(Stabilise, participant_id=who["_id"]))
