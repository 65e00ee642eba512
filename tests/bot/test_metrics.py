"""Each metric of the bot counts its events, in the registry of its process."""

import pytest
from prometheus_client import CollectorRegistry

from bot.metrics import BotMetrics, about_what
from bot.sandbox import SeenMessage
from realtime.metrics import Metrics
from storage.write_path.execution import Execution
from tests.bot.harness import BotHarness


def value(table: BotHarness, name: str, **labels: str) -> float:
    return table.bot.metrics.registry.get_sample_value(name, labels) or 0.0


def ended(table: BotHarness, kind: str, outcome: str) -> float:
    return value(table, "tracker_interactions_total", kind=kind, outcome=outcome)


def asked(table: BotHarness, method: str, about: str, status: int | str) -> float:
    labels = {"method": method, "about": about, "status": str(status)}
    return value(table, "tracker_discord_requests_total", **labels)


def live(table: BotHarness, step: str, message: str = "board") -> float:
    return value(table, "tracker_live_messages_total", message=message, step=step)


async def _counted(table: BotHarness, name: str, **labels: str) -> None:
    """Wait for a metric: Discord is answered before the event is counted."""
    await table.driver.wait_until(
        lambda: value(table, name, **labels) >= 1 or None, within=60, what=f"{name} {labels}"
    )


async def _opened_form(table: BotHarness, board: SeenMessage) -> None:
    opened = await table.press("Dana", board, "Heal")
    assert opened.modal is not None
    await table.user("Dana").submit_modal(opened.modal, {"Target": ["Goblin"], "Amount": "1"})


async def test_interactions_are_counted_by_kind_and_outcome(table: BotHarness) -> None:
    board = await table.start("Goblin")
    commands = ended(table, "command", "ok")
    assert commands >= 4  # start, goblin, Aria, start again
    await _opened_form(table, board)
    for kind in ("component", "form"):
        await _counted(table, "tracker_interactions_total", kind=kind, outcome="ok")
    assert ended(table, "component", "ok") == 1 and ended(table, "form", "ok") == 1
    await table.press("Sam", board, "Next turn")
    await table.user("Sam").slash("table", "init next")
    for kind in ("component", "command"):
        await _counted(table, "tracker_interactions_total", kind=kind, outcome="not_allowed")
    refusals = [
        (labels["kind"], labels["outcome"])
        for metric in table.bot.metrics.registry.collect()
        for _, labels, count, *_ in metric.samples
        if metric.name == "tracker_interactions" and count and labels.get("outcome") not in (None, "ok")
    ]
    assert sorted({kind for kind, _ in refusals}) == ["command", "component"]
    assert {outcome for _, outcome in refusals} == {"not_allowed"}
    assert ended(table, "command", "ok") == commands


async def test_a_mistake_of_ours_is_counted_as_failed(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await table.start("Goblin")

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(Execution, "run", broken)
    await table.press("Dana", board, "Next turn")
    await table.user("Dana").slash("table", "undo")
    for kind in ("component", "command"):
        await _counted(table, "tracker_interactions_total", kind=kind, outcome="failed")


async def test_the_time_to_the_first_answer_is_measured_by_kind(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.user("Dana").autocomplete("table", "damage", focused="target", value="gob")
    await _opened_form(table, board)
    for kind in ("command", "autocomplete", "component", "form"):
        await _counted(table, "tracker_interaction_answer_seconds_count", kind=kind)


async def test_requests_to_discord_are_counted_without_any_id_or_token(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.user("Dana").slash("table", "damage", target="goblin", amount="3")
    await table.driver.wait_for_edit(board, containing="hurt")
    assert asked(table, "POST", "interactions/callback", 200) >= 4
    edits = {"method": "PATCH", "about": "channels/messages"}
    await _counted(table, "tracker_discord_requests_total", **edits, status="200")
    await _counted(table, "tracker_discord_request_seconds_count", **edits)


async def test_a_429_is_counted_with_its_scope(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.settled(board)
    table.driver.rate_limit("PATCH", "/channels/.*/messages/.*", "shared")
    await table.user("Dana").slash("table", "damage", target="goblin", amount="3")
    await table.driver.wait_for_edit(board, containing="hurt")
    await _counted(table, "tracker_discord_rate_limits_total", scope="shared")
    assert asked(table, "PATCH", "channels/messages", 429) == 1


async def test_what_was_asked_of_a_board_is_counted_apart_from_what_was_sent(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.settled(board)
    before = {step: live(table, step) for step in ("asked", "answered", "sent")}
    await table.press("Dana", board, "Next turn")
    await table.settled(board)
    assert live(table, "answered") == before["answered"] + 1
    assert live(table, "asked") > before["asked"] and live(table, "sent") == before["sent"]
    await table.user("Dana").slash("table", "damage", target="goblin", amount="3")
    await table.driver.wait_for_edit(board, containing="hurt")
    await table.settled(board)
    assert live(table, "sent") == before["sent"] + 1


async def test_a_dm_screen_is_counted_as_one(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    screen = await table.driver.wait_for_message("dm-screen", containing="DM ·")
    await table.user("Dana").slash("table", "damage", target="goblin", amount="3")
    await table.driver.wait_for_edit(screen, containing="17/20")
    await _counted(table, "tracker_live_messages_total", message="dm_screen", step="sent")


def test_the_bot_counts_in_the_registry_of_its_process() -> None:
    process = Metrics()
    BotMetrics(process.registry).live("board", "sent")
    assert b'tracker_live_messages_total{message="board",step="sent"} 1.0' in process.text()
    assert BotMetrics(CollectorRegistry()).registry is not process.registry


@pytest.mark.parametrize(
    ("path", "about"),
    [
        ("/api/v10/interactions/123/aW50ZXJhY3Rpb246/callback", "interactions/callback"),
        ("/api/v10/interactions/123/secret/callback", "interactions/callback"),
        ("/api/v10/webhooks/123/secrettoken/messages/@original", "webhooks/messages"),
        ("/api/v10/channels/1/messages/2", "channels/messages"),
        ("/api/v10/channels/1/messages/2/reactions/%F0%9F%8E%B2/@me", "channels/messages/reactions"),
        ("/api/v10/channels/1/messages/2/reactions/dice/@me", "channels/messages/reactions"),
        ("/api/v10/users/@me", "users"),
        ("/api/v10/gateway/bot", "gateway/bot"),
        ("/", "gateway"),
    ],
)
def test_the_label_of_a_path_has_no_ids_or_tokens(path: str, about: str) -> None:
    assert about_what(path) == about
