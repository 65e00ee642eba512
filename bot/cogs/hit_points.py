"""/damage, /heal, /set-hp."""

from typing import Literal

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.actions.execute import do, do_for_each, own_participant, visible_participants
from bot.autocomplete import choices
from bot.cogs.option_types import Dice, Name
from bot.i18n.choice_names import phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from bot.parsing.participants import find_participant, find_participants
from storage.encounter.commands import DealDamage, Heal, UpdateParticipantHp
from storage.encounter.commands.hit_points import damage_in


@app_commands.guild_only()
class HitPointsCog(commands.Cog):
    """Hit points."""

    @app_commands.command(description="Damage a creature, or several: Goblin 1, Goblin 2")
    @app_commands.describe(
        target="Who is hit; several with commas between",
        amount="A number, or dice such as 2d6+3; several types as 2d6 fire + 3 piercing; magical, silvered",
        type="The damage type, for resistances",
        share="How much of it counts",
        half="Who takes only half, such as after a passed save; several with commas between",
        source="Who dealt it",
        critical="It was a critical hit",
        ignores="Which defenses do not count this time",
        knock_out="It knocks unconscious instead of killing",
    )
    @phrased(
        share={"full": "Full damage", "half": "Half damage", "double": "Double damage"},
        ignores={"nothing": "All count", "resistance": "Resistances", "defences": "All defenses"},
    )
    @app_commands.rename(knock_out="knock-out")
    @app_commands.autocomplete(
        target=choices.targets(choices.standing),
        half=choices.targets(choices.standing),
        type=choices.damage_types,
        source=choices.participants(),
    )
    async def damage(
        self,
        interaction: Interaction,
        *,
        target: Name,
        amount: Dice,
        type: Range[str, 1, 30] | None = None,
        share: Literal["full", "half", "double"] = "full",
        half: Name | None = None,
        source: Name | None = None,
        critical: bool = False,
        ignores: Literal["nothing", "resistance", "defences"] = "nothing",
        knock_out: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = await visible_participants(ctx, encounter)
            shares = {p["_id"]: share for p in find_participants(people, target)}
            shares |= {p["_id"]: "half" for p in (find_participants(people, half) if half else ())}
            command = build(
                DealDamage,
                targets=[{"participantId": i, "share": s, "ignores": ignores} for i, s in shares.items()],
                **damage_in(amount, type or ""),
                source_id=find_participant(people, source)["_id"]
                if source
                else await own_participant(ctx, encounter),
                is_critical=critical,
                knocks_out=knock_out,
            )
            await do(ctx, encounter, command)

    @app_commands.command(description="Heal a creature, or several")
    @app_commands.describe(
        target="Who is healed; several with commas between", amount="A number, or dice such as 1d8+3"
    )
    @app_commands.autocomplete(target=choices.targets(choices.hurt))
    async def heal(self, interaction: Interaction, target: Name, amount: Dice) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            healed = find_participants(await visible_participants(ctx, encounter), target)
            command = build(Heal, participant_ids=[p["_id"] for p in healed], amount=amount)
            await do(ctx, encounter, command)

    @app_commands.command(
        name="set-hp", description="Set hit points outright, such as to put something right"
    )
    @app_commands.describe(
        target="Whose; several with commas between",
        amount="What they are from now on; a number or dice",
        above_maximum="Also when that is above the maximum",
    )
    @app_commands.rename(above_maximum="above-maximum")
    @app_commands.autocomplete(target=choices.targets())
    async def set_hp(
        self, interaction: Interaction, target: Name, amount: Dice, above_maximum: bool = False
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = find_participants(await visible_participants(ctx, encounter), target)
            new = {"new_hp": amount, "above_maximum": above_maximum}
            commands = [build(UpdateParticipantHp, participant_id=p["_id"], **new) for p in people]
            await do_for_each(ctx, encounter, commands)
