"""Help: every command is listed, explained and shown by an example that could be typed."""

import re
from typing import Any

import pytest
from discord import app_commands

from bot.actions.help import all_commands, at_a_glance, in_full
from bot.actions.help_examples import EXAMPLES
from bot.i18n.command_translator import command_key
from bot.render.screen import Screen
from storage.i18n.catalog import load_texts
from tests.bot.harness import BotHarness

_EMBED, _DESCRIPTION = 6000, 4096


def _fits(screen: Screen) -> bool:
    whole = sum(map(len, (screen.title, screen.description, screen.footer)))
    return len(screen.title) <= 256 and len(screen.description) <= _DESCRIPTION and whole <= _EMBED


def _options_in(example: str, command: app_commands.Command[Any, ..., Any]) -> set[str]:
    written = example.removeprefix(f"/{command.qualified_name}")
    return set(re.findall(r"(?:^|\s)([a-z-]+):(?=\S)", written))


@pytest.mark.parametrize("language", load_texts().locales)
async def test_help_lists_every_command_and_fits(table: BotHarness, language: str) -> None:
    screen = at_a_glance(table.bot.tree, load_texts(), language)
    assert _fits(screen)
    listed = screen.description.rpartition("**\n")[2].splitlines()  # the text under the last heading
    for command in all_commands(table.bot.tree):
        parent = getattr(command, "parent", None)
        line = next(
            (line for line in listed if parent and line.startswith(f"`/{parent.qualified_name}` ")),
            listed[-2],
        )
        key = command_key(command)
        menu = load_texts().get(language, key) if load_texts().has(language, key) else command.name
        assert command.name in re.split(r"[ `/·]+", line) or f"*{menu}*" in line


@pytest.mark.parametrize("language", load_texts().locales)
async def test_every_command_is_explained_with_an_example(table: BotHarness, language: str) -> None:
    texts, tree = load_texts(), table.bot.tree
    for command in all_commands(tree):
        screen = in_full(tree, command.qualified_name, texts, language)
        assert screen is not None and _fits(screen)
        if isinstance(command, app_commands.Command):
            shown = EXAMPLES[command.qualified_name].split(":")[0]  # a choice follows by its name
            assert f"`{shown}" in screen.description
            assert all(f"`{option.display_name}` –" in screen.description for option in command.parameters)


async def test_examples_use_options_that_there_are_and_all_that_are_needed(table: BotHarness) -> None:
    for command in all_commands(table.bot.tree):
        if not isinstance(command, app_commands.Command):
            continue
        example = EXAMPLES[command.qualified_name]
        assert example.split(" ")[: len(command.qualified_name.split())] == (
            f"/{command.qualified_name}".split()
        )
        given = _options_in(example, command)
        there = {option.display_name for option in command.parameters}
        assert given <= there, example
        assert {o.display_name for o in command.parameters if o.required} <= given, example


async def test_one_command_is_explained_to_a_german_in_german(table: BotHarness) -> None:
    call = await table.user("Cleo").slash("general", "tracker help", command="/Condition  add")
    assert call.ephemeral and "Einer Kreatur einen Zustand geben" in call.message.text
    assert "Beispiel:" in call.message.text and "`condition` – Ein Zustand" in call.message.text
    assert "condition:Vergiftet rounds:10 minutes" in call.message.text


async def test_a_group_is_explained_by_what_is_in_it_and_nonsense_is_asked_back(table: BotHarness) -> None:
    sam = table.user("Sam")
    group = await sam.slash("general", "tracker help", command="party")
    assert "`/party bring` –" in group.message.text
    menu = await sam.slash("general", "tracker help", command="apply this roll")
    assert "any dice bot" in menu.message.text
    nothing = await sam.slash("general", "tracker help", command="fireball")
    assert nothing.ephemeral and "no such command" in nothing.message.content


async def test_an_example_names_choices_as_discord_shows_them(table: BotHarness) -> None:
    tree, texts = table.bot.tree, load_texts()
    for language, line in (("en", "Every line in a thread"), ("fr", "Chaque ligne dans un fil")):
        screen = in_full(tree, "encounter rules", texts, language)
        assert screen is not None and f"narration:{line} call-next:True`" in screen.description
    menu = in_full(tree, "Appliquer ce jet", texts, "fr")
    assert menu is not None and "`⋯ → Applications → Appliquer ce jet`" in menu.description


async def test_help_and_join_are_beside_the_groups_that_have_them_too(table: BotHarness) -> None:
    sam = table.user("Sam")
    for name in ("help", "tracker help"):
        assert "/damage" in (await sam.slash("general", name, command="damage")).message.text
    await table.start()
    assert (
        "Borin joins the fight"
        in (await table.user("Bo").slash("table", "join", name="Borin", hp="20")).message.content
    )


async def test_commands_are_completed_by_their_names(table: BotHarness) -> None:
    offered = await table.user("Sam").autocomplete("general", "tracker help", focused="command", value="/con")
    assert [choice["value"] for choice in offered][:2] == ["concentrate end", "concentrate on"] or {
        "condition add",
        "concentrate on",
    } <= {choice["value"] for choice in offered}
