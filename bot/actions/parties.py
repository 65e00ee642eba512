"""Parties by name: creation, members, and adding one to an encounter."""

from collections.abc import Sequence

import discord
from discord.app_commands import Choice

from bot.autocomplete import choices
from bot.interactions.context import Interaction, InteractionContext
from bot.interactions.error_handler import in_words
from bot.parsing.names import meant, the_one
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button, Style
from storage.encounter.commands import AddParty
from storage.encounter.errors import InvalidCommandError, NotAllowedError, NotFoundError
from storage.encounter.model import Encounter
from storage.repositories import parties
from storage.repositories.characters import Character, Party

_ANSWERS: tuple[tuple[str, Style], ...] = (("partyagree", "success"), ("partyleave", "secondary"))


async def parties_here(ctx: InteractionContext) -> list[Party]:
    """Return the parties of this server, by name."""
    return await ctx.services.characters.parties_in(ctx.guild_id)


async def complete_parties(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the parties of this server."""
    return choices.text_choices(
        [p.name for p in await parties_here(InteractionContext.of(interaction))], typed
    )


async def party_named(ctx: InteractionContext, name: str) -> Party:
    """Return the server's party with this name; its beginning is enough.

    Raises NotFoundError, or InvalidCommandError when several match.
    """
    return the_one(await parties_here(ctx), name, lambda party: party.name, NotFoundError("no-party"))


async def import_into(ctx: InteractionContext, named: Sequence[tuple[str, list[str]]]) -> list[str]:
    """Make the parties of an imported file, of the user's own characters; return what to say."""
    made = await parties.import_parties(ctx.services.characters, await ctx.user_id(), ctx.guild_id, named)
    return [
        ctx.say("party-listed", party=safe(name), count=found)
        if isinstance(found, int)
        else in_words(ctx.services.texts, str(ctx.interaction.locale), found)
        for name, found in made
    ]


async def newcomer(
    ctx: InteractionContext, party: Party, name: str | None, player: discord.Member | None
) -> Character:
    """Return the character to add: the user's own, or for the party's DM also another player's.

    Raises NotAllowedError, NotFoundError or InvalidCommandError.
    """
    user_id = await ctx.user_id()
    owner = user_id if player is None else await ctx.user_of(player)
    if user_id not in (owner, party.user_id):
        raise NotAllowedError("party-not-yours")
    saved = await ctx.services.characters.of_user(owner, ctx.guild_id)
    fits = saved if name is None else meant(saved, name, lambda character: character.name)
    if not fits:
        raise NotFoundError("no-character" if owner == user_id else "party-no-character")
    if len(fits) > 1:
        raise InvalidCommandError("party-which")
    return fits[0]


async def add_member(
    ctx: InteractionContext, party: Party, character: Character, player: discord.Member | None
) -> None:
    """Add a character; the player of one that another user adds is asked whether it may be changed."""
    names = {"character": safe(character.name), "party": safe(party.name)}
    is_agreed = await parties.add_member(ctx.services.characters, party, character, await ctx.user_id())
    if is_agreed or player is None or character.id in party.agreed_ids:
        await ctx.whisper(ctx.say("party-joined", **names))
        return
    buttons = [
        Button(ids.encode(verb, party.id, character.id), ctx.say_public(f"button-{verb}"), style)
        for verb, style in _ANSWERS
    ]
    question = ctx.say_public(
        "party-asks", player=player.mention, name=safe(ctx.interaction.user.display_name), **names
    )
    await ctx.reply(question, pings=[player.id], rows=(tuple(buttons),))


async def leaver(ctx: InteractionContext, party: Party, name: str) -> Character:
    """Return the member to remove: the user's own, or for the party's DM any member.

    Raises NotFoundError or NotAllowedError.
    """
    user_id = await ctx.user_id()
    fits = meant(await ctx.services.characters.members(party), name, lambda character: character.name)
    if not fits:
        raise NotFoundError("party-not-in-it")
    may = [c for c in fits if user_id in (party.user_id, c.user_id)]
    if not may:
        raise NotAllowedError("party-not-yours")
    return may[0]


def not_agreed(encounter: Encounter, command: AddParty) -> list[str]:
    """Return the names of those just brought whose saved characters the encounter does not change."""
    there = {p.character_id: p for p in encounter.participants}
    brought = [there.get(new.character_id) for new in command.participants]
    return [safe(p.name) for p in brought if p is not None and not p.updates_character]
