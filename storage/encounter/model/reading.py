"""How fields are read that another program stored: nulls, fractions, numbers below zero."""

from math import floor, isfinite

from pydantic import AfterValidator, BeforeValidator


def _is_fraction(value: object) -> bool:
    return isinstance(value, float) and isfinite(value)


def none_is(default: object) -> BeforeValidator:
    """Read a null that another program stored as what the field is without it."""
    return BeforeValidator(lambda value: default if value is None else value)


NoneIsEmpty = BeforeValidator(lambda value: () if value is None else value)
NoneIsBlank = BeforeValidator(lambda value: "" if value is None else value)
NoneIsZero = BeforeValidator(lambda value: 0 if value is None else value)
RoundedDown = BeforeValidator(lambda value: floor(value) if _is_fraction(value) else value)
NotNegative = AfterValidator(lambda value: max(0, value))
