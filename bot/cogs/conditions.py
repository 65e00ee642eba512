"""/condition: add and remove conditions."""

from typing import Literal

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.default_participant import chosen
from bot.actions.execute import do, do_for_each, visible_participants
from bot.autocomplete import choices
from bot.autocomplete.concentration_spells import CONCENTRATION_SPELLS
from bot.cogs.option_types import Ability, Dice, Name
from bot.i18n.choice_names import IN_TURN, ROUND_ENDS, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.condition_changes import changed_condition, lasting
from bot.parsing.durations import rolled_rounds
from bot.parsing.models import build
from bot.parsing.participants import find_participant, find_participants
from bot.parsing.recurring import carried
from storage.encounter.commands import AddCondition, NewCondition, RemoveCondition
from storage.encounter.errors import InvalidCommandError

AbilityOrNone = Literal["Strength", "Dexterity", "Constitution", "Intelligence", "Wisdom", "Charisma", "none"]


async def _effects(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the SRD's spells that need concentration."""
    return choices.text_choices(CONCENTRATION_SPELLS, typed)


@app_commands.guild_only()
class ConditionCog(commands.GroupCog, group_name="condition", group_description="Conditions and effects"):
    """Conditions."""

    @app_commands.command(description="Give a creature a condition, or several creatures")
    @app_commands.describe(
        target="Who gets it; several with commas between",
        condition="A condition, or any effect in your own words",
        rounds="How long: rounds, 10 minutes, 1 hour; dice too. Default: until it is removed",
        ends="When a round of it is over. Default: at the end of the target's turn",
        level="Its level, such as of exhaustion",
        note="What it does",
        secret="Only the DM sees it",
        source="Who causes it",
        whose_turn="On whose turn its rounds count. Default: the target's",
        concentration="It lasts as long as its source, or else you, concentrate on it",
        effect="The spell or effect that is concentrated on; another one ends",
        save="A save of this ability ends it, on the target's turns",
        dc="The DC of that save",
        save_at="When in the target's turn that save is made. Default: at the end",
        damage="Damage on each of the target's turns: 1d6 fire",
        heal="Healing on each of the target's turns: a number or dice",
        at="When in the turn that comes. Default: at the start",
        automatic="A fixed amount is applied by itself",
    )
    @app_commands.rename(whose_turn="whose-turn", save_at="save-at")
    @phrased(ends=ROUND_ENDS, save_at=IN_TURN, at=IN_TURN)
    @app_commands.autocomplete(
        target=choices.targets(choices.standing),
        condition=choices.conditions,
        source=choices.participants(choices.standing),
        whose_turn=choices.participants(choices.standing),
        effect=_effects,
    )
    async def add(
        self,
        interaction: Interaction,
        *,
        target: Name,
        condition: Range[str, 1, 80],
        rounds: Dice | None = None,
        ends: str = "turn_end",
        level: Range[int, 1, 10] | None = None,
        note: Range[str, 1, 1000] | None = None,
        secret: bool = False,
        source: Name | None = None,
        whose_turn: Name | None = None,
        concentration: bool = False,
        effect: Range[str, 1, 80] | None = None,
        save: Ability | None = None,
        dc: Range[int, 1, 40] | None = None,
        save_at: str = "turn_end",
        damage: Dice | None = None,
        heal: Dice | None = None,
        at: str = "turn_start",
        automatic: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = await visible_participants(ctx, encounter)
            bearers = find_participants(people, target)
            if (save is None) != (dc is None):
                raise InvalidCommandError("save-and-dc")
            is_kept_up = concentration or effect is not None
            keeper = await chosen(ctx, encounter, source) if source or is_kept_up else None
            duration, shown = rolled_rounds(ctx.services.dice, rounds) if rounds else (None, "")
            new = build(
                NewCondition,
                name=condition,
                duration=duration,
                ends=ends,
                level=level,
                description=note,
                is_secret=secret,
                source_id=keeper["_id"] if keeper else None,
                anchor_id=find_participant(people, whose_turn)["_id"] if whose_turn else None,
                from_concentration=is_kept_up,
                effect=effect,
                save_ends={"ability": save, "dc": dc, "at": save_at} if save else None,
                recurring=carried(damage, heal, None, at=at, automatic=automatic),
            )
            command = build(AddCondition, participant_ids=[p["_id"] for p in bearers], condition=new)
            await do(ctx, encounter, command, roll=shown)

    @app_commands.command(description="Change a condition: how long, its level, the save that ends it")
    @app_commands.describe(
        target="Who has it",
        condition="Which condition",
        rounds="How long from now on: rounds, 10 minutes, 1 hour; dice too; none: until it is removed",
        ends="When a round of it is over",
        whose_turn="On whose turn its rounds count",
        level="Its level, such as of exhaustion",
        save="A save of this ability ends it; none: no save does",
        dc="The DC of that save",
        save_at="When in the target's turn that save is made",
    )
    @app_commands.rename(whose_turn="whose-turn", save_at="save-at")
    @phrased(ends=ROUND_ENDS, save_at=IN_TURN)
    @app_commands.autocomplete(
        target=choices.participants(choices.has_conditions),
        condition=choices.conditions_to_edit,
        whose_turn=choices.participants(choices.standing),
    )
    async def edit(
        self,
        interaction: Interaction,
        *,
        target: Name,
        condition: Range[str, 1, 80],
        rounds: Dice | None = None,
        ends: str | None = None,
        whose_turn: Name | None = None,
        level: Range[int, 1, 10] | None = None,
        save: AbilityOrNone | None = None,
        dc: Range[int, 1, 40] | None = None,
        save_at: str | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = await visible_participants(ctx, encounter)
            who = find_participant(people, target)
            duration, shown = lasting(ctx.services.dice, rounds)
            command = changed_condition(
                who,
                condition,
                {
                    "duration": duration,
                    "ends": ends,
                    "anchor_id": find_participant(people, whose_turn)["_id"] if whose_turn else None,
                    "level": level,
                },
                save={"ability": save, "dc": dc, "at": save_at},
            )
            await do(ctx, encounter, command, roll=shown)

    @app_commands.command(description="Remove a condition from creatures")
    @app_commands.describe(
        target="Who has it; several with commas between",
        condition="Which condition",
        levels="How many of its levels, such as of exhaustion. Default: all",
    )
    @app_commands.autocomplete(
        target=choices.targets(choices.has_conditions), condition=choices.conditions_there
    )
    async def remove(
        self,
        interaction: Interaction,
        target: Name,
        condition: Range[str, 1, 80],
        levels: Range[int, 1, 10] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = find_participants(await visible_participants(ctx, encounter), target)
            off = {"condition": condition, "levels": levels}
            commands = [build(RemoveCondition, participant_id=p["_id"], **off) for p in people]
            await do_for_each(ctx, encounter, commands)
