"""What the start and end of turns and rounds do by themselves: durations, resets, reminders."""

import re
from collections.abc import Mapping
from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.context import Context
from storage.encounter.events import ParticipantChanged, ReminderDue, VisibilityChanged
from storage.encounter.model import Condition, Encounter, Level, Participant, Visibility
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.recurring import recur
from storage.encounter.rules.resources import return_at_turn
from storage.encounter.rules.saves_owed import owe, save_ending
from storage.encounter.rules.surprise import loses_turn

_AT_ZERO = re.compile(r"\b0\b")
Moment = Literal["turn_start", "turn_end", "round"]


def begin_turn(outcome: Outcome, participant_id: ParticipantId, context: Context) -> Outcome:
    """Do what happens at the start of a participant's turn.

    What ends then, ends; its reaction, legendary actions and what returns or recharges then are back; an
    action it had readied is over. For the dead nothing but durations goes on.
    """
    outcome = _tick(outcome, "turn_start", participant_id)
    participant = participant_in(outcome.encounter, participant_id)
    if participant.is_dead:
        outcome = outcome.adding(*_regeneration_of_the_dead(participant))
        return recur(outcome, participant_id, "turn_start", context)
    events = []
    if participant.readied:
        events.append(ReminderDue(participant_id=participant.id, about="readied", text=participant.readied))
    fresh = {
        "reaction_used": loses_turn(outcome.encounter, participant),
        "legendary_actions_remaining": participant.legendary_actions,
        "readied": None,
        "death_save_due": _owes_death_save(outcome.encounter, participant),
    }
    outcome = _update(outcome, participant, fresh).adding(*events)
    outcome = return_at_turn(outcome, participant_id, context)
    if outcome.encounter.rules.reveal_on_turn:
        outcome = _reveal(outcome, participant_id)
    participant = participant_in(outcome.encounter, participant_id)
    outcome = recur(outcome.adding(*_reminders_at_start(participant)), participant_id, "turn_start", context)
    participant = participant_in(outcome.encounter, participant_id)
    return _ask_for_saves(outcome, participant, "turn_start")


def end_turn(outcome: Outcome, participant_id: ParticipantId, context: Context) -> Outcome:
    """Do what happens at the end of a participant's turn.

    What recurs then comes; then saves that end conditions, durations, surprise.
    """
    outcome = recur(outcome, participant_id, "turn_end", context)
    participant = participant_in(outcome.encounter, participant_id)
    outcome = _ask_for_saves(outcome, participant, "turn_end")
    outcome = _tick(outcome, "turn_end", participant_id)
    participant = participant_in(outcome.encounter, participant_id)
    over = {"is_surprised": False, "is_turn_open": False}
    if participant.is_surprised:
        outcome = outcome.adding(ParticipantChanged(participant_id=participant.id, fields=("isSurprised",)))
    if loses_turn(outcome.encounter, participant):
        over["reaction_used"] = False
    return _update(outcome, participant, over)


def pass_over(outcome: Outcome, participant: Participant, context: Context) -> Outcome:
    """Let the place of a participant that can't act go by: what hangs on its turn goes on.

    Effects that end on the turn of a creature that fell, end. A delayed one has its turn open from its place
    until it acts, at most until its place comes again.
    """
    if participant.is_delayed:
        if participant.is_turn_open:
            outcome = end_turn(outcome, participant.id, context)
        outcome = begin_turn(outcome, participant.id, context)
        participant = participant_in(outcome.encounter, participant.id)
        return _update(outcome, participant, {"is_turn_open": True})
    return end_turn(begin_turn(outcome, participant.id, context), participant.id, context)


def end_round(outcome: Outcome) -> Outcome:
    """Count down the durations that count rounds, or whose anchor has left the encounter."""
    return _tick(outcome, "round", None)


def _tick(outcome: Outcome, moment: Moment, anchor_id: ParticipantId | None) -> Outcome:
    for bearer in outcome.encounter.participants:
        if not bearer.conditions:
            continue
        over: list[Condition] = []
        conditions = []
        for condition in bearer.conditions:
            left = condition
            if _is_due(outcome.encounter, bearer, condition, moment, anchor_id):
                left = _shortened(condition)
                if left.duration == 0:
                    over.append(left)
            conditions.append(left)
        if any(a is not b for a, b in zip(conditions, bearer.conditions, strict=True)):
            outcome = outcome.changing(bearer.model_copy(update={"conditions": tuple(conditions)}))
        if over:
            outcome = _expire(outcome, bearer.id, over)
    return outcome


def _expire(outcome: Outcome, bearer_id: ParticipantId, over: list[Condition]) -> Outcome:
    return lift(outcome, bearer_id, lambda c: any(c is o for o in over), "expired")


def _is_due(
    encounter: Encounter,
    bearer: Participant,
    condition: Condition,
    moment: Moment,
    anchor_id: ParticipantId | None,
) -> bool:
    if condition.duration < 0:
        return False
    anchor = condition.anchor_id or bearer.id
    if condition.ends == "round" or encounter.find(anchor) is None:
        return moment == "round"
    return moment == condition.ends and anchor == anchor_id


def _shortened(condition: Condition) -> Condition:
    if condition.skips_turn_end:
        return condition.model_copy(update={"skips_turn_end": False})
    return condition.model_copy(update={"duration": max(0, condition.duration - 1)})


def _ask_for_saves(outcome: Outcome, participant: Participant, moment: Moment) -> Outcome:
    """Note and name the saves that end conditions at this moment; an unmade one is owed once."""
    due = [c for c in participant.conditions if c.save_ends is not None and c.save_ends.at == moment]
    if participant.is_dead or not due:
        return outcome
    reminders = [
        ReminderDue(
            participant_id=participant.id,
            about="save",
            text=f"{c.name}: {c.save_ends.ability} save, DC {c.save_ends.dc}",
            name=c.name,
            ability=c.save_ends.ability,
            dc=c.save_ends.dc,
            is_secret=c.is_secret,
        )
        for c in due
        if c.save_ends is not None
    ]
    return owe(outcome, participant.id, *map(save_ending, due)).adding(*reminders)


def _reminders_at_start(participant: Participant) -> list[ReminderDue]:
    reminders = []
    if participant.regeneration:
        reminders.append(
            ReminderDue(participant_id=participant.id, about="regeneration", text=participant.regeneration)
        )
    if participant.death_save_due:
        reminders.append(
            ReminderDue(participant_id=participant.id, about="death_save", text="Death saving throw")
        )
    return reminders


def _owes_death_save(encounter: Encounter, participant: Participant) -> bool:
    """Whether the turn that begins asks for a death save: a turn that begins again does not ask twice."""
    is_dying = participant.is_down and participant.falls_dying
    is_made = encounter.round > 0 and participant.death_save_round == encounter.round
    return is_dying and not participant.death_saves.is_stable and not is_made


def _regeneration_of_the_dead(participant: Participant) -> list[ReminderDue]:
    """Remind of regeneration that works at 0 hit points by its text, as a troll's does (SRD, Troll)."""
    note = participant.regeneration
    if participant.death_saves.is_dead or note is None or _AT_ZERO.search(note) is None:
        return []
    return [ReminderDue(participant_id=participant.id, about="regeneration", text=note)]


def _reveal(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """Show who acts: where it was unseen, it is seen as its kind is by default."""
    participant = participant_in(outcome.encounter, participant_id)
    seen = participant.seen
    if Level.UNSEEN not in (seen.players, seen.stream):
        return outcome
    usual = participant.model_copy(update={"visibility": None}).seen
    visibility = Visibility(
        players=usual.players if seen.players is Level.UNSEEN else seen.players,
        stream=usual.stream if seen.stream is Level.UNSEEN else seen.stream,
    )
    return outcome.changing(
        participant.model_copy(update={"visibility": visibility}),
        VisibilityChanged(participant_id=participant.id),
    )


def _update(outcome: Outcome, participant: Participant, fields: Mapping[str, object]) -> Outcome:
    """Change a participant only where it differs, so that those who stay the same stay the same object."""
    changed = {name: value for name, value in fields.items() if getattr(participant, name) != value}
    return outcome.changing(participant.model_copy(update=changed)) if changed else outcome
