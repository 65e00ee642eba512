"""Damage that players ask for and the DM answers: full, half, double or none of it, once."""

from storage.encounter.commands import DealDamage, RequestDamage, SettleRequest
from storage.encounter.context import Context
from storage.encounter.errors import RequestSettledError, RuleError
from storage.encounter.events import DamageRequested, RequestSettled
from storage.encounter.limits import MAX_NAME, MAX_OWN_REQUESTS, MAX_REQUESTS
from storage.encounter.model import Encounter, Request
from storage.encounter.outcome import Outcome
from storage.encounter.rules.hit_points import damage_targets
from storage.encounter.rules.lookup import participant_in, require_source


def request_damage(encounter: Encounter, command: RequestDamage, context: Context) -> Outcome:
    """Put a player's damage into the queue."""
    if len(encounter.requests) >= MAX_REQUESTS:
        raise RuleError("too-many-requests")
    if sum(r.user_id == context.actor.user_id for r in encounter.requests) >= MAX_OWN_REQUESTS:
        raise RuleError("too-many-own-requests", most=MAX_OWN_REQUESTS)
    require_source(encounter, command.damage.source_id)
    for target in command.damage.targets:
        participant_in(encounter, target.participant_id)
    request = Request(
        id=context.new_id(),
        user_id=context.actor.user_id,
        user_name=context.actor.name[:MAX_NAME],
        at=context.at,
        command=command.damage.model_dump(by_alias=True, mode="json"),
        dice=context.dice,
    )
    changed = encounter.model_copy(update={"requests": (*encounter.requests, request)})
    return Outcome(changed, (DamageRequested(request=request),))


def settle_request(encounter: Encounter, command: SettleRequest, context: Context) -> Outcome:
    """Answer a request; targets that left meanwhile are passed over."""
    request = next((r for r in encounter.requests if r.id == command.request_id), None)
    if request is None:
        raise RequestSettledError("request-settled")
    open_requests = tuple(r for r in encounter.requests if r is not request)
    outcome = Outcome(
        encounter.model_copy(update={"requests": open_requests}),
        (RequestSettled(request=request, answer=command.answer),),
    )
    if command.answer == "none":
        return outcome
    return damage_targets(outcome, DealDamage.model_validate(request.command), context, answer=command.answer)
