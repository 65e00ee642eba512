"""Resources: given, spent, and back again (SRD, Limited Usage; Recharge X–Y); and inspiration."""

from collections.abc import Callable

from storage.encounter.base import ParticipantId
from storage.encounter.commands import RemoveResource, SetInspiration, SetResource, SpendResource
from storage.encounter.context import Context
from storage.encounter.errors import NotFoundError, RuleError, TypedText
from storage.encounter.events import InspirationChanged, RechargeDue, ResourceChanged
from storage.encounter.limits import MAX_RESOURCES
from storage.encounter.model import Encounter, Participant, Resource
from storage.encounter.outcome import Outcome
from storage.encounter.rules.lookup import participant_in


def set_resource(encounter: Encounter, command: SetResource, context: Context) -> Outcome:
    """Give a participant a resource, or change one; what is left follows its maximum."""
    participant = participant_in(encounter, command.participant_id)
    known = participant.resource(command.name)
    if known is None and command.maximum is None:
        raise RuleError("resource-needs-maximum", name=TypedText(command.name))
    if known is None and len(participant.resources) >= MAX_RESOURCES:
        raise RuleError("resource-too-many", most=MAX_RESOURCES)
    was = known or Resource(name=command.name)
    maximum = was.maximum if command.maximum is None else command.maximum
    current = was.current + maximum - was.maximum if command.current is None else command.current
    given = {
        field: value for field in ("returns", "regains") if (value := getattr(command, field)) is not None
    }
    if command.recharge is not None:
        given |= {"returns": "turn", "recharge": command.recharge}
    elif command.returns is not None:
        given["recharge"] = None
    if given.get("regains") == 0:
        given["regains"] = None
    counts = {"maximum": maximum, "current": max(0, min(maximum, current))}
    changed = was.model_copy(update=given | counts)
    if known is None:
        return _with(Outcome(encounter), participant, (*participant.resources, changed), changed, "set")
    if changed == known:
        return Outcome(encounter)
    return _replaced(Outcome(encounter), participant, known, changed, "set")


def remove_resource(encounter: Encounter, command: RemoveResource, context: Context) -> Outcome:
    """Take a resource off a participant."""
    participant = participant_in(encounter, command.participant_id)
    gone = _resource_of(participant, command.name)
    left = tuple(one for one in participant.resources if one is not gone)
    return _with(Outcome(encounter), participant, left, gone, "removed")


def spend_resource(encounter: Encounter, command: SpendResource, context: Context) -> Outcome:
    """Spend some of a resource, or give it back up to its maximum."""
    participant = participant_in(encounter, command.participant_id)
    resource = _resource_of(participant, command.name)
    if command.amount > resource.current:
        raise RuleError("resource-spent", name=TypedText(resource.name), left=resource.current)
    current = min(max(resource.maximum, resource.current), resource.current - command.amount)
    if current == resource.current:
        return Outcome(encounter)
    changed = resource.model_copy(update={"current": current})
    reason = "spent" if command.amount > 0 else "restored"
    return _replaced(Outcome(encounter), participant, resource, changed, reason)


def set_inspiration(encounter: Encounter, command: SetInspiration, context: Context) -> Outcome:
    """Give inspiration, or spend it. A participant has it or has not: it does not add up (SRD)."""
    participant = participant_in(encounter, command.participant_id)
    if command.has_inspiration and participant.has_inspiration:
        raise RuleError("inspiration-has", name=TypedText(participant.name))
    if not command.has_inspiration and not participant.has_inspiration:
        raise RuleError("inspiration-has-not", name=TypedText(participant.name))
    return Outcome(encounter).changing(
        participant.model_copy(update={"has_inspiration": command.has_inspiration}),
        InspirationChanged(participant_id=participant.id, has_inspiration=command.has_inspiration),
    )


def return_at_turn(outcome: Outcome, participant_id: ParticipantId, context: Context) -> Outcome:
    """Bring back what returns at the start of a turn; what recharges is rolled, or the DM reminded of it."""
    for spent in participant_in(outcome.encounter, participant_id).resources:
        if spent.returns != "turn" or spent.current >= spent.maximum:
            continue
        participant = participant_in(outcome.encounter, participant_id)
        if spent.recharge is None:
            outcome = _replaced(outcome, participant, spent, full(spent), "restored")
            continue
        natural = context.roll(6) if outcome.encounter.rules.recharge == "roll" else None
        is_back = natural is not None and natural >= spent.recharge
        outcome = outcome.adding(
            RechargeDue(
                participant_id=participant_id,
                name=spent.name,
                needs=spent.recharge,
                natural=natural,
                is_back=is_back,
            )
        )
        if is_back:
            outcome = _replaced(outcome, participant, spent, full(spent), "restored")
    return outcome


def restore(
    outcome: Outcome, participant_id: ParticipantId, after: Callable[[Resource], Resource]
) -> Outcome:
    """Bring resources back, each as a function says."""
    for resource in participant_in(outcome.encounter, participant_id).resources:
        changed = after(resource)
        if changed != resource:
            participant = participant_in(outcome.encounter, participant_id)
            outcome = _replaced(outcome, participant, resource, changed, "restored")
    return outcome


def full(resource: Resource) -> Resource:
    """Return a resource with nothing spent."""
    return resource.model_copy(update={"current": max(resource.current, resource.maximum)})


def _resource_of(participant: Participant, name: str) -> Resource:
    found = participant.resource(name)
    if found is None:
        raise NotFoundError("resource-not-there", name=TypedText(participant.name), resource=TypedText(name))
    return found


def _replaced(
    outcome: Outcome, participant: Participant, old: Resource, new: Resource, reason: str
) -> Outcome:
    resources = tuple(new if one is old else one for one in participant.resources)
    return _with(outcome, participant, resources, new, reason)


def _with(
    outcome: Outcome, participant: Participant, resources: tuple[Resource, ...], about: Resource, reason: str
) -> Outcome:
    event = {
        "participant_id": participant.id,
        "name": about.name,
        "current": about.current,
        "maximum": about.maximum,
        "reason": reason,
    }
    return outcome.changing(
        participant.model_copy(update={"resources": resources}), ResourceChanged.model_validate(event)
    )
