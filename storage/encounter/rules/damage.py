"""What is left of damage when it reaches hit points (SRD, Damage and Healing).

The SRD 5.2 gives the order ("Order of Application"): adjustments first, such as half on a save or a reduction
by a number, resistance second, vulnerability third; the SRD 5.1 agrees. Each type meets its own defences, and
each of them counts once. Each division rounds the hit down as a whole, so that a hit of several types loses
less than a point by it. Amounts are only halved and doubled, which a float of this size holds exactly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.encounter.commands import DamageFraction, DamagePart, DamageTarget, DealDamage
from storage.encounter.damage_terms import read_term
from storage.encounter.events import DefenceMet
from storage.encounter.model import Encounter, Participant
from storage.encounter.rules.condition_table import PETRIFIED, has
from storage.encounter.terms import defence

Amounts = Mapping[str, float]  # by damage type


@dataclass(frozen=True, slots=True)
class Reached:
    """Of a hit: what its share left, what reaches temporary and other hit points, what heals, and why."""

    dealt: int
    amount: int
    healing: int = 0
    met: tuple[DefenceMet, ...] = ()


def _by_type(parts: Sequence[DamagePart]) -> dict[str, int]:
    """Return the damage of each type, so that a type is halved once however many dice it came from."""
    amounts: dict[str, int] = {}
    for part in parts:
        amounts[part.type] = amounts.get(part.type, 0) + part.amount
    return amounts


def reaching(
    encounter: Encounter,
    victim: Participant,
    command: DealDamage,
    target: DamageTarget,
    answer: DamageFraction = "full",
) -> Reached:
    """Return what of the damage reaches a participant.

    `answer` is the share a DM granted of requested damage, on top of the target's own.
    """
    amounts: Amounts = {k: float(amount) for k, amount in _by_type(command.parts).items() if amount}
    dealt = _total(_shared(amounts, target, answer, ()))
    if target.ignores == "defences":
        return Reached(dealt, dealt)
    against = _Defences(encounter, victim, command.qualities, amounts)
    hurting = {kind: amount for kind, amount in amounts.items() if kind not in against.stopped}
    absorbed = {kind: amount for kind, amount in amounts.items() if kind in against.absorbed}
    met = [*_met("absorbs", against.absorbed), *_met("immune", against.immune)]

    hurting = _shared(hurting, target, answer, against.vulnerable)
    before = _total(hurting)
    hurting = _reduced(hurting, victim.defences.reduction)
    met += _met("reduced", hurting if _total(hurting) < before else ())
    if target.ignores != "resistance":
        hurting = _halved(hurting, against.resisted, against.vulnerable)
        met += _met("resistant", against.resisted)
    hurting = {k: a * 2 if k in against.vulnerable else a for k, a in hurting.items()}
    met += _met("vulnerable", against.vulnerable)
    amount = _total(hurting)
    if 0 < amount < victim.defences.threshold:
        amount = 0
        met += _met("threshold", hurting)
    return Reached(dealt, amount, _total(_shared(absorbed, target, answer, ())), tuple(met))


class _Defences:
    """The types of a hit, by what a participant has against each."""

    def __init__(
        self, encounter: Encounter, victim: Participant, qualities: Sequence[str], amounts: Amounts
    ) -> None:
        defences = victim.defences
        is_stone = has(victim, PETRIFIED)

        def covered(entries: Sequence[str]) -> set[str]:
            terms = [read_term(defence(entry)) for entry in entries]
            return {kind for kind in amounts if any(term.covers(kind, qualities) for term in terms)}

        absorbed = covered(defences.absorptions)
        self.absorbed = set() if victim.is_down or victim.is_dead else absorbed
        self.immune = covered(defences.immunities) | absorbed
        if is_stone and encounter.rules.ruleset == "2014":
            self.immune |= {"poison"} & set(amounts)  # SRD 5.1, Petrified
        self.immune -= self.absorbed
        self.stopped = self.immune | self.absorbed
        resisted = set(amounts) if is_stone else covered(defences.resistances)
        self.resisted = resisted - self.stopped
        self.vulnerable = covered(defences.vulnerabilities) - self.stopped


def _met(kind: str, types: Sequence[str] | set[str] | Amounts) -> list[DefenceMet]:
    named = tuple(sorted(types))
    return [DefenceMet.model_validate({"kind": kind, "types": named})] if named else []


def _shared(
    amounts: Amounts, target: DamageTarget, answer: DamageFraction, doubled: Sequence[str] | set[str]
) -> dict[str, float]:
    left = dict(amounts)
    for share in (target.share, answer):
        if share == "half":
            left = _halved(left, left, doubled)
        elif share != "full":
            left = {kind: amount * (2 if share == "double" else 0) for kind, amount in left.items()}
    return left


def _halved(
    amounts: Amounts, types: Sequence[str] | set[str] | Amounts, doubled: Sequence[str] | set[str]
) -> dict[str, float]:
    """Halve these types and round the hit down; what is doubled later loses the fraction last."""
    halved = {kind: amount / 2 if kind in types else amount for kind, amount in amounts.items()}
    rest = sum(halved.values()) % 1
    for kind in sorted(halved, key=lambda k: k in doubled):
        taken = min(rest, halved[kind] % 1)
        halved[kind] -= taken
        rest -= taken
    return halved


def _reduced(amounts: Amounts, by: int) -> dict[str, float]:
    """Take a number off the whole hit, from its types in the order they were dealt."""
    left = dict(amounts)
    rest: float = by
    for kind, amount in amounts.items():
        taken = min(rest, amount)
        left[kind] = amount - taken
        rest -= taken
    return left


def _total(amounts: Amounts) -> int:
    return int(sum(amounts.values()))
