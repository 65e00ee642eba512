"""Short and long rests (SRD, Resting; SRD 5.2, Short Rest, Long Rest).

An hour or eight go by for all who are named, also where they get nothing of the rest. Nothing but time, and
what the rules name, ends a condition.
"""

from typing import Literal

from storage.encounter.base import ParticipantId
from storage.encounter.commands import Rest, RestEntry
from storage.encounter.context import Context
from storage.encounter.errors import InvalidCommandError, RuleError, TypedText
from storage.encounter.events import HealingReceived, Rested, RestFailed, TemporaryHitPointsSet
from storage.encounter.model import Condition, Encounter, Participant, Resource, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.concentration import break_concentration
from storage.encounter.rules.condition_removal import lift
from storage.encounter.rules.conditions import lessen_exhaustion
from storage.encounter.rules.dying import recover
from storage.encounter.rules.exhaustion import maximum_hp
from storage.encounter.rules.hit_dice import HitDice, hit_dice_of
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.resources import full, restore

ROUNDS = {"short": 600, "long": 4_800}

Hindrance = Literal["dead", "dying", "no_hit_points"]


def rest(encounter: Encounter, command: Rest, context: Context) -> Outcome:
    """Let participants rest; those who can't are named. While the encounter runs, none can."""
    if encounter.status is Status.ACTIVE:
        raise RuleError("rest-in-encounter")
    for entry in command.entries:
        _require_dice(participant_in(encounter, entry.participant_id), entry, command)
    outcome = Outcome(encounter)
    for entry in command.entries:
        participant = participant_in(encounter, entry.participant_id)
        hindrance = _hindrance(encounter, participant, command)
        if hindrance is not None:
            outcome = outcome.adding(RestFailed(participant_id=participant.id, reason=hindrance))
            outcome = _time_goes_by(outcome, participant.id, ROUNDS[command.kind])
            outcome = _sleep_on(outcome, participant.id) if command.kind == "long" else outcome
        elif command.kind == "short":
            outcome = _short(outcome, entry, context)
        else:
            outcome = _long(outcome, entry.participant_id, command)
    return outcome


def _require_dice(participant: Participant, entry: RestEntry, command: Rest) -> None:
    if not entry.hit_dice:
        return
    name = TypedText(participant.name)
    if command.kind == "long":
        raise RuleError("hit-dice-short-rest")
    if _dice_of(participant) is None:
        raise RuleError("hit-dice-unknown", name=name)
    left = dice_left(participant)
    if entry.hit_dice > left:
        raise RuleError("hit-dice-spent", name=name, left=left)


def dice_left(participant: Participant) -> int:
    """Return how many hit dice a participant has not spent; 0 where they are not known."""
    dice = _dice_of(participant)
    return max(0, len(dice.sides) - participant.hit_dice_spent) if dice is not None else 0


def _dice_of(participant: Participant) -> HitDice | None:
    """Return a participant's hit dice; None where there are none, or another program wrote other text."""
    try:
        return hit_dice_of(participant.hit_dice) if participant.hit_dice else None
    except InvalidCommandError:
        return None


def _hindrance(encounter: Encounter, participant: Participant, command: Rest) -> Hindrance | None:
    """Return why a participant gets nothing of a rest, or None.

    It takes a hit point at its start, but for a short rest by the SRD 5.1.
    """
    if participant.is_dead:
        return "dead"
    if not participant.is_down:
        return None
    if not participant.death_saves.is_stable:
        return "dying"
    is_possible = encounter.rules.ruleset == "2014" and command.kind == "short"
    return None if is_possible else "no_hit_points"


def _sleep_on(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """Let a stable participant wake up: it regains 1 hit point after 1d4 hours (SRD, Stable)."""
    participant = participant_in(outcome.encounter, participant_id)
    if not participant.is_down or not participant.death_saves.is_stable or participant.is_dead:
        return outcome
    return _healed(outcome, participant.id, 1)


def _short(outcome: Outcome, entry: RestEntry, context: Context) -> Outcome:
    participant = participant_in(outcome.encounter, entry.participant_id)
    faces: tuple[int, ...] = ()
    healing = 0
    dice = _dice_of(participant)
    if entry.hit_dice and dice is not None:
        faces, healing = _spent(outcome.encounter, dice, participant.hit_dice_spent, entry, context)
    spent = participant.hit_dice_spent + entry.hit_dice
    event = Rested(participant_id=participant.id, kind="short", hit_dice=entry.hit_dice, faces=faces)
    outcome = outcome.changing(participant.model_copy(update={"hit_dice_spent": spent}), event)
    outcome = _time_goes_by(outcome, participant.id, ROUNDS["short"])
    outcome = _healed(outcome, participant.id, healing)
    outcome = _awake(outcome, participant.id)
    return restore(outcome, participant.id, _after_short_rest)


def _spent(
    encounter: Encounter, dice: HitDice, before: int, entry: RestEntry, context: Context
) -> tuple[tuple[int, ...], int]:
    """Return the faces of the dice rolled here, the largest dice first, and the hit points they give.

    Each die gives its face and the Constitution modifier: at least 0 by the SRD 5.1, 1 by the SRD 5.2.
    """
    if entry.healing is not None:
        return (), entry.healing
    least = 1 if encounter.rules.ruleset == "2024" else 0
    faces = tuple(context.roll(sides) for sides in dice.sides[before : before + entry.hit_dice])
    return faces, sum(max(least, face + dice.bonus_each) for face in faces)


def _long(outcome: Outcome, participant_id: ParticipantId, command: Rest) -> Outcome:
    participant = participant_in(outcome.encounter, participant_id)
    back = min(participant.hit_dice_spent, _dice_back(outcome.encounter, participant))
    fresh = {
        "hit_dice_spent": participant.hit_dice_spent - back,
        "temporary_hp": 0,
        "temporary_hp_from": None,
        "legendary_actions_remaining": participant.legendary_actions,
        "legendary_resistances_remaining": participant.legendary_resistances,
    }
    event = Rested(participant_id=participant_id, kind="long", hit_dice=-back)
    outcome = outcome.changing(participant.model_copy(update=fresh), event)
    if before := participant.temporary_hp:
        ended = TemporaryHitPointsSet(participant_id=participant_id, before=before, after=0, offered=0)
        outcome = outcome.adding(ended)
    outcome = break_concentration(outcome, participant_id, "ended")  # it sleeps
    outcome = _time_goes_by(outcome, participant_id, ROUNDS["long"])
    outcome = lessen_exhaustion(outcome, participant_id)
    if _restores_maximum(outcome.encounter, participant_in(outcome.encounter, participant_id), command):
        outcome = lift(outcome, participant_id, lowers_maximum, "recovered")
    participant = participant_in(outcome.encounter, participant_id)
    missing = maximum_hp(outcome.encounter, participant) - participant.current_hp
    outcome = _awake(_healed(outcome, participant_id, missing), participant_id)
    return restore(outcome, participant_id, _after_long_rest)


def lowers_maximum(condition: Condition) -> bool:
    """Whether a condition lowers the hit point maximum of its bearer."""
    return condition.hit_points is not None and condition.hit_points.max_hp < 0


def _restores_maximum(encounter: Encounter, participant: Participant, command: Rest) -> bool:
    """Whether the rest ends what lowers the maximum. Raises RuleError where the table has to say it."""
    if not any(map(lowers_maximum, participant.conditions)):
        return False
    if command.restores_maximum is None and encounter.rules.ruleset == "2014":
        raise RuleError("rest-which-maximum", name=TypedText(participant.name))
    return command.restores_maximum is not False


def _dice_back(encounter: Encounter, participant: Participant) -> int:
    """Return how many hit dice a long rest gives back: half of all (SRD 5.1), all (SRD 5.2)."""
    dice = _dice_of(participant)
    if dice is None:
        return participant.hit_dice_spent
    number = len(dice.sides)
    return max(1, number // 2) if encounter.rules.ruleset == "2014" else number


def _after_short_rest(resource: Resource) -> Resource:
    """Return a resource after a short rest; what recharges at turns is back with any rest."""
    if resource.returns == "never" or (resource.returns == "long_rest" and resource.regains is None):
        return resource
    if resource.regains is None:
        return full(resource)
    current = max(resource.current, min(resource.maximum, resource.current + resource.regains))
    return resource.model_copy(update={"current": current})


def _after_long_rest(resource: Resource) -> Resource:
    return resource if resource.returns == "never" else full(resource)


def _time_goes_by(outcome: Outcome, participant_id: ParticipantId, rounds: int) -> Outcome:
    """Shorten what has a duration, and end what lasted no longer; a readied action and reactions are over."""
    participant = participant_in(outcome.encounter, participant_id)
    conditions = tuple(
        c.model_copy(update={"duration": max(0, c.duration - rounds), "skips_turn_end": False})
        if c.duration >= 0
        else c
        for c in participant.conditions
    )
    changes = {"conditions": conditions, "readied": None, "reaction_used": False}
    outcome = outcome.changing(participant.model_copy(update=changes))
    return lift(outcome, participant_id, lambda c: c.duration == 0, "expired")


def _healed(outcome: Outcome, participant_id: ParticipantId, amount: int) -> Outcome:
    participant = participant_in(outcome.encounter, participant_id)
    missing = maximum_hp(outcome.encounter, participant) - participant.current_hp
    gained = max(0, min(amount, missing))
    if not gained:
        return outcome
    before = participant.current_hp
    event = HealingReceived(
        participant_id=participant_id,
        amount=gained,
        overheal=amount - gained,
        hp_before=before,
        hp_after=before + gained,
    )
    outcome = outcome.changing(participant.model_copy(update={"current_hp": before + gained}), event)
    return recover(outcome, participant_id) if participant.is_down else outcome


def _awake(outcome: Outcome, participant_id: ParticipantId) -> Outcome:
    """Bring round who was knocked out with hit points left (SRD 5.2, Knocking Out a Creature)."""
    participant = participant_in(outcome.encounter, participant_id)
    if participant.is_knocked_out and participant.current_hp > 0:
        return recover(outcome, participant_id)
    return outcome
