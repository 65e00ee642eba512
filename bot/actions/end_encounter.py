"""The end of a fight: the recap for everybody, the log for the DM; in a log thread, both for everybody."""

import asyncio
import io
import re
from collections.abc import Sequence

import discord
import structlog

from bot.actions.execute import carry_out, report
from bot.discord_api.messages import FaceError
from bot.interactions.context import Exchange
from bot.narration.announcements import say_at_table
from bot.narration.log_threads import LogThreads
from bot.narration.replay import whole_course
from bot.render.recap import log_json, log_text, public_log_text, recap_text
from bot.render.screen import Row, Say
from bot.render.undo_button import undo_button
from storage.encounter.commands import EndEncounter
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter, HistoryEntry
from storage.tracker import Tracker

log = structlog.stdlib.get_logger(__name__)


async def end_fight(asked: Exchange, fight: Encounter) -> None:
    """End a fight: its recap tells the table, and the whole log goes to the one who ended it."""
    change = await carry_out(asked, fight, EndEncounter())
    if change.is_repeat:
        await report(asked, [change])
        return
    encounter = change.after
    entries = await whole_log(asked.services.tracker, encounter)
    is_told = await finish_thread(asked.bot.log_threads, encounter, entries, asked.say_public)
    if not is_told:
        await say_at_table(asked, encounter, recap_text(encounter, entries, asked.say_public))
    await hand_log(asked, encounter, entries, rows=[(undo_button(encounter, asked.say),)])


async def finish_thread(
    threads: LogThreads, encounter: Encounter, entries: list[HistoryEntry], say: Say
) -> bool:
    """Put recap and log into the fight's thread and archive it; False where the fight has none.

    The log in the thread is what everybody could see when it happened; the DM's has everything in it.
    """
    if encounter.rules.narration != "thread":
        return False
    # A fight of hours takes long enough to hold everybody else up.
    text = await asyncio.to_thread(
        lambda: public_log_text(encounter, whole_course(encounter, entries), entries, say)
    )
    try:
        await threads.finish(
            encounter, recap_text(encounter, entries, say), [(f"{_file_name(encounter)}.md", text)]
        )
    except (FaceError, TrackerError) as error:
        log.info("no recap in a log thread", encounter=encounter.id, error=str(error))
        return False
    return True


async def hand_log(
    asked: Exchange, encounter: Encounter, entries: list[HistoryEntry], *, rows: Sequence[Row] = ()
) -> None:
    """Give the one who asked the whole log, as Markdown and JSON, for his eyes alone."""
    name = _file_name(encounter)
    readable, exact = log_text(encounter, entries, asked.say), log_json(encounter, entries)
    files = [
        discord.File(io.BytesIO(text.encode()), f"{name}.{ending}")
        for text, ending in ((readable, "md"), (exact, "json"))
    ]
    await asked.whisper(asked.say("log-attached"), files=files, rows=rows)


async def whole_log(tracker: Tracker, encounter: Encounter) -> list[HistoryEntry]:
    """Return every entry of a fight: the stored log, and what is still on its way there."""
    stored = await tracker.combat_log.history(encounter.id)
    last = stored[-1].version if stored else 0
    return [*stored, *(entry for entry in encounter.history if entry.version > last)]


def _file_name(encounter: Encounter) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", encounter.name.lower()).strip("-")[:40] or "fight"
    return f"{name}-log"
