"""Whose turn it is (SRD, The Order of Combat): next, back, delay, take the turn.

The defeated are passed over, or taken out at the end of the turn they fell in, as the table's rules say.
"""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import AdvanceTurn, DelayTurn, PreviousTurn, TakeTurn
from storage.encounter.context import Context
from storage.encounter.errors import NotActiveError, RuleError, TypedText
from storage.encounter.events import (
    DamageTaken,
    Event,
    ParticipantDied,
    ParticipantDowned,
    ParticipantMoved,
    ParticipantRevived,
    TurnAdvanced,
    TurnDelayed,
    TurnReversed,
)
from storage.encounter.model import Encounter, Participant, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.initiative import roll_for_all
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.removal import drop_defeated
from storage.encounter.rules.round_progress import (
    next_due,
    noted_at_most,
    noted_by_order,
    with_turn_had,
    without_turn,
)
from storage.encounter.rules.saves_owed import pruned
from storage.encounter.rules.surprise import loses_turn
from storage.encounter.rules.turn_effects import begin_turn, end_round, end_turn, pass_over
from storage.encounter.rules.turn_undo import put_back, with_boundary, without_way_back


def advance_turn(encounter: Encounter, command: AdvanceTurn, context: Context) -> Outcome:
    """End the current turn and give it to the next one who can act."""
    require_active(encounter)
    return _with_trail(encounter, pass_turn(_close_turn(encounter, context), context))


def previous_turn(encounter: Encounter, command: PreviousTurn, context: Context) -> Outcome:
    """Step back to the turn before; what passing the turn had changed is as it was.

    Without a trail, as in a document of another program, it just steps back in the order.
    """
    require_active(encounter)
    back = encounter
    notes_turns = True
    for boundary in reversed(encounter.turn_trail):
        back = put_back(back, boundary)
        back = back.model_copy(update={"turn_trail": back.turn_trail[:-1], "round": boundary.round})
        notes_turns = notes_turns and boundary.notes_turns
        if back.find(boundary.from_id) is not None:
            return _reversed(encounter, back, boundary.from_id, boundary.round, notes_turns=notes_turns)
    to_id, number = _one_before(encounter)
    back = without_turn(encounter, encounter.current_participant_id, number)
    return _reversed(encounter, back, to_id, number, notes_turns=True)


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
    return _with_trail(encounter, pass_turn(drop_defeated(outcome), context))


def take_turn(encounter: Encounter, command: TakeTurn, context: Context) -> Outcome:
    """End a delay: it acts right after the current turn, on that count, and keeps the place.

    It goes on with the turn that it held back in this round, or has this round's turn early. One that it held
    back in an earlier round is over then. After its turn in this round it has none to take.
    """
    require_active(encounter)
    participant = participant_in(encounter, command.participant_id)
    if not participant.is_delayed:
        raise RuleError("not-delayed")
    has_had_turn = participant.id in encounter.turns_had()
    if has_had_turn and not participant.is_turn_open:
        raise RuleError("acted-this-round", name=TypedText(participant.name))
    outcome = _close_turn(encounter, context)
    taker = outcome.encounter.find(participant.id)
    if taker is None or not outcome.encounter.may_act(taker.model_copy(update={"is_delayed": False})):
        raise RuleError("out-cannot-act")
    if taker.is_turn_open and not has_had_turn:
        outcome = end_turn(outcome, taker.id, context)
        taker = participant_in(outcome.encounter, taker.id)
    moved = _moved_behind_current(encounter, outcome.encounter, taker)
    outcome = Outcome(moved, (*outcome.events, ParticipantMoved(participant_id=taker.id)))
    return _with_trail(
        encounter, _give(outcome, taker.id, max(1, encounter.round), None if has_had_turn else context)
    )


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
    """Give the turn to the next participant that can act, if the encounter is active and none has it."""
    encounter = outcome.encounter
    if encounter.status is not Status.ACTIVE or encounter.current is not None:
        return outcome
    if any(encounter.may_act(p) for p in encounter.participants):
        return pass_turn(outcome, context)
    return outcome


def pass_turn(outcome: Outcome, context: Context) -> Outcome:
    """Give the turn to the first one in the order who has had none and can act, in the next round if need be.

    Those before it who can't act are passed over: their turn has come too.
    """
    if not any(outcome.encounter.may_act(p) for p in outcome.encounter.participants):
        raise RuleError("nobody-can-act")
    before = outcome.encounter.round
    number = max(1, before)
    while True:
        encounter = outcome.encounter
        candidate = next_due(encounter, number)
        if candidate is None:
            outcome = end_round(outcome)
            if encounter.rules.reroll_each_round:
                outcome = roll_for_all(outcome, context, again=True)
            number += 1
        elif encounter.may_act(candidate) and not loses_turn(encounter, candidate):
            return _give(outcome, candidate.id, number, context)
        else:
            outcome = pass_over(outcome, candidate, context)
            outcome = Outcome(with_turn_had(outcome.encounter, candidate.id, number), outcome.events)


def _give(outcome: Outcome, participant_id: ParticipantId, number: int, begins: Context | None) -> Outcome:
    """Give a participant the turn; `begins` is the context of a turn that begins, None where one goes on."""
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
    encounter = with_turn_had(encounter, taker.id, number)
    encounter = encounter.model_copy(update={"current_participant_id": taker.id, "round": number})
    outcome = Outcome(encounter, (*outcome.events, advanced))
    return begin_turn(outcome, taker.id, begins) if begins else outcome


def _close_turn(encounter: Encounter, context: Context) -> Outcome:
    """End the current turn, if there is one, and drop the participants that fell in it."""
    outcome = Outcome(encounter)
    if encounter.current is not None:
        outcome = end_turn(outcome, encounter.current.id, context)
    return drop_defeated(outcome)


def _with_trail(before: Encounter, outcome: Outcome) -> Outcome:
    if before.current is None:
        return outcome
    outcome = pruned(outcome)
    trailed = with_boundary(before, outcome.encounter)
    if any(_is_for_good(event) for event in outcome.events):
        trailed = without_way_back(trailed)
    return Outcome(trailed, outcome.events)


def _is_for_good(event: Event) -> bool:
    """Whether an effect of the turn did more than change hit points: stepping back does not put it back."""
    if isinstance(event, DamageTaken):
        return event.hp_before == 0
    return isinstance(event, ParticipantDowned | ParticipantDied | ParticipantRevived)


def _moved_behind_current(before: Encounter, now: Encounter, taker: Participant) -> Encounter:
    """Return the encounter with the taker behind who just acted, on the same initiative count."""
    count = taker.initiative_roll if before.current is None else before.current.initiative_roll
    moved = taker.model_copy(update={"initiative_roll": count, "is_manually_ordered": True})
    others = tuple(p for p in now.participants if p.id != taker.id)
    up_to_current = {p.id for p in before.participants[: before.index(before.current_participant_id) + 1]}
    place = sum(1 for p in others if p.id in up_to_current)
    return now.model_copy(update={"participants": (*others[:place], moved, *others[place:])})


def _reversed(
    before: Encounter, back: Encounter, to_id: ParticipantId | None, number: int, *, notes_turns: bool
) -> Outcome:
    back = back.model_copy(update={"current_participant_id": to_id, "round": number})
    back = noted_at_most(back, number) if notes_turns else noted_by_order(back)
    return Outcome(
        back,
        (
            TurnReversed.model_validate(
                {"from_id": before.current_participant_id, "to_id": to_id, "round": number}
            ),
        ),
    )


def _one_before(encounter: Encounter) -> tuple[ParticipantId, int]:
    """Return who had the turn before the current one by the order alone, and in which round."""
    place = encounter.index(encounter.current_participant_id)
    able = [p for p in encounter.participants if encounter.may_act(p)]
    had = encounter.turns_had() - {encounter.current_participant_id}
    before = {p.id for p in encounter.participants[: max(0, place)]}
    earlier = [p for p in able if p.id in had]
    if earlier:
        return max(earlier, key=lambda p: (p.id in before, encounter.index(p.id))).id, encounter.round
    if place < 0 or encounter.round <= 1 or not able:
        raise RuleError("first-turn")
    return able[-1].id, encounter.round - 1
