"""A board is bound, found again or posted anew, whatever becomes of the answer that carries it."""

import pytest

from bot.interactions import responder
from bot.sandbox import Call, SeenMessage
from storage.encounter.model import Encounter
from tests.bot.harness import BotHarness

TOO_LATE = {"message": "Unknown interaction", "code": 10062}


async def _start(table: BotHarness, *, wait: bool = True) -> Call:
    return await table.user("Dana").slash("table", "encounter start", name="Bridge", wait=wait)


async def _bound_board(table: BotHarness) -> SeenMessage:
    """Return the one board of #table, once it is stored as such."""

    def board() -> SeenMessage | None:
        boards = [m for m in table.driver.messages("table") if m.embeds]
        return (
            boards[0] if len(boards) == 1 and boards[0].pinned else None
        )  # it is stored before it is pinned

    found = await table.driver.wait_until(board, what="one board")
    await table.settled(found)
    encounter: Encounter = await table.current_encounter()
    assert encounter.discord is not None and encounter.discord.board_message_id == str(found.id)
    return found


async def test_a_board_whose_answer_came_too_late_is_posted_beside_it(table: BotHarness) -> None:
    table.driver.inject("POST", "/callback$", 404, TOO_LATE)
    await _start(table, wait=False)
    board = await _bound_board(table)
    assert [m.id for m in table.driver.pins("table")] == [board.id]
    begun = await _start(table)  # the DM types it again: the encounter has its board, and begins
    assert begun.error is None
    assert len([m for m in table.driver.messages("table") if m.embeds]) == 1


async def test_a_board_that_discord_took_without_saying_so_is_found_again(table: BotHarness) -> None:
    table.driver.inject("POST", "/callback$", 502, after_effect=True)  # the repetition gets 40060
    call = await _start(table)
    board = await _bound_board(table)
    assert call.reply is not None and call.reply.id == board.id
    await table.user("Dana").slash("table", "init add", name="Goblin", hp="20")
    assert "Goblin" in (await table.settled(board)).text


async def test_a_board_after_a_deferral_is_posted_once_though_discord_lost_its_receipt(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responder, "DEFER_AFTER", 0.0)
    posting = r"/channels/\d+/messages$|/webhooks/\d+/[^/]+$"
    table.driver.inject("POST", posting, 500, after_effect=True)
    call = await _start(table)
    await _bound_board(table)
    assert call.deferred and "The board is in <#" in call.message.content


async def test_an_encounter_without_a_board_gets_one_at_the_next_command(table: BotHarness) -> None:
    for path in ("/callback$", r"/channels/\d+/messages$"):
        table.driver.inject("POST", path, 404 if "callback" in path else 403, TOO_LATE, times=2)
    await _start(table, wait=False)
    await table.driver.wait_until(
        lambda: [r for r in table.sandbox.requests if r.path.endswith("/messages")] or None
    )
    table.driver.clear_faults()
    assert not table.driver.messages("table")
    again = await _start(table)  # begins no encounter without a board
    assert "getting ready" in again.message.text
    await _bound_board(table)


async def test_a_change_heals_an_encounter_without_a_board(table: BotHarness) -> None:
    await _start(table)
    board = await _bound_board(table)
    encounter = await table.current_encounter()
    await table.tracker.bind(encounter.id, board_message_id=None)
    table.driver.delete_message(board)
    # Discord takes the new one and fails to say so: the repetition is no second board.
    table.driver.inject("POST", r"/channels/\d+/messages$", 500, after_effect=True)
    await table.user("Dana").slash("table", "init add", name="Goblin", hp="20")
    assert "Goblin" in (await _bound_board(table)).text
