"""An encounter in a few words for viewers: who fell, who dealt the most damage, rounds, length.

Only what the audience saw counts: hits on participants whose health it sees, by participants whose names it
knows. What happened before such a participant was revealed does not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from storage.encounter.base import ParticipantId
from storage.encounter.history.undo import done_and_undone
from storage.encounter.model import Encounter, HistoryEntry, Level
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import moment


@dataclass(frozen=True, slots=True)
class MostDealt:
    """Who dealt the most damage; `amount` in hit points, None where the audience may not know it."""

    participant_id: ParticipantId
    amount: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a closing card says. `fallen`: who fell, in the order of the first falls; to die is one, too."""

    rounds: int
    duration: timedelta
    fallen: tuple[ParticipantId, ...]
    most_dealt: MostDealt | None


def summary(encounter: Encounter, entries: Sequence[HistoryEntry], audience: Audience) -> Summary:
    """Return the summary of an encounter from its whole log, as the audience may read it."""
    levels = {p.id: audience.level(p) for p in encounter.participants}
    named = {i for i, level in levels.items() if audience.kind == "dm" or level.shows(Level.NAME)}
    struck = {i for i, level in levels.items() if audience.kind == "dm" or level.shows(Level.BAND)}
    done, _ = done_and_undone(entries)
    dealt: dict[tuple[ParticipantId, ParticipantId], int] = {}  # by source and target
    fallen: list[ParticipantId] = []
    for event in (event for entry in done for event in entry.events):
        about, source = event.get("participantId"), event.get("sourceId")
        match event["type"]:
            case "damage_taken" if about in struck and source in named and about != source:
                dealt[source, about] = dealt.get((source, about), 0) + event["amount"]
            case "participant_downed" | "participant_died" if about in named and about not in fallen:
                fallen.append(about)
            case "visibility_changed":
                dealt = {pair: amount for pair, amount in dealt.items() if about not in pair}
                fallen = [one for one in fallen if one != about]
    began = encounter.started_at or next((e.at for e in done if e.kind == "start_encounter"), None)
    ended = encounter.ended_at or (done[-1].at if done else None)
    duration = ended - began if began and ended else timedelta()
    rounds = moment(encounter, audience).round
    return Summary(rounds, max(duration, timedelta()), tuple(fallen), _most(dealt, levels, audience))


def _most(
    dealt: dict[tuple[ParticipantId, ParticipantId], int],
    levels: dict[ParticipantId, Level],
    audience: Audience,
) -> MostDealt | None:
    sums: dict[ParticipantId, int] = {}
    for (source, _), amount in dealt.items():
        sums[source] = sums.get(source, 0) + amount
    if not sums or max(sums.values()) == 0:
        return None
    best = max(sums, key=lambda source: sums[source])
    targets = [target for source, target in dealt if source == best]
    is_open = audience.kind == "dm" or all(levels[target].shows(Level.DAMAGE) for target in targets)
    return MostDealt(best, sums[best] if is_open else None)
