"""The end of an encounter: the recap in public, the log for the DM; with a log thread, both in public."""

import io
from collections.abc import Sequence

import discord

from bot.actions.announce import post_in_channel
from bot.actions.execute import execute, report
from bot.interactions.context import InteractionContext
from bot.narration.recap_posts import dm_log_files, finish_thread, log_file_name
from bot.render.buttons import undo_button
from bot.render.experience import experience_lines
from bot.render.recap import recap_text
from bot.render.screen import Row
from storage.encounter.commands import EndEncounter
from storage.encounter.model import Encounter, HistoryEntry
from storage.runtime.slow_work import slowly


async def end_encounter(ctx: InteractionContext, encounter: Encounter) -> None:
    """End an encounter: post its recap in public, and send the whole log and the experience to a DM."""
    change = await execute(ctx, encounter, EndEncounter())
    if change.is_repeat:
        await report(ctx, [change])
        return
    encounter = change.after
    entries = await ctx.services.tracker.whole_log(encounter)
    is_told = await finish_thread(ctx.app.log_threads, encounter, entries, ctx.say_public)
    if not is_told:
        recap = await slowly(recap_text, encounter, entries, ctx.say_public)
        await post_in_channel(ctx, encounter, recap)
    if await ctx.runs(encounter):
        await hand_log(ctx, encounter, entries, rows=[(undo_button(encounter, ctx.say),)])
    elif not ctx.has_answered:
        await ctx.whisper(ctx.say("told-encounter-ended", round=encounter.round))  # a moderator


async def hand_log(
    ctx: InteractionContext, encounter: Encounter, entries: list[HistoryEntry], *, rows: Sequence[Row] = ()
) -> None:
    """Send a DM the experience and the whole log ephemerally, as Markdown, JSON and CSV."""
    name = log_file_name(encounter)
    written = await dm_log_files(encounter, entries, ctx.say)
    files = [discord.File(io.BytesIO(text.encode()), f"{name}.{ending}") for ending, text in written.items()]
    text = "\n".join([ctx.say("log-attached"), *experience_lines(encounter, ctx.say)])
    await ctx.whisper(text, files=files, rows=rows)
