"""Every log line that an interaction causes has its id."""

import logging

import pytest
from structlog.testing import capture_logs

from storage.change import Change
from storage.runtime.request_context import add_trace
from tests.bot.harness import BotHarness


async def test_a_command_and_what_it_causes_carry_the_interactions_id_and_nothing_later_does(
    table: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)  # commands are logged at this level
    await table.start("Goblin")
    seen: list[tuple[str, str]] = []
    table.tracker.observe(lambda kind, outcome, source, seconds: seen.append((kind, source)))

    def broken(change: Change) -> None:
        raise RuntimeError("boom")

    table.tracker.listen(broken)
    with capture_logs(processors=[add_trace]) as logged:
        calls = [await table.user("Dana").slash("table", "damage", target="aria", amount="1") for _ in "ab"]
    assert seen == [("deal_damage", "discord")] * 2
    encounter = await table.current_encounter()
    ids = [entry.id for entry in encounter.history[-2:]]
    for event in ("command", "listener failed"):
        assert [line["request"] for line in logged if line["event"] == event] == ids
    assert not any(call.ephemeral for call in calls)
