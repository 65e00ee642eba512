"""Autocomplete for a list of damage types with commas between."""

from discord.app_commands import Choice

from bot import options
from bot.defending import NOTHING
from bot.exchange import Interaction


async def complete_types(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the last type of the list, or "none"."""
    before, comma, last = typed.rpartition(",")
    if not comma:
        return options.text_choices((*options.DAMAGE_TYPES, NOTHING), typed)
    taken = {part.strip().casefold() for part in before.split(",")}
    left = [kind for kind in options.DAMAGE_TYPES if kind not in taken]
    whole = [f"{before.strip()}, {choice.value}" for choice in options.text_choices(left, last)]
    return [Choice(name=text, value=text) for text in whole if len(text) <= options.MAX_LENGTH]
