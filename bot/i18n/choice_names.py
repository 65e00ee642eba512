"""The English names of options' choices, by the value that is sent."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from discord import app_commands

Declared = TypeVar("Declared", bound=Callable[..., Any])

MODES = {"normal": "Normal", "advantage": "Advantage", "disadvantage": "Disadvantage"}
RESTS = {"short": "Short rest", "long": "Long rest"}
IN_TURN = {"turn_start": "At the start of the turn", "turn_end": "At the end of the turn"}
ROUND_ENDS = {"round": "At the end of the round", **IN_TURN}


def phrased(**names: Mapping[str, str]) -> Callable[[Declared], Declared]:
    """Name the choices of a command's options; an option keeps the type of its values.

    Each option gets choices of its own, because the translator knows a choice by its identity.
    """
    return app_commands.choices(
        **{
            option: [app_commands.Choice(name=name, value=value) for value, name in choices.items()]
            for option, choices in names.items()
        }
    )
