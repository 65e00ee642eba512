"""/character: a player's saved characters."""

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.import_characters import characters_file, import_characters
from bot.autocomplete import choices
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from bot.render.escaping import safe
from storage.encounter.errors import NotFoundError
from storage.repositories.characters import Character, CharacterChanges


async def _own(interaction: Interaction, typed: str) -> list[Choice[str]]:
    ctx = InteractionContext.of(interaction)
    saved = await ctx.services.characters.of_user(await ctx.user_id(), ctx.guild_id)
    return choices.text_choices([character.name for character in saved], typed)


@app_commands.guild_only()
class CharacterCog(commands.GroupCog, group_name="character", group_description="Your characters"):
    """Saved characters."""

    @app_commands.command(description="Save a character, or change one by its name")
    @app_commands.describe(
        name="Its name",
        hp="Its maximum of hit points",
        ac="Its armour class",
        dexterity="Its Dexterity score, for ties",
        bonus="Its initiative bonus, if it is not the Dexterity modifier",
        image="The address of a picture (https)",
    )
    @app_commands.autocomplete(name=_own)
    async def create(
        self,
        interaction: Interaction,
        *,
        name: Range[str, 1, 80],
        hp: Range[int, 1, 99999],
        ac: Range[int, 0, 99] | None = None,
        dexterity: Range[int, 0, 99] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        image: Range[str, 8, 500] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            given = {
                "ac": ac,
                "max_hp": hp,
                "dexterity": dexterity,
                "initiative_bonus": bonus,
                "image_url": image,
            }
            changes = build(CharacterChanges, name=name, **given)
            saved = await ctx.services.characters.create(await ctx.user_id(), ctx.guild_id, changes)
            await ctx.whisper(ctx.say("character-saved", character=_described(ctx, saved)))

    @app_commands.command(name="import", description="Read characters from a file of another program")
    @app_commands.describe(file="D&D Beyond, Foundry, or a CSV table with name and hp")
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await import_characters(ctx, file)

    @app_commands.command(description="Get your characters, and the parties you run, as a file")
    async def export(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ctx.whisper(ctx.say("characters-exported"), files=[await characters_file(ctx)])

    @app_commands.command(description="Show your characters")
    @app_commands.describe(name="One of them; left out, all")
    @app_commands.autocomplete(name=_own)
    async def show(self, interaction: Interaction, name: Range[str, 1, 80] | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            user_id, guild_id = await ctx.user_id(), ctx.guild_id
            if name is None:
                found = await ctx.services.characters.of_user(user_id, guild_id)
            else:
                one = await ctx.services.characters.by_name(user_id, guild_id, name)
                found = [one] if one else []
            if not found:
                raise NotFoundError("no-character")
            await ctx.whisper("\n".join(_described(ctx, character) for character in found[:15]))

    @app_commands.command(description="Delete one of your characters")
    @app_commands.describe(name="Which one")
    @app_commands.autocomplete(name=_own)
    async def delete(self, interaction: Interaction, name: Range[str, 1, 80]) -> None:
        async with InteractionContext.of(interaction) as ctx:
            characters = ctx.services.characters
            found = await characters.by_name(await ctx.user_id(), ctx.guild_id, name)
            if found is None:
                raise NotFoundError("no-character")
            await characters.delete(found)
            await ctx.whisper(ctx.say("character-deleted", name=safe(found.name)))


def _described(ctx: InteractionContext, character: Character) -> str:
    hp = character.max_hp if character.current_hp is None else character.current_hp
    parts = [f"**{safe(character.name)}**", ctx.say("character-hp", hp=hp, max=character.max_hp)]
    if character.ac is not None:
        parts.append(ctx.say("ac", ac=character.ac))
    if character.initiative_bonus is not None:
        parts.append(ctx.say("bonus", bonus=f"{character.initiative_bonus:+d}"))
    return " · ".join(parts)
