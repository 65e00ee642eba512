"""Legendary actions and resistances (SRD, Legendary Creatures; SRD 5.2, Legendary Actions).

A legendary action is taken at the end of the turn of another creature, one at a time. `turn_effects` gives
back all at the start of its own turn. In its lair a creature of 2024 has one more of each.
"""

from collections.abc import Mapping

from storage.encounter.commands import SpendLegendary
from storage.encounter.context import Context
from storage.encounter.errors import RuleError
from storage.encounter.events import LegendarySpent
from storage.encounter.model import Encounter, Participant, Rules, Status
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_table import INCAPACITATED, has
from storage.encounter.rules.lookup import participant_in

TOTALS = ("legendary_actions", "legendary_resistances")
IN_LAIR = 1  # what the lair adds to each total that the creature has


def spend_legendary(encounter: Encounter, command: SpendLegendary, context: Context) -> Outcome:
    """Spend, or give back with a negative amount, legendary actions or resistances."""
    participant = participant_in(encounter, command.participant_id)
    is_action = command.what == "action"
    total = participant.legendary_actions if is_action else participant.legendary_resistances
    field = "legendary_actions_remaining" if is_action else "legendary_resistances_remaining"
    left: int = getattr(participant, field)
    if command.amount > left:
        raise RuleError("legendary-none-left")
    if command.amount > 0 and participant.is_dead:
        raise RuleError("legendary-dead")
    changes: dict[str, object] = {}
    if is_action and command.amount > 0:
        _require_moment(encounter, participant)
        changes["legendary_turn"] = _turn(encounter)
    elif is_action and command.amount < 0:
        changes["legendary_turn"] = None  # the action was not taken
    remaining = min(max(total, left), left - command.amount)
    return Outcome(encounter).changing(
        participant.model_copy(update=changes | {field: remaining}),
        LegendarySpent(participant_id=participant.id, what=command.what, remaining=remaining),
    )


def lair_gives(rules: Rules, *, is_in_lair: bool) -> int:
    """Return what the lair adds to each legendary total: one in 2024."""
    return IN_LAIR if is_in_lair and rules.ruleset == "2024" else 0


def lair_totals(participant: Participant, given: int, gives: int) -> dict[str, int]:
    """Return the legendary totals that become others where its lair has given so much and gives so much."""
    if given == gives:
        return {}
    return {name: had + gives - given for name in TOTALS if (had := getattr(participant, name)) > 0}


def remaining_of(participant: Participant, total: str, wanted: Mapping[str, int]) -> int:
    """Return what remains of a total with these changes: as many more or fewer as of the total."""
    had: int = getattr(participant, total)
    remaining: int = getattr(participant, f"{total}_remaining")
    has = wanted.get(total, had)
    return max(0, min(has, wanted.get(f"{total}_remaining", remaining + has - had)))


def under_other_rules(participant: Participant, before: Rules, after: Rules) -> Participant:
    """Return a participant with the legendary totals that its lair gives by the rules after a change."""
    is_in_lair = participant.is_in_lair
    given, gives = (lair_gives(rules, is_in_lair=is_in_lair) for rules in (before, after))
    totals = lair_totals(participant, given, gives)
    left = {f"{total}_remaining": remaining_of(participant, total, totals) for total in totals}
    return participant.model_copy(update=totals | left) if totals else participant


def _require_moment(encounter: Encounter, participant: Participant) -> None:
    if has(participant, INCAPACITATED):
        raise RuleError("legendary-incapacitated")
    if participant.is_surprised and encounter.rules.ruleset == "2014":
        raise RuleError("legendary-surprised")
    turn = _turn(encounter)
    if turn is None:
        return
    if participant in encounter.on_turn:
        raise RuleError("legendary-own-turn")
    if participant.legendary_turn == turn:
        raise RuleError("legendary-once-a-turn")


def _turn(encounter: Encounter) -> str | None:
    """Return what names the turn that is under way; None when no turn is."""
    if encounter.status is not Status.ACTIVE or encounter.current_participant_id is None:
        return None
    return f"{encounter.round} {encounter.current_participant_id}"
