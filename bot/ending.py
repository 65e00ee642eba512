"""The end of a fight: the recap for everybody, the log for the DM."""

import io
import re

import discord

from bot.exchange import Exchange
from bot.render.recap import log_json, log_text, recap_text
from bot.telling import say_at_table
from storage.change import Change
from storage.encounter.model import Encounter, HistoryEntry


async def tell_recap(asked: Exchange, change: Change) -> None:
    """Post the recap of the fight that a change ended, and hand the whole log to the one who ended it."""
    encounter = change.after
    entries = await whole_log(asked, encounter)
    await say_at_table(asked, encounter, recap_text(encounter, entries, asked.say_public))
    await hand_log(asked, encounter, entries)


async def hand_log(asked: Exchange, encounter: Encounter, entries: list[HistoryEntry]) -> None:
    """Give the one who asked the whole log, as Markdown and JSON, for his eyes alone."""
    name = re.sub(r"[^a-z0-9]+", "-", encounter.name.lower()).strip("-")[:40] or "fight"
    readable, exact = log_text(encounter, entries, asked.say), log_json(encounter, entries)
    files = [
        discord.File(io.BytesIO(text.encode()), f"{name}-log.{ending}")
        for text, ending in ((readable, "md"), (exact, "json"))
    ]
    await asked.whisper(asked.say("log-attached"), files=files)


async def whole_log(asked: Exchange, encounter: Encounter) -> list[HistoryEntry]:
    """Return every entry of a fight: the stored log, and what is still on its way there."""
    stored = await asked.services.tracker.combat_log.history(encounter.id)
    last = stored[-1].version if stored else 0
    return [*stored, *(entry for entry in encounter.history if entry.version > last)]
