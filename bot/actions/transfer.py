"""The offer of an encounter to another DM, and its answer. It changes hands only when they accept."""

import discord

from bot.actions.execute import execute
from bot.interactions.context import InteractionContext
from bot.narration.question_contents import about_transfer, transfer_rows
from bot.parsing.models import build
from bot.render.escaping import safe
from storage.encounter.commands import AcceptTransfer, TransferEncounter
from storage.encounter.model import Encounter


async def transfer(ctx: InteractionContext, encounter: Encounter, member: discord.Member) -> None:
    """Offer the encounter to a member; a user who names themselves accepts what they were offered."""
    user_id = await ctx.user_of(member)
    offer = encounter.transfer_offer
    if member.id == ctx.interaction.user.id and offer is not None and offer.user_id == user_id:
        accepted = (await execute(ctx, encounter, AcceptTransfer())).after
        name, fight = safe(ctx.interaction.user.display_name), safe(accepted.name, 60)
        await ctx.reply(ctx.say_public("transfer-accepted", name=name, fight=fight))
        return
    after = (await execute(ctx, encounter, build(TransferEncounter, user_id=user_id))).after
    text = ctx.say_public(
        "transfer-asks",
        player=member.mention,
        name=safe(ctx.interaction.user.display_name),
        fight=safe(encounter.name, 60),
    )
    rows = transfer_rows(after, ctx.say_public)
    message_id = await ctx.reply(text, pings=[member.id], rows=rows)
    await ctx.app.questions.posted(after, ctx.channel_id, message_id, about_transfer(after))
