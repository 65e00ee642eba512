"""/cast and /save: effects that several save against, and the saves that are owed."""

from typing import Literal

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.actions.default_participant import chosen
from bot.actions.execute import audience_and_view, do, visible_participants
from bot.autocomplete import choices
from bot.cogs.option_types import Ability, Dice, Name
from bot.i18n.choice_names import MODES, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.durations import rolled_rounds
from bot.parsing.models import build
from bot.parsing.participants import find_participants
from storage.encounter.commands import CallForSaves, NewCondition, RollSave, SettleSave
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.errors import InvalidCommandError
from storage.encounter.visibility.view_types import ParticipantView


def _owing(participant: ParticipantView) -> bool:
    return bool(participant.get("savesOwed"))


@app_commands.guild_only()
class CastCog(commands.Cog):
    """Effects on several."""

    @app_commands.command(description="Let creatures save against a spell, a breath or a trap")
    @app_commands.describe(
        name="The spell or effect, such as Fireball",
        target="Who is to save; several with commas between",
        save="The ability of the save",
        dc="The DC of the save",
        damage="The damage: 8d6 fire, or 2d8 cold + 1d6 piercing",
        success="What a success leaves of the damage. Default: half",
        condition="A condition, or any effect, on those who fail",
        rounds="How long the condition lasts: rounds, or 10 minutes. Default: until it is removed",
        save_ends="The same save at the end of each own turn ends the condition",
        concentration="The condition lasts as long as the caster concentrates",
        source="Who casts it. Default: your own character",
        roll_monsters="DM: roll for all monsters at once",
    )
    @phrased(success={"half": "Half damage", "none": "No damage"})
    @app_commands.rename(save_ends="save-ends", roll_monsters="roll-monsters")
    @app_commands.autocomplete(
        target=choices.targets(choices.standing),
        condition=choices.conditions,
        source=choices.participants(choices.standing),
    )
    async def cast(
        self,
        interaction: Interaction,
        *,
        name: Range[str, 1, 80],
        target: Name,
        save: Ability,
        dc: Range[int, 1, 40],
        damage: Dice | None = None,
        success: Literal["half", "none"] = "half",
        condition: Range[str, 1, 80] | None = None,
        rounds: Dice | None = None,
        save_ends: bool = False,
        concentration: bool = False,
        source: Name | None = None,
        roll_monsters: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            audience, seen = await audience_and_view(ctx, encounter)
            targets = find_participants(seen["participants"], target)
            if damage is None and condition is None:
                raise InvalidCommandError("effect-what")
            is_named = source is not None or concentration or audience.kind != "dm"
            caster = await chosen(ctx, encounter, source) if is_named else None
            dealt = damage_in(damage) if damage else {}
            duration, shown = rolled_rounds(ctx.services.dice, rounds) if rounds else (None, "")
            afflicts = None
            if condition is not None:
                afflicts = build(
                    NewCondition,
                    name=condition,
                    duration=duration,
                    ends="turn_end",
                    from_concentration=concentration,
                    save_ends={"ability": save, "dc": dc} if save_ends else None,
                )
            command = build(
                CallForSaves,
                participant_ids=[p["_id"] for p in targets],
                name=name,
                ability=save,
                dc=dc,
                **dealt,
                on_success=success,
                condition=afflicts,
                source_id=caster["_id"] if caster else None,
                rolls_monsters=roll_monsters,
            )
            await do(ctx, encounter, command, roll=shown)


@app_commands.guild_only()
class SaveCog(commands.GroupCog, group_name="save", group_description="Saves still to be made"):
    """Saves that are owed."""

    @app_commands.command(description="Make your saves, or say what you rolled")
    @app_commands.describe(
        participant="Who saves. Default: your character, or for the DM the creature whose turn it is",
        die="The number on your own d20. Default: a d20 is rolled",
        bonus="What is added; I remember it",
        total="The whole result, or dice such as 1d20+5+1d4",
        mode="How the d20 is rolled",
    )
    @phrased(mode=MODES)
    @app_commands.autocomplete(participant=choices.participants(_owing, own=True))
    async def roll(
        self,
        interaction: Interaction,
        *,
        participant: Name | None = None,
        die: Range[int, 1, 20] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        total: Dice | None = None,
        mode: Literal["normal", "advantage", "disadvantage"] = "normal",
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            result = ctx.services.dice.roll(total) if total else None
            command = build(
                RollSave,
                participant_ids=(who["_id"],),
                roll=die,
                bonus=bonus,
                total=result.total if result else None,
                mode=mode,
            )
            await do(ctx, encounter, command, roll=result.shown if result and result.is_dice else "")

    @app_commands.command(description="DM: say how saves end")
    @app_commands.describe(
        target="Whose saves; several with commas between",
        result="How they end",
        legendary="A legendary resistance is spent to pass",
    )
    @phrased(result={"passed": "Passed", "failed": "Failed", "dropped": "No effect"})
    @app_commands.autocomplete(target=choices.targets(_owing))
    async def settle(
        self, interaction: Interaction, target: Name, result: str, legendary: bool = False
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            targets = find_participants(await visible_participants(ctx, encounter), target)
            command = build(
                SettleSave,
                participant_ids=[p["_id"] for p in targets],
                answer=result,
                spends_legendary=legendary,
            )
            await do(ctx, encounter, command)
