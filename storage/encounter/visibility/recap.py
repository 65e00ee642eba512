"""The recap of an encounter: damage, healing, falls and duration. Undone changes do not count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from storage.encounter.base import ParticipantId
from storage.encounter.history.undo import done_and_undone
from storage.encounter.model import Encounter, HistoryEntry, Level, Participant
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import moment

_SEEN_BY = frozenset({"type", "visibility", "collaborators"})  # fields that decide what an audience sees


@dataclass(frozen=True, slots=True)
class Tally:
    """One participant's counts. Amounts are hit points; None where the audience may not know them."""

    participant_id: ParticipantId
    name: str
    dealt: int | None = 0
    taken: int | None = 0
    healed: int | None = 0
    knock_outs: int = 0
    falls: int = 0
    critical_hits: int = 0


@dataclass(frozen=True, slots=True)
class Recap:
    """An encounter in numbers, participants in the order in which they joined."""

    rounds: int
    duration: timedelta
    tallies: tuple[Tally, ...]


@dataclass(slots=True)
class _Counts:
    name: str
    dealt: int = 0
    announced: int = 0  # before defences, which the players may not know
    taken: int = 0
    healed: int = 0
    knock_outs: int = 0
    falls: int = 0
    critical_hits: int = 0


def recap(encounter: Encounter, entries: Sequence[HistoryEntry], audience: Audience) -> Recap:
    """Return the recap of an encounter from its whole log, as the audience may read it.

    A lesser audience gets the participants whose names it knows; damage dealt counts before defences, and
    damage taken only where hit points are open, so that no sum tells a monster's hit points. What was done to
    those it does not know of does not count.
    """
    done, _ = done_and_undone(entries)
    events: Iterable[dict[str, Any]] = (event for entry in done for event in entry.events)
    if audience.kind != "dm":
        levels = _levels(encounter, entries, audience)
        events = (event for event in events if _may_count(event, levels))
    counts = _count(events, encounter)
    began = next((e.at for e in done if e.kind == "start_encounter"), None)
    ended = encounter.ended_at or (done[-1].at if done else None)
    duration = ended - began if began and ended else timedelta()
    tallies = (_tally(i, c, encounter, audience) for i, c in counts.items())
    return Recap(
        moment(encounter, audience).round,
        max(duration, timedelta()),
        tuple(t for t in tallies if t is not None),
    )


def _levels(
    encounter: Encounter, entries: Sequence[HistoryEntry], audience: Audience
) -> dict[ParticipantId, Level]:
    """Return how much the audience may see of each participant; of those who left, when they did."""
    there = {p.id: audience.level(p) for p in encounter.participants}
    gone: dict[ParticipantId, Any] = {}
    for entry in entries:
        delta = entry.redo
        gone |= {one["_id"]: one for one in delta.get("added", ()) if one["_id"] not in there}
        for change in delta.get("participants", ()):
            if (known := gone.get(change["_id"])) is not None:
                fields = change.get("set", {})
                gone[change["_id"]] = known | {name: fields[name] for name in _SEEN_BY & fields.keys()}
    left = ({name: one[name] for name in ("_id", "name", *_SEEN_BY) if name in one} for one in gone.values())
    return there | {p.id: audience.level(p) for p in map(Participant.model_validate, left)}


def _may_count(event: dict[str, Any], levels: dict[ParticipantId, Level]) -> bool:
    """Whether an audience with these levels may know that the event counts."""
    least = Level.NAME if event["type"] == "participant_downed" else Level.UNKNOWN
    about = event.get("participantId")
    return about is None or levels.get(about, Level.UNSEEN).shows(least)


def _count(events: Iterable[dict[str, Any]], encounter: Encounter) -> dict[ParticipantId, _Counts]:
    counts: dict[ParticipantId, _Counts] = {}
    down: set[ParticipantId] = set()

    def of(participant_id: ParticipantId | None, name: str = "") -> _Counts:
        """Return the counts of a participant; without one they are discarded."""
        if participant_id is None:
            return _Counts("")
        return counts.setdefault(participant_id, _Counts(name))

    for event in events:
        about, source = event.get("participantId"), event.get("sourceId")
        match event["type"]:
            case "participant_added":
                of(about, event["name"])
            case "damage_taken":
                of(about).taken += event["amount"]
                of(source).dealt += event["amount"]
                # Older entries have only what was rolled.
                of(source).announced += event["rolled"] if event.get("dealt") is None else event["dealt"]
                of(source).critical_hits += bool(event.get("isCritical"))
            case "healing_received":
                of(about).healed += event["amount"]
            case "participant_downed":
                of(about).falls += 1
                of(source).knock_outs += 1
                down.add(event["participantId"])
            case "participant_revived":
                down.discard(event["participantId"])
            case "participant_died":  # it fell by this, if it did not lie there already
                of(about).falls += about not in down
                down.add(event["participantId"])
    for participant in encounter.participants:  # those of another program's document joined without an event
        of(participant.id).name = participant.name
    return counts


def _tally(
    participant_id: ParticipantId, counts: _Counts, encounter: Encounter, audience: Audience
) -> Tally | None:
    tally = Tally(
        participant_id,
        counts.name,
        counts.dealt,
        counts.taken,
        counts.healed,
        counts.knock_outs,
        counts.falls,
        counts.critical_hits,
    )
    if audience.kind == "dm":
        return tally
    participant = encounter.find(participant_id)
    # The visibility of a removed participant is unknown: only the DM gets it.
    if participant is None or not audience.level(participant).shows(Level.NAME):
        return None
    if audience.level(participant).shows(Level.EXACT):
        return replace(tally, dealt=counts.announced)
    return replace(tally, dealt=None, taken=None, healed=None)
