"""Announce an interaction's changes in the channel and in the log thread."""

from collections.abc import Sequence

import structlog

from bot.discord_api.messages import MessageError
from bot.interactions.context import InteractionContext
from bot.narration.announcements import Announcement, announcement_for
from bot.render.screen import Row
from storage.change import Change
from storage.encounter.model import Encounter

log = structlog.stdlib.get_logger(__name__)


async def announce(
    ctx: InteractionContext, changes: Sequence[Change], *, is_quiet: bool = False
) -> Announcement:
    """Post the announcement in the channel. With `is_quiet`, only one that pings a user."""
    announcement = await announcement_for(changes, ctx.say_public, ctx.app.accounts, is_quiet=is_quiet)
    if announcement.message:
        await post_in_channel(
            ctx,
            changes[-1].after,
            announcement.message,
            pings=announcement.pings,
            rows=announcement.rows,
            about=announcement.about,
        )
    return announcement


async def log_in_thread(ctx: InteractionContext, encounter: Encounter, announcement: Announcement) -> None:
    """Write the line into the encounter's log thread, if it has one; if that fails, into the channel."""
    if encounter.rules.narration != "thread" or not announcement.logged:
        return
    threads = ctx.app.log_threads
    try:
        await threads.write(encounter, announcement.logged)
    except MessageError as error:
        log.info("no log thread", encounter=encounter.id, error=str(error))
        if announcement.line and announcement.line != announcement.in_channel:
            await post_in_channel(ctx, encounter, announcement.line)
        if threads.is_news(encounter.id):
            await ctx.whisper(ctx.say("log-thread-trouble"))


async def post_in_channel(
    ctx: InteractionContext,
    encounter: Encounter,
    text: str,
    *,
    pings: Sequence[int] = (),
    rows: Sequence[Row] = (),
    about: Sequence[str] = (),
) -> None:
    """Post a text in the encounter's channel: as the answer if the interaction came from there.

    `about` is what its buttons ask about.
    """
    binding = encounter.discord
    if binding is None or ctx.is_at(encounter):
        channel_id, message_id = ctx.channel_id, await ctx.reply(text, pings=pings, rows=rows)
    else:
        try:
            channel_id = binding.channel_id
            message_id = await ctx.app.messages.say(channel_id, text, pings, rows)
        except MessageError as error:  # the change is saved and the board shows it
            log.info("announcement not posted", encounter=encounter.id, error=str(error))
            return
    if rows:
        await ctx.app.questions.posted(encounter, channel_id, message_id, about)
    ctx.app.boards.of(encounter.id).mark_covered()
