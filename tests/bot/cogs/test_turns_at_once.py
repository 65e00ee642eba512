"""A turn command that names no turn, right after another user moved the turn: it asks, and skips no turn."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.bot.harness import BotHarness

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(name="clock")
def fixture_clock(table: BotHarness, monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Return the time at the tracker, as a list of one."""
    times = [NOON]
    monkeypatch.setattr(table.tracker._execution, "_clock", lambda: times[0])
    return times


async def test_next_typed_right_after_a_players_next_asks_first(
    table: BotHarness, clock: list[datetime]
) -> None:
    board = await table.start("Goblin", "Wolf")
    await table.press("Ari", board, "Next turn")
    clock[0] += timedelta(seconds=1.9)
    asked = await table.user("Dana").slash("table", "init next")
    assert asked.ephemeral and "Ari moved the turn just now: it is **Goblin**'s turn" in asked.message.content
    current = (await table.current_encounter()).current
    assert current is not None and current.name == "Goblin"
    await table.user("Dana").press(asked.message, "Next turn")
    current = (await table.current_encounter()).current
    assert current is not None and current.name == "Wolf"
    stale = await table.user("Dana").press(asked.message, "Next turn")
    assert "over already" in stale.message.content, "the question was about one turn"


@pytest.mark.parametrize(("before", "seconds"), [("Ari", 2.1), ("Dana", 0.1)])
async def test_a_later_command_or_one_after_ones_own_moves_the_turn_at_once(
    table: BotHarness, clock: list[datetime], before: str, seconds: float
) -> None:
    board = await table.start("Goblin", "Wolf")
    await table.press(before, board, "Next turn")
    clock[0] += timedelta(seconds=seconds)
    await table.user("Dana").slash("table", "init next")
    current = (await table.current_encounter()).current
    assert current is not None and current.name == "Wolf"


async def test_back_typed_right_after_anothers_back_asks_too(
    table: BotHarness, clock: list[datetime]
) -> None:
    await table.start("Goblin", "Wolf")
    await table.user("Dana").slash("table", "encounter co-dm", user="Cleo")
    for _ in range(2):
        await table.user("Dana").slash("table", "init next")
    await table.user("Dana").slash("table", "init back")
    asked = await table.user("Cleo").slash("table", "init back")
    assert asked.ephemeral and "Goblin" in asked.message.content
    clock[0] += timedelta(seconds=3)
    await table.user("Cleo").slash("table", "init back")
    current = (await table.current_encounter()).current
    assert current is not None and current.name == "Aria"


async def test_who_may_not_move_the_turn_reads_that_and_no_question(
    table: BotHarness, clock: list[datetime]
) -> None:
    await table.start("?Lurker", players=("Ari", "Bo"))
    await table.user("Dana").slash("table", "init next")
    await table.user("Bo").slash("table", "init next")  # asked: it is Bo's own turn
    clock[0] += timedelta(seconds=3)
    await table.user("Bo").slash("table", "init next")
    for who, says in (("Bo", "Your turn is over"), ("Ari", "Only the DM")):
        refused = await table.user(who).slash("table", "init next")
        assert refused.ephemeral and says in refused.message.content
        assert "moved" not in refused.message.content and not refused.message.buttons
