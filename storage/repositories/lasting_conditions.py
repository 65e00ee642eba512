"""The conditions that stay on a character when an encounter is over."""

from collections.abc import Iterable

from pydantic import ValidationError

from storage.encounter.commands import LastingCondition
from storage.encounter.limits import MAX_CONDITIONS
from storage.encounter.model import Condition, Encounter, Participant
from storage.encounter.rules.condition_table import FRIGHTENED, GRAPPLED, PRONE, canonical

HOURS = 600  # rounds of an hour: what has less left is over before the next encounter
_OF_THE_MOMENT = frozenset({FRIGHTENED, GRAPPLED, PRONE})


def lasting_of(encounter: Encounter, participant: Participant) -> tuple[LastingCondition, ...]:
    """Return the conditions of a participant that outlast the encounter.

    Left out are those that a rule brings along by itself, that a save or the concentration or presence of
    another creature ends, that are over within the hour, and those that are the DM's secret: what a player
    keeps, they may read.
    """
    return lasting(c for c in participant.conditions if _lasts(encounter, c))


def lasting(conditions: Iterable[Condition]) -> tuple[LastingCondition, ...]:
    """Return conditions as a newcomer brings them; those that no command takes are left out."""
    found = []
    for condition in conditions:
        fields = condition.model_dump(include=set(LastingCondition.model_fields))
        try:
            found.append(LastingCondition.model_validate(fields))
        except ValidationError:  # another program stored it
            continue
    return tuple(found[:MAX_CONDITIONS])


def _lasts(encounter: Encounter, condition: Condition) -> bool:
    source = encounter.find(condition.source_id)
    hangs_on_another = condition.source_id is not None and (source is None or not source.is_player_character)
    is_open_ended = condition.duration < 0 or condition.duration >= HOURS
    return (
        is_open_ended
        and not hangs_on_another
        and not condition.is_secret
        and not condition.from_concentration
        and condition.save_ends is None
        and condition.form is None
        and condition.implied_by is None
        and canonical(condition.name) not in _OF_THE_MOMENT
    )
