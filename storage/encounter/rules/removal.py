"""Taking participants out of the encounter, with what they kept up."""

from typing import Literal, NamedTuple

from storage.encounter.base import ParticipantId
from storage.encounter.commands.requests import asked_in, targets_of
from storage.encounter.events import ParticipantRemoved
from storage.encounter.model import Condition, Encounter, Participant
from storage.encounter.outcome import Outcome
from storage.encounter.rules.concentration import end_what_hung_on
from storage.encounter.rules.condition_removal import end_spent_concentration, release_grappled
from storage.encounter.rules.fallen import counted
from storage.encounter.rules.lookup import participant_in


def take_out(
    outcome: Outcome, participant_id: ParticipantId, reason: Literal["removed", "defeated"] = "removed"
) -> Outcome:
    """Take a participant out; with it go what it concentrated on, whom it held, and requests about it alone.

    Effects that were to end on its turn end where that turn would have come. Whose turn it is, is not changed
    here. A defeated monster stays counted.
    """
    leaving = participant_in(outcome.encounter, participant_id)
    encounter = _without_anchor(outcome.encounter, leaving)
    staying = tuple(p for p in encounter.participants if p.id != leaving.id)
    remaining = {p.id for p in staying}
    requests = tuple(r for r in encounter.requests if remaining.intersection(targets_of(asked_in(r.command))))
    outcome = Outcome(
        encounter.model_copy(
            update={"participants": staying, "requests": requests, "fallen": counted(encounter, leaving)}
        ),
        (*outcome.events, ParticipantRemoved(participant_id=leaving.id, name=leaving.name, reason=reason)),
    )
    outcome = release_grappled(end_what_hung_on(outcome, leaving.id), leaving.id)
    return end_spent_concentration(outcome, leaving.conditions)


def drop_defeated(outcome: Outcome) -> Outcome:
    """Take out the monsters that fell, if the table drops them, but none that makes death saves.

    Who was knocked out can be questioned.
    """
    if outcome.encounter.rules.defeated != "drop":
        return outcome
    for participant in outcome.encounter.participants:
        is_spared = participant.falls_dying or participant.is_knocked_out
        if participant.is_defeated and not is_spared:
            outcome = take_out(outcome, participant.id, "defeated")
    return outcome


class _Moment(NamedTuple):
    """When one round of an effect is over: `ends` and `anchor_id` as a Condition has them."""

    ends: Literal["round", "turn_start", "turn_end"]
    anchor_id: ParticipantId | None = None
    skips: bool = False  # the first such moment comes earlier than the one it stands for


def _without_anchor(encounter: Encounter, leaving: Participant) -> Encounter:
    """Return the encounter with what hangs on a participant's turn moved to the same time at another's."""
    for bearer in encounter.participants:
        if bearer.id != leaving.id and any(c.anchor_id == leaving.id for c in bearer.conditions):
            conditions = tuple([_moved(encounter, c, leaving) for c in bearer.conditions])
            encounter = encounter.with_participant(bearer.model_copy(update={"conditions": conditions}))
    return encounter


def _moved(encounter: Encounter, condition: Condition, leaving: Participant) -> Condition:
    if condition.anchor_id != leaving.id or condition.ends == "round":
        return condition
    moment = _moment_of(encounter, leaving, condition.ends)
    return condition.model_copy(
        update={
            "ends": moment.ends,
            "anchor_id": moment.anchor_id,
            "skips_turn_end": condition.skips_turn_end or moment.skips,
        }
    )


def _moment_of(
    encounter: Encounter, leaving: Participant, ends: Literal["turn_start", "turn_end"]
) -> _Moment:
    """Return the moment at another participant that comes when the one at the leaving participant would.

    It is the nearest in the order whose moment of this round has passed exactly if the leaving one's has;
    else the end of the round.
    """
    place = encounter.index(leaving.id)
    has_passed = _has_passed(encounter, leaving, ends)
    for behind in encounter.participants[place + 1 :]:
        if _has_passed(encounter, behind, "turn_start") == has_passed:
            return _Moment("turn_start", behind.id)
    if not has_passed:
        return _Moment("round")
    for before in reversed(encounter.participants[:place]):
        if _has_passed(encounter, before, "turn_end"):
            return _Moment("turn_end", before.id)
    return _Moment("round", skips=place > 0)


def _has_passed(
    encounter: Encounter, participant: Participant, ends: Literal["turn_start", "turn_end"]
) -> bool:
    is_open = participant.id == encounter.current_participant_id or participant.is_turn_open
    return participant.id in encounter.turns_had() and not (ends == "turn_end" and is_open)
