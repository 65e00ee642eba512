"""What players ask of the DM, who answers each request once."""

from collections.abc import Callable, Mapping
from typing import Any

from storage.encounter.commands import (
    AddCondition,
    Askable,
    ChangeCondition,
    DealDamage,
    Heal,
    MakeRequest,
    RemoveCondition,
    RequestDamage,
    SetTemporaryHitPoints,
    SettleRequest,
    Stabilise,
)
from storage.encounter.commands.requests import asked_in, targets_of
from storage.encounter.context import Context
from storage.encounter.dice.expression import adds_up, beside_fallen, dice_alone, print_node
from storage.encounter.dice.notation import parse
from storage.encounter.dice.rolling import roll_node
from storage.encounter.dice.values import RolledDice
from storage.encounter.errors import NotActiveError, RequestSettledError, RuleError
from storage.encounter.events import ActionRequested, DamageRequested, RequestSettled
from storage.encounter.limits import MAX_AMOUNT, MAX_DICE, MAX_NAME, MAX_OWN_REQUESTS, MAX_REQUESTS
from storage.encounter.model import Encounter, Request, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_changes import change_condition
from storage.encounter.rules.conditions import remove_condition
from storage.encounter.rules.dying import stabilise
from storage.encounter.rules.hit_point_effects import add_effect
from storage.encounter.rules.hit_points import damage_targets, heal, set_temporary_hp
from storage.encounter.rules.lookup import participant_in, require_source

_RULES: Mapping[type, Callable[[Encounter, Any, Context], Outcome]] = {
    Heal: heal,
    SetTemporaryHitPoints: set_temporary_hp,
    AddCondition: add_effect,
    RemoveCondition: remove_condition,
    ChangeCondition: change_condition,
    Stabilise: stabilise,
}


def make_request(encounter: Encounter, command: MakeRequest | RequestDamage, context: Context) -> Outcome:
    """Put what a player asks for into the queue.

    All who are named must take part. Nothing else is checked, as a refusal could tell of secrets. Raises
    NotActiveError after the end of the encounter, which left no request open.
    """
    if encounter.status is Status.COMPLETED:
        raise NotActiveError("over")
    if len(encounter.requests) >= MAX_REQUESTS:
        raise RuleError("too-many-requests")
    if sum(r.user_id == context.actor.user_id for r in encounter.requests) >= MAX_OWN_REQUESTS:
        raise RuleError("too-many-own-requests", most=MAX_OWN_REQUESTS)
    asked = command.asked
    require_source(encounter, getattr(asked, "source_id", None))
    for participant_id in targets_of(asked):
        participant_in(encounter, participant_id)
    is_damage = isinstance(asked, DealDamage)
    request = Request(
        id=context.new_id(),
        user_id=context.actor.user_id,
        user_name=context.actor.name[:MAX_NAME],
        at=context.at,
        # What was left out of a change of a condition stays as it is.
        command=asked.model_dump(by_alias=True, mode="json", exclude_unset=not is_damage)
        | {"type": asked.type},
        dice=context.dice,
        critical_dice=_critical_dice(asked) if isinstance(asked, DealDamage) else (),
    )
    changed = encounter.model_copy(update={"requests": (*encounter.requests, request)})
    event = DamageRequested(request=request) if is_damage else ActionRequested(request=request)
    return Outcome(changed, (event,))


def settle_request(encounter: Encounter, command: SettleRequest, context: Context) -> Outcome:
    """Answer a request; targets that left meanwhile are passed over.

    Raises RuleError for an answer that does not fit what is asked for.
    """
    request = next((r for r in encounter.requests if r.id == command.request_id), None)
    if request is None:
        raise RequestSettledError("request-settled")
    open_requests = tuple(r for r in encounter.requests if r is not request)
    encounter = encounter.model_copy(update={"requests": open_requests})
    asked = asked_in(request.command)
    if isinstance(asked, DealDamage):
        return _damaged(encounter, request, asked, command, context)
    if command.answer not in ("full", "none") or command.is_critical or command.damage_type is not None:
        raise RuleError("request-whole")
    settled = RequestSettled(request=request, answer=command.answer)
    left = _of_those_there(encounter, asked)
    if command.answer == "none" or left is None:
        return Outcome(encounter, (settled,))
    outcome = _RULES[type(left)](encounter, left, context)
    return Outcome(outcome.encounter, (settled, *outcome.events))


def _damaged(
    encounter: Encounter, request: Request, asked: DealDamage, command: SettleRequest, context: Context
) -> Outcome:
    dice: list[str] = []
    if command.answer != "none":
        if command.is_critical and not asked.is_critical:
            asked = _critical(asked, request, context, dice)
        if command.damage_type is not None:
            retyped = tuple(p.model_copy(update={"type": command.damage_type}) for p in asked.parts)
            asked = asked.model_copy(update={"parts": retyped})
    settled = RequestSettled(
        request=request,
        answer=command.answer,
        is_critical=command.is_critical and command.answer != "none",
        damage_type=command.damage_type,
        dice=" · ".join(dice),
    )
    outcome = Outcome(encounter, (settled,))
    return outcome if command.answer == "none" else damage_targets(outcome, asked, context, command.answer)


def _critical(asked: DealDamage, request: Request, context: Context, dice: list[str]) -> DealDamage:
    """Return a hit as a critical one: its dice fall once more, those that fell stay (SRD, Critical Hits)."""
    parts = []
    texts = dict(enumerate(request.critical_dice))
    for place, part in enumerate(asked.parts):
        if not (text := texts.get(place)):
            parts.append(part)
            continue
        more = roll_node(parse(text).whole, context.roll)
        dice.append(f"{more.shown} {part.dice_label}".rstrip())
        amount = min(MAX_AMOUNT, max(0, part.amount + more.total))
        parts.append(part.model_copy(update={"amount": amount}))
    return asked.model_copy(update={"parts": tuple(parts), "is_critical": True})


def _critical_dice(asked: DealDamage) -> tuple[str, ...]:
    """Return the dice that a critical hit adds to each part, less what was counted up to 0 without them."""
    if asked.is_critical:
        return ()
    texts = []
    for part in asked.parts:
        texts.append(_dice_once_more(part.amount) if isinstance(part.amount, RolledDice) else "")
    return tuple(texts)


def _dice_once_more(amount: RolledDice) -> str:
    """Return the dice that a critical hit adds, without blanks, so that they are no longer than as typed.

    Dice that do not add up are rolled with those that fell, less what these made; where that is too long,
    alone.
    """
    if not adds_up(amount.node):
        both = beside_fallen(amount.node, iter(amount.fallen))
        text = f"{print_node(both, is_summand=True)}-{amount:d}".replace(" ", "")
        if len(text) <= MAX_DICE:
            return text
    dice = dice_alone(amount.node)
    text = print_node(dice, is_summand=True).replace(" ", "") if dice is not None else ""
    return f"{text}-{amount.raised}" if text and amount.raised else text


def _of_those_there(encounter: Encounter, asked: Askable) -> Askable | None:
    """Return a command without those who left; None where none of its targets is left."""

    def gone(participant_id: Any) -> bool:
        return participant_id is not None and encounter.find(participant_id) is None

    left = [i for i in targets_of(asked) if not gone(i)]
    if not left:
        return None
    changes: dict[str, Any] = {}
    if hasattr(asked, "participant_ids"):
        changes["participant_ids"] = tuple(left)
    if gone(getattr(asked, "source_id", None)):
        changes["source_id"] = None
    if gone(getattr(asked, "anchor_id", None)):
        changes["anchor_id"] = None
    if isinstance(asked, AddCondition):
        about = asked.condition
        forgotten = {n: None for n in ("source_id", "anchor_id") if gone(getattr(about, n))}
        if "source_id" in forgotten:
            about = about.model_copy(update={"from_concentration": False})
        changes["condition"] = about.model_copy(update=forgotten)
    return asked.model_copy(update=changes)
