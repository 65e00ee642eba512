"""From a command to the rule that carries it out."""

from collections.abc import Callable, Mapping
from typing import Any

from storage.encounter.context import Context
from storage.encounter.model import Encounter
from storage.encounter.outcome import Outcome

Rule = Callable[[Encounter, Any, Context], Outcome]

RULES: Mapping[type, Rule] = {}


def carry_out(encounter: Encounter, command: Any, context: Context) -> Outcome:
    """Apply a command's rule; undo and redo are history's, see history.py.

    Raises a TrackerError when the rules don't allow it; the encounter given stays as it was.
    """
    return RULES[type(command)](encounter, command, context)
