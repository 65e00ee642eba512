"""Narration modes: a line, nothing, or a thread; and the ping ahead of a turn."""

import re

from bot.sandbox import Permission
from bot.sandbox.model.objects import Channel
from storage.encounter.commands import Undo
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness


async def _rules(table: BotHarness, **rules: object) -> None:
    await table.user("Dana").slash("table", "encounter rules", rules)


def _threads(table: BotHarness) -> list[Channel]:
    there = table.user("Dana").channels().count("Bridge")
    assert there < 2  # it is named after the encounter
    return [table.driver.channel("Bridge")] if there else []


async def _thread(table: BotHarness) -> Channel:
    [thread] = await table.driver.wait_until(lambda: _threads(table), what="a log thread")
    return thread


def _log(table: BotHarness) -> str:
    return "\n".join(m.content for thread in _threads(table) for m in table.driver.messages(thread))


async def test_narration_off_announces_only_the_ping_for_a_turn(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await _rules(table, narration="none")
    lines = len(table.driver.messages("table"))
    hit = await table.user("Dana").slash("table", "damage", target="goblin", amount="3")
    assert hit.ephemeral and "takes 3 damage" in hit.message.content
    own = await table.user("Ari").slash("table", "damage", target="aria", amount="3")
    assert own.ephemeral and "25/28" in own.message.content
    await table.press("Dana", board, "Next turn")
    assert len(table.driver.messages("table")) == lines
    called = await table.press("Dana", board, "Next turn")
    await called.followed_up(1)
    ari = table.driver.user("Ari").id
    assert called.followups[0].content == f"▶ Round 2: **Aria**'s turn <@{ari}>"


async def test_a_log_thread_has_every_line_and_the_channel_only_calls(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    await _rules(table, narration="thread")
    dana = table.user("Dana")
    lines = len(table.driver.messages("table"))
    await dana.slash("table", "damage", target="goblin", amount="3")
    await dana.slash("table", "damage", target="assassin", amount="4")
    await dana.slash("table", "init next")
    thread = await _thread(table)
    assert thread.name == "Bridge"
    await table.driver.wait_for_message(thread, containing="**Goblin**'s turn")
    assert "Goblin is hit – hurt" in _log(table)
    assert "Assassin" not in _log(table) and "17/20" not in _log(table)
    assert len(table.driver.messages("table")) == lines


async def test_an_expired_condition_ends_and_a_removed_one_is_no_longer_there(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    for name, rounds in (("Prone", "1"), ("Poisoned", "9")):
        await dana.slash("table", "condition add", target="goblin", condition=name, rounds=rounds)
    removed = await dana.slash("table", "condition remove", target="goblin", condition="Poisoned")
    assert removed.message.content == "✨ Goblin: no longer Poisoned"
    for _ in range(4):
        await dana.slash("table", "init next")
    lines = "\n".join(message.content for message in table.driver.messages("table"))
    assert "⌛ Prone ends on Goblin" in lines
    assert "no longer Prone" not in lines


async def test_an_archived_log_thread_is_unarchived_and_a_deleted_one_replaced(table: BotHarness) -> None:
    await table.start("Goblin")
    await _rules(table, narration="thread")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="goblin", amount="1")
    first = await _thread(table)
    table.driver.archive_thread(first)
    await dana.slash("table", "condition add", target="goblin", condition="Prone")
    await table.driver.wait_for_message(first, containing="Prone")
    table.driver.delete_channel(first)
    await dana.slash("table", "condition remove", target="goblin", condition="Prone")
    second = await _thread(table)
    await table.driver.wait_for_message(second, containing="no longer Prone")


async def test_without_the_permission_the_lines_stay_in_the_channel_and_that_is_said_once(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    table.driver.set_permissions("table", deny=Permission.CREATE_PUBLIC_THREADS)
    await _rules(table, narration="thread")
    dana = table.user("Dana")
    for condition in ("Prone", "Stunned"):
        await dana.slash("table", "condition add", target="goblin", condition=condition)
        await table.driver.wait_for_message("table", containing=f"Goblin: {condition}")
    assert not _threads(table)
    told = await dana.wait_for_message("table", containing="Create Public Threads")
    assert told.ephemeral
    seen = [m for m in dana.screen("table") if "Create Public Threads" in m.content]
    assert len(seen) == 1


async def test_the_next_player_is_pinged_only_where_the_encounter_asks_for_it(table: BotHarness) -> None:
    board = await table.start("Goblin", players=("Ari", "Bo"))
    ari, bo = table.driver.user("Ari").id, table.driver.user("Bo").id
    await _rules(table, **{"call-next": True})
    await table.press("Dana", board, "Next turn")
    await table.press("Dana", board, "Next turn")
    called = await table.press("Dana", board, "Next turn")
    await called.followed_up(1)
    first, second = [p.name for p in (await table.current_encounter()).participants[:2]]
    users = (ari, bo) if first == "Aria" else (bo, ari)
    assert called.followups[0].content == (
        f"▶ Round 2: **{first}**'s turn · next: {second} <@{users[0]}> <@{users[1]}>"
    )
    await _rules(table, **{"call-next": False})
    again = await table.press("Dana", board, "Next turn")
    await again.followed_up(1)
    assert "next:" not in again.followups[0].content


async def test_a_round_can_be_read_from_the_thread_and_the_log_at_its_end(table: BotHarness) -> None:
    await table.start("Goblin")
    await _rules(table, narration="thread")
    asked = await table.user("Ari").slash("table", "damage", target="goblin", amount="1d8+2")
    dice = re.search(r"1d8 \(\d\) \+ 2", asked.message.content)
    assert dice is not None
    await table.user("Dana").press(asked.message, "Half")
    await table.user("Dana").slash("table", "init remove", participant="goblin")
    await table.user("Dana").slash("table", "encounter end")
    thread = await _thread(table)
    await table.driver.wait_for_message(thread, containing="🏁 **Bridge**")
    lines = [m.content for m in table.driver.messages(thread)]
    attached = [f for m in table.sandbox.world.messages[thread.id].values() for f in m.attachments]
    for log in ("\n".join(lines), attached[-1].data.decode()):
        assert "**Ari** deals" in log and "damage to **Goblin**" in log and dice[0] in log
        assert "counts half" in log and "Goblin leaves the fight" in log


async def test_the_end_puts_recap_and_log_into_the_thread_and_archives_it(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    await _rules(table, narration="thread")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="goblin", amount="20", source="aria")
    await dana.slash("table", "damage", target="assassin", amount="4")
    encounter = await table.current_encounter()
    lines = len(table.driver.messages("table"))
    await dana.slash("table", "encounter end")
    thread = await _thread(table)
    recap = await table.driver.wait_for_message(thread, containing="🏁 **Bridge**")
    assert recap.attachments == ("bridge-log.md",) and "**Aria**: 20 damage dealt" in recap.content
    await table.driver.wait_until(lambda: thread.archived or None, what="the archived thread")
    assert len(table.driver.messages("table")) == lines
    own = await dana.wait_for_message("table", containing="The whole log")
    assert own.ephemeral and own.attachments == ("bridge-log.md", "bridge-log.json", "bridge-log.csv")
    (public,) = [
        file.data.decode()
        for message in table.sandbox.world.messages[thread.id].values()
        for file in message.attachments
    ]
    assert "Goblin is defeated" in public and "**Dana**" in public
    assert "Assassin" not in public and "/20" not in public and encounter.id not in public


async def test_an_end_taken_back_wakes_the_thread_and_another_end_closes_it_again(table: BotHarness) -> None:
    await table.start("Goblin")
    await _rules(table, narration="thread")
    dana, encounter = table.user("Dana"), await table.current_encounter()
    await dana.slash("table", "damage", target="goblin", amount="1")
    await dana.slash("table", "encounter end")
    thread = await _thread(table)
    await table.driver.wait_until(lambda: thread.archived or None, what="the archived thread")
    await table.tracker.execute(encounter.id, Actor(encounter.user_id, "Dana"), Undo(), "from-the-console")
    await table.driver.wait_for_message(thread, containing="was undone")
    assert not thread.archived
    await dana.slash("table", "encounter end")
    await table.driver.wait_until(lambda: thread.archived or None, what="the thread archived again")
    recaps = [m for m in table.driver.messages(thread) if "🏁 **Bridge**" in m.content]
    assert len(recaps) == 2


async def test_a_deleted_thread_or_one_that_cannot_be_opened_leaves_the_recap_in_the_channel(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    table.driver.set_permissions("table", deny=Permission.CREATE_PUBLIC_THREADS)
    await _rules(table, narration="thread")
    await table.user("Dana").slash("table", "encounter end")
    assert await table.driver.wait_for_message("table", containing="🏁 **Bridge**")
