"""/party: groups of characters that are added to an encounter together."""

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.execute import do
from bot.actions.parties import (
    add_member,
    complete_parties,
    leaver,
    newcomer,
    not_agreed,
    parties_here,
    party_named,
)
from bot.actions.rests import HowToRest, rest_characters
from bot.autocomplete import choices
from bot.components.parties import ask_to_delete
from bot.i18n.choice_names import RESTS, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.names import meant
from bot.parsing.rest_entries import hit_dice_by_name
from bot.render.characters import state_of
from bot.render.escaping import safe
from storage.repositories.character_state import restored
from storage.repositories.characters import Character, Party
from storage.repositories.parties import arriving, changeable, create_party, rename_party

Name = Range[str, 1, 80]
_SHOWN = 25


async def _own_characters(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the user's own characters."""
    ctx = InteractionContext.of(interaction)
    saved = await ctx.services.characters.of_user(await ctx.user_id(), ctx.guild_id)
    return choices.text_choices([character.name for character in saved], typed)


async def _members(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the members of the chosen party that the user may remove."""
    ctx = InteractionContext.of(interaction)
    chosen = str(getattr(interaction.namespace, "party", "") or "")
    user_id, names = await ctx.user_id(), []
    for party in meant(await parties_here(ctx), chosen, lambda party: party.name):
        members = await ctx.services.characters.members(party)
        names += [c.name for c in members if user_id in (party.user_id, c.user_id)]
    return choices.text_choices(names, typed)


@app_commands.guild_only()
class PartyCog(commands.GroupCog, group_name="party", group_description="Characters that fight together"):
    """Parties."""

    @app_commands.command(description="Create a party; you are its DM")
    @app_commands.describe(name="What the party is called")
    async def create(self, interaction: Interaction, name: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            party = await create_party(ctx.services.characters, await ctx.user_id(), ctx.guild_id, name)
            await ctx.whisper(ctx.say("party-created", party=safe(party.name)))

    @app_commands.command(description="Put a character into a party")
    @app_commands.describe(
        party="Which party",
        character="Which character. Default: the only one there is",
        player="Whose character, if you are the party's DM. Default: yours",
    )
    @app_commands.autocomplete(party=complete_parties, character=_own_characters)
    async def add(
        self,
        interaction: Interaction,
        party: Name,
        character: Name | None = None,
        player: discord.Member | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            joined = await party_named(ctx, party)
            who = await newcomer(ctx, joined, character, player)
            await add_member(ctx, joined, who, player)

    @app_commands.command(description="Take a character out of a party")
    @app_commands.describe(party="Which party", character="Who leaves it")
    @app_commands.autocomplete(party=complete_parties, character=_members)
    async def remove(self, interaction: Interaction, party: Name, character: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            left = await party_named(ctx, party)
            who = await leaver(ctx, left, character)
            await ctx.services.characters.leave_party(left, who)
            await ctx.whisper(ctx.say("party-left", character=safe(who.name), party=safe(left.name)))

    @app_commands.command(description="DM: give a party of yours another name")
    @app_commands.describe(party="Which party", name="What it is called from now on")
    @app_commands.autocomplete(party=complete_parties)
    async def rename(self, interaction: Interaction, party: Name, name: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            named, user_id = await party_named(ctx, party), await ctx.user_id()
            renamed = await rename_party(ctx.services.characters, named, user_id, name)
            await ctx.whisper(ctx.say("party-renamed", party=safe(named.name), name=safe(renamed.name)))

    @app_commands.command(description="DM: delete a party of yours; its characters stay")
    @app_commands.describe(party="Which party")
    @app_commands.autocomplete(party=complete_parties)
    async def delete(self, interaction: Interaction, party: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await ask_to_delete(ctx, await party_named(ctx, party))

    @app_commands.command(description="Show the parties of this server, or who is in one")
    @app_commands.describe(party="Which party. Default: all")
    @app_commands.autocomplete(party=complete_parties)
    async def show(self, interaction: Interaction, party: Name | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            if party is not None:
                await ctx.whisper(await _sheet(ctx, await party_named(ctx, party)))
                return
            found = [_listed(ctx, p) for p in await parties_here(ctx)]
            await ctx.whisper("\n".join(found[:_SHOWN]) or ctx.say("no-parties"))

    @app_commands.command(description="DM: bring a whole party into the fight; each player plays their own")
    @app_commands.describe(
        party="Which party", roll="Roll their initiative now. Default: they roll it themselves"
    )
    @app_commands.autocomplete(party=complete_parties)
    async def bring(self, interaction: Interaction, party: Name, roll: bool = False) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            named = await party_named(ctx, party)
            command = await arriving(ctx.services.characters, encounter, named, roll=roll)
            change = await do(ctx, encounter, command)
            if names := not_agreed(change.after, command):
                await ctx.whisper(ctx.say("party-not-agreed", characters=", ".join(names)))

    @app_commands.command(description="DM: let a party rest, between fights or in a paused one")
    @phrased(kind=RESTS)
    @app_commands.rename(hit_dice="hit-dice", restores_maximum="restores-maximum")
    @app_commands.describe(
        party="Which party",
        kind="How long",
        hit_dice="Short rest: who spends how many: Aria 2, Borin 1 = 9 (the total of real dice)",
        restores_maximum="2014: whether a long rest ends what lowers the hit point maximum",
    )
    @app_commands.autocomplete(party=complete_parties)
    async def rest(
        self,
        interaction: Interaction,
        *,
        party: Name,
        kind: Literal["short", "long"],
        hit_dice: Range[str, 1, 500] | None = None,
        restores_maximum: bool | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            own, others = await _changeable(ctx, await party_named(ctx, party))
            how = HowToRest(kind, hit_dice_by_name(hit_dice or ""), restores_maximum)
            lines = [await rest_characters(ctx, own, how)]
            lines += [ctx.say("party-rest-not-agreed", characters=", ".join(others))] if others else []
            if text := "\n".join(filter(None, lines)):
                await ctx.whisper(text)

    @app_commands.command(description="DM: give a party everything back: hit points, life, all it spent")
    @app_commands.describe(party="Which party")
    @app_commands.autocomplete(party=complete_parties)
    async def restore(self, interaction: Interaction, party: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            named = await party_named(ctx, party)
            own, others = await _changeable(ctx, named)
            for character in own:
                await ctx.services.characters.update(character, restored(character))
            lines = [ctx.say("party-restored", party=safe(named.name), count=len(own))]
            lines += [ctx.say("party-rest-not-agreed", characters=", ".join(others))] if others else []
            await ctx.whisper("\n".join(lines))


async def _changeable(ctx: InteractionContext, party: Party) -> tuple[list[Character], list[str]]:
    """Return the members that the user may change, and the names of the others."""
    own, others = await changeable(ctx.services.characters, party, await ctx.user_id())
    return own, [safe(character.name) for character in others]


def _listed(ctx: InteractionContext, party: Party) -> str:
    return ctx.say("party-listed", party=safe(party.name), count=len(party.character_ids))


async def _sheet(ctx: InteractionContext, party: Party) -> str:
    members = await ctx.services.characters.members(party)
    lines = [_member(ctx, character) for character in members]
    return "\n".join([f"**{safe(party.name)}**", *(lines or [ctx.say("party-nobody")])])


def _member(ctx: InteractionContext, character: Character) -> str:
    hp = character.max_hp if character.current_hp is None else character.current_hp
    hit_points = ctx.say("character-hp", hp=hp, max=character.max_hp)
    return " · ".join([safe(character.name), hit_points, *state_of(character, ctx.say, is_own=False)])
