"""A language that is added as a folder: no English is left on the board, the DM screen and what they open."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

import bot.__main__ as bot_process
from bot.sandbox.testing.seen_components import SeenButton, SeenSelect
from bot.sandbox.testing.seen_messages import SeenMessage, SeenModal
from storage.i18n.catalog import load_texts
from storage.repositories.creatures import attributions, srd
from tests.bot.harness import BotHarness, open_harness
from tests.conftest import PATIENT_MS
from tests.pseudo_language import CODE, english_in, write_pseudo_language

NAMES = {"Ari", "Aria", "Bridge", "Dana", "Goblin", "goblin", "Wolf", "Bless", "Ki", "Lanterns", "Deck"}
PLAYERS = ("Dana", "Ari")


@pytest.fixture
async def table(
    mongo_uri: str, database_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[BotHarness]:
    folder = write_pseudo_language(tmp_path / "locales")
    monkeypatch.setattr(bot_process, "load_texts", partial(load_texts, folder))
    async with open_harness(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS) as opened:
        opened.driver.guild.locale = CODE
        for name in PLAYERS:
            opened.driver.user(name).locale = CODE
        yield opened


class Reader:
    """Presses every kind of button and select that it finds, once, and keeps all texts."""

    def __init__(self, table: BotHarness) -> None:
        self.table = table
        self.texts: list[str] = []
        self.used: set[str] = set()

    async def explore(self, who: str, open_first: Callable[[], Awaitable[SeenMessage]]) -> None:
        """Read a message and all that its components open; it is opened again for each of them."""
        ways: list[tuple[str, ...]] = [()]
        for way in ways:  # it grows meanwhile
            shown: SeenMessage | None = await open_first()
            for verb in way:
                shown = await self._use(who, shown, verb) if shown else None
            if shown is None:
                continue
            self.texts.append(shown.text)
            controls: list[SeenButton | SeenSelect] = [*shown.buttons, *shown.selects]
            for control in controls:
                verb = verb_of(control)
                if verb and f"{who} {verb}" not in self.used:
                    self.used.add(f"{who} {verb}")
                    ways.append((*way, verb))

    async def _use(self, who: str, message: SeenMessage, verb: str) -> SeenMessage | None:
        """Press a button, or choose the last option of a select; return the message that this shows."""
        user = self.table.user(who)
        select = next((one for one in message.selects if verb_of(one) == verb), None)
        button = next((one for one in message.buttons if verb_of(one) == verb), None)
        if select is not None:
            call = await user.select(message, select.custom_id, [select.options[-1].label])
        elif button is not None and not button.disabled:
            call = await user.press(message, button.custom_id or "")
        else:
            return None
        if call.modal is not None:
            self.read_form(call.modal)
        return None if call.modal or call.reply is None else await call.resolved()

    def read_form(self, form: SeenModal) -> None:
        self.texts += [form.title, *form.texts]
        for field in form.inputs:
            self.texts += [field.label, field.description or "", field.placeholder or ""]
            self.texts += [text for one in field.options for text in (one.label, one.description or "")]


def verb_of(control: SeenButton | SeenSelect) -> str:
    parts = (control.custom_id or "").split(":")
    return parts[1] if len(parts) > 1 else ""


async def test_board_and_dm_screen_have_no_english(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    dana, ari = (table.user(name) for name in PLAYERS)
    reader = Reader(table)
    for command, options in (
        ("edit", {"participant": "Goblin", "resist": "fire", "legendary-actions": 3}),
        ("condition add", {"target": "Goblin", "condition": "Poisoned", "rounds": "3"}),
        ("damage", {"target": "Goblin", "amount": "6 fire + 4 cold"}),
        ("concentrate on", {"participant": "Wolf", "spell": "Bless"}),
        ("cast", {"name": "Bless", "target": "Goblin, Wolf", "save": "Wisdom", "dc": 15}),
        ("resource set", {"participant": "Wolf", "name": "Ki", "maximum": 3}),
    ):
        call = await dana.slash("table", command, options)
        assert call.error is None
        reader.texts.append(call.message.text)
    asked = await ari.slash("table", "damage", target="Goblin", amount="3 fire")
    reader.texts.append(asked.message.text)

    async def screen() -> SeenMessage:
        return (await dana.slash("table", "encounter screen")).message

    await reader.explore("Dana", screen)
    for who in PLAYERS:
        await reader.explore(who, partial(table.settled, board))
    ended = await dana.slash("table", "encounter end")
    reader.texts.append(ended.message.text)
    reader.texts += [table.everything_seen_by(who) for who in PLAYERS]
    wolf = next(one for one in srd("2024").creatures.values() if one.name == "Wolf")
    allowed = NAMES | english_in(str(wolf))  # the library is English
    lines = [line for text in reader.texts for line in text.splitlines()]
    found = {line: words for line in lines if (words := english_in(line) - allowed)}
    assert len(reader.used) > 35 and found == {}


async def test_private_screens_have_no_english(table: BotHarness, tmp_path: Path) -> None:
    await table.start("Goblin", begin=False)
    reader = Reader(table)
    for who, command, options in (
        ("Ari", "character create", {"name": "Aria", "hp": 28, "ac": 15}),
        ("Dana", "party create", {"name": "Lanterns"}),
        ("Ari", "party add", {"party": "Lanterns"}),
        ("Dana", "party rest", {"party": "Lanterns", "kind": "long"}),
        ("Dana", "party bring", {"party": "Lanterns"}),
        ("Dana", "overlay link", {}),
        ("Dana", "overlay remote", {}),
        ("Dana", "overlay status", {}),
        ("Dana", "overlay settings", {"theme": "arena", "delay": 5}),
        ("Dana", "token create", {"name": "Deck"}),
        ("Dana", "overlay style", {}),
    ):
        call = await table.user(who).slash("table", command, options)
        assert call.error is None, command
        if call.modal is not None:
            reader.read_form(call.modal)
        else:
            reader.texts.append(call.message.text)
    opened = (
        "help",
        "privacy show",
        "party show",
        "overlay list",
        "overlay air",
        "token list",
        "privacy delete",
    )
    for command in opened:

        async def screen(command: str = command) -> SeenMessage:
            return (await table.user("Dana").slash("table", command)).message

        await reader.explore("Dana", screen)
    commands = load_texts(tmp_path / "locales").get(CODE, "help-commands-title")
    reader.texts = [text.partition(commands)[0] for text in reader.texts]  # names of commands are English
    allowed = NAMES | english_in(" ".join(map(str, attributions())))
    lines = [re.sub(r"`[^`]*`|<https?:\S+>", "", line) for text in reader.texts for line in text.splitlines()]
    found = {line: words for line in lines if (words := english_in(line) - allowed)}
    assert reader.used >= {"Dana air", "Dana forget"} and found == {}
