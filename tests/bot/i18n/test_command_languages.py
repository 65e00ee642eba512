"""Commands are described in the user's language, within Discord's limits."""

import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.i18n.command_translator import (
    AnyCommand,
    CommandTranslator,
    choice_keys,
    command_key,
    in_language,
    option_keys,
    walk_options,
)
from bot.sandbox.protocol.validation.commands import MAX_COMMAND_CHARACTERS
from storage.i18n import ENGLISH, languages
from storage.i18n.catalog import load_texts
from tests.bot.harness import BotHarness
from tests.places import LOCALES

LANGUAGES = set(languages()) - {ENGLISH}
_CHAT_INPUT, _MESSAGE = 1, 3

Json = dict[str, Any]


def _put(table: BotHarness) -> list[Json]:
    """Return the commands as registered; the harness checks every request against Discord's schema."""
    (body,) = [r.body for r in table.sandbox.requests if r.method == "PUT" and r.path.endswith("/commands")]
    return list(body)


def _below(command: Json) -> Iterator[Json]:
    yield command
    for option in command.get("options") or []:
        yield from _below(option)


def _characters(record: Json) -> int:
    """Count everything at once: every language of every name, description and choice."""
    texts = [record.get("name", ""), record.get("description", ""), str(record.get("value", ""))]
    for field in ("name_localizations", "description_localizations"):
        texts += (record.get(field) or {}).values()
    parts = [*(record.get("options") or []), *(record.get("choices") or [])]
    return sum(map(len, texts)) + sum(map(_characters, parts))


async def test_every_description_and_choice_is_there_in_every_language(table: BotHarness) -> None:
    for command in _put(table):
        for record in _below(command):
            if command["type"] == _CHAT_INPUT:
                localized = record["description_localizations"]
                assert set(localized) == LANGUAGES, record["name"]
                assert all(1 <= len(text) <= 100 for text in localized.values())
            for choice in record.get("choices") or []:
                if choice["name"] in languages().values():
                    continue  # a language is named in itself
                assert set(choice["name_localizations"]) == LANGUAGES, (record["name"], choice["name"])


async def test_names_stay_english_but_for_the_entry_of_a_messages_menu(table: BotHarness) -> None:
    for command in _put(table):
        if command["type"] == _MESSAGE:
            names = {"de": "Diesen Wurf anwenden", "fr": "Appliquer ce jet"}
            assert names.items() <= command["name_localizations"].items()
            assert all(len(name) <= 32 for name in command["name_localizations"].values())
        else:
            assert not any(record.get("name_localizations") for record in _below(command))


async def test_no_command_is_too_long_even_with_every_language_counted(table: BotHarness) -> None:
    lengths = {command["name"]: _characters(command) for command in _put(table)}
    assert all(length <= MAX_COMMAND_CHARACTERS for length in lengths.values()), lengths


async def test_a_german_reads_german_and_others_english(table: BotHarness) -> None:
    (damage,) = [command for command in _put(table) if command["name"] == "damage"]
    assert damage["description"].startswith("Damage a creature")
    assert damage["description_localizations"]["de"].startswith("Einer Kreatur Schaden zufügen")
    share = next(option for option in damage["options"] if option["name"] == "share")
    assert [c["name_localizations"]["fr"] for c in share["choices"]] == [
        "Dégâts entiers",
        "Moitié des dégâts",
        "Dégâts doublés",
    ]
    assert [c["value"] for c in share["choices"]] == ["full", "half", "double"]


async def test_every_language_has_the_keys_of_the_commands_and_no_other(table: BotHarness) -> None:
    commands = [c for c in table.bot.tree.walk_commands() if isinstance(c, app_commands.Command)]
    groups = [c for c in table.bot.tree.walk_commands() if isinstance(c, app_commands.Group)]
    menus = table.bot.tree.get_commands(type=discord.AppCommandType.message)
    options = list(walk_options(table.bot.tree))
    described: list[AnyCommand] = [*commands, *groups, *menus]
    wanted: list[tuple[str, tuple[str, ...]]] = [
        *((str(getattr(c, "description", c.name)), (command_key(c),)) for c in described),
        *((str(option.description), option_keys(option)) for option in options),
    ]
    wanted += [
        (choice.name, choice_keys(option, choice))
        for option in options
        for choice in option.choices
        if choice.name not in languages().values()
    ]
    for language in LANGUAGES:
        source = (LOCALES / language / "commands.ftl").read_text(encoding="utf-8")
        keys = set(re.findall(r"^((?:command|option|choice)-[A-Za-z0-9-]+) =", source, re.MULTILINE))
        said: dict[str, set[str]] = {}
        for english, candidates in wanted:
            key = next((key for key in candidates if key in keys), f"missing: {candidates}")
            said.setdefault(key, set()).add(english)
        assert said.keys() == keys, language
        assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}, (
            "one text for two meanings"
        )
    english = (LOCALES / ENGLISH / "commands.ftl").read_text(encoding="utf-8")
    assert not re.search(r"^(?:command|option|choice)-", english, re.MULTILINE)


async def test_names_are_those_that_a_player_would_guess(table: BotHarness) -> None:
    options: dict[str, set[str]] = {}
    for option in walk_options(table.bot.tree):
        options.setdefault(option.command.qualified_name, set()).add(option.display_name)
    assert {"help", "join"} | {"tracker help", "init join", "stabilise"} <= options.keys()  # old ones too
    assert {"follows", "viewers"} <= options["overlay link"]
    assert "hide-hp" in options["overlay settings"] and "fight" in options["encounter board"]
    assert {"call-next", "players-may"} <= options["encounter rules"]
    assert {"legendary-actions", "legendary-resistances"} <= options["edit"]
    old = {
        "overlay link": {"bound", "audience"},
        "overlay settings": {"onair"},
        "encounter board": {"here"},
        "encounter rules": {"on-deck"},
        "edit": {"legendary", "resistances"},
    }
    assert [command for command, names in old.items() if options[command] & names] == []
    assert [name for names in options.values() for name in names if "_" in name] == []


async def test_choices_are_phrases(table: BotHarness) -> None:
    names = [choice.name for option in walk_options(table.bot.tree) for choice in option.choices]
    assert len(names) > 80
    assert [name for name in names if name[0].islower() and name != "none"] == []


async def test_a_choice_that_two_options_share_is_refused(table: BotHarness) -> None:
    shared = app_commands.Choice(name="Half", value="half")

    @app_commands.command()
    @app_commands.choices(one=[shared], two=[shared])
    async def both(interaction: discord.Interaction, one: str, two: str) -> None:
        """Take one choice twice."""

    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    tree.add_command(both)
    with pytest.raises(ValueError, match="choice-both-two-half is also choice-both-one-half"):
        CommandTranslator(load_texts(), tree)


def test_english_and_unknown_languages_show_what_is_declared() -> None:
    texts, key = load_texts(), "choice-half"
    assert in_language(texts, "de", key) == "Halber Schaden"
    assert in_language(texts, "en-GB", key) is None
    assert in_language(texts, "ja", key) is None


def test_an_option_with_words_of_its_own_does_not_take_those_of_its_name() -> None:
    texts, shared = load_texts(), "option-link"
    assert in_language(texts, "de", "option-overlay-rotate-link", shared) != texts.get("de", shared)
    assert in_language(texts, "de", "option-overlay-air-link", shared) == texts.get("de", shared)
