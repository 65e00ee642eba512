"""Every interaction is answered in time, whatever is slow, away or broken."""

import pytest
from structlog.testing import capture_logs

from bot.interactions import responder
from bot.parsing.dice import Dice
from tests.bot.harness import BotHarness


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Defer every interaction before it is answered."""
    monkeypatch.setattr(responder, "DEFER_AFTER", 0.0)


@pytest.fixture
async def slow_table(table: BotHarness, monkeypatch: pytest.MonkeyPatch) -> BotHarness:
    await table.start("Goblin")
    monkeypatch.setattr(responder, "DEFER_AFTER", 0.0)
    return table


async def test_a_slow_command_is_deferred_and_still_answered_in_public(slow_table: BotHarness) -> None:
    call = await slow_table.user("Dana").slash("table", "damage", target="goblin", amount="12")
    assert call.deferred
    told = await slow_table.driver.wait_for_message("table", containing="💥 Goblin is hit")
    assert not told.ephemeral
    own = await slow_table.user("Dana").wait_for_message("table", containing="(8/20)")
    assert own.ephemeral


async def test_a_slow_error_stays_private(slow_table: BotHarness) -> None:
    call = await slow_table.user("Ari").slash("table", "init back")
    await call.resolved()
    assert call.deferred and call.message.ephemeral and "Only the DM" in call.message.content


async def test_a_slow_button_redraws_the_board_all_the_same(slow_table: BotHarness) -> None:
    (board,) = [m for m in slow_table.driver.messages("table") if m.embeds]
    await slow_table.press("Dana", board, "Next turn")
    assert (
        "**Goblin**'s turn"
        in (await slow_table.driver.wait_for_edit(board, containing="Goblin**'s turn")).text
    )


async def test_a_slow_form_asks_to_press_again(slow_table: BotHarness) -> None:
    (board,) = [m for m in slow_table.driver.messages("table") if m.embeds]
    slow_table.tracker.forget((await slow_table.current_encounter()).id, 1_000)  # it has to be loaded again
    await slow_table.press("Dana", board, "Damage")
    again = await slow_table.user("Dana").wait_for_message("table", containing="Press the button again")
    assert again.ephemeral


@pytest.mark.usefixtures("impatient")
async def test_a_slow_start_still_posts_a_live_board(table: BotHarness) -> None:
    await table.user("Dana").slash("table", "encounter start", name="Slow")
    board = await table.driver.wait_for_message("table", containing="Slow – getting ready")
    assert not board.ephemeral
    await table.user("Dana").slash("table", "init add", name="Goblin", hp="7")
    assert "Goblin" in (await table.driver.wait_for_edit(board, containing="Goblin")).text


async def test_a_mistake_of_ours_is_one_sentence_with_a_reference_that_is_in_the_log(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await table.start("Goblin")

    def broken(self: Dice, expression: str) -> None:
        raise RuntimeError("a detail for nobody")

    monkeypatch.setattr(Dice, "roll", broken)
    with capture_logs() as logged:
        call = await table.user("Ari").slash("table", "roll", dice="1d20")
    assert call.ephemeral and "Something went wrong" in call.message.content
    assert "a detail for nobody" not in table.everything_seen_by("Ari")
    (entry,) = [line for line in logged if line["log_level"] == "error"]
    assert f"`{entry['request']}`" in call.message.content
    assert "a detail for nobody" in str(entry["exc_info"]) and entry["what"] == "/roll"


async def test_an_expected_error_is_not_logged(table: BotHarness) -> None:
    await table.start("Goblin")
    with capture_logs() as logged:
        await table.user("Ari").slash("table", "damage", target="nobody", amount="1")
    assert logged == []


async def test_a_limited_rate_delays_the_board_and_loses_nothing(table: BotHarness) -> None:
    board = await table.start("Goblin")
    table.driver.inject(
        "PATCH",
        ".*/messages/.*",
        429,
        {"message": "You are being rate limited.", "retry_after": 0.05, "global": False},
        headers={"Retry-After": "0.05", "Via": "1.1 google"},
        times=1,
    )
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    assert "21/28" in (await table.settled(board)).text


async def test_discord_in_trouble_delays_the_board_and_loses_nothing(table: BotHarness) -> None:
    board = await table.start("Goblin")
    body = {"code": 30046, "message": "Maximum number of edits to messages older than 1 hour reached."}
    table.driver.inject("PATCH", ".*/messages/.*", 400, body, times=2)
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    assert "21/28" in (await table.settled(board)).text


async def test_a_first_connection_that_fails_is_tried_again(table: BotHarness) -> None:
    board = await table.start("Goblin")
    table.driver.inject("GET", "/gateway/bot", 403, {"code": 0, "message": "no"}, times=2)
    await table.restart()
    assert (await table.press("Dana", board, "Next turn")).updated


async def test_a_first_handshake_that_is_refused_ends_in_a_login_all_the_same(table: BotHarness) -> None:
    board = await table.start("Goblin")
    first = table.runner.bot
    table.driver.refuse_gateway(times=3)  # discord.py gives up on the second
    assert first is not None
    await first.close()
    gateway = table.sandbox.gateway
    await table.driver.wait_until(
        lambda: (
            (gateway.refuse_next == 0 and table.runner.is_ready and table.runner.bot is not first) or None
        ),
        within=60,
        what="a bot that came through",
    )
    assert (await table.press("Dana", board, "Next turn")).updated


async def test_a_cut_wire_is_resumed_and_what_was_asked_meanwhile_is_answered(table: BotHarness) -> None:
    board = await table.start("Goblin")
    identified = table.sandbox.gateway.identifies
    await table.driver.drop_gateway()
    pressed = await table.press("Dana", board, "Next turn")
    assert pressed.updated and "**Goblin**'s turn" in (await table.settled(board)).text
    assert table.sandbox.gateway.identifies == identified  # resumed, not begun anew
    assert table.sandbox.gateway.resumes == 1


async def test_a_session_that_is_invalid_begins_anew_and_the_board_goes_on(table: BotHarness) -> None:
    board = await table.start("Goblin")
    identified = table.sandbox.gateway.identifies
    table.driver.invalidate_session()
    await table.driver.wait_until(
        lambda: (table.sandbox.gateway.identifies > identified and table.sandbox.gateway.connected) or None,
        within=60,
        what="a new session",
    )
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    assert "21/28" in (await table.settled(board)).text


async def test_buttons_work_after_a_reconnect_and_a_lost_session(table: BotHarness) -> None:
    board = await table.start("Goblin")
    table.driver.reconnect()
    await table.driver.wait_for_bot()
    assert (await table.press("Dana", board, "Next turn")).updated
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    assert "21/28" in (await table.settled(board)).text


async def test_discords_own_failures_on_the_way_of_an_answer_and_an_edit_are_tried_again(
    table: BotHarness,
) -> None:
    board = await table.start("Goblin")
    table.driver.inject("POST", "/callback", 502, times=1)
    table.driver.inject("PATCH", ".*/messages/.*", 503, times=1)
    call = await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    assert call.error is None and "21/28" in call.message.content
    assert "21/28" in (await table.settled(board)).text


async def test_a_first_answer_whose_receipt_was_lost_is_sent_once(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana = table.user("Dana")

    def repeated() -> bool:
        """Whether the last first answer was sent again, and refused (40060)."""
        callbacks = [r for r in table.sandbox.requests if r.path.endswith("/callback")]
        return len(callbacks) > 1 and callbacks[-1].status == 400

    with capture_logs() as logged:
        table.driver.inject("POST", "/callback$", 502, after_effect=True)
        answered = await dana.slash("table", "tracker help")
        await table.driver.wait_until(repeated)
        monkeypatch.setattr(responder, "DEFER_AFTER", 0.0)
        table.driver.inject("POST", "/callback$", 502, after_effect=True)
        deferred = await dana.slash("table", "tracker doctor")
    assert deferred.deferred and "Check-up" in deferred.message.text
    assert answered.followups == deferred.followups == []
    assert not [line for line in logged if line["log_level"] in ("warning", "error")]


async def test_a_form_about_a_removed_participant_says_so(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    dana = table.user("Dana")
    screen = (await dana.slash("table", "encounter screen")).message
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Wolf"])).message
    opened = await dana.press(panel, "Damage")
    await dana.slash("table", "init remove", participant="wolf")
    late = await dana.submit_modal(opened.modal, {"Amount": "5"})
    assert late.error is None and late.ephemeral and "Something went wrong" not in late.message.content


async def test_a_button_of_a_board_deleted_under_the_finger_still_counts(table: BotHarness) -> None:
    board = await table.start("Goblin")
    gate = table.driver.hold("POST", "/callback")
    pressed = await table.user("Dana").press(board, "Next turn", wait=False)
    await table.driver.wait_until(lambda: gate.waiting or None, what="the press")
    table.driver.delete_message(board)
    gate.open()
    await pressed.answered()
    encounter = await table.current_encounter()
    assert encounter.current is not None and encounter.current.name == "Goblin"
    again = await table.driver.wait_for_message("table", containing="round 1", after=board)
    assert "**Goblin**'s turn" in again.text
