"""Legendary actions and resistances: counters; actions are back at the start of their creature's turn."""

from storage.encounter.commands import SpendLegendary
from storage.encounter.context import Context
from storage.encounter.errors import RuleError
from storage.encounter.events import LegendarySpent
from storage.encounter.model import Encounter
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_table import INCAPACITATED, has
from storage.encounter.rules.lookup import participant_in


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
    if is_action and command.amount > 0 and has(participant, INCAPACITATED):
        raise RuleError("legendary-incapacitated")
    remaining = min(max(total, left), left - command.amount)
    return Outcome(encounter).changing(
        participant.model_copy(update={field: remaining}),
        LegendarySpent(participant_id=participant.id, what=command.what, remaining=remaining),
    )
