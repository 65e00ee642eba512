"""Translations of the commands' descriptions, options and choices, by key of the catalogue.

Commands are declared in English and keep their English names. Every other language has a message for each
description, named after its owner: ``command-init-add``, ``option-init-add-count``,
``choice-init-add-kind-monster``. What several commands say in the same words is one message,
``option-participant`` or ``choice-advantage``; an owner's own message comes first.
"""

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from storage.i18n import ENGLISH
from storage.i18n.catalog import Catalog

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group


def command_key(command: AnyCommand) -> str:
    """Return the key of a command's or group's description; of a message menu's entry, its name."""
    return f"command-{_dashed(command.qualified_name)}"


def option_keys(option: app_commands.Parameter) -> tuple[str, str]:
    """Return the keys of an option's description: its own, and the one of every option with its name."""
    own = f"{option.command.qualified_name} {option.display_name}"
    return f"option-{_dashed(own)}", f"option-{_dashed(option.display_name)}"


def choice_keys(option: app_commands.Parameter, choice: app_commands.Choice[Any]) -> tuple[str, str]:
    """Return the keys of the name of a choice: its own, and the one of every choice of its value."""
    own = f"{option.command.qualified_name} {option.display_name} {choice.value}"
    return f"choice-{_dashed(own)}", f"choice-{_dashed(str(choice.value))}"


def walk_options(tree: app_commands.CommandTree[Any]) -> Iterator[app_commands.Parameter]:
    """Yield every option of every slash command."""
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield from command.parameters


def in_language(texts: Catalog, locale: str | None, *keys: str) -> str | None:
    """Return the text of the first key that has one; None where the English declaration is used."""
    return next((texts.get(locale, key) for key in keys if texts.has(locale, key)), None)


class CommandTranslator(app_commands.Translator):
    """Translates the commands of a tree by the catalogue; texts that it lacks stay English.

    Raises ValueError if two options share a choice.
    """

    def __init__(self, texts: Catalog, tree: app_commands.CommandTree[Any]) -> None:
        self._texts = texts
        # discord.py asks for every text in each of Discord's thirty languages: most have no catalogue.
        self._locales = frozenset(
            locale for locale in discord.Locale if texts.language(str(locale)) != ENGLISH
        )
        # discord.py passes a choice without its command and option.
        self._choices: dict[int, tuple[str, ...]] = {}
        for option in walk_options(tree):
            for choice in option.choices:
                keys = choice_keys(option, choice)
                if (others := self._choices.setdefault(id(choice), keys)) != keys:
                    raise ValueError(f"{keys[0]} is also {others[0]}")

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        if locale not in self._locales:
            return None
        return in_language(self._texts, str(locale), *self._keys(context))

    def _keys(self, context: app_commands.TranslationContextTypes) -> tuple[str, ...]:
        """Return the keys of a translatable text; none for names, which stay English."""
        match context.location:
            case Place.command_description | Place.group_description:
                return (command_key(context.data),)
            case Place.command_name if isinstance(context.data, app_commands.ContextMenu):
                return (command_key(context.data),)  # a context menu has only a name, which may have spaces
            case Place.parameter_description:
                return option_keys(context.data)
            case Place.choice_name:
                return self._choices.get(id(context.data), ())
        return ()


def _dashed(name: str) -> str:
    return name.lower().replace(" ", "-").replace("_", "-")
