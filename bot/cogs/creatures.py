"""/creature: the creature library: the SRD's creatures and the user's own."""

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.creatures import changed, export_file, forget, keep
from bot.actions.import_creatures import import_files
from bot.actions.library import find_here, library_choices, search_here, switch_favourite
from bot.actions.portraits import portray_creature, uploaded
from bot.autocomplete import choices
from bot.autocomplete.comma_lists import complete_conditions, complete_types
from bot.cogs.option_types import Types
from bot.components.paste_form import paste_form
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.defences import defence_changes, defence_notes, text_or_nothing, with_notes
from bot.render.creatures import creature_line
from bot.render.escaping import safe
from bot.render.screen import Screen
from bot.render.terms import defence_lines
from storage.encounter.challenge import read_challenge
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Defences
from storage.encounter.names import name_key
from storage.encounter.rules.defences import defences_after
from storage.repositories.creatures import Wanted, attributions

Name = Range[str, 1, 80]
Word = Range[str, 1, 40]
FOUND = 15
COLOUR = 0x5865F2


async def _library(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of the library, the user's own creatures first."""
    ctx = InteractionContext.of(interaction)
    return await library_choices(ctx, typed, choices.MAX_CHOICES)


async def _own(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of the user's own creatures."""
    ctx = InteractionContext.of(interaction)
    own = await ctx.services.creatures.of_user(await ctx.user_id())
    return choices.text_choices([c.name for c in own], typed)


@app_commands.guild_only()
class CreatureCog(
    commands.GroupCog, group_name="creature", group_description="The creatures that /init add knows"
):
    """The creature library."""

    @app_commands.command(description="Look a creature up, in the SRD and among your own")
    @app_commands.describe(
        text="A part of its name",
        kind="Its kind, such as undead",
        challenge="Its challenge rating, such as 1/4 or 5",
        book="A part of its book's name, such as 5.2",
    )
    @app_commands.autocomplete(text=_library)
    async def find(
        self,
        interaction: Interaction,
        text: Name = "",
        kind: Word = "",
        challenge: Range[str, 1, 10] | None = None,
        book: Word = "",
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            rating = read_challenge(challenge) if challenge else None
            if challenge and rating is None:
                raise InvalidCommandError("challenge-unknown", challenge=safe(challenge, 10))
            found = await search_here(ctx, Wanted(text, kind, book, rating), FOUND)
            exact = [c for c in found if name_key(c.name) == name_key(text)]
            found = exact or found
            used = await ctx.services.creatures.used(await ctx.user_id())
            lines = [creature_line(c, ctx.say, is_favourite=c.reference in used.favourites) for c in found]
            if len(found) == 1:
                lines += defence_lines(found[0].defences, ctx.say, 300)
            shown = "\n".join(lines) or ctx.say("creature-none")
            await ctx.whisper(
                screen=Screen(ctx.say("creature-title"), shown, colour=COLOUR, footer=attributions())
            )

    @app_commands.command(
        description="Mark a creature as a favourite: it is offered first; again to unmark it"
    )
    @app_commands.describe(name="Which one")
    @app_commands.autocomplete(name=_library)
    async def favourite(self, interaction: Interaction, name: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ctx.whisper(await switch_favourite(ctx, name))

    @app_commands.command(
        name="import", description="Read creatures from a file of another program into your own"
    )
    @app_commands.describe(
        file="Open5e, 5e.tools, Improved Initiative, Fantasy Statblocks, Foundry, or a stat block as text",
        actions="With Open5e's Creature.json: its CreatureAction.json",
        traits="With Open5e's Creature.json: its CreatureTrait.json",
    )
    async def import_(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        actions: discord.Attachment | None = None,
        traits: discord.Attachment | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await import_files(ctx, [one for one in (file, actions, traits) if one is not None])

    @app_commands.command(description="Read a stat block that you paste as text")
    async def paste(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ctx.open_form(paste_form(ctx.say))

    @app_commands.command(name="undo-import", description="Undo your last import of creatures")
    async def undo_import(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            gone, back = await ctx.services.creatures.undo_import(await ctx.user_id())
            await ctx.whisper(ctx.say("import-undone", gone=gone, back=back))

    @app_commands.command(description="Get your own creatures as a file that can be imported again")
    async def export(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ctx.whisper(ctx.say("creature-exported"), files=[await export_file(ctx)])

    @app_commands.command(description="Save a creature of your own, or change one by its name")
    @app_commands.describe(
        name="Its name; a creature of the library of that name is the start of yours",
        hp="Hit points: a number, or its hit dice such as 7d10+21",
        ac="Armor Class",
        dexterity="Dexterity score, for ties",
        bonus="Initiative bonus, if it is not the Dexterity modifier",
        resist="Damage types to add; -fire takes one off, none takes off all",
        immune="Damage types to add; -fire takes one off, none takes off all",
        vulnerable="Damage types to add; -fire takes one off, none takes off all",
        condition_immune="Conditions to add; -prone takes one off, none takes off all",
        absorb="Damage types that heal instead; -fire takes one off, none takes off all",
        reduction="What comes off each hit",
        threshold="A hit of less damage than this does nothing",
        notes="The DM's notes; none clears",
        regeneration="Hit points regained at the start of the turn; none clears",
        legendary_actions="Legendary actions a round",
        legendary_resistances="Legendary resistances a day",
    )
    @app_commands.rename(
        condition_immune="condition-immune",
        legendary_actions="legendary-actions",
        legendary_resistances="legendary-resistances",
    )
    @app_commands.autocomplete(
        name=_library,
        resist=complete_types,
        immune=complete_types,
        vulnerable=complete_types,
        absorb=complete_types,
        condition_immune=complete_conditions,
    )
    async def save(
        self,
        interaction: Interaction,
        *,
        name: Name,
        hp: Range[str, 1, 40] | None = None,
        ac: Range[int, 0, 99] | None = None,
        dexterity: Range[int, 0, 99] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        resist: Types | None = None,
        immune: Types | None = None,
        vulnerable: Types | None = None,
        condition_immune: Types | None = None,
        notes: Range[str, 1, 1000] | None = None,
        regeneration: Range[str, 1, 1000] | None = None,
        legendary_actions: Range[int, 0, 20] | None = None,
        legendary_resistances: Range[int, 0, 20] | None = None,
        absorb: Types | None = None,
        reduction: Range[int, 0, 999] | None = None,
        threshold: Range[int, 0, 999] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            known = await find_here(ctx, name)
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
            own = known.defences if known else Defences()
            fields = {
                "ac": ac,
                "dexterity": dexterity,
                "initiative_bonus": bonus,
                "defences": defences_after(own, given) if (given := defence_changes(typed)) else None,
                "notes": with_notes(text_or_nothing(notes), known.notes if known else None, left),
                "regeneration": text_or_nothing(regeneration),
                "legendary_actions": legendary_actions,
                "legendary_resistances": legendary_resistances,
            }
            saved = await changed(ctx, name, hp, fields)
            await keep(ctx, [saved])
            lines = [ctx.say("creature-saved", creature=creature_line(saved, ctx.say))]
            lines += [ctx.say("defence-noted", what=safe("; ".join(left), 400))] if left else []
            await ctx.whisper("\n".join(lines))

    @app_commands.command(description="Give a creature of the library a picture; without a file take it off")
    @app_commands.describe(
        name="Which one; one of the SRD becomes your own",
        file="A picture: PNG, JPEG, WebP or GIF. Default: none",
    )
    @app_commands.autocomplete(name=_library)
    async def portrait(
        self, interaction: Interaction, name: Name, file: discord.Attachment | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            address = await uploaded(ctx, file)
            saved = await portray_creature(ctx, name, address)
            key = "portrait-taken" if address is None else "portrait-given"
            await ctx.whisper(ctx.say(key, name=safe(saved.name)))

    @app_commands.command(description="Delete a creature of your own")
    @app_commands.describe(name="Which one")
    @app_commands.autocomplete(name=_own)
    async def delete(self, interaction: Interaction, name: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ctx.whisper(ctx.say("creature-deleted", name=safe(await forget(ctx, name))))
