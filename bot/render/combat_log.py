"""The log of an encounter: as players may read it, or with everything in it for the DM.

A round can be rebuilt from the DM's: it has whose turn it was, the dice, requests with their amounts, and the
hit points after each change. Each change is shown as it was when it was made, with the names of that time.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import TypeAdapter

from bot.render.escaping import safe
from bot.render.narration import SEPARATOR, dm_log_lines, narrate
from bot.render.participants import NAME_LIMIT
from bot.render.requests import request_text, verdict_text
from bot.render.screen import Say
from storage.change import Change
from storage.encounter.base import ParticipantId
from storage.encounter.events import Event, RequestSettled
from storage.encounter.model import Encounter, HistoryEntry, Participant
from storage.encounter.model.health import maximum_hp
from storage.encounter.visibility.audience import DM, PLAYERS
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.questions import question_in

_EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])
_LOGGED = frozenset({"id", "version", "at", "userName", "command", "events", "target"})


class _HitPoints(NamedTuple):
    """A participant's hit points after a change; as text `Aria 21/28 +5`, of which 5 are temporary."""

    participant_id: ParticipantId
    name: str
    current: int
    maximum: int
    temporary: int

    def __str__(self) -> str:
        return f"{self.name} {self.current}/{self.maximum}" + (
            f" +{self.temporary}" if self.temporary else ""
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry as the DM reads it. `changed` are those whose hit points are others than before, or new.

    `round` is None, and `changed` empty, where the encounter of then is not known any more.
    """

    entry: HistoryEntry
    happened: str
    round: int | None = None
    turn: str = ""
    changed: tuple[_HitPoints, ...] = ()

    @property
    def at(self) -> str:
        return self.entry.at.isoformat().replace("+00:00", "Z")


class DmLog:
    """The whole log of an encounter; `course` are its changes, as far as they can be replayed."""

    def __init__(
        self, encounter: Encounter, entries: Sequence[HistoryEntry], course: Sequence[Change], say: Say
    ) -> None:
        self._encounter, self._entries, self._say = encounter, entries, say
        self._changes = {change.version: change for change in course}
        self._names = {
            event["participantId"]: event["name"]
            for entry in entries
            for event in entry.events
            if event["type"] in ("participant_added", "participant_removed")
        }

    def text(self) -> str:
        """Return it as Markdown: a line for each change, and a heading for each round."""
        lines, number = [f"# {safe(self._encounter.name, 80)}", ""], 0
        for line in self._lines():
            if line.round is not None and line.round != number:
                number = line.round
                lines += ["", f"## {self._say('log-round', round=number)}", ""] if number else []
            told = {
                event.get("participantId") for event in line.entry.events if event.get("hpAfter") is not None
            }
            untold = [safe(str(p), NAME_LIMIT + 20) for p in line.changed if p.participant_id not in told]
            what = SEPARATOR.join(filter(None, [line.happened, f"❤ {', '.join(untold)}" if untold else ""]))
            who = safe(line.entry.user_name, NAME_LIMIT)
            lines.append(f"- `{line.entry.at:%Y-%m-%d %H:%M:%S}` v{line.entry.version} **{who}** {what}")
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """Return it as JSON: each command with its user, time, events, round and hit points."""
        logged = []
        for line in self._lines():
            fields = {name: value for name, value in line.entry.plain().items() if name in _LOGGED}
            state = [
                {
                    "participantId": p.participant_id,
                    "name": p.name,
                    "currentHP": p.current,
                    "maxHP": p.maximum,
                    "tempHP": p.temporary,
                }
                for p in line.changed
            ]
            logged.append(fields | {"at": line.at, "round": line.round, "hitPoints": state})
        log = {
            "encounterId": self._encounter.id,
            "name": self._encounter.name,
            "round": self._encounter.round,
            "entries": logged,
        }
        return json.dumps(log, ensure_ascii=False, indent=1, default=str) + "\n"

    def csv(self) -> str:
        """Return it as a table: version, time, user, command, round, turn, what happened, hit points.

        A cell that a spreadsheet would take for a formula begins with an apostrophe.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("version", "at", "user", "command", "round", "turn", "happened", "hit points"))
        for line in self._lines():
            state = ", ".join(map(str, line.changed))
            number = "" if line.round is None else line.round
            cells = (line.entry.user_name, line.entry.kind)
            happened = line.happened.replace("\n", SEPARATOR)
            rest = map(_cell, (line.turn, happened, state))
            writer.writerow((line.entry.version, line.at, *map(_cell, cells), number, *rest))
        return text.getvalue()

    def _lines(self) -> Iterator[_Line]:
        for entry in self._entries:
            change, events = self._changes.get(entry.version), _EVENTS.validate_python(entry.events)
            if change is None:  # with present names, and those of creatures that left
                now = self._encounter
                about = AudienceChange(DM, now, now, events, version=entry.version, made_by=entry.user_name)
            else:
                about = change.for_audience(DM)
            happened = SEPARATOR.join(dm_log_lines(events, about, self._names, self._say))
            happened = happened or entry.kind.replace("_", " ")
            if change is None:
                yield _Line(entry, happened)
                continue
            current = change.after.current
            turn = current.name if current else ""
            yield _Line(entry, happened, change.after.round, turn, _changed(change.before, change.after))


def public_log_text(
    encounter: Encounter, course: Sequence[Change], entries: Sequence[HistoryEntry], say: Say
) -> str:
    """Return the log as players may read it: each change as they could see it when it was made.

    Hidden changes can't be counted in it: it has neither versions nor empty lines.
    """
    times = {entry.version: entry.at for entry in entries}
    lines = [f"# {safe(encounter.name, 80)}", ""]
    for change in course:
        if line := public_line(change, say):
            who = safe(change.actor.name, NAME_LIMIT)
            lines.append(f"- `{times[change.version]:%Y-%m-%d %H:%M:%S}` **{who}** {line}")
    return "\n".join(lines) + "\n"


def public_line(change: Change, say: Say) -> str:
    """Return a change as the log has it for players: with requests, their dice and the answers to them."""
    public = change.for_audience(PLAYERS)
    verdicts = [
        verdict_text(event, say)
        for event in change.events
        if isinstance(event, RequestSettled) and question_in(change.before, event.request, PLAYERS)
    ]
    asked = [request_text(public.question, say)] if public.question else []
    return SEPARATOR.join(filter(None, (*verdicts, narrate(public, say), *asked)))


def _changed(before: Encounter, after: Encounter) -> tuple[_HitPoints, ...]:
    """Return the hit points of those who came, or whose name or hit points are others than before."""
    found = []
    for participant in after.participants:
        was = before.find(participant.id)
        now = _hit_points(participant, after)
        if was is None or _hit_points(was, before) != now:
            found.append(now)
    return tuple(found)


def _hit_points(participant: Participant, encounter: Encounter) -> _HitPoints:
    return _HitPoints(
        participant.id,
        participant.name,
        participant.current_hp,
        maximum_hp(participant, encounter.rules.ruleset),
        participant.temporary_hp,
    )


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
