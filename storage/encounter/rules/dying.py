"""At 0 hit points and back (SRD, Dropping to 0 Hit Points; Death Saving Throws; Knocking Out a Creature).

A character falls unconscious and dies or is saved; a monster is defeated at once, unless the DM has it make
death saves.
"""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import RollDeathSave, Stabilise
from storage.encounter.context import Context
from storage.encounter.errors import RuleError
from storage.encounter.events import (
    DeathSaveRolled,
    HealingReceived,
    ParticipantDowned,
    ParticipantRevived,
    ParticipantStabilised,
)
from storage.encounter.model import Condition, DeathSaves, Encounter, Participant, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.condition_table import UNCONSCIOUS
from storage.encounter.rules.conditions import afflict, lessen_exhaustion
from storage.encounter.rules.death import die, mark_dead
from storage.encounter.rules.exhaustion import d20_penalty, hinders_attacks_and_saves
from storage.encounter.rules.incapacity import stop_acting
from storage.encounter.rules.lookup import participant_in

DEATH_SAVE_DC = 10
ENOUGH = 3  # successes, or failures
FALLING = "0hp"  # what brought an unconsciousness that hit points take away


def roll_death_save(encounter: Encounter, command: RollDeathSave, context: Context) -> Outcome:
    """Make a death saving throw: natural 1 fails twice, natural 20 gives 1 hit point.

    A character makes one for each of its turns that begins at 0 hit points. Exhaustion counts: disadvantage
    when rolled here (2014, level 3), −2 per level (2024).
    """
    participant = participant_in(encounter, command.participant_id)
    _require_dying(participant)
    _require_save_due(encounter, participant)
    made = {"death_save_due": False, "death_save_round": encounter.round}
    participant = participant.model_copy(update=made)
    natural = command.roll or _roll(encounter, participant, context)
    total = natural + command.bonus - d20_penalty(encounter, participant)
    saves = participant.death_saves
    if natural == 20:
        return _back_on_its_feet(Outcome(encounter), participant, natural, total)
    if natural == 1:
        saves = _failed(saves, 2)
    elif total >= DEATH_SAVE_DC:
        saves = saves.model_copy(update={"successes": saves.successes + 1})
    else:
        saves = _failed(saves, 1)
    outcome = Outcome(encounter).changing(
        participant.model_copy(update={"death_saves": saves}),
        DeathSaveRolled(
            participant_id=participant.id,
            natural=natural,
            total=total,
            successes=saves.successes,
            failures=saves.failures,
        ),
    )
    if saves.failures >= ENOUGH:
        return die(outcome, participant.id, "death_saves")
    return _stable(outcome, participant.id) if saves.successes >= ENOUGH else outcome


def stabilise(encounter: Encounter, command: Stabilise, context: Context) -> Outcome:
    """Stabilise a dying character, spare a defeated monster, or bring round who was knocked out."""
    participant = participant_in(encounter, command.participant_id)
    outcome = Outcome(encounter)
    if participant.is_knocked_out and participant.current_hp > 0:
        return recover(outcome, participant.id)
    _require_dying(participant)
    if participant.falls_dying:
        return _stable(outcome, participant.id)
    outcome = outcome.changing(participant.model_copy(update={"is_knocked_out": True}))
    return _stable(faint(outcome, participant.id, context), participant.id)


def fall(
    outcome: Outcome,
    participant_id: ParticipantId,
    context: Context,
    *,
    source_id: ParticipantId | None = None,
    overkill: int = 0,
    knocks_out: bool = False,
    maximum: int | None = None,
) -> Outcome:
    """Say what 0 hit points mean for a participant that just got there.

    `overkill` is the damage that was left; at the hit point maximum or above it kills a character outright
    (SRD, Instant Death), unless the blow was to knock out.
    """
    participant = participant_in(outcome.encounter, participant_id)
    participant = participant.model_copy(update={"death_save_due": False})  # those of its next turns come
    if knocks_out:
        return _knock_out(outcome, participant, context, source_id)
    if participant.is_knocked_out and not participant.falls_dying:
        return _kill(outcome, participant, source_id)  # a prisoner
    if not participant.falls_dying:
        outcome = outcome.adding(
            ParticipantDowned(participant_id=participant.id, fate="defeated", source_id=source_id)
        )
        return stop_acting(outcome, participant.id, "down")
    if maximum is not None and overkill >= maximum:
        return _kill(outcome, participant, source_id)
    outcome = outcome.changing(
        participant.model_copy(update={"death_saves": DeathSaves(), "is_knocked_out": False}),
        ParticipantDowned(participant_id=participant.id, fate="dying", source_id=source_id),
    )
    return faint(stop_acting(outcome, participant.id, "down"), participant.id, context)


def suffer_at_zero(
    outcome: Outcome, participant_id: ParticipantId, damage: int, maximum: int, *, is_critical: bool
) -> Outcome:
    """Count a hit on a participant at 0 hit points: a failed save, two on a critical hit, or death.

    `damage` is what temporary hit points did not absorb. A hit that they took whole is a failed save too;
    it is no massive damage.
    """
    participant = participant_in(outcome.encounter, participant_id)
    if participant.death_saves.is_dead:
        return outcome
    if not participant.falls_dying:
        return die(outcome, participant.id, "damage") if participant.is_knocked_out and damage else outcome
    if damage >= maximum:
        return die(outcome, participant.id, "massive_damage")
    saves = _failed(participant.death_saves, 2 if is_critical else 1)
    saves = saves.model_copy(update={"is_stable": False})
    outcome = outcome.changing(participant.model_copy(update={"death_saves": saves, "is_knocked_out": False}))
    return die(outcome, participant.id, "damage") if saves.failures >= ENOUGH else outcome


def recover(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """Bring a participant round: no death saves, no unconsciousness that falling brought; still prone.

    To be raised from the dead takes one level of exhaustion off (SRD, Exhaustion).
    """
    participant = participant_in(outcome.encounter, participant_id)
    fresh = {"death_saves": DeathSaves(), "death_save_due": False, "is_knocked_out": False}
    outcome = outcome.changing(
        participant.model_copy(update=fresh), ParticipantRevived(participant_id=participant.id)
    )
    if participant.death_saves.is_dead:
        outcome = lessen_exhaustion(outcome, participant.id)
    return lift(outcome, participant.id, lambda c: c.implied_by == FALLING, "recovered")


def _require_dying(participant: Participant) -> None:
    if participant.death_saves.is_dead:
        raise RuleError("dead")
    if not participant.is_down:
        raise RuleError("not-dying")
    if participant.death_saves.is_stable:
        raise RuleError("stable")


def _require_save_due(encounter: Encounter, participant: Participant) -> None:
    """Raise RuleError for a character that has made the save of its turn, or whose turn has yet to begin.

    Without turns the table counts, and for a monster the DM does.
    """
    has_turns = encounter.status in (Status.ACTIVE, Status.PAUSED)
    if has_turns and participant.falls_dying and not participant.death_save_due:
        raise RuleError("death-save-not-due")


def _roll(encounter: Encounter, participant: Participant, context: Context) -> int:
    natural = context.roll(20)
    return min(natural, context.roll(20)) if hinders_attacks_and_saves(encounter, participant) else natural


def _failed(saves: DeathSaves, times: int) -> DeathSaves:
    return saves.model_copy(update={"failures": min(ENOUGH, saves.failures + times)})


def _back_on_its_feet(outcome: Outcome, participant: Participant, natural: int, total: int) -> Outcome:
    outcome = outcome.changing(
        participant.model_copy(update={"current_hp": 1}),
        DeathSaveRolled(
            participant_id=participant.id,
            natural=natural,
            total=total,
            successes=participant.death_saves.successes,
            failures=participant.death_saves.failures,
        ),
        HealingReceived(participant_id=participant.id, amount=1, hp_before=0, hp_after=1),
    )
    return recover(outcome, participant.id)


def _stable(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    participant = participant_in(outcome.encounter, participant_id)
    return outcome.changing(
        participant.model_copy(update={"death_saves": DeathSaves(is_stable=True), "death_save_due": False}),
        ParticipantStabilised(participant_id=participant.id),
    )


def _kill(outcome: Outcome, participant: Participant, source_id: ParticipantId | None) -> Outcome:
    downed = ParticipantDowned(participant_id=participant.id, fate="dead", source_id=source_id)
    return mark_dead(outcome.adding(downed), participant.id)


def _knock_out(
    outcome: Outcome, participant: Participant, context: Context, source_id: ParticipantId | None
) -> Outcome:
    """Knock out: stable at 0 hit points by the SRD 5.1, unconscious at 1 hit point by the SRD 5.2."""
    left = 1 if outcome.encounter.rules.ruleset == "2024" else 0
    saves = DeathSaves(is_stable=left == 0)
    outcome = outcome.changing(
        participant.model_copy(update={"current_hp": left, "death_saves": saves, "is_knocked_out": True}),
        ParticipantDowned(participant_id=participant.id, fate="knocked_out", source_id=source_id),
    )
    return faint(stop_acting(outcome, participant.id, "down"), participant.id, context)


def faint(outcome: Outcome, participant_id: ParticipantId, context: Context) -> Outcome:
    """Make a participant unconscious, until it has hit points again or is brought round."""
    unconscious = Condition(id=context.new_id(), name=UNCONSCIOUS, implied_by=FALLING)
    return afflict(outcome, participant_id, unconscious, context, heeds_immunity=False)
