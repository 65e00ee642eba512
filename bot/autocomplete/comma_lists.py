"""Autocomplete for comma-separated lists of damage types and conditions."""

from collections.abc import Iterable, Sequence

from discord.app_commands import Choice

from bot.autocomplete import choices
from bot.interactions.context import Interaction
from bot.parsing.defences import MINUS, NOTHING
from storage.encounter.rules.condition_table import CONDITIONS


async def complete_types(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the last type of the list, or "none"."""
    return _list_choices(choices.DAMAGE_TYPES, typed)


async def complete_conditions(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the last condition of the list, or "none"."""
    return _list_choices([name.lower() for name in CONDITIONS], typed)


def _list_choices(kinds: Sequence[str], typed: str) -> list[Choice[str]]:
    before, comma, last = typed.rpartition(",")
    sign = "-" if last.strip().startswith(tuple(MINUS)) else ""
    wanted = last.strip().lstrip(f"+{MINUS}")
    taken = {part.strip(f"+{MINUS} ").casefold() for part in before.split(",")} if comma else set()
    left: Iterable[str] = [kind for kind in kinds if kind not in taken]
    if not comma and not sign:
        left = [*left, NOTHING]
    head = f"{before.strip()}, {sign}" if comma else sign
    whole = [f"{head}{choice.value}" for choice in choices.text_choices(left, wanted)]
    return [Choice(name=text, value=text) for text in whole if len(text) <= choices.MAX_LENGTH]
