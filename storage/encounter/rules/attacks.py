"""Attack rolls and the damage of hits (SRD, Making an Attack)."""

from dataclasses import replace

from storage.encounter.commands import AttackChanges, DealDamage, MakeAttack, MakeRequest
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.context import Context
from storage.encounter.dice.values import rolled
from storage.encounter.errors import InvalidCommandError, RuleError, TypedText
from storage.encounter.events import AttackMade
from storage.encounter.limits import MAX_ATTACKS
from storage.encounter.model import Attack, Encounter
from storage.encounter.names import name_key
from storage.encounter.outcome import Outcome
from storage.encounter.rules.exhaustion import d20_penalty, hinders_attacks_and_saves
from storage.encounter.rules.hit_points import deal_damage
from storage.encounter.rules.lookup import participant_in, require_source
from storage.encounter.rules.requests import make_request


def make_attack(encounter: Encounter, command: MakeAttack, context: Context) -> Outcome:
    """Roll against the target's armor class, and on a hit deal the damage or ask the DM for it.

    A 20 hits and is a critical hit, a 1 misses (SRD, Rolling 1 or 20). A target of unknown armor class is hit
    by everything but a 1. Exhaustion of the attacker counts: disadvantage when rolled here (2014, level 3),
    −2 per level (2024).
    """
    target = participant_in(encounter, command.participant_id)
    require_source(encounter, command.source_id)
    attacker = encounter.find(command.source_id)
    natural, dice = _d20(
        command, context, is_hindered=attacker is not None and hinders_attacks_and_saves(encounter, attacker)
    )
    total = natural + command.bonus
    if attacker is not None and (penalty := d20_penalty(encounter, attacker)):
        total -= penalty
        dice += f" - {penalty}"
    hits = natural == 20 or (natural > 1 and (target.ac is None or total >= target.ac))
    is_critical = hits and (natural >= command.critical_from or command.is_critical)
    outcome = Outcome(encounter)
    if hits and command.damage:
        damage, damage_dice = rolled(
            DealDamage.model_validate(
                {
                    "targets": [{"participantId": target.id}],
                    "sourceId": command.source_id,
                    "isCritical": is_critical,
                    "knocksOut": command.knocks_out,
                    "notes": command.name,
                    **damage_in(command.damage),
                }
            ),
            context.roll,
        )
        if command.asks:
            asking = replace(context, dice=damage_dice)
            outcome = make_request(encounter, MakeRequest(command=damage), asking)
        else:
            outcome = deal_damage(encounter, damage, context)
            dice = " · ".join(filter(None, (dice, damage_dice)))
    made = AttackMade(
        participant_id=target.id,
        source_id=command.source_id,
        name=command.name,
        hit=hits,
        is_critical=is_critical,
        natural=natural,
        total=total,
        dice=dice,
        is_open=command.asks or context.actor.user_id in encounter.controllers,
    )
    return Outcome(outcome.encounter, (made, *outcome.events))


def attacks_after(before: tuple[Attack, ...], changes: AttackChanges) -> tuple[Attack, ...]:
    """Return saved attacks with these changes. Raises InvalidCommandError or RuleError."""
    kept = {name_key(attack.name): attack for attack in before}
    for name in changes.removes:
        if kept.pop(name_key(name), None) is None:
            raise RuleError("attack-not-saved", name=TypedText(name))
    kept |= {name_key(attack.name): attack for attack in changes.adds}
    if changes.adds and len(kept) > MAX_ATTACKS:
        raise InvalidCommandError("too-many-attacks", most=MAX_ATTACKS)
    return tuple(kept.values())


def _d20(command: MakeAttack, context: Context, *, is_hindered: bool) -> tuple[int, str]:
    """Return the face that counts, and the dice as text; advantage and disadvantage cancel out."""
    bonus = f" {'+' if command.bonus >= 0 else '-'} {abs(command.bonus)}"
    if command.roll is not None:
        return command.roll, f"{command.roll}{bonus}"
    first = context.roll(20)
    is_helped = command.mode == "advantage"
    is_hindered = is_hindered or command.mode == "disadvantage"
    if is_helped == is_hindered:
        return first, f"1d20 ({first}){bonus}"
    second = context.roll(20)
    pick, kind = (max, "kh1") if is_helped else (min, "kl1")
    face = pick(first, second)
    faces = f"{first}, ~~{second}~~" if first == face else f"~~{first}~~, {second}"
    return face, f"2d20{kind} ({faces}){bonus}"
