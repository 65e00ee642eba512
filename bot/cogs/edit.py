"""/edit and /portrait: a participant's sheet and its picture."""

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.actions.execute import do, visible_participants
from bot.actions.portraits import uploaded
from bot.autocomplete import choices
from bot.autocomplete.comma_lists import complete_conditions, complete_types
from bot.cogs.option_types import Dice, Name, Types
from bot.i18n.choice_names import phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.defences import defence_changes, defence_notes, text_or_nothing, with_notes
from bot.parsing.models import build
from bot.parsing.participants import find_participant
from bot.render.escaping import safe
from storage.encounter.commands import ParticipantChanges, UpdateParticipant
from storage.encounter.errors import InvalidCommandError


@app_commands.guild_only()
class EditCog(commands.Cog):
    """A participant's sheet."""

    @app_commands.command(description="Change a creature in the fight; what you leave out stays")
    @app_commands.describe(
        participant="Which creature",
        name="A new name",
        ac="Armor Class",
        max_hp="Hit point maximum: a number or dice",
        dexterity="Dexterity score, for ties",
        bonus="Initiative bonus",
        resist="Damage types to add; -fire takes one off, none takes off all",
        immune="Damage types to add; -fire takes one off, none takes off all",
        vulnerable="Damage types to add; -fire takes one off, none takes off all",
        absorb="Damage types that heal instead; -fire takes one off, none takes off all",
        reduction="What comes off each hit",
        threshold="A hit of less damage than this does nothing",
        notes="The DM's notes; none clears",
        regeneration="Hit points regained at the start of the turn, as a reminder; none clears",
        legendary_actions="Legendary actions a round",
        legendary_resistances="Legendary resistances a day",
        lair="In the own lair: one more legendary action and resistance (2024)",
        hit_dice="Hit dice with the Constitution bonus, such as 5d10+10",
        condition_immune="Conditions to add; -prone takes one off, none takes off all",
        surprised="DM: whether the creature is surprised",
        cr="DM: challenge rating, such as 1/4 or 5; none clears",
        level="Character level",
        boss="DM: whether its turns are announced as those of a boss on the overlay",
        saves="Bonuses of saving throws, such as dex +5, wis -1; con none takes one off",
        dies="What happens at 0 hit points: a villain or an ally can make death saves, too",
    )
    @app_commands.rename(
        max_hp="max-hp",
        condition_immune="condition-immune",
        hit_dice="hit-dice",
        legendary_actions="legendary-actions",
        legendary_resistances="legendary-resistances",
    )
    @phrased(dies={"at_once": "Defeated at once", "by_saves": "Dying, with death saves"})
    @app_commands.autocomplete(
        participant=choices.participants(own=True),
        resist=complete_types,
        immune=complete_types,
        vulnerable=complete_types,
        absorb=complete_types,
        condition_immune=complete_conditions,
    )
    async def edit(
        self,
        interaction: Interaction,
        *,
        participant: Name,
        name: Range[str, 1, 80] | None = None,
        ac: Range[int, 0, 99] | None = None,
        max_hp: Dice | None = None,
        dexterity: Range[int, 0, 99] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        resist: Types | None = None,
        immune: Types | None = None,
        vulnerable: Types | None = None,
        notes: Range[str, 1, 1000] | None = None,
        regeneration: Range[str, 1, 1000] | None = None,
        legendary_actions: Range[int, 0, 20] | None = None,
        legendary_resistances: Range[int, 0, 20] | None = None,
        condition_immune: Types | None = None,
        surprised: bool | None = None,
        lair: bool | None = None,
        absorb: Types | None = None,
        reduction: Range[int, 0, 999] | None = None,
        threshold: Range[int, 0, 999] | None = None,
        dies: str | None = None,
        hit_dice: Range[str, 1, 40] | None = None,
        cr: Range[str, 1, 5] | None = None,
        level: Range[int, 1, 20] | None = None,
        boss: bool | None = None,
        saves: Range[str, 1, 200] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = find_participant(await visible_participants(ctx, encounter), participant)
            typed: dict[str, str | int | None] = {
                "resistances": resist,
                "immunities": immune,
                "vulnerabilities": vulnerable,
                "absorptions": absorb,
                "reduction": reduction,
                "threshold": threshold,
                "condition_immunities": condition_immune,
            }
            left = defence_notes(typed)
            changes = build(
                ParticipantChanges,
                name=name,
                ac=ac,
                max_hp=max_hp,
                dexterity=dexterity,
                initiative_bonus=bonus,
                defence_changes=defence_changes(typed),
                notes=with_notes(text_or_nothing(notes), who.get("notes"), left),
                regeneration=text_or_nothing(regeneration),
                legendary_actions=legendary_actions,
                legendary_resistances=legendary_resistances,
                is_surprised=surprised,
                is_in_lair=lair,
                makes_death_saves=None if dies is None else dies == "by_saves",
                hit_dice=text_or_nothing(hit_dice),
                challenge_rating=text_or_nothing(cr),
                level=level,
                is_boss=boss,
                save_bonuses=saves,
            )
            if not changes.model_fields_set:
                raise InvalidCommandError("edit-what")
            command = build(UpdateParticipant, participant_id=who["_id"], changes=changes)
            await do(ctx, encounter, command)
            if left:
                await ctx.whisper(ctx.say("defence-noted", what=safe("; ".join(left), 400)))

    @app_commands.command(description="Give a creature in the fight a picture; without a file take it off")
    @app_commands.describe(
        participant="Which creature", file="A picture: PNG, JPEG, WebP or GIF. Default: none any more"
    )
    @app_commands.autocomplete(participant=choices.participants(own=True))
    async def portrait(
        self, interaction: Interaction, participant: Name, file: discord.Attachment | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = find_participant(await visible_participants(ctx, encounter), participant)
            changes = ParticipantChanges(image_url=await uploaded(ctx, file) or "")
            await do(ctx, encounter, UpdateParticipant(participant_id=who["_id"], changes=changes))
