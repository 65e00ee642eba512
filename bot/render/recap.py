"""The end of an encounter: the recap and the log, public or with everything in it for the DM."""

import csv
import io
import json
from collections.abc import Sequence

from pydantic import TypeAdapter

from bot.render.escaping import safe
from bot.render.narration import dm_log_lines, narrate
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Say
from storage.change import Change
from storage.encounter.events import Event
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.recap import Tally, recap

_EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])
MAX_TALLIES = 20
MAX_CHARACTERS = 1_900  # a message holds 2,000


def recap_text(encounter: Encounter, entries: Sequence[HistoryEntry], say: Say) -> str:
    """Return the recap as players may read it."""
    found = recap(encounter, entries, PLAYERS)
    minutes = round(found.duration.total_seconds() / 60)
    lines = [say("recap", name=safe(encounter.name, 60), rounds=found.rounds, minutes=minutes)]
    # The largest tallies come first, so that many monsters that only fell do not displace the characters.
    ranked = sorted(found.tallies, key=lambda t: -((t.dealt or 0) + (t.taken or 0) + (t.healed or 0)))
    for line in filter(None, (_line(tally, say) for tally in ranked)):
        if len(lines) > MAX_TALLIES or sum(len(had) + 1 for had in lines) + len(line) > MAX_CHARACTERS:
            lines.append("…")
            break
        lines.append(line)
    return "\n".join(lines)


def log_text(encounter: Encounter, entries: Sequence[HistoryEntry], say: Say) -> str:
    """Return the whole log as Markdown, a line for each change, with everything in it."""
    lines = [f"# {safe(encounter.name, 80)}", ""]
    for entry in entries:
        happened = dm_log_lines(_EVENTS.validate_python(entry.events), encounter, say)
        what = " · ".join(happened) or entry.kind.replace("_", " ")
        who = safe(entry.user_name, NAME_LIMIT)
        lines.append(f"- `{entry.at:%Y-%m-%d %H:%M:%S}` v{entry.version} **{who}** {what}")
    return "\n".join(lines) + "\n"


def public_log_text(
    encounter: Encounter, course: Sequence[Change], entries: Sequence[HistoryEntry], say: Say
) -> str:
    """Return the log as players may read it: each change as they could see it when it was made.

    Hidden changes can't be counted in it: it has neither versions nor empty lines.
    """
    times = {entry.version: entry.at for entry in entries}
    lines = [f"# {safe(encounter.name, 80)}", ""]
    for change in course:
        if line := narrate(change.for_audience(PLAYERS), say):
            who = safe(change.actor.name, NAME_LIMIT)
            lines.append(f"- `{times[change.version]:%Y-%m-%d %H:%M:%S}` **{who}** {line}")
    return "\n".join(lines) + "\n"


def log_json(encounter: Encounter, entries: Sequence[HistoryEntry]) -> str:
    """Return the whole log as JSON: each command with its user, time and events."""
    logged = [
        {name: value for name, value in entry.plain().items() if name in _LOGGED}
        | {"at": entry.at.isoformat().replace("+00:00", "Z")}
        for entry in entries
    ]
    log = {"encounterId": encounter.id, "name": encounter.name, "round": encounter.round, "entries": logged}
    return json.dumps(log, ensure_ascii=False, indent=1, default=str) + "\n"


def log_csv(encounter: Encounter, entries: Sequence[HistoryEntry], say: Say) -> str:
    """Return the whole log as CSV: version, time, user, command, and what happened in words.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("version", "at", "user", "command", "happened"))
    for entry in entries:
        happened = " · ".join(dm_log_lines(_EVENTS.validate_python(entry.events), encounter, say))
        at = entry.at.isoformat().replace("+00:00", "Z")
        writer.writerow((entry.version, at, *map(_cell, (entry.user_name, entry.kind, happened))))
    return text.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


_LOGGED = frozenset({"id", "version", "at", "userName", "command", "events", "target"})


def _line(tally: Tally, say: Say) -> str:
    parts = [
        say(f"recap-{key}", amount=amount)
        for key, amount in (
            ("dealt", tally.dealt),
            ("taken", tally.taken),
            ("healed", tally.healed),
            ("critical", tally.critical_hits),
            ("kos", tally.knock_outs),
            ("falls", tally.falls),
        )
        if amount
    ]
    return f"**{safe(tally.name, NAME_LIMIT)}**: {', '.join(parts)}" if parts else ""
