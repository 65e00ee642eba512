"""/character: a player's saved characters."""

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.attacks import change_attacks
from bot.actions.import_characters import characters_file, import_characters
from bot.actions.portraits import portray_character, uploaded
from bot.actions.rests import HowToRest, rest_characters
from bot.autocomplete import choices
from bot.components.characters import ask_to_delete
from bot.i18n.choice_names import RESTS, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from bot.parsing.rest_entries import Dice
from bot.render.attacks import attack_text
from bot.render.characters import state_of
from bot.render.escaping import safe
from bot.render.terms import dice_text
from storage.encounter.commands import AttackChanges
from storage.encounter.dice.attack_text import read_attack
from storage.encounter.errors import InvalidCommandError, NotFoundError, Term, TrackerError
from storage.encounter.names import name_key
from storage.repositories.character_state import healthy
from storage.repositories.characters import Character, CharacterChanges


async def _own(interaction: Interaction, typed: str) -> list[Choice[str]]:
    ctx = InteractionContext.of(interaction)
    saved = await ctx.services.characters.of_user(await ctx.user_id(), ctx.guild_id)
    return choices.text_choices([character.name for character in saved], typed)


async def _own_attacks(interaction: Interaction, typed: str) -> list[Choice[str]]:
    ctx = InteractionContext.of(interaction)
    try:
        character = await _named(ctx, getattr(interaction.namespace, "name", None))
    except TrackerError:
        return []
    return choices.text_choices([attack.name for attack in character.attacks], typed)


@app_commands.guild_only()
class CharacterCog(commands.GroupCog, group_name="character", group_description="Your characters"):
    """Saved characters."""

    @app_commands.command(description="Save a character, or change one by its name")
    @app_commands.describe(
        name="Its name",
        hp="Hit point maximum, a number or dice; the character has all of them again",
        ac="Armor Class",
        dexterity="Dexterity score, for ties",
        bonus="Initiative bonus, if it is not the Dexterity modifier",
        image="The address of a picture (https)",
        current="Hit points now, a number or dice. Default: all",
        hit_dice="Hit dice with the Constitution bonus, such as 5d10+10",
        level="Character level",
        character_class="Class, such as Wizard, for the lower third on a stream",
        saves="Bonuses of saving throws, such as dex +5, wis -1",
    )
    @app_commands.rename(hit_dice="hit-dice", character_class="class")
    @app_commands.autocomplete(name=_own)
    async def create(
        self,
        interaction: Interaction,
        *,
        name: Range[str, 1, 80],
        hp: Range[str, 1, 200],
        ac: Range[int, 0, 99] | None = None,
        dexterity: Range[int, 0, 99] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        image: Range[str, 8, 500] | None = None,
        current: Range[str, 1, 200] | None = None,
        hit_dice: Range[str, 1, 40] | None = None,
        level: Range[int, 1, 20] | None = None,
        character_class: Range[str, 1, 40] | None = None,
        saves: Range[str, 1, 200] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            maximum = ctx.services.dice.amount(hp)
            now = ctx.services.dice.amount(current) if current else None
            if not maximum.total:
                raise InvalidCommandError("least", what=Term("field-max-hp"), least="1")
            given = {
                "ac": ac,
                "max_hp": maximum.total,
                "dexterity": dexterity,
                "initiative_bonus": bonus,
                "image_url": image,
                "hit_dice": hit_dice,
                "level": level,
                "character_class": character_class,
                "save_bonuses": saves,
            }
            changes = build(CharacterChanges, name=name, **given).model_copy(
                update=healthy(maximum.total, now.total if now else None)
            )
            saved = await ctx.services.characters.create(await ctx.user_id(), ctx.guild_id, changes)
            lines = [ctx.say("character-saved", character=_described(ctx, saved))]
            lines += [f"🎲 {rolled.shown}" for rolled in (maximum, now) if rolled and rolled.is_dice]
            await ctx.whisper("\n".join(lines))

    @app_commands.command(name="import", description="Read characters from a file of another program")
    @app_commands.describe(file="D&D Beyond, Foundry, or a CSV table with name and hp")
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await import_characters(ctx, file)

    @app_commands.command(
        name="undo-import", description="Undo your last import of characters on this server"
    )
    async def undo_import(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            gone, back = await ctx.services.characters.undo_import(await ctx.user_id(), ctx.guild_id)
            await ctx.whisper(ctx.say("characters-import-undone", gone=gone, back=back))

    @app_commands.command(description="Get your characters, and the parties you run, as a file")
    async def export(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ctx.whisper(ctx.say("characters-exported"), files=[await characters_file(ctx)])

    @app_commands.command(
        description="Give your character a picture, also in the fight; without a file take it off"
    )
    @app_commands.describe(
        file="A picture: PNG, JPEG, WebP or GIF. Default: none any more",
        name="Which character. Default: the only one there is",
    )
    @app_commands.autocomplete(name=_own)
    async def portrait(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        name: Range[str, 1, 80] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            character, address = await _named(ctx, name), await uploaded(ctx, file)
            await portray_character(ctx, character, address)
            key = "portrait-taken" if address is None else "portrait-given"
            await ctx.whisper(ctx.say(key, name=safe(character.name)))

    @app_commands.command(description="Show your characters")
    @app_commands.describe(name="Which one. Default: all")
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
            await ask_to_delete(ctx, await _named(ctx, name))

    @app_commands.command(description="Let your character rest, between fights or in a paused one")
    @phrased(kind=RESTS)
    @app_commands.rename(hit_dice="hit-dice", restores_maximum="restores-maximum")
    @app_commands.describe(
        kind="How long",
        name="Which character. Default: the only one there is",
        hit_dice="Hit dice to spend in a short rest",
        rolled="What your own dice gave in all, bonus included; a number or dice. Default: I roll them",
        restores_maximum="2014: whether a long rest ends what lowers the hit point maximum",
    )
    @app_commands.autocomplete(name=_own)
    async def rest(
        self,
        interaction: Interaction,
        *,
        kind: Literal["short", "long"],
        name: Range[str, 1, 80] | None = None,
        hit_dice: Range[int, 1, 99] | None = None,
        rolled: Range[str, 1, 200] | None = None,
        restores_maximum: bool | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            character = await _named(ctx, name)
            dice = {name_key(character.name): Dice(hit_dice, rolled)} if hit_dice else {}
            how = HowToRest(kind, dice, restores_maximum)
            if text := await rest_characters(ctx, [character], how):
                await ctx.whisper(text)

    attack = app_commands.Group(name="attack", description="The attacks that your character makes")

    @attack.command(description="Save an attack, or change one by its name")
    @app_commands.describe(
        attack="Such as longsword +7, 1d8+4 slashing; the roll alone will do, such as net +5",
        crits_on="The lowest face of the d20 that is a critical hit. Default: 20",
        name="Which character. Default: the only one there is",
    )
    @app_commands.rename(crits_on="crits-on")
    @app_commands.autocomplete(name=_own)
    async def add(
        self,
        interaction: Interaction,
        attack: Range[str, 1, 200],
        crits_on: Range[int, 2, 20] | None = None,
        name: Range[str, 1, 80] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            found = read_attack(attack)
            found = found.model_copy(update={"critical_from": crits_on or found.critical_from})
            changes = build(AttackChanges, adds=(found,))
            await _whisper_attacks(ctx, await change_attacks(ctx, await _named(ctx, name), changes))

    @attack.command(name="list", description="Show the saved attacks")
    @app_commands.describe(name="Which character. Default: the only one there is")
    @app_commands.autocomplete(name=_own)
    async def list_(self, interaction: Interaction, name: Range[str, 1, 80] | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await _whisper_attacks(ctx, await _named(ctx, name))

    @attack.command(description="Remove a saved attack")
    @app_commands.describe(attack="Its name", name="Which character. Default: the only one there is")
    @app_commands.autocomplete(attack=_own_attacks, name=_own)
    async def remove(
        self, interaction: Interaction, attack: Range[str, 1, 100], name: Range[str, 1, 80] | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            changes = build(AttackChanges, removes=(attack,))
            await _whisper_attacks(ctx, await change_attacks(ctx, await _named(ctx, name), changes))


async def _whisper_attacks(ctx: InteractionContext, character: Character) -> None:
    lines = [f"⚔️ {safe(dice_text(attack_text(attack), ctx.say))}" for attack in character.attacks]
    name = safe(character.name)
    await ctx.whisper("\n".join([f"**{name}**", *lines]) if lines else ctx.say("attacks-none", name=name))


async def _named(ctx: InteractionContext, name: str | None) -> Character:
    """Return the user's character of this name, or their only one. Raises NotFoundError."""
    user_id, guild_id = await ctx.user_id(), ctx.guild_id
    if name is None:
        saved = await ctx.services.characters.of_user(user_id, guild_id)
        if len(saved) > 1:
            raise InvalidCommandError("character-which")
        found = saved[0] if saved else None
    else:
        found = await ctx.services.characters.by_name(user_id, guild_id, name)
    if found is None:
        raise NotFoundError("no-character")
    return found


def _described(ctx: InteractionContext, character: Character) -> str:
    hp = character.max_hp if character.current_hp is None else character.current_hp
    parts = [f"**{safe(character.name)}**", ctx.say("character-hp", hp=hp, max=character.max_hp)]
    if character.character_class:
        parts.append(safe(character.character_class, 40))
    if character.level:
        parts.append(ctx.say("level", level=character.level))
    if character.ac is not None:
        parts.append(ctx.say("ac", ac=character.ac))
    if character.initiative_bonus is not None:
        parts.append(ctx.say("bonus", bonus=f"{character.initiative_bonus:+d}"))
    return " · ".join([*parts, *state_of(character, ctx.say)])
