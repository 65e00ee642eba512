"""/template: encounters that a DM prepared, and starts by one command."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.execute import execute, report
from bot.actions.parties import complete_parties, party_named
from bot.actions.templates import started_here, template_named, templates_of_user
from bot.autocomplete import choices
from bot.interactions.context import Interaction, InteractionContext
from bot.interactions.permissions import require_dm
from bot.render.escaping import safe
from bot.render.experience import difficulty_lines
from bot.render.templates import template_line
from storage.encounter.commands import AddParty
from storage.repositories.parties import arriving

Name = Range[str, 1, 80]


async def _own(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of the user's templates."""
    found = await templates_of_user(InteractionContext.of(interaction))
    return choices.text_choices([one.name for one in found], typed)


@app_commands.guild_only()
class TemplateCog(
    commands.GroupCog, group_name="template", group_description="Fights that you prepared, to start again"
):
    """Prepared encounters."""

    @app_commands.command(description="DM: save the monsters of this channel's fight as a template of yours")
    @app_commands.describe(name="What it is called, such as Ambush at the ford; one of that name is replaced")
    @app_commands.autocomplete(name=_own)
    async def save(self, interaction: Interaction, name: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.latest_encounter()
            await require_dm(ctx, encounter)
            template = await ctx.services.templates.save(await ctx.user_id(), name, encounter)
            await ctx.whisper(ctx.say("template-saved", template=template_line(template, ctx.say)))

    @app_commands.command(description="DM: set up a fight of a template here, or add it to the one here")
    @app_commands.describe(
        name="Which template", party="A party to bring along", roll="Roll initiative for all of them now"
    )
    @app_commands.autocomplete(name=_own, party=complete_parties)
    async def start(
        self, interaction: Interaction, name: Name, party: Name | None = None, roll: bool = False
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            template = await template_named(ctx, name)
            members = await party_named(ctx, party) if party else None
            encounter = await started_here(ctx, template)
            monsters = AddParty(participants=template.participants, roll_initiative=roll)
            changes = [await execute(ctx, encounter, monsters)]
            if members is not None:
                command = await arriving(ctx.services.characters, changes[0].after, members, roll=roll)
                changes.append(await execute(ctx, changes[0].after, command, nth=1))
            await report(ctx, changes)
            if lines := difficulty_lines(changes[-1].after, ctx.say):
                await ctx.whisper("\n".join(lines))

    @app_commands.command(name="list", description="Show your templates")
    async def list_(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            lines = [template_line(one, ctx.say) for one in await templates_of_user(ctx)]
            await ctx.whisper("\n".join(lines)[:3900] or ctx.say("no-templates"))

    @app_commands.command(description="Delete a template of yours")
    @app_commands.describe(name="Which template")
    @app_commands.autocomplete(name=_own)
    async def delete(self, interaction: Interaction, name: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            template = await template_named(ctx, name)
            await ctx.services.templates.delete(template)
            await ctx.whisper(ctx.say("template-deleted", name=safe(template.name)))
