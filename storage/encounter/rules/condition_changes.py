"""Changing a condition that is there: how long it lasts, its level, the save that ends it."""

from storage.encounter.base import names_outside
from storage.encounter.commands import ChangeCondition
from storage.encounter.context import Context
from storage.encounter.errors import RuleError, effect_named
from storage.encounter.events import ConditionChanged
from storage.encounter.model import Condition, Encounter
from storage.encounter.outcome import Outcome
from storage.encounter.rules.condition_table import EXHAUSTION, canonical
from storage.encounter.rules.conditions import meant_by, replaced, skips_first
from storage.encounter.rules.death import die
from storage.encounter.rules.exhaustion import DEADLY_LEVEL
from storage.encounter.rules.lookup import participant_in, require_source


def change_condition(encounter: Encounter, command: ChangeCondition, context: Context) -> Outcome:
    """Change one condition in place; nothing happens where it is so already.

    The sixth level of exhaustion kills. Raises RuleError where several have the name.
    """
    require_source(encounter, command.anchor_id)
    bearer = participant_in(encounter, command.participant_id)
    meant = meant_by(encounter, bearer, command.condition, context)
    if len(meant) > 1:
        raise RuleError("condition-several", name=effect_named(meant[0].name))
    (was,) = meant
    wanted = command.given
    is_exhaustion = canonical(was.name) == EXHAUSTION
    if is_exhaustion and "level" in wanted:
        wanted["level"] = min(DEADLY_LEVEL, wanted["level"])
    now = was.model_copy(update=wanted)
    if "duration" in wanted or (now.ends, now.anchor_id) != (was.ends, was.anchor_id):
        now = now.model_copy(update={"skips_turn_end": skips_first(now, bearer.id, encounter)})
    if now == was:
        return Outcome(encounter)
    differs = {name for name in Condition.model_fields if getattr(now, name) != getattr(was, name)}
    if "skips_turn_end" in differs:  # the rounds are the same, but count from a later moment
        differs = differs - {"skips_turn_end"} | {"duration"}
    fields = tuple(outside for name, outside in names_outside(Condition).items() if name in differs)
    outcome = Outcome(encounter).changing(
        replaced(bearer, was, now), ConditionChanged(participant_id=bearer.id, condition=now, fields=fields)
    )
    if is_exhaustion and now.level == DEADLY_LEVEL and not bearer.death_saves.is_dead:
        return die(outcome, bearer.id, "exhaustion")
    return outcome
