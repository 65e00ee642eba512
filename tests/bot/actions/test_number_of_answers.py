"""A command is answered once: a public line, or a private answer, and nothing after it without a reason."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.sandbox import Call
from tests.bot.harness import BotHarness

Outcome = tuple[Call, list[str]]
Doing = Callable[[str, Callable[[], Awaitable[Call]]], Awaitable[Outcome]]


@pytest.fixture
def whole_answer(table: BotHarness, monkeypatch: pytest.MonkeyPatch) -> Doing:
    """Return a function that uses the bot and returns every message but the board that the user got of it."""
    ended: list[int] = []
    count = table.bot.metrics.ended

    def note(interaction: Any, outcome: str) -> None:
        count(interaction, outcome)
        ended.append(interaction.id)

    monkeypatch.setattr(table.bot.metrics, "ended", note)

    async def use(who: str, act: Callable[[], Awaitable[Call]]) -> Outcome:
        before = {m.id for m in table.user(who).screen("table")}
        call = await act()
        await table.driver.wait_until(
            lambda: call.interaction.id in ended or None, what="the end of the interaction"
        )
        boards = {m.id for m in table.driver.messages("table") if m.embeds}
        came = [m.content for m in table.user(who).screen("table") if m.id not in before | boards]
        return call, came

    return use


@pytest.mark.parametrize(
    ("who", "command", "options", "line"),
    [
        ("Ari", "damage", {"target": "aria", "amount": "5"}, "💥 Aria takes 5"),
        ("Ari", "condition add", {"target": "aria", "condition": "Prone"}, "Prone"),
        ("Ari", "init next", {}, "**Goblin**'s turn"),
        ("Dana", "init next", {}, "**Goblin**'s turn"),
        ("Dana", "encounter pause", {}, "⏸"),
    ],
)
async def test_a_command_with_a_public_line_has_no_other_answer(
    table: BotHarness, whole_answer: Doing, *, who: str, command: str, options: dict[str, str], line: str
) -> None:
    await table.start("Goblin")
    call, came = await whole_answer(who, lambda: table.user(who).slash("table", command, options))
    assert not call.ephemeral and line in call.message.content
    assert came == [call.message.content]


async def test_a_quiet_button_has_no_answer_but_the_board(table: BotHarness, whole_answer: Doing) -> None:
    board = await table.start("Goblin", "Wolf")
    for label in ("Next turn", "Next turn", "Previous turn"):

        async def press(label: str = label) -> Call:
            return await table.press("Dana", board, label)

        call, came = await whole_answer("Dana", press)
        assert call.updated and came == []


async def test_a_dm_is_given_the_numbers_beside_the_line_once(table: BotHarness, whole_answer: Doing) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    _, came = await whole_answer("Dana", lambda: dana.slash("table", "damage", target="goblin", amount="12"))
    assert ["(8/20)" in text for text in came] == [False, True]
