"""The life of an encounter: start, pause, resume, end; and how the table plays."""

from storage.encounter.commands import (
    ChangeRules,
    EndEncounter,
    PauseEncounter,
    ResumeEncounter,
    StartEncounter,
)
from storage.encounter.context import Context
from storage.encounter.errors import NotActiveError, RuleError
from storage.encounter.events import (
    EncounterEnded,
    EncounterPaused,
    EncounterResumed,
    EncounterStarted,
    RulesChanged,
)
from storage.encounter.model import Encounter, Rules, Status, TurnBoundary
from storage.encounter.outcome import Outcome
from storage.encounter.rules.initiative import in_order, roll_for_all
from storage.encounter.rules.legendary import under_other_rules
from storage.encounter.rules.surprise import after_rolling
from storage.encounter.rules.turns import pass_turn

_AT_THE_END = {
    "is_delayed": False,
    "is_turn_open": False,
    "last_turn_round": 0,
    "saves_owed": (),
    "effects_due": (),
}


def start(encounter: Encounter, command: StartEncounter, context: Context) -> Outcome:
    """Begin: who has no initiative rolls, all are put in order, the first turn of round 1 begins."""
    match encounter.status:
        case Status.ACTIVE:
            raise RuleError("running-already")
        case Status.PAUSED | Status.COMPLETED:
            raise RuleError("started-before")
        case Status.PLANNING:
            pass
    if not encounter.participants:
        raise RuleError("no-participants")
    outcome = roll_for_all(Outcome(encounter), context)
    begun = in_order(outcome.encounter).model_copy(
        update={
            "status": Status.ACTIVE,
            "round": 0,
            "current_participant_id": None,
            "started_at": context.at,
            "ended_at": None,
            "turn_trail": (TurnBoundary(from_id=None, round=0, notes_turns=True, size=0),),
        }
    )
    for participant in begun.participants:
        settled = after_rolling(begun, participant)
        if settled is not participant:
            begun = begun.with_participant(settled)
    return pass_turn(Outcome(begun, (*outcome.events, EncounterStarted())), context)


def pause(encounter: Encounter, command: PauseEncounter, context: Context) -> Outcome:
    """Hold the encounter; the turn stays where it is."""
    if encounter.status is not Status.ACTIVE:
        raise NotActiveError("nothing-to-pause")
    return Outcome(encounter.model_copy(update={"status": Status.PAUSED}), (EncounterPaused(),))


def resume(encounter: Encounter, command: ResumeEncounter, context: Context) -> Outcome:
    """Go on where the encounter was held, or open one that was ended: then the first one acts.

    An encounter that ended before it began is planned again.
    """
    match encounter.status:
        case Status.ACTIVE:
            raise RuleError("running-already")
        case Status.PLANNING:
            raise RuleError("not-started")
        case Status.PAUSED | Status.COMPLETED:
            pass
    has_begun = encounter.round > 0 or encounter.started_at is not None
    status = Status.ACTIVE if has_begun else Status.PLANNING
    outcome = roll_for_all(Outcome(encounter), context) if has_begun else Outcome(encounter)
    resumed = outcome.encounter.model_copy(
        update={"status": status, "resumed_at": context.at, "ended_at": None}
    )
    return Outcome(resumed, (EncounterResumed(), *outcome.events))


def end(encounter: Encounter, command: EndEncounter, context: Context) -> Outcome:
    """End the encounter: no turn, no delay, no owed save and no open request is left; the round stays.

    Reopened, its round begins anew.
    """
    if encounter.status is Status.COMPLETED:
        raise RuleError("over-already")
    participants = tuple(
        p.model_copy(update=_AT_THE_END)
        if any(getattr(p, name) != value for name, value in _AT_THE_END.items())
        else p
        for p in encounter.participants
    )
    ended = encounter.model_copy(
        update={
            "status": Status.COMPLETED,
            "participants": participants,
            "current_participant_id": None,
            "ended_at": context.at,
            "requests": (),
            "turn_trail": (),
        }
    )
    return Outcome(ended, (EncounterEnded(),))


def change_rules(encounter: Encounter, command: ChangeRules, context: Context) -> Outcome:
    """Change the name or how the table plays.

    Another rule for ties puts the order straight at once, and another rule set changes what lairs give.
    """
    wanted = command.model_dump(exclude={"type", "name"}, exclude_none=True)
    changes = {name: value for name, value in wanted.items() if getattr(encounter.rules, name) != value}
    fields = [Rules.model_fields[name].alias or name for name in changes]
    changed = encounter.model_copy(update={"rules": encounter.rules.model_copy(update=changes)})
    if command.name is not None and command.name != encounter.name:
        changed = changed.model_copy(update={"name": command.name})
        fields.append("name")
    if not fields:
        return Outcome(encounter)
    if "ruleset" in changes:
        for participant in encounter.participants:
            now = under_other_rules(participant, encounter.rules, changed.rules)
            changed = changed if now is participant else changed.with_participant(now)
    if "ties" in changes:
        changed = in_order(changed)
    return Outcome(changed, (RulesChanged(fields=tuple(fields)),))
