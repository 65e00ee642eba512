"""Who takes part: add, change, remove."""

from collections.abc import Iterable
from typing import Any

from storage.encounter.base import ParticipantId, names_outside
from storage.encounter.commands import (
    AddParticipant,
    AddParty,
    NewCondition,
    NewParticipant,
    ParticipantChanges,
    RemoveParticipant,
    UpdateParticipant,
)
from storage.encounter.context import Context
from storage.encounter.errors import InvalidCommandError, RuleError, TypedText
from storage.encounter.events import Event, InitiativeRolled, ParticipantAdded, ParticipantChanged
from storage.encounter.limits import MAX_OWN_PARTICIPANTS, MAX_PARTICIPANTS
from storage.encounter.model import DeathSaves, Encounter, Participant, Status
from storage.encounter.model.participant import SHEET
from storage.encounter.model.participant_types import is_lair_type
from storage.encounter.outcome import Outcome
from storage.encounter.policy import is_dm
from storage.encounter.rules.attacks import attacks_after
from storage.encounter.rules.conditions import add_to
from storage.encounter.rules.defences import defences_after
from storage.encounter.rules.dying import faint, fall
from storage.encounter.rules.exhaustion import maximum_hp
from storage.encounter.rules.groups import alone, sharing
from storage.encounter.rules.hit_dice import average_hp, hit_dice_of, rolled_hp
from storage.encounter.rules.initiative import placed, rolled
from storage.encounter.rules.legendary import TOTALS, lair_gives, lair_totals, remaining_of
from storage.encounter.rules.lookup import participant_in
from storage.encounter.rules.numbered_names import name_beside, names_apart, names_known, with_others_renamed
from storage.encounter.rules.removal import take_out
from storage.encounter.rules.round_progress import joined
from storage.encounter.rules.saves_owed import pruned
from storage.encounter.rules.surprise import after_rolling, mark_surprise, require_reaction
from storage.encounter.rules.turn_undo import with_boundary
from storage.encounter.rules.turns import close_turns, hand_on, pass_turn

_NAMES = names_outside(Participant)
_NO_HEALTH = dict.fromkeys(("max_hp", "current_hp", "temporary_hp"), 0)


def add_participant(encounter: Encounter, command: AddParticipant, context: Context) -> Outcome:
    """Add one participant or several alike, named apart; in a running encounter with their initiative."""
    new = command.participant
    _require_room(encounter, command.count)
    own = len(encounter.controlled_by(context.actor.user_id))
    if own >= MAX_OWN_PARTICIPANTS and not is_dm(encounter, context.actor):
        raise RuleError("too-many-own-participants", most=MAX_OWN_PARTICIPANTS)
    if command.share_initiative or command.share_turn:
        shared = {"shares_initiative": True, "shares_turn": command.share_turn or new.shares_turn}
        new = new.model_copy(update={"group": new.group or new.name, **shared})
    outcome = Outcome(encounter)
    newcomers = []
    for name in names_apart(new.name, command.count, names_known(encounter, context)):
        newcomer = _made_of(new, name, context, roll_hp=command.roll_hp)
        outcome = _join(outcome, newcomer, new, context, rolls=command.roll_initiative)
        newcomers.append(newcomer.id)
    return with_others_renamed(outcome, newcomers)


def add_party(encounter: Encounter, command: AddParty, context: Context) -> Outcome:
    """Add several different participants."""
    _require_room(encounter, len(command.participants))
    outcome = Outcome(encounter)
    for new in command.participants:
        (name,) = names_apart(new.name, 1, (p.name for p in outcome.encounter.participants))
        newcomer = _made_of(new, name, context, roll_hp=False)
        outcome = _join(outcome, newcomer, new, context, rolls=command.roll_initiative)
    return outcome


def update_participant(encounter: Encounter, command: UpdateParticipant, context: Context) -> Outcome:
    """Change what a participant is; its place in the order stays, unless surprise has it roll again.

    A lower hit point maximum takes hit points above it away; a first one fills them. Counters follow their
    totals, and in 2024 these follow the lair. An empty text takes a text off.
    """
    participant = participant_in(encounter, command.participant_id)
    wanted = _wanted(participant, command.changes)
    if "name" in wanted:
        others = names_known(encounter, context, but=participant.id)
        wanted["name"] = name_beside(wanted["name"], others)
    if "is_in_lair" in wanted:
        lairs = participant.is_in_lair, wanted["is_in_lair"]
        given, gives = (lair_gives(encounter.rules, is_in_lair=is_in_lair) for is_in_lair in lairs)
        wanted = lair_totals(participant, given, gives) | wanted
    if "max_hp" in wanted:
        if wanted["max_hp"] == 0 < participant.max_hp:
            raise RuleError("maximum-zero")
        wanted["current_hp"] = _hp_under(encounter, participant, wanted["max_hp"])
    if is_lair_type(wanted.get("type", participant.type)):
        if wanted.get("max_hp"):
            raise RuleError("lair-no-target", name=TypedText(participant.name))
        wanted |= _NO_HEALTH
    for total in TOTALS:
        if total in wanted or f"{total}_remaining" in wanted:
            wanted[f"{total}_remaining"] = remaining_of(participant, total, wanted)
    changes = {name: value for name, value in wanted.items() if getattr(participant, name) != value}
    if not changes:
        return Outcome(encounter)
    changed = participant.model_copy(update=changes | {"edited": _edited(participant, changes)})
    if changes.get("reaction_used") is False:
        require_reaction(encounter, changed)
    fields = tuple(_NAMES[name] for name in changes)
    if "group" in changes:
        changed = alone(changed)
    outcome = Outcome(encounter).changing(
        changed, ParticipantChanged(participant_id=participant.id, fields=fields)
    )
    if "name" in changes:
        outcome = with_others_renamed(outcome, [participant.id])
    outcome = _lying_dying(outcome, participant, context)
    return mark_surprise(outcome, participant.id, context) if "is_surprised" in changes else outcome


def _edited(participant: Participant, changes: Iterable[str]) -> tuple[str, ...]:
    """Return what was edited of a character's own, with these changes; what a form has is not its own."""
    if participant.character_id is None:
        return ()
    lent = () if participant.true_form is None else participant.true_form.replaced
    own = (_NAMES[name] for name in changes if name in SHEET and name not in lent)
    return tuple(dict.fromkeys((*participant.edited, *own)))


def _lying_dying(outcome: Outcome, before: Participant, context: Context) -> Outcome:
    """Let one that was defeated lie dying, where it makes death saves from now on."""
    now = participant_in(outcome.encounter, before.id)
    begins = now.falls_dying and not before.falls_dying and now.is_down and not now.death_saves.is_dead
    return fall(outcome, now.id, context) if begins else outcome


def remove_participant(encounter: Encounter, command: RemoveParticipant, context: Context) -> Outcome:
    """Take a participant out; if it was its turn, those who act with it go on, else the next one acts."""
    outcome = take_out(Outcome(encounter), command.participant_id)
    if encounter.current_participant_id != command.participant_id:
        return outcome
    if (handed_on := hand_on(outcome)) is not None:
        return handed_on
    outcome = close_turns(outcome, context)
    left = outcome.encounter
    can_go_on = left.status is Status.ACTIVE and any(left.may_act(p) for p in left.participants)
    if not can_go_on:
        nobodys = left.model_copy(update={"current_participant_id": None})
        return Outcome(nobodys, outcome.events)
    outcome = pruned(pass_turn(outcome, context))
    return Outcome(with_boundary(left, outcome.encounter), outcome.events)


def _wanted(participant: Participant, changes: ParticipantChanges) -> dict[str, Any]:
    """Return the fields that are to be set, by name, each as a whole; an empty text takes a text off."""
    wanted: dict[str, Any] = {
        name: getattr(changes, name)
        for name in type(changes).model_fields
        if getattr(changes, name) is not None
    }
    if (given := wanted.pop("defence_changes", None)) is not None:
        wanted["defences"] = defences_after(wanted.get("defences", participant.defences), given)
    if (bonuses := wanted.get("save_bonuses")) is not None:
        wanted["save_bonuses"] = participant.save_bonuses.with_set(bonuses)
    if (given_attacks := wanted.pop("attack_changes", None)) is not None:
        wanted["attacks"] = attacks_after(participant.attacks, given_attacks)
    if wanted.get("hit_dice"):
        hit_dice_of(wanted["hit_dice"])
    for name in ("readied", "regeneration", "image_url", "hit_dice", "challenge_rating", "character_class"):
        if wanted.get(name) == "":
            wanted[name] = None
    return wanted


def _require_room(encounter: Encounter, count: int) -> None:
    if len(encounter.participants) + count > MAX_PARTICIPANTS:
        raise InvalidCommandError("no-room", most=MAX_PARTICIPANTS)


def _made_of(new: NewParticipant, name: str, context: Context, *, roll_hp: bool) -> Participant:
    maximum = new.max_hp
    if new.hit_dice is not None and roll_hp:
        maximum = rolled_hp(new.hit_dice, context.roll)
    elif new.hit_dice is not None and maximum is None:
        maximum = average_hp(new.hit_dice)
    elif maximum is None:
        maximum = new.current_hp or 0
    current = maximum if new.current_hp is None else new.current_hp
    if is_lair_type(new.type):
        if new.conditions:
            raise RuleError("lair-no-target", name=TypedText(name))
        maximum = current = 0
    if not any(c.hit_points for c in new.conditions):  # these may raise the maximum
        current = min(current, maximum)
    given = {field: getattr(new, field) for field in type(new).model_fields if field != "conditions"}
    given["temporary_hp"] = 0 if is_lair_type(new.type) else new.temporary_hp
    return Participant.model_validate(
        given
        | {
            "id": context.new_id(),
            "name": name,
            "max_hp": maximum,
            "current_hp": 0 if new.death_saves.is_dead else current,
            "death_saves": _saves_at(new.death_saves, current),
            "is_knocked_out": new.is_knocked_out and not new.death_saves.is_dead,
            "shares_initiative": new.group is not None and (new.shares_initiative or new.shares_turn),
            "shares_turn": new.group is not None and new.shares_turn,
            "challenge_rating": new.challenge_rating or None,
            "character_class": new.character_class or None,
            "updates_character": new.character_id in context.agreed,
            "legendary_actions_remaining": new.legendary_actions,
            "legendary_resistances_remaining": new.legendary_resistances,
        }
    )


def _saves_at(saves: DeathSaves, hit_points: int) -> DeathSaves:
    """Return death saves as they can be with so many hit points; the third failure would be death."""
    if saves.is_dead:
        return saves.model_copy(update={"is_stable": False, "successes": min(2, saves.successes)})
    if hit_points > 0:
        return DeathSaves()
    if saves.is_stable:
        return DeathSaves(is_stable=True)
    return saves.model_copy(update={"successes": min(2, saves.successes), "failures": min(2, saves.failures)})


def _join(
    outcome: Outcome, newcomer: Participant, new: NewParticipant, context: Context, *, rolls: bool
) -> Outcome:
    encounter = outcome.encounter
    has_begun = encounter.status in (Status.ACTIVE, Status.PAUSED)
    added = ParticipantAdded(participant_id=newcomer.id, name=newcomer.name)
    newcomer, events = _in_its_state(encounter, newcomer, new, context)
    outcome = outcome.adding(added, *events)
    there = encounter.model_copy(update={"participants": (*encounter.participants, newcomer)})
    known = _shared(there, newcomer)
    if known is not None and newcomer.shares_turn:
        newcomer = newcomer.model_copy(update={"initiative_roll": None})  # its group's counts
    if newcomer.initiative_roll is None and (has_begun or rolls or known is not None):
        natural, total = known or rolled(there, newcomer, context)
        newcomer = newcomer.model_copy(update={"initiative_roll": total})
        outcome = outcome.adding(InitiativeRolled(participant_id=newcomer.id, total=total, natural=natural))
    if not has_begun:
        return Outcome(placed(encounter, newcomer), outcome.events)
    newcomer = after_rolling(encounter, newcomer)
    return Outcome(joined(placed(encounter, newcomer), newcomer.id), outcome.events)


def _in_its_state(
    encounter: Encounter, newcomer: Participant, new: NewParticipant, context: Context
) -> tuple[Participant, tuple[Event, ...]]:
    """Return a newcomer with the conditions that it brings, unconscious if it is at 0 hit points."""
    there = encounter.model_copy(update={"participants": (*encounter.participants, newcomer)})
    outcome = Outcome(there)
    for lasting in new.conditions:
        condition = NewCondition.model_validate(lasting.model_dump())
        outcome = add_to(outcome, newcomer.id, condition, context)
    outcome = _with_given_temporary(outcome, newcomer.id)
    is_dying = newcomer.falls_dying and newcomer.is_down and not newcomer.is_dead
    if is_dying or newcomer.is_knocked_out:
        outcome = faint(outcome, newcomer.id, context)
    newcomer = participant_in(outcome.encounter, newcomer.id)
    most = maximum_hp(encounter, newcomer)
    if most and newcomer.current_hp > most:
        newcomer = newcomer.model_copy(update={"current_hp": most})
    return newcomer, outcome.events


def _with_given_temporary(outcome: Outcome, newcomer_id: ParticipantId) -> Outcome:
    """Let the temporary hit points of a newcomer go with the effect that gave them."""
    newcomer = participant_in(outcome.encounter, newcomer_id)
    givers = [c.id for c in newcomer.conditions if c.hit_points is not None and c.hit_points.temporary_hp]
    if not givers or not newcomer.temporary_hp:
        return outcome
    return outcome.changing(newcomer.model_copy(update={"temporary_hp_from": givers[-1]}))


def _shared(encounter: Encounter, newcomer: Participant) -> tuple[None, int] | None:
    """Return the initiative of the group it shares one with, if that is rolled."""
    members = (*encounter.acting_with(newcomer), *sharing(encounter, newcomer))
    rolls = (p.initiative_roll for p in members if p.id != newcomer.id)
    return next(((None, roll) for roll in rolls if roll is not None), None)


def _hp_under(encounter: Encounter, participant: Participant, own: int) -> int:
    """Return the hit points that it has under a maximum of its own, which effects may raise."""
    maximum = max(own, maximum_hp(encounter, participant.model_copy(update={"max_hp": own})))
    if participant.max_hp == 0 and participant.current_hp == 0 and not participant.death_saves.is_dead:
        return maximum
    return min(participant.current_hp, maximum)
