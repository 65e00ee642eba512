"""Translations of the commands' descriptions, options and choices, by key of the catalogue.

Commands are declared in English and keep their English names. Every other language has a message for each
description, named after its owner: ``command-init-add``, ``option-init-add-count``,
``choice-init-add-kind-monster``.
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


def option_key(option: app_commands.Parameter) -> str:
    """Return the key of an option's description."""
    return f"option-{_dashed(f'{option.command.qualified_name} {option.display_name}')}"


def choice_key(option: app_commands.Parameter, choice: app_commands.Choice[Any]) -> str:
    """Return the key of the name of an option's choice, by its value."""
    name = f"{option.command.qualified_name} {option.display_name} {choice.value}"
    return f"choice-{_dashed(name)}"


def walk_options(tree: app_commands.CommandTree[Any]) -> Iterator[app_commands.Parameter]:
    """Yield every option of every slash command."""
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield from command.parameters


def in_language(texts: Catalog, locale: str | None, key: str) -> str | None:
    """Return the text of a key; None where the English declaration is used."""
    return texts.get(locale, key) if texts.has(locale, key) else None


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
        self._choices: dict[int, str] = {}
        for option in walk_options(tree):
            for choice in option.choices:
                key = choice_key(option, choice)
                if self._choices.setdefault(id(choice), key) != key:
                    raise ValueError(f"{key} is also {self._choices[id(choice)]}")

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        if locale not in self._locales:
            return None
        key = self._key(context)
        return in_language(self._texts, str(locale), key) if key else None

    def _key(self, context: app_commands.TranslationContextTypes) -> str | None:
        """Return the key of a translatable text; None for names, which stay English."""
        match context.location:
            case Place.command_description | Place.group_description:
                return command_key(context.data)
            case Place.command_name if isinstance(context.data, app_commands.ContextMenu):
                return command_key(context.data)  # a context menu has only a name, which may have spaces
            case Place.parameter_description:
                return option_key(context.data)
            case Place.choice_name:
                return self._choices.get(id(context.data))
        return None


def _dashed(name: str) -> str:
    return name.lower().replace(" ", "-").replace("_", "-")
