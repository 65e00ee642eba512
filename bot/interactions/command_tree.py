"""Incoming commands, checked against their declaration before discord.py parses them.

Discord checks them too, but by its own copy, which may be an older version for a while after an update. A
command that does not match gets one clear answer and reaches no handler.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import discord
from discord import AppCommandOptionType as Kind
from discord import app_commands

from bot.discord_api.messages import MessageError, discord_call
from bot.interactions.component_router import storable
from bot.interactions.context import Interaction
from bot.interactions.error_handler import answer_error
from storage.encounter.errors import InvalidCommandError

Json = dict[str, Any]  # of Discord, not yet checked
Leaf = app_commands.Command[Any, ..., Any]

_SLASH = 1
# Options whose value is an id, described in the interaction's `resolved` data under this key.
_RESOLVED = {Kind.user: "users", Kind.channel: "channels", Kind.role: "roles", Kind.attachment: "attachments"}
_TYPES: dict[Kind, Any] = {
    Kind.string: (str,),
    Kind.integer: (int,),
    Kind.boolean: (bool,),
    Kind.number: (int, float),
}


class CheckedTree(app_commands.CommandTree[Any]):
    """The commands of the bot; refuses options that were not declared."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Return whether the command and its options are as declared; answer it otherwise."""
        data: Any = interaction.data or {}
        _clean(data)
        if data.get("type", _SLASH) != _SLASH:
            return True  # a message menu's command has no options
        found = _leaf(self, data)
        if interaction.type is discord.InteractionType.autocomplete:
            if found is not None and _has_something_to_complete(*found):
                _keep_what_fits(*found, data)
                return True
            with suppress(MessageError), discord_call():  # the user types on
                await interaction.response.autocomplete([])
            return False
        if found is not None and _fits(*found, data):
            return True
        await answer_error(interaction, InvalidCommandError("command-changed"))
        return False


def _clean(options: Json) -> None:
    for option in options.get("options", ()):
        if isinstance(option.get("value"), str):
            option["value"] = storable(option["value"])
        _clean(option)


def _leaf(tree: app_commands.CommandTree[Any], data: Json) -> tuple[Leaf, list[Json]] | None:
    """Return the invoked command and its options; None for an unknown one."""
    command: Any = tree.get_command(str(data.get("name")))
    options = data.setdefault("options", [])
    while isinstance(command, app_commands.Group):
        if len(options) != 1:
            return None
        command = command.get_command(str(options[0].get("name")))
        options = options[0].setdefault("options", [])
    return (command, options) if isinstance(command, app_commands.Command) else None


def _fits(command: Leaf, options: list[Json], data: Json) -> bool:
    """Whether the options are as declared: each at most once, of its type, and all required ones."""
    declared = {parameter.display_name: parameter for parameter in command.parameters}
    names = [option.get("name") for option in options]
    needed = {name for name, parameter in declared.items() if parameter.required}
    return (
        len(set(names)) == len(names)
        and needed <= set(names) <= set(declared)
        and all(_is_one(declared[option["name"]], option, data) for option in options)
    )


def _has_something_to_complete(command: Leaf, options: list[Json]) -> bool:
    """Whether exactly one option is focused, and it has autocomplete."""
    offering = {p.display_name: p.type.value for p in command.parameters if p.autocomplete}
    focused = [option for option in options if option.get("focused")]
    return len(focused) == 1 and (
        focused[0].get("type") == offering.get(str(focused[0].get("name")))
        and isinstance(focused[0].get("value"), str)
    )


def _keep_what_fits(command: Leaf, options: list[Json], data: Json) -> None:
    """Remove incomplete options beside the focused one."""
    declared = {parameter.display_name: parameter for parameter in command.parameters}
    options[:] = [
        option
        for option in options
        if option.get("focused")
        or (option.get("name") in declared and _is_one(declared[option["name"]], option, data))
    ]


def _is_one(declared: app_commands.Parameter, option: Json, data: Json) -> bool:
    """Whether an option matches its declared parameter."""
    value: Any = option.get("value")
    kind = declared.type
    if option.get("type") != kind.value:
        return False
    if kind in _RESOLVED:
        known: Mapping[str, Any] = data.get("resolved", {}).get(_RESOLVED[kind], {})
        return value in known
    is_bool = isinstance(value, bool)
    if not isinstance(value, _TYPES.get(kind, ())) or is_bool is not (kind is Kind.boolean):
        return False
    if declared.choices:
        return value in [choice.value for choice in declared.choices]
    size: float = len(value) if isinstance(value, str) else value
    return _is_between(size, declared.min_value, declared.max_value)


def _is_between(size: float, least: float | None, most: float | None) -> bool:
    return (least is None or size >= least) and (most is None or size <= most)
