"""Whose turn it is (SRD, The Order of Combat): next, back, delay, take the turn.

The defeated are passed over, or taken out at the end of the turn they fell in, as the table's rules say.
"""

from collections.abc import Collection, Sequence

from storage.encounter.base import ParticipantId
from storage.encounter.commands import AdvanceTurn, DelayTurn, PreviousTurn, TakeTurn
from storage.encounter.context import Context
from storage.encounter.errors import NotActiveError, RuleError, TypedText
from storage.encounter.events import (
    DamageTaken,
    Event,
    HealingReceived,
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
from storage.encounter.rules.turn_undo import put_back, turn_of, with_boundary, without_way_back


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
        left = {"turn_trail": back.turn_trail[:-1], "turn_began_at": boundary.began_at}
        back = back.model_copy(update={**left, "round": boundary.round})
        notes_turns = notes_turns and boundary.notes_turns
        if (to_id := turn_of(back, boundary)) is not None:
            back = _without_delay(back, boundary.with_ids or (to_id,))
            return _reversed(encounter, back, to_id, boundary.round, notes_turns=notes_turns)
    if encounter.turn_trail:
        raise RuleError("first-turn")  # the trail begins with the encounter, or all on it have left
    to_id, number = _one_before(encounter)
    back = without_turn(encounter, encounter.current_participant_id, number)
    back = back.model_copy(update={"turn_began_at": None})
    return _reversed(encounter, _with_group_on_turn(back, to_id), to_id, number, notes_turns=True)


def _without_delay(encounter: Encounter, ids: Collection[ParticipantId]) -> Encounter:
    """Return the encounter where those who get their turn back wait no more, if they said so after it."""
    for participant in encounter.participants:
        if participant.id in ids and participant.is_delayed:
            encounter = encounter.with_participant(participant.model_copy(update={"is_delayed": False}))
    return encounter


def delay_turn(encounter: Encounter, command: DelayTurn, context: Context) -> Outcome:
    """Hold back, with all who act on one turn with it.

    On its own turn, the turn goes on to others, and is not over for those who delay.
    """
    require_active(encounter)
    participant = participant_in(encounter, command.participant_id)
    if participant.is_delayed:
        raise RuleError("delayed-already")
    if not encounter.may_act(participant):
        raise RuleError("out-cannot-delay")
    on_turn = {p.id for p in encounter.on_turn}
    outcome = Outcome(encounter)
    for member in encounter.acting_with(participant):
        if encounter.may_act(member):
            delayed = member.model_copy(update={"is_delayed": True, "is_turn_open": member.id in on_turn})
            outcome = outcome.changing(delayed, TurnDelayed(participant_id=member.id))
    current = outcome.encounter.current
    if current is None or not current.is_delayed:
        return outcome
    if (handed_on := hand_on(outcome)) is not None:
        return handed_on
    return _with_trail(encounter, pass_turn(drop_defeated(close_turns(outcome, context)), context))


def take_turn(encounter: Encounter, command: TakeTurn, context: Context) -> Outcome:
    """End a delay: it acts right after the current turn, on that count, and keeps the place.

    It goes on with the turn that it held back in this round, or has this round's turn early. One that it held
    back in an earlier round is over then. After its turn in this round it has none to take. Its group comes
    with it, and those who delayed act as well.
    """
    require_active(encounter)
    participant = participant_in(encounter, command.participant_id)
    if not participant.is_delayed:
        raise RuleError("not-delayed")
    had = encounter.turns_had()
    if participant.id in had and not participant.is_turn_open:
        raise RuleError("acted-this-round", name=TypedText(participant.name))
    group = encounter.acting_with(participant)
    able = {p.id for p in group if p.is_delayed and (p.id not in had or p.is_turn_open)}
    outcome = _close_turn(encounter, context)
    takers = [p for p in outcome.encounter.participants if p.id in able and _may_take(outcome.encounter, p)]
    if participant.id not in {p.id for p in takers}:
        raise RuleError("out-cannot-act")
    for taker in takers:
        if taker.is_turn_open and taker.id not in had:
            outcome = end_turn(outcome, taker.id, context)
    moved = _moved_behind_current(encounter, outcome.encounter, {p.id for p in group})
    outcome = Outcome(moved, (*outcome.events, *(ParticipantMoved(participant_id=p.id) for p in takers)))
    ids = [p.id for p in takers]
    outcome = _give(
        outcome, ids, max(1, encounter.round), begin=[i for i in ids if i not in had], context=context
    )
    return _with_trail(encounter, outcome)


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

    All who act on one turn with it get it. Those before it who can't act are passed over: their turn has come
    too.
    """
    if not any(outcome.encounter.may_act(p) for p in outcome.encounter.participants):
        raise RuleError("nobody-can-act")
    number = max(1, outcome.encounter.round)
    while True:
        encounter = outcome.encounter
        candidate = next_due(encounter, number)
        if candidate is None:
            outcome = end_round(outcome)
            if encounter.rules.reroll_each_round:
                outcome = roll_for_all(outcome, context, again=True)
            number += 1
            continue
        takers = []
        for member in encounter.acting_with(candidate):
            if member.last_turn_round >= number:
                continue
            if encounter.may_act(member) and not loses_turn(encounter, member):
                takers.append(member.id)
            else:
                outcome = pass_over(outcome, participant_in(outcome.encounter, member.id), context)
                outcome = Outcome(with_turn_had(outcome.encounter, member.id, number), outcome.events)
        if takers:
            return _give(outcome, takers, number, begin=takers, context=context)


def hand_on(outcome: Outcome) -> Outcome | None:
    """Return the outcome with another one who acts on the same turn as the current one; None without."""
    encounter = outcome.encounter
    others = (p for p in encounter.participants if p.acts_beside_current and encounter.may_act(p))
    heir = next(others, None)
    if heir is None:
        return None
    encounter = encounter.with_participant(heir.model_copy(update={"is_turn_open": False}))
    return Outcome(encounter.model_copy(update={"current_participant_id": heir.id}), outcome.events)


def close_turns(outcome: Outcome, context: Context) -> Outcome:
    """End the turns of those who act beside the current one."""
    for participant in outcome.encounter.participants:
        if participant.acts_beside_current:
            outcome = end_turn(outcome, participant.id, context)
    return outcome


def _give(
    outcome: Outcome,
    takers: Sequence[ParticipantId],
    number: int,
    *,
    begin: Collection[ParticipantId],
    context: Context,
) -> Outcome:
    """Give the turn to the first of the takers, the others beside it; those in `begin` begin theirs."""
    encounter = outcome.encounter
    first, *others = takers
    advanced = TurnAdvanced(
        from_id=encounter.current_participant_id,
        to_id=first,
        with_ids=tuple(others),
        round=number,
        is_new_round=number != encounter.round,
    )
    for participant_id in takers:
        taker = participant_in(encounter, participant_id)
        acting = taker.model_copy(update={"is_delayed": False, "is_turn_open": participant_id != first})
        encounter = with_turn_had(encounter.with_participant(acting), participant_id, number)
    given = {"current_participant_id": first, "round": number, "turn_began_at": context.at}
    encounter = encounter.model_copy(update=given)
    outcome = Outcome(encounter, (*outcome.events, advanced))
    for participant_id in begin:
        outcome = begin_turn(outcome, participant_id, context)
    return outcome


def _close_turn(encounter: Encounter, context: Context) -> Outcome:
    """End the turn of each who is on turn, and drop the participants that fell in it."""
    outcome = Outcome(encounter)
    for participant in encounter.on_turn:
        outcome = end_turn(outcome, participant.id, context)
    return drop_defeated(outcome)


def _may_take(encounter: Encounter, participant: Participant) -> bool:
    return encounter.may_act(participant.model_copy(update={"is_delayed": False}))


def _with_group_on_turn(encounter: Encounter, participant_id: ParticipantId | None) -> Encounter:
    """Return the encounter with all of a participant's group that had a turn in this round on its turn."""
    first = encounter.find(participant_id)
    for member in encounter.acting_with(first) if first else ():
        if (
            member.id != participant_id
            and member.last_turn_round == encounter.round
            and encounter.may_act(member)
        ):
            encounter = encounter.with_participant(member.model_copy(update={"is_turn_open": True}))
    return encounter


def _with_trail(before: Encounter, outcome: Outcome) -> Outcome:
    if before.current is None:
        return outcome
    outcome = pruned(outcome)
    trailed = with_boundary(before, outcome.encounter)
    if any(_is_for_good(before, event) for event in outcome.events):
        trailed = without_way_back(trailed)
    return Outcome(trailed, outcome.events)


def _is_for_good(before: Encounter, event: Event) -> bool:
    """Whether an effect of the turn did more than change hit points: stepping back does not put it back.

    So it is where other effects hang on the same hit points.
    """
    if isinstance(event, DamageTaken | HealingReceived):
        victim = before.find(event.participant_id)
        hangs = victim is not None and any(c.hit_points or c.form for c in victim.conditions)
        return event.hp_before == 0 or hangs or bool(victim and victim.temporary_hp)
    return isinstance(event, ParticipantDowned | ParticipantDied | ParticipantRevived)


def _moved_behind_current(before: Encounter, now: Encounter, moved: Collection[ParticipantId]) -> Encounter:
    """Return the encounter with these behind who just acted, on the same initiative count."""
    followers = [p for p in now.participants if p.id in moved]
    count = followers[0].initiative_roll if before.current is None else before.current.initiative_roll
    placed = [p.model_copy(update={"initiative_roll": count, "is_manually_ordered": True}) for p in followers]
    others = tuple(p for p in now.participants if p.id not in moved)
    up_to_current = {p.id for p in before.participants[: before.index(before.current_participant_id) + 1]}
    place = sum(1 for p in others if p.id in up_to_current)
    return now.model_copy(update={"participants": (*others[:place], *placed, *others[place:])})


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
