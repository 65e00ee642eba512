"""How long a condition lasts: rounds, a time, or dice of either."""

import pytest
from pydantic import ValidationError

from storage.encounter.commands import ChangeCondition
from storage.encounter.dice.values import rolled


@pytest.mark.parametrize(
    ("typed", "rounds", "shown"),
    [
        (3, 3, ""),
        (-1, -1, ""),
        ("10 minutes", 100, ""),
        ("2 Stunden", 1200, ""),
        ("1d4", 4, "1d4 (4)"),
        ("1d4 h", 2400, "1d4 (4) × 600"),
        ("1d4-9", 1, "1d4 (4) - 9"),
    ],
)
def test_a_duration_is_rounds_a_time_or_dice(typed: int | str, rounds: int, shown: str) -> None:
    command = _lasting(typed)
    made, dice = rolled(command, lambda sides: sides)
    assert (made.duration, dice) == (rounds, shown)


@pytest.mark.parametrize("typed", ["soon", "2 days", 14_401, -2])
def test_what_is_no_duration_or_too_long_is_refused(typed: int | str) -> None:
    with pytest.raises(ValidationError, match="duration"):
        _lasting(typed)


def _lasting(typed: int | str) -> ChangeCondition:
    fields = {"participant_id": "a" * 24, "condition": "Prone", "duration": typed}
    return ChangeCondition.model_validate(fields)
