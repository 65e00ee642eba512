"""Autocomplete for comma-separated lists of damage types and conditions."""

from collections.abc import Sequence

from discord.app_commands import Choice

from bot.autocomplete import choices
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.defences import MINUS, NOTHING
from bot.render.screen import Say
from storage.encounter.damage_terms import DAMAGE_TYPES
from storage.i18n.game_words import Kind, game_words


async def complete_types(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the last type of the list, or "none"."""
    return _list_choices("damage", DAMAGE_TYPES, typed, InteractionContext.of(interaction).say)


async def complete_conditions(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the last condition of the list, or "none"."""
    ids = game_words().ids("condition")
    return _list_choices("condition", ids, typed, InteractionContext.of(interaction).say)


def _list_choices(kind: Kind, ids: Sequence[str], typed: str, say: Say) -> list[Choice[str]]:
    before, comma, last = typed.rpartition(",")
    sign = "-" if last.strip().startswith(tuple(MINUS)) else ""
    wanted = last.strip().lstrip(f"+{MINUS}")
    words = game_words()
    taken = {words.meant(kind, part.strip(f"+{MINUS} ")) for part in before.split(",")} if comma else set()
    found = choices.term_choices(kind, [id_ for id_ in ids if id_ not in taken], wanted, say)
    if not comma and not sign:
        found += choices.term_choices("word", (NOTHING,), wanted, say)
    head = f"{before.strip()}, {sign}" if comma else sign
    whole = [f"{head}{choice.name.lower()}" for choice in found[: choices.MAX_CHOICES]]
    return [Choice(name=text, value=text) for text in whole if len(text) <= choices.MAX_LENGTH]
