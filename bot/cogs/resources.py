"""/resource and /inspiration: what a participant has a number of and spends."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.default_participant import chosen
from bot.actions.execute import do, do_for_each, visible_participants
from bot.autocomplete import choices
from bot.cogs.option_types import WHO, Name
from bot.i18n.choice_names import phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from bot.parsing.participants import find_participants
from bot.render.resources import resource_lines
from storage.encounter.commands import RemoveResource, SetInspiration, SetResource, SpendResource
from storage.encounter.errors import TrackerError
from storage.encounter.visibility.view_types import ParticipantView

ResourceName = Range[str, 1, 60]
RETURNS = {
    "never": "Never",
    "turn": "At the start of each turn",
    "short_rest": "With a short rest",
    "long_rest": "With a long rest",
}


def _has_resources(participant: ParticipantView) -> bool:
    return bool(participant.get("resources"))


def _inspired(participant: ParticipantView) -> bool:
    return bool(participant.get("hasInspiration"))


async def _resources(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the resources of the chosen participant, or of the default one, with what is left."""
    ctx = InteractionContext.of(interaction)
    who = str(getattr(interaction.namespace, "participant", "") or "") or None
    try:
        encounter = await ctx.encounter_here()
        shown = await chosen(ctx, encounter, who) if encounter else None
    except TrackerError:
        return []
    wanted = typed.casefold().strip()
    return [
        Choice(name=f"{one['name']} [{one['current']}/{one['maximum']}]"[:100], value=one["name"])
        for one in (shown.get("resources") or [] if shown else [])
        if wanted in one["name"].casefold()
    ][: choices.MAX_CHOICES]


@app_commands.guild_only()
class ResourceCog(
    commands.GroupCog, group_name="resource", group_description="Spell slots, ki, uses: what is spent"
):
    """Resources."""

    @app_commands.command(description="Give a creature a resource, or change one; what you leave out stays")
    @app_commands.describe(
        name="What it is called, such as Ki or Level 1 slots",
        maximum="How many there are at most",
        current="How many are left. Default: all",
        returns="When they come back. Default: with a long rest",
        recharge="Comes back at the start of a turn when a d6 shows this or more",
        regains="How many a short rest gives back; 0 for all",
        participant=WHO,
    )
    @phrased(returns=RETURNS)
    @app_commands.autocomplete(name=_resources, participant=choices.participants(own=True))
    async def set(
        self,
        interaction: Interaction,
        *,
        name: ResourceName,
        maximum: Range[int, 1, 999] | None = None,
        current: Range[int, 0, 999] | None = None,
        returns: str | None = None,
        recharge: Range[int, 2, 6] | None = None,
        regains: Range[int, 0, 999] | None = None,
        participant: Name | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            command = build(
                SetResource,
                participant_id=who["_id"],
                name=name,
                maximum=maximum,
                current=current,
                returns=returns,
                recharge=recharge,
                regains=regains,
            )
            await do(ctx, encounter, command)

    @app_commands.command(description="Spend some of a resource")
    @app_commands.describe(name="Which one", amount="How many", participant=WHO)
    @app_commands.autocomplete(name=_resources, participant=choices.participants(_has_resources, own=True))
    async def spend(
        self,
        interaction: Interaction,
        name: ResourceName,
        amount: Range[int, 1, 999] = 1,
        participant: Name | None = None,
    ) -> None:
        await _spend(interaction, name, amount, participant)

    @app_commands.command(description="Give some of a resource back")
    @app_commands.describe(name="Which one", amount="How many", participant=WHO)
    @app_commands.autocomplete(name=_resources, participant=choices.participants(_has_resources, own=True))
    async def restore(
        self,
        interaction: Interaction,
        name: ResourceName,
        amount: Range[int, 1, 999] = 1,
        participant: Name | None = None,
    ) -> None:
        await _spend(interaction, name, -amount, participant)

    @app_commands.command(description="Remove a resource")
    @app_commands.describe(name="Which one", participant=WHO)
    @app_commands.autocomplete(name=_resources, participant=choices.participants(_has_resources, own=True))
    async def remove(
        self, interaction: Interaction, name: ResourceName, participant: Name | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            await do(ctx, encounter, build(RemoveResource, participant_id=who["_id"], name=name))

    @app_commands.command(description="Show what is left, only to you")
    @app_commands.describe(participant=WHO)
    @app_commands.autocomplete(participant=choices.participants(_has_resources, own=True))
    async def show(self, interaction: Interaction, participant: Name | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            who = await chosen(ctx, await ctx.current_encounter(), participant)
            lines = resource_lines(who, ctx.say)
            await ctx.whisper("\n".join(lines) or ctx.say("resource-none"))


@app_commands.guild_only()
class InspirationCog(
    commands.GroupCog, group_name="inspiration", group_description="Inspiration: given, and spent"
):
    """Inspiration, in 2024 Heroic Inspiration."""

    @app_commands.command(description="DM: give a creature inspiration")
    @app_commands.describe(participant="Who gets it; several with commas between")
    @app_commands.autocomplete(participant=choices.targets(lambda p: not _inspired(p)))
    async def give(self, interaction: Interaction, participant: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = find_participants(await visible_participants(ctx, encounter), participant)
            commands = [build(SetInspiration, participant_id=p["_id"], has_inspiration=True) for p in people]
            await do_for_each(ctx, encounter, commands)

    @app_commands.command(description="Spend inspiration")
    @app_commands.describe(participant=WHO)
    @app_commands.autocomplete(participant=choices.participants(_inspired, own=True))
    async def spend(self, interaction: Interaction, participant: Name | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            await do(ctx, encounter, build(SetInspiration, participant_id=who["_id"], has_inspiration=False))


async def _spend(interaction: Interaction, name: str, amount: int, participant: str | None) -> None:
    async with InteractionContext.of(interaction) as ctx:
        encounter = await ctx.current_encounter()
        who = await chosen(ctx, encounter, participant)
        await do(ctx, encounter, build(SpendResource, participant_id=who["_id"], name=name, amount=amount))
