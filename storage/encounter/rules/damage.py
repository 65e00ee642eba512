"""What is left of damage when it reaches hit points (SRD, Damage and Healing).

The SRD 5.2 gives the order ("Order of Application"): adjustments such as half on a save first, resistance
second, vulnerability third; the SRD 5.1 agrees. Each division rounds down, each type counts once.
"""

from collections.abc import Sequence

from storage.encounter.commands import DamageFraction, DamagePart, DamageTarget
from storage.encounter.model import Encounter, Participant
from storage.encounter.rules.condition_table import PETRIFIED, has

EVERY_TYPE = "all"


def by_type(parts: Sequence[DamagePart]) -> dict[str, int]:
    """Return the damage of each type, so that a type is halved once however many dice it came from."""
    amounts: dict[str, int] = {}
    for part in parts:
        amounts[part.type] = amounts.get(part.type, 0) + part.amount
    return amounts


def dealt(amounts: dict[str, int], target: DamageTarget, answer: DamageFraction = "full") -> int:
    """Return the damage that a target's share and a DM's answer leave, before its defences."""
    return sum(_share(_share(amount, target.share), answer) for amount in amounts.values())


def reaching(
    encounter: Encounter,
    victim: Participant,
    amounts: dict[str, int],
    target: DamageTarget,
    answer: DamageFraction = "full",
) -> int:
    """Return the damage that reaches a participant, temporary hit points first.

    `answer` is the share a DM granted of requested damage, on top of the target's own.
    """
    total = 0
    for damage_type, amount in amounts.items():
        shared = _share(_share(amount, target.share), answer)
        total += _defended(encounter, victim, damage_type, shared, target)
    return total


def _share(amount: int, share: DamageFraction) -> int:
    match share:
        case "half":
            return amount // 2
        case "double":
            return amount * 2
        case "none":
            return 0
        case _:
            return amount


def _defended(
    encounter: Encounter, victim: Participant, damage_type: str, amount: int, target: DamageTarget
) -> int:
    if target.ignores == "defences":
        return amount
    defences = victim.defences
    if _covers(defences.immunities, damage_type) or _is_stone_proof(encounter, victim, damage_type):
        return 0
    resists = _covers(defences.resistances, damage_type) or has(victim, PETRIFIED)
    if resists and target.ignores != "resistance":
        amount //= 2
    if _covers(defences.vulnerabilities, damage_type):
        amount *= 2
    return amount


def _covers(types: Sequence[str], damage_type: str) -> bool:
    """Whether a defence names this type, or every type; damage of no named type meets only the latter."""
    return any(t.casefold() in (damage_type or EVERY_TYPE, EVERY_TYPE) for t in types)


def _is_stone_proof(encounter: Encounter, victim: Participant, damage_type: str) -> bool:
    """Whether stone shrugs it off: the petrified are immune to poison (SRD 5.1)."""
    return damage_type == "poison" and encounter.rules.ruleset == "2014" and has(victim, PETRIFIED)
