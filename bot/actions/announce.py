"""Say in the channel and in the log thread what an interaction changed."""

from collections.abc import Sequence

import structlog

from bot.discord_api.messages import FaceError
from bot.interactions.context import InteractionContext
from bot.narration.announcements import Told, what_to_tell
from storage.change import Change
from storage.encounter.model import Encounter

log = structlog.stdlib.get_logger(__name__)


async def tell_table(ctx: InteractionContext, changes: Sequence[Change], *, is_quiet: bool = False) -> Told:
    """Say in the channel what belongs there. `is_quiet`: nothing, unless somebody must be called."""
    told = await what_to_tell(changes, ctx.say_public, ctx.app.account, is_quiet=is_quiet)
    if told.message:
        await say_at_table(ctx, changes[-1].after, told.message, pings=told.pings)
    return told


async def log_in_thread(ctx: InteractionContext, encounter: Encounter, told: Told) -> None:
    """Write the line into the fight's thread, where it has one; where it can't, in the channel after all."""
    if encounter.rules.narration != "thread" or not told.line:
        return
    threads = ctx.app.log_threads
    try:
        await threads.write(encounter, told.line)
    except FaceError as error:
        log.info("no log thread", encounter=encounter.id, error=str(error))
        if told.line != told.in_channel:
            await say_at_table(ctx, encounter, told.line)
        if threads.is_news(encounter.id):
            await ctx.whisper(ctx.say("log-thread-trouble"))


async def say_at_table(
    ctx: InteractionContext, encounter: Encounter, text: str, *, pings: Sequence[int] = ()
) -> None:
    """Say something in the fight's channel: as the answer where it was asked there, else by itself."""
    binding = encounter.discord
    if binding is None or ctx.channel_id in (binding.channel_id, binding.board_channel_id):
        await ctx.tell(text, pings=pings)
    else:
        try:
            await ctx.app.face.say(binding.channel_id, text, pings)
        except FaceError as error:  # the change is made and on the board: the line is a comfort
            log.info("the table could not be told", encounter=encounter.id, error=str(error))
    ctx.app.boards.of(encounter.id).bury()
