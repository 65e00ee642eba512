"""The end of a fight: the recap for everybody, the log for the DM; in a log thread, both for everybody."""

import io
from collections.abc import Sequence

import discord

from bot.actions.announce import post_in_channel
from bot.actions.execute import execute, report
from bot.interactions.context import InteractionContext
from bot.narration.recap_posts import finish_thread, log_file_name, whole_log
from bot.render.recap import log_json, log_text, recap_text
from bot.render.screen import Row
from bot.render.undo_button import undo_button
from storage.encounter.commands import EndEncounter
from storage.encounter.model import Encounter, HistoryEntry


async def end_encounter(ctx: InteractionContext, fight: Encounter) -> None:
    """End a fight: its recap tells the table, and the whole log goes to the one who ended it."""
    change = await execute(ctx, fight, EndEncounter())
    if change.is_repeat:
        await report(ctx, [change])
        return
    encounter = change.after
    entries = await whole_log(ctx.services.tracker, encounter)
    is_told = await finish_thread(ctx.app.log_threads, encounter, entries, ctx.say_public)
    if not is_told:
        await post_in_channel(ctx, encounter, recap_text(encounter, entries, ctx.say_public))
    await hand_log(ctx, encounter, entries, rows=[(undo_button(encounter, ctx.say),)])


async def hand_log(
    ctx: InteractionContext, encounter: Encounter, entries: list[HistoryEntry], *, rows: Sequence[Row] = ()
) -> None:
    """Give the one who asked the whole log, as Markdown and JSON, for his eyes alone."""
    name = log_file_name(encounter)
    readable, exact = log_text(encounter, entries, ctx.say), log_json(encounter, entries)
    files = [
        discord.File(io.BytesIO(text.encode()), f"{name}.{ending}")
        for text, ending in ((readable, "md"), (exact, "json"))
    ]
    await ctx.whisper(ctx.say("log-attached"), files=files, rows=rows)
