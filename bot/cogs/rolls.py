"""/roll, and the message menu that applies another bot's roll."""

import re

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.execute import visible_participants
from bot.autocomplete import choices
from bot.components.modals import damage_form
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.roll_messages import roll_in, texts_of
from bot.render.attacks import attack_text
from bot.render.terms import dice_text
from storage.encounter.errors import InvalidCommandError, NotFoundError, TrackerError
from storage.i18n.game_words import game_words

_FIRST_WORD = re.compile(r"\s*[^\W\d_]+")


async def _saved(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete what the user's characters have saved: rolls to hit, and checks such as Stealth +5."""
    ctx = InteractionContext.of(interaction)
    try:
        characters = await ctx.services.characters.of_user(await ctx.user_id(), ctx.guild_id)
    except TrackerError:
        return []
    rolls = {
        attack_text(attack)[: choices.MAX_LENGTH]: f"1d20{attack.bonus:+d} # {attack.name}"
        for character in characters
        for attack in character.attacks
    }
    found = choices.text_choices(rolls, typed)
    return [Choice(name=choice.name, value=rolls[choice.value]) for choice in found]


class RollCog(commands.Cog):
    """Dice."""

    @app_commands.allowed_contexts(guilds=True, dms=True)
    @app_commands.command(description="Roll dice, such as 1d20+5 or 4d6kh3")
    @app_commands.describe(
        dice="What to roll; what your characters have saved is offered", secret="Only you see it"
    )
    @app_commands.autocomplete(dice=_saved)
    async def roll(self, interaction: Interaction, dice: Range[str, 1, 200], secret: bool = False) -> None:
        async with InteractionContext.of(interaction) as ctx:
            rolled = ctx.services.dice.roll(with_its_d20(dice))
            say = ctx.say if secret else ctx.say_public
            text = say("rolled", shown=dice_text(rolled.shown, say), total=rolled.total)
            if secret:
                await ctx.whisper(text)
            else:
                await ctx.reply(text)


def with_its_d20(typed: str) -> str:
    """Return the dice of a text that begins with advantage or disadvantage: "adv +5" is a d20's."""
    first = _FIRST_WORD.match(typed)
    mode = game_words().meant("mode", first[0]) if first else None
    return f"1d20 {typed.strip()}" if mode in ("advantage", "disadvantage") else typed


def apply_roll_menu() -> app_commands.ContextMenu:
    """Return the entry of the message menu, which a cog can't declare."""

    @app_commands.guild_only()
    async def apply_roll(interaction: Interaction, message: discord.Message) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            found = roll_in(texts_of(message))
            if not found.amounts:
                raise InvalidCommandError("no-roll-there")
            people = choices.with_bodies(await visible_participants(ctx, encounter))
            if not people:
                raise NotFoundError("nobody-here")
            await ctx.open_form(damage_form(encounter, people, ctx.say, found))

    return app_commands.ContextMenu(name="Apply this roll", callback=apply_roll)
