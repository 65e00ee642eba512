"""Check application commands and autocomplete choices."""

from __future__ import annotations

from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol import errors
from bot.sandbox.protocol.validation.problems import Path, Problems

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MAX_COMMANDS, MAX_CONTEXT_MENUS, MAX_COMMAND_CHARACTERS = 100, 15, 8000


def check_commands(commands: Any) -> None:
    """Raise when Discord would not take this bulk of commands."""
    problems = Problems()
    items = commands if isinstance(commands, list) else []
    seen: set[tuple[int, str]] = set()
    for index, item in enumerate(items):
        command = problems.record((index,), item)
        if command is None:
            continue
        _check_command(problems, command, (index,))
        key = (command.get("type") or CHAT_INPUT, str(command.get("name")))
        if key in seen:
            text = "Application command names must be unique"
            problems.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", text)
        seen.add(key)
    problems.raise_if_any()
    for kind, most in ((CHAT_INPUT, MAX_COMMANDS), (USER, MAX_CONTEXT_MENUS), (MESSAGE, MAX_CONTEXT_MENUS)):
        if sum(1 for key in seen if key[0] == kind) > most:
            raise errors.too_many_commands()


def check_command(command: Json) -> None:
    """Raise when Discord would not take this single command."""
    problems = Problems()
    _check_command(problems, command, ())
    problems.raise_if_any()


def check_choices(data: Json) -> None:
    """Raise when the choices of an autocomplete response break a limit."""
    problems = Problems()
    _check_choices(problems, data.get("choices"), ("data", "choices"), kind=None)
    problems.raise_if_any()


def _check_offers(problems: Problems, command: Json, path: Path) -> None:
    """Check where a command is offered: lists without doublets, each value a known one."""
    for key, known in (("integration_types", (0, 1)), ("contexts", (0, 1, 2))):
        values = problems.items((*path, key), command.get(key), 1, len(known), required=False)
        for index, value in enumerate(values):
            problems.choice((*path, key, index), value, known)
        if len(set(map(str, values))) < len(values):
            problems.add((*path, key), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains it")


def characters(command: Json) -> int:
    """Count names, descriptions and choice values of a command and its options, longest localization each."""

    def longest(record: Json, key: str) -> int:
        texts = [record.get(key), *(record.get(f"{key}_localizations") or {}).values()]
        return max((len(text) for text in texts if isinstance(text, str)), default=0)

    total = longest(command, "name") + longest(command, "description")
    for choice in command.get("choices") or []:
        total += longest(choice, "name") + len(str(choice.get("value", "")))
    return total + sum(characters(option) for option in command.get("options") or [])


def _check_command(problems: Problems, command: Json, path: Path) -> None:
    kind = command.get("type") or CHAT_INPUT
    if not problems.choice((*path, "type"), kind, (CHAT_INPUT, USER, MESSAGE, 4)):
        return
    _check_offers(problems, command, path)
    if kind == CHAT_INPUT:
        _check_name(problems, command, path)
        _check_description(problems, command, path)
        _check_options(problems, command.get("options"), path, depth=0)
    else:
        problems.text((*path, "name"), command.get("name"), 1, 32)
        if command.get("description"):
            text = "Context menu commands cannot have description"
            problems.add((*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", text)
        if command.get("options"):
            text = "Context menu commands cannot have options"
            problems.add((*path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", text)
    if characters(command) > MAX_COMMAND_CHARACTERS:
        text = f"Command exceeds maximum size ({MAX_COMMAND_CHARACTERS})"
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", text)


def valid_name(name: str) -> bool:
    """Return whether a name fits Discord's pattern for chat input commands and options."""
    allowed = all(char.isalnum() or char in "-_'" for char in name)
    return 1 <= len(name) <= 32 and allowed and name == name.lower()


def _check_name(problems: Problems, record: Json, path: Path) -> None:
    name = problems.text((*path, "name"), record.get("name"), 1, 32)
    if name and len(name) <= 32 and not valid_name(name):
        problems.add((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    for locale, text in (record.get("name_localizations") or {}).items():
        if not isinstance(text, str) or not valid_name(text):
            spot: Path = (*path, "name_localizations", locale)
            problems.add(spot, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_description(problems: Problems, record: Json, path: Path) -> None:
    problems.text((*path, "description"), record.get("description"), 1, 100)
    for locale, text in (record.get("description_localizations") or {}).items():
        problems.text((*path, "description_localizations", locale), text, 1, 100)


def _check_options(problems: Problems, value: Any, path: Path, *, depth: int) -> None:
    options = problems.items((*path, "options"), value, 0, 25, required=False)
    names: set[str] = set()
    optional_seen = False
    kinds = {option.get("type") in (SUBCOMMAND, GROUP) for option in options if isinstance(option, dict)}
    if len(kinds) > 1:
        text = "Sub-commands and sub-command groups cannot be mixed with other option types"
        problems.add((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    for index, item in enumerate(options):
        spot: Path = (*path, "options", index)
        option = problems.record(spot, item)
        if option is None:
            continue
        _check_option(problems, option, spot, depth=depth)
        if option.get("name") in names:
            text = "Option name already exists"
            problems.add((*spot, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", text)
        names.add(str(option.get("name")))
        if option.get("required") and optional_seen:
            text = "Required options must be placed before non-required options"
            problems.add(spot, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
        optional_seen = optional_seen or not option.get("required")


def _check_option(problems: Problems, option: Json, path: Path, *, depth: int) -> None:
    _check_name(problems, option, path)
    _check_description(problems, option, path)
    kind = option.get("type")
    if not problems.choice((*path, "type"), kind, tuple(range(1, 12))):
        return
    too_deep = (kind == GROUP and depth > 0) or (kind == SUBCOMMAND and depth > 1)
    if too_deep:
        text = "Sub-command option types can not be nested this deep"
        problems.add((*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    elif kind in (SUBCOMMAND, GROUP):
        _check_options(problems, option.get("options"), path, depth=1 if kind == GROUP else 2)
    if option.get("choices") is not None:
        _check_choices(problems, option["choices"], (*path, "choices"), kind=kind)
        if option.get("autocomplete") and option["choices"]:
            text = "Options cannot have both autocomplete and choices"
            problems.add(path, "APPLICATION_COMMAND_AUTOCOMPLETE_NOT_ALLOWED_WITH_CHOICES", text)
    if option.get("autocomplete") and kind not in (STRING, INTEGER, NUMBER):
        text = "Autocomplete is only available for string, integer and number options"
        problems.add((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID_TYPE", text)
    problems.number((*path, "min_length"), option.get("min_length"), 0, 6000, required=False)
    problems.number((*path, "max_length"), option.get("max_length"), 1, 6000, required=False)


def _check_choices(problems: Problems, value: Any, path: Path, *, kind: int | None) -> None:
    for index, item in enumerate(problems.items(path, value, 0, 25, required=kind is None)):
        choice = problems.record((*path, index), item)
        if choice is None:
            continue
        problems.text((*path, index, "name"), choice.get("name"), 1, 100)
        chosen = choice.get("value")
        if chosen is None:
            problems.required((*path, index, "value"))
        elif kind == STRING or isinstance(chosen, str):
            problems.text((*path, index, "value"), chosen, 1, 100)
