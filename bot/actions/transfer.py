"""The offer of an encounter to another DM, and its answer. It changes hands only when they accept."""

import discord

from bot.actions.execute import execute
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button, Style
from storage.encounter.commands import AcceptTransfer, CancelTransfer, TransferEncounter
from storage.encounter.model import Encounter

_ANSWERS: tuple[tuple[str, Style], ...] = (("transferyes", "success"), ("transferno", "secondary"))


async def transfer(ctx: InteractionContext, encounter: Encounter, member: discord.Member) -> None:
    """Offer the encounter to a member; a user who names themselves accepts what they were offered."""
    user_id = await ctx.user_of(member)
    offer = encounter.transfer_offer
    if member.id == ctx.interaction.user.id and offer is not None and offer.user_id == user_id:
        await ctx.reply(await accept(ctx, encounter))
        return
    await execute(ctx, encounter, build(TransferEncounter, user_id=user_id))
    buttons = tuple(
        Button(ids.encode(verb, encounter.id), ctx.say_public(f"button-{verb}"), style)
        for verb, style in _ANSWERS
    )
    text = ctx.say_public(
        "transfer-asks",
        player=member.mention,
        name=safe(ctx.interaction.user.display_name),
        fight=safe(encounter.name, 60),
    )
    await ctx.reply(text, pings=[member.id], rows=(buttons,))


async def accept(ctx: InteractionContext, encounter: Encounter) -> str:
    """Make the user the DM; return the text that says so. Raises TrackerError."""
    await execute(ctx, encounter, AcceptTransfer())
    name = safe(ctx.interaction.user.display_name)
    return ctx.say_public("transfer-accepted", name=name, fight=safe(encounter.name, 60))


async def cancel(ctx: InteractionContext, encounter: Encounter) -> str:
    """Withdraw the offer, or turn it down; return the text that says so. Raises TrackerError."""
    await execute(ctx, encounter, CancelTransfer())
    return ctx.say_public("transfer-cancelled", fight=safe(encounter.name, 60))
