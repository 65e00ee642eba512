"""Help, built from the command tree: an overview, and one command in full."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.actions.help_examples import EXAMPLES
from bot.i18n.command_translator import AnyCommand, choice_keys, command_key, in_language, option_keys
from bot.render.screen import Screen
from storage.i18n.catalog import Catalog
from storage.i18n.game_words import Kind, game_words
from storage.repositories.creatures import attributions

_TERMS: tuple[Kind, ...] = ("damage", "condition")
TOPICS = ("start", "players", "dm", "dice", "more", "stream")
COLOUR = 0x5865F2

Single = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu


def all_commands(tree: app_commands.CommandTree[Any]) -> list[Single]:
    """Return every command in the order of declaration, message menu entries included."""
    slash = [c for c in tree.walk_commands() if isinstance(c, app_commands.Command)]
    return [*slash, *tree.get_commands(type=discord.AppCommandType.message)]


def at_a_glance(tree: app_commands.CommandTree[Any], texts: Catalog, locale: str) -> Screen:
    """Return how to run an encounter, and the names of all commands."""
    say = partial(texts.get, locale)
    parts = [f"**{say(f'help-{topic}-title')}**\n{say(f'help-{topic}')}" for topic in TOPICS]
    listed = _listed(all_commands(tree), texts, locale)
    parts.append(f"**{say('help-commands-title')}**\n{listed}\n{say('help-commands')}")
    return Screen(say("help-title"), "\n\n".join(parts), colour=COLOUR, footer=attributions())


def in_full(tree: app_commands.CommandTree[Any], name: str, texts: Catalog, locale: str) -> Screen | None:
    """Return a command's description, options and example; for a group, its commands; else None.

    All of it reads as Discord shows it to a user of the locale.
    """
    command = _named(tree, name, texts, locale)
    if command is None:
        return None
    say = partial(texts.get, locale)

    def local(declared: object, *keys: str) -> str:
        return in_language(texts, locale, *keys) or str(declared)

    title, example = f"/{command.qualified_name}", EXAMPLES.get(command.qualified_name)
    if isinstance(command, app_commands.ContextMenu):
        title = _menu_name(command, texts, locale)
        lines = [say("help-apply-roll")]
        example = f"⋯ → {say('help-apps')} → {title}"
    elif isinstance(command, app_commands.Group):
        lines = [local(command.description, command_key(command)), ""]
        lines += [f"`/{c.qualified_name}` – {local(c.description, command_key(c))}" for c in command.commands]
    else:
        lines = [local(command.description, command_key(command)), ""]
        for option in command.parameters:
            needed = f" *({say('help-needed')})*" if option.required else ""
            described = local(option.description, *option_keys(option))
            lines.append(f"`{option.display_name}` – {described}{needed}")
            for choice in option.choices:
                written = rf"(?<= {option.display_name}:){choice.value}\b"
                example = re.sub(written, local(choice.name, *choice_keys(option, choice)), example or "")
    if example:
        lines += ["", f"**{say('help-example')}** `{_in_terms(example, texts, locale)}`"]
    return Screen(title, "\n".join(lines), colour=COLOUR)


def _in_terms(example: str, texts: Catalog, locale: str) -> str:
    """Return an example with the game's words as a language has them: "8d6 fire" is "8d6 Feuer"."""

    def local(word: re.Match[str]) -> str:
        meant = ((kind, game_words().meant(kind, word[0])) for kind in _TERMS)
        return next((texts.get(locale, f"{kind}-{id_}") for kind, id_ in meant if id_), word[0])

    return re.sub(r"[A-Za-z]+", local, example)


def _named(tree: app_commands.CommandTree[Any], name: str, texts: Catalog, locale: str) -> AnyCommand | None:
    wanted = " ".join(name.casefold().removeprefix("/").split())
    groups = [c for c in tree.walk_commands() if isinstance(c, app_commands.Group)]
    there: Sequence[AnyCommand] = [*all_commands(tree), *groups]
    return next(
        (
            c
            for c in there
            if c.qualified_name.casefold() == wanted
            or (isinstance(c, app_commands.ContextMenu) and _menu_name(c, texts, locale).casefold() == wanted)
        ),
        None,
    )


def _menu_name(menu: app_commands.ContextMenu, texts: Catalog, locale: str) -> str:
    """Return the name of a message menu's entry, which is translated as other names are not."""
    return in_language(texts, locale, command_key(menu)) or menu.name


def _listed(commands: Iterable[Single], texts: Catalog, locale: str) -> str:
    """Return a line for each group, and one for the commands outside groups."""
    groups: dict[str, list[str]] = {}
    alone: list[str] = []
    for command in commands:
        if isinstance(command, app_commands.ContextMenu):
            alone.append(f"*{_menu_name(command, texts, locale)}*")
        elif command.parent is None:
            alone.append(f"`/{command.name}`")
        else:
            groups.setdefault(command.parent.qualified_name, []).append(command.name)
    lines = [f"`/{group}` {' · '.join(names)}" for group, names in groups.items()]
    return "\n".join([*lines, " ".join(alone)])
