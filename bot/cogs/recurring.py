"""/recurring: what happens to a creature on each of its turns."""

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.actions.execute import do_for_each, visible_participants
from bot.autocomplete import choices
from bot.cogs.option_types import Dice, Name
from bot.i18n.choice_names import IN_TURN, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from bot.parsing.participants import find_participants
from bot.parsing.recurring import carried
from storage.encounter.commands import NewRecurring, RemoveRecurring, SetRecurring
from storage.encounter.errors import InvalidCommandError


@app_commands.guild_only()
class RecurringCog(
    commands.GroupCog, group_name="recurring", group_description="What happens on each turn of a creature"
):
    """Effects that recur."""

    @app_commands.command(description="Damage, healing or a reminder on each turn of a creature")
    @app_commands.describe(
        target="Whose turns",
        name="What it is, such as Burning, Aura or Regeneration",
        damage="The damage each time: 1d6 fire",
        heal="The healing each time: a number or dice",
        text="A reminder, such as: not after acid or fire; works at 0 hit points",
        at="When in the turn. Default: at the start",
        automatic="A fixed amount is applied by itself",
    )
    @phrased(at=IN_TURN)
    @app_commands.autocomplete(target=choices.targets(choices.standing))
    async def add(
        self,
        interaction: Interaction,
        *,
        target: Name,
        name: Range[str, 1, 80],
        damage: Dice | None = None,
        heal: Dice | None = None,
        text: Range[str, 1, 500] | None = None,
        at: str = "turn_start",
        automatic: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = find_participants(await visible_participants(ctx, encounter), target)
            fields = carried(damage, heal, text, at=at, automatic=automatic)
            if fields is None or (damage and heal):
                raise InvalidCommandError("recurring-what")
            effect = build(NewRecurring, name=name, **fields)
            commands = [build(SetRecurring, participant_id=p["_id"], effect=effect) for p in people]
            await do_for_each(ctx, encounter, commands)

    @app_commands.command(description="End a recurring effect")
    @app_commands.describe(target="Whose turns; several with commas between", name="Which effect")
    @app_commands.autocomplete(target=choices.targets())
    async def remove(self, interaction: Interaction, target: Name, name: Range[str, 1, 80]) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = find_participants(await visible_participants(ctx, encounter), target)
            commands = [build(RemoveRecurring, participant_id=p["_id"], name=name) for p in people]
            await do_for_each(ctx, encounter, commands)
