"""Initiative (SRD, Initiative): rolls, ties, and places in the order.

The order is `Encounter.participants`. Coming and going never reorders others, and never changes whose turn
it is. Who was moved by hand stays right before the participant it was put before.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.commands import MoveParticipant, RollInitiative, SetInitiatives
from storage.encounter.context import Context
from storage.encounter.events import InitiativeRolled, ParticipantMoved
from storage.encounter.model import Encounter, Participant
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_table import INCAPACITATED, INVISIBLE, POISONED, has
from storage.encounter.rules.exhaustion import d20_penalty, hinders_checks
from storage.encounter.rules.groups import alone, sharing
from storage.encounter.rules.lookup import participant_in

LAIR_COUNT = 20  # SRD, Lair Actions: on initiative count 20, losing ties

Mode = Literal["normal", "advantage", "disadvantage"]
# The score in place of a roll: Dungeon Master's Guide of 2014, Initiative Score; SRD 5.2, Initiative. The
# number beside the bonus in a stat block of 2024 is this score.
SCORE = 10
SCORE_STEPS: Mapping[Mode, int] = {"normal": 0, "advantage": 5, "disadvantage": -5}
SortKey = tuple[bool, int, bool, bool, int]


def roll_initiative(encounter: Encounter, command: RollInitiative, context: Context) -> Outcome:
    """Give a participant the initiative it says, or roll one; all who share it have the same number."""
    participant = participant_in(encounter, command.participant_id)
    outcome = Outcome(encounter)
    natural, total = (None, command.roll)
    if total is None:
        natural, total = rolled(encounter, participant, context, command.mode, by_score=command.by_score)
    for member in sharing(encounter, participant):
        outcome = give_initiative(outcome, member.id, total, natural)
    return outcome


def set_initiatives(encounter: Encounter, command: SetInitiatives, context: Context) -> Outcome:
    """Give several participants the initiative it says.

    Who then has another one than the rest of its group shares neither roll nor turn with it any more.
    """
    totals = {entry.participant_id: entry.initiative for entry in command.entries}
    outcome = Outcome(encounter)
    for participant_id, total in totals.items():
        participant = participant_in(encounter, participant_id)
        group = sharing(encounter, participant)
        if any(totals.get(member.id, member.initiative_roll) != total for member in group):
            outcome = outcome.changing(alone(participant))
        outcome = give_initiative(outcome, participant_id, total, None)
    return outcome


def move_participant(encounter: Encounter, command: MoveParticipant, context: Context) -> Outcome:
    """Put a participant right before another one, or last, by hand; those who act with it come along."""
    participant = participant_in(encounter, command.participant_id)
    if command.before_id is not None:
        participant_in(encounter, command.before_id)
    if command.before_id == participant.id:
        return Outcome(encounter)
    block = encounter.acting_with(participant)
    if any(p.id == command.before_id for p in block):
        block = (participant,)  # moved within its group
    others = [p for p in encounter.participants if p not in block]
    moved = tuple(p.model_copy(update={"is_manually_ordered": True}) for p in block)
    place = next((i for i, p in enumerate(others) if p.id == command.before_id), len(others))
    order = (*others[:place], *moved, *others[place:])
    return Outcome(
        encounter.model_copy(update={"participants": order}),
        tuple(ParticipantMoved(participant_id=p.id) for p in moved),
    )


def roll_for_all(outcome: Outcome, context: Context, *, again: bool = False) -> Outcome:
    """Roll for each participant without initiative, or for all with `again`, and sort the order.

    A lair keeps its count. Places given by hand stay, unless all roll again.
    """
    totals: dict[str, tuple[int | None, int]] = {}
    encounter = outcome.encounter
    for participant in encounter.participants:
        if participant.id in totals or not (participant.initiative_roll is None or again):
            continue
        if again and participant.is_lair and participant.initiative_roll is not None:
            continue
        members = [m for m in sharing(encounter, participant) if again or m.initiative_roll is None]
        rolls = (m.initiative_roll for m in sharing(encounter, participant))
        known = next((roll for roll in rolls if roll is not None), None)
        result = rolled(encounter, participant, context) if again or known is None else (None, known)
        totals |= {m.id: result for m in members}
    changed = []
    events = []
    for participant in encounter.participants:
        if participant.id not in totals:
            changed.append(participant)
            continue
        natural, total = totals[participant.id]
        by_hand = participant.is_manually_ordered and not again
        changed.append(
            participant.model_copy(update={"initiative_roll": total, "is_manually_ordered": by_hand})
        )
        events.append(InitiativeRolled(participant_id=participant.id, total=total, natural=natural))
    if not totals and not again:
        return outcome
    changed_encounter = encounter.model_copy(update={"participants": tuple(changed)})
    return Outcome(in_order(changed_encounter), (*outcome.events, *events))


def give_initiative(
    outcome: Outcome, participant_id: ParticipantId, total: int, natural: int | None
) -> Outcome:
    """Set a participant's initiative and put it in its place; the number it has leaves a place by hand."""
    participant = participant_in(outcome.encounter, participant_id)
    was = participant.initiative_roll
    event = InitiativeRolled(
        participant_id=participant.id,
        total=total,
        natural=natural,
        is_correction=natural is None and was is not None,
    )
    is_by_hand = participant.is_manually_ordered or outcome.encounter.rules.ties == "manual"
    if natural is None and was == total and is_by_hand:
        return outcome.adding(event)
    changed = participant.model_copy(update={"initiative_roll": total, "is_manually_ordered": False})
    return Outcome(placed(outcome.encounter, changed), (*outcome.events, event))


def rolled(
    encounter: Encounter,
    participant: Participant,
    context: Context,
    mode: Mode = "normal",
    *,
    by_score: bool | None = None,
) -> tuple[int | None, int]:
    """Return the natural d20 and the total; a lair has no die, but its count, and neither has a score.

    Surprise, being incapacitated or invisible count by the SRD 5.2, poison and exhaustion by both.
    """
    if participant.is_lair:
        return None, LAIR_COUNT
    mode = _mode(encounter, participant, mode)
    if by_score if by_score is not None else _has_score(encounter, participant):
        return None, SCORE + SCORE_STEPS[mode] + participant.bonus - d20_penalty(encounter, participant)
    natural = context.roll(20)
    match mode:
        case "advantage":
            natural = max(natural, context.roll(20))
        case "disadvantage":
            natural = min(natural, context.roll(20))
    return natural, natural + participant.bonus - d20_penalty(encounter, participant)


def placed(encounter: Encounter, participant: Participant) -> Encounter:
    """Return the encounter with a participant, new or not, in its place by initiative.

    It goes behind the last one that is before it by initiative and ties; those moved by hand don't count.
    """
    others = [p for p in encounter.participants if p.id != participant.id]
    key = _sort_key(encounter, participant)
    place = 0
    for i, other in enumerate(others):
        if not other.is_manually_ordered and _sort_key(encounter, other) <= key:
            place = i + 1
    order = (*others[:place], participant, *others[place:])
    return encounter.model_copy(update={"participants": order})


def in_order(encounter: Encounter) -> Encounter:
    """Return the encounter sorted; a participant moved by hand stays before the one that follows it."""
    blocks: list[tuple[Participant, ...]] = []
    waiting: tuple[Participant, ...] = ()
    for participant in encounter.participants:
        waiting = (*waiting, participant)
        if not participant.is_manually_ordered:
            blocks.append(waiting)
            waiting = ()
    blocks.sort(key=lambda block: _sort_key(encounter, block[-1]))
    order = tuple(p for block in (*blocks, waiting) for p in block)
    if _same(order, encounter.participants):
        return encounter
    return encounter.model_copy(update={"participants": order})


def _sort_key(encounter: Encounter, participant: Participant) -> SortKey:
    """Return what sorts the first to act first; equal keys keep the order they have."""
    if participant.initiative_roll is None:
        return (True, 0, False, False, 0)
    ties = encounter.rules.ties
    return (
        False,
        -participant.initiative_roll,
        participant.is_lair,
        ties == "players" and not participant.is_player_character,
        0 if ties == "manual" else -participant.tie_dexterity,
    )


def _has_score(encounter: Encounter, participant: Participant) -> bool:
    scores = encounter.rules.initiative_scores
    return scores == "all" or (scores == "monsters" and not participant.is_player_character)


def _mode(encounter: Encounter, participant: Participant, mode: Mode) -> Mode:
    """Return how the d20 is rolled; advantage and disadvantage cancel out, however many of each."""
    is_new = encounter.rules.ruleset == "2024"
    advantage = mode == "advantage" or (is_new and has(participant, INVISIBLE))
    disadvantage = (
        mode == "disadvantage"
        or has(participant, POISONED)
        or hinders_checks(encounter, participant)
        or (is_new and (participant.is_surprised or has(participant, INCAPACITATED)))
    )
    if advantage == disadvantage:
        return "normal"
    return "advantage" if advantage else "disadvantage"


def _same(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    return all(a is b for a, b in zip(some, others, strict=True))
