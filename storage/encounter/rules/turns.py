"""Whose turn it is (SRD, The Order of Combat): next, back, delay, take the turn.

The defeated are passed over, or taken out at the end of the turn they fell in, as the table's rules say.
"""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import AdvanceTurn, DelayTurn, PreviousTurn, TakeTurn
from storage.encounter.context import Context
from storage.encounter.errors import NotActiveError, RuleError
from storage.encounter.events import ParticipantMoved, TurnAdvanced, TurnDelayed, TurnReversed
from storage.encounter.model import Encounter, Participant, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.initiative import roll_for_all
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.removal import drop_defeated
from storage.encounter.rules.surprise import loses_turn
from storage.encounter.rules.turn_effects import begin_turn, end_round, end_turn, pass_over
from storage.encounter.rules.turn_undo import put_back, with_boundary


def advance_turn(encounter: Encounter, command: AdvanceTurn, context: Context) -> Outcome:
    """End the current turn and give it to the next one who can act."""
    require_active(encounter)
    outcome = _close_turn(encounter)
    outcome = pass_turn(outcome, context, place_after(encounter, outcome.encounter))
    return _with_trail(encounter, outcome)


def previous_turn(encounter: Encounter, command: PreviousTurn, context: Context) -> Outcome:
    """Step back to the turn before; what passing the turn had changed is as it was.

    Without a trail, as in a document of another program, it just steps back in the order.
    """
    require_active(encounter)
    back = encounter
    for boundary in reversed(encounter.turn_trail):
        back = put_back(back, boundary)
        back = back.model_copy(update={"turn_trail": back.turn_trail[:-1], "round": boundary.round})
        if back.find(boundary.from_id) is not None:
            return _reversed(encounter, back, boundary.from_id, boundary.round)
    return _reversed(encounter, back, *_one_before(encounter))


def delay_turn(encounter: Encounter, command: DelayTurn, context: Context) -> Outcome:
    """Hold back: on its own turn, the turn goes on, and is not over for the one who delays."""
    require_active(encounter)
    participant = participant_in(encounter, command.participant_id)
    if participant.is_delayed:
        raise RuleError("delayed-already")
    if not encounter.may_act(participant):
        raise RuleError("out-cannot-delay")
    is_its_turn = participant.id == encounter.current_participant_id
    delayed = participant.model_copy(update={"is_delayed": True, "is_turn_open": is_its_turn})
    outcome = Outcome(encounter).changing(delayed, TurnDelayed(participant_id=participant.id))
    if not is_its_turn:
        return outcome
    outcome = drop_defeated(outcome)
    outcome = pass_turn(outcome, context, place_after(encounter, outcome.encounter))
    return _with_trail(encounter, outcome)


def take_turn(encounter: Encounter, command: TakeTurn, context: Context) -> Outcome:
    """End a delay: it acts right after the current turn, on that count, and keeps the place."""
    require_active(encounter)
    participant = participant_in(encounter, command.participant_id)
    if not participant.is_delayed:
        raise RuleError("not-delayed")
    outcome = _close_turn(encounter)
    taker = outcome.encounter.find(participant.id)
    if taker is None or not outcome.encounter.may_act(taker.model_copy(update={"is_delayed": False})):
        raise RuleError("out-cannot-act")
    moved = _moved_behind_current(encounter, outcome.encounter, taker)
    outcome = Outcome(moved, (*outcome.events, ParticipantMoved(participant_id=taker.id)))
    has_begun = taker.is_turn_open
    return _with_trail(encounter, _give(outcome, taker.id, max(1, encounter.round), begins=not has_begun))


def require_active(encounter: Encounter) -> None:
    """Raise NotActiveError, with what to do about it, unless the encounter is running."""
    match encounter.status:
        case Status.PLANNING:
            raise NotActiveError("not-started")
        case Status.PAUSED:
            raise NotActiveError("paused")
        case Status.COMPLETED:
            raise NotActiveError("over")
        case Status.ACTIVE:
            return


def with_somebodys_turn(outcome: Outcome, context: Context) -> Outcome:
    """Give the turn to the first participant that can act, if the encounter is active and none has it."""
    encounter = outcome.encounter
    if encounter.status is not Status.ACTIVE or encounter.current is not None:
        return outcome
    if any(encounter.may_act(p) for p in encounter.participants):
        return pass_turn(outcome, context, place=0)
    return outcome


def place_after(before: Encounter, now: Encounter) -> int:
    """Return where to look for the next turn: behind those who had come up to the current one."""
    up_to_current = {p.id for p in before.participants[: before.index(before.current_participant_id) + 1]}
    return sum(1 for p in now.participants if p.id in up_to_current)


def pass_turn(outcome: Outcome, context: Context, place: int) -> Outcome:
    """Give the turn to the first one from this place on who can act, in the next round if need be."""
    if not any(outcome.encounter.may_act(p) for p in outcome.encounter.participants):
        raise RuleError("nobody-can-act")
    before = outcome.encounter.round
    number = max(1, before)
    while True:
        encounter = outcome.encounter
        if place >= len(encounter.participants):
            outcome = end_round(outcome)
            if encounter.rules.reroll_each_round:
                outcome = roll_for_all(outcome, context, again=True)
            number += 1
            place = 0
            continue
        candidate = encounter.participants[place]
        if encounter.may_act(candidate) and not loses_turn(encounter, candidate):
            return _give(outcome, candidate.id, number, begins=True)
        outcome = pass_over(outcome, candidate)
        place += 1


def _give(outcome: Outcome, participant_id: ParticipantId, number: int, *, begins: bool) -> Outcome:
    encounter = outcome.encounter
    taker = participant_in(encounter, participant_id)
    if taker.is_delayed or taker.is_turn_open:
        taker = taker.model_copy(update={"is_delayed": False, "is_turn_open": False})
        encounter = encounter.with_participant(taker)
    advanced = TurnAdvanced(
        from_id=encounter.current_participant_id,
        to_id=taker.id,
        round=number,
        is_new_round=number != encounter.round,
    )
    encounter = encounter.model_copy(update={"current_participant_id": taker.id, "round": number})
    outcome = Outcome(encounter, (*outcome.events, advanced))
    return begin_turn(outcome, taker.id) if begins else outcome


def _close_turn(encounter: Encounter) -> Outcome:
    """End the current turn, if there is one, and drop the participants that fell in it."""
    outcome = Outcome(encounter)
    if encounter.current is not None:
        outcome = end_turn(outcome, encounter.current.id)
    return drop_defeated(outcome)


def _with_trail(before: Encounter, outcome: Outcome) -> Outcome:
    if before.current is None:
        return outcome
    return Outcome(with_boundary(before, outcome.encounter), outcome.events)


def _moved_behind_current(before: Encounter, now: Encounter, taker: Participant) -> Encounter:
    """Return the encounter with the taker behind who just acted, on the same initiative count."""
    count = taker.initiative_roll if before.current is None else before.current.initiative_roll
    moved = taker.model_copy(update={"initiative_roll": count, "is_manually_ordered": True})
    others = tuple(p for p in now.participants if p.id != taker.id)
    place = place_after(before, now.model_copy(update={"participants": others}))
    return now.model_copy(update={"participants": (*others[:place], moved, *others[place:])})


def _reversed(before: Encounter, back: Encounter, to_id: ParticipantId | None, number: int) -> Outcome:
    back = back.model_copy(update={"current_participant_id": to_id, "round": number})
    return Outcome(
        back,
        (
            TurnReversed.model_validate(
                {"from_id": before.current_participant_id, "to_id": to_id, "round": number}
            ),
        ),
    )


def _one_before(encounter: Encounter) -> tuple[ParticipantId, int]:
    """Return who comes before the current one by the order alone, and in which round."""
    place = encounter.index(encounter.current_participant_id)
    earlier = [p for p in encounter.participants[: max(0, place)] if encounter.may_act(p)]
    if earlier:
        return earlier[-1].id, encounter.round
    able = [p for p in encounter.participants if encounter.may_act(p)]
    if place < 0 or encounter.round <= 1 or not able:
        raise RuleError("first-turn")
    return able[-1].id, encounter.round - 1
