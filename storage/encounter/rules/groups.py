"""Groups: participants that share one initiative, and those that act on one turn.

All of a group that share the turn stand together in the order. The turn comes to those of them that have had
none in the round, see `Encounter.on_turn`: who joins or leaves a group in mid-round gains and loses none.
"""

from collections.abc import Collection

from storage.encounter.base import ParticipantId
from storage.encounter.commands import JoinGroup, LeaveGroup
from storage.encounter.context import Context
from storage.encounter.errors import RuleError, TypedText
from storage.encounter.events import InitiativeRolled, TurnShared, TurnSplit
from storage.encounter.model import Encounter, Level, Participant
from storage.encounter.names import name_key, without_number
from storage.encounter.outcome import Outcome
from storage.encounter.rules.lookup import participant_in


def sharing(encounter: Encounter, participant: Participant) -> tuple[Participant, ...]:
    """Return those who share one initiative with a participant, itself included."""
    if participant.group is None or not participant.shares_initiative:
        return (participant,)
    return tuple(p for p in encounter.participants if p.group == participant.group and p.shares_initiative)


def alike(encounter: Encounter, participant: Participant) -> tuple[Participant, ...]:
    """Return those whom a DM would let act together with a participant, itself included.

    They have its group, or else its name but for a number, and can join one.
    """
    key = _kind(participant)
    there = [p for p in encounter.participants if not (p.is_lair or p.is_delayed or p.is_player_character)]
    return tuple(p for p in there if _kind(p) == key)


def join_group(encounter: Encounter, command: JoinGroup, context: Context) -> Outcome:
    """Let participants act on one turn, with those who do so already in a group of that name.

    They get its initiative and stand behind its last one; a new group is where the first of them stands. All
    who see one of a group read its name, so it is by default that of the first without a secret one.
    """
    named = set(command.participant_ids)
    for participant_id in named:
        _require_joinable(participant_in(encounter, participant_id))
    joining = [p for p in encounter.participants if p.id in named]
    namesake = next(filter(_has_open_name, joining), joining[0])
    group = _group_named(encounter, command.name or joining[0].group or without_number(namesake.name))
    there = [p for p in encounter.participants if p.group == group and p.shares_turn] or joining[:1]
    members = {p.id for p in (*there, *joining)}
    if len(members) < 2:
        raise RuleError("group-of-one")
    count = there[0].initiative_roll
    outcome = Outcome(encounter)
    for participant in joining:
        joined = participant.model_copy(
            update={
                "group": group,
                "shares_turn": True,
                "shares_initiative": True,
                "initiative_roll": count,
                "is_manually_ordered": participant.is_manually_ordered and participant.id == there[0].id,
            }
        )
        if joined == participant:
            continue
        outcome = outcome.changing(joined, TurnShared(participant_id=joined.id, group=group))
        if count is not None and participant.initiative_roll != count:
            is_correction = participant.initiative_roll is not None
            outcome = outcome.adding(
                InitiativeRolled(participant_id=joined.id, total=count, is_correction=is_correction)
            )
    apart = {p.id for p in encounter.participants if p.id in members and p.id not in {t.id for t in there}}
    behind = _put_behind(outcome.encounter, apart, there[-1].id)
    return Outcome(_without_lone_members(behind), outcome.events)


def leave_group(encounter: Encounter, command: LeaveGroup, context: Context) -> Outcome:
    """Let participants act on their own again, where they stand; the last one left does so too.

    They keep the group's name, so that all are still hit by it.
    """
    outcome = Outcome(encounter)
    for participant_id in dict.fromkeys(command.participant_ids):
        participant = participant_in(encounter, participant_id)
        if not participant.shares_turn:
            raise RuleError("not-grouped", name=TypedText(participant.name))
        outcome = outcome.changing(alone(participant), TurnSplit(participant_id=participant.id))
    return Outcome(_without_lone_members(outcome.encounter), outcome.events)


def alone(participant: Participant) -> Participant:
    """Return a participant that shares neither initiative nor turn."""
    if not (participant.shares_turn or participant.shares_initiative):
        return participant
    return participant.model_copy(update={"shares_turn": False, "shares_initiative": False})


def gathered(encounter: Encounter) -> Encounter:
    """Return the encounter with each one's group right behind the first of it in the order, on its count."""
    if not [p for p in encounter.participants if p.shares_turn]:
        return encounter
    order: list[Participant] = []
    placed: set[ParticipantId] = set()
    for participant in encounter.participants:
        block = encounter.acting_with(participant) if participant.shares_turn else (participant,)
        order += [_on_count(p, participant) for p in block if p.id not in placed]
        placed.update(p.id for p in block)
    if all(a is b for a, b in zip(order, encounter.participants, strict=True)):
        return encounter
    return encounter.model_copy(update={"participants": tuple(order)})


def _on_count(member: Participant, first: Participant) -> Participant:
    if member.initiative_roll == first.initiative_roll:
        return member
    return member.model_copy(update={"initiative_roll": first.initiative_roll})


def _has_open_name(participant: Participant) -> bool:
    return participant.seen.players.shows(Level.NAME) and participant.seen.stream.shows(Level.NAME)


def _kind(participant: Participant) -> str:
    return name_key(participant.group or without_number(participant.name))


def _group_named(encounter: Encounter, name: str) -> str:
    """Return the name as a group that is there writes it, else as it is given."""
    groups = (p.group for p in encounter.participants if p.group)
    return next((group for group in groups if name_key(group) == name_key(name)), name)


def _require_joinable(participant: Participant) -> None:
    if participant.is_lair:
        raise RuleError("lair-alone")
    if participant.is_delayed:
        raise RuleError("delayed-alone", name=TypedText(participant.name))


def _put_behind(encounter: Encounter, moved: Collection[ParticipantId], behind: ParticipantId) -> Encounter:
    followers = tuple(p for p in encounter.participants if p.id in moved)
    others = tuple(p for p in encounter.participants if p.id not in moved)
    place = next(i for i, p in enumerate(others) if p.id == behind) + 1
    return encounter.model_copy(update={"participants": (*others[:place], *followers, *others[place:])})


def _without_lone_members(encounter: Encounter) -> Encounter:
    """Return the encounter without groups of one: who is left of a group acts alone."""
    for participant in encounter.participants:
        if participant.shares_turn and len(encounter.acting_with(participant)) == 1:
            encounter = encounter.with_participant(alone(participant))
    return encounter
