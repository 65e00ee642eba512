"""The board in its channel: up to date, with few calls, and restored after moderators' actions."""

import asyncio

from bot.sandbox import Permission
from storage.encounter.commands import AddParty, DealDamage, NewParticipant
from storage.encounter.context import Actor
from storage.encounter.model import Rules
from tests.bot.harness import BotHarness
from tests.storage.harness import store_session


async def _dana(table: BotHarness) -> Actor:
    user = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    return Actor(user.id, "Dana")


async def test_a_change_from_elsewhere_reaches_the_board(table: BotHarness) -> None:
    board = await table.start("Goblin")
    encounter = await table.current_encounter()
    goblin = next(p for p in encounter.participants if p.name == "Goblin")
    await table.tracker.execute(
        encounter.id, await _dana(table), DealDamage.to(goblin.id, 12), "from-a-socket"
    )
    assert "bloodied" in (await table.settled(board)).text


async def test_a_burst_of_changes_costs_few_edits_and_ends_right(table: BotHarness) -> None:
    board = await table.start("Goblin")
    encounter = await table.current_encounter()
    aria = next(p for p in encounter.participants if p.name == "Aria")
    dana = await _dana(table)
    gate = table.driver.hold("PATCH", ".*/messages/.*")
    before = table.patches()
    for number in range(20):
        await table.tracker.execute(encounter.id, dana, DealDamage.to(aria.id, 1), f"hit-{number}")
    gate.open()
    assert "8/28" in (await table.settled(board)).text
    assert table.patches() - before <= 2


async def test_a_deleted_board_comes_back_with_working_buttons(table: BotHarness) -> None:
    board = await table.start("Goblin")
    table.driver.delete_message(board)
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    again = await table.driver.wait_for_message("table", containing="21/28")
    again = await table.driver.wait_for_message("table", containing="round 1", after=board)
    moved = await table.press("Dana", again, "Next turn")
    assert moved.updated and "**Goblin**'s turn" in moved.message.text


async def test_a_lost_permission_is_said_once_and_a_regained_one_heals_the_board(table: BotHarness) -> None:
    board = await table.start("Goblin")
    table.driver.set_permissions("table", deny=Permission.VIEW_CHANNEL)
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="aria", amount="1")
    stopped = table.bot.app.boards.of((await table.current_encounter()).id)
    await table.driver.wait_until(lambda: stopped.trouble == "forbidden" or None)
    call = await dana.slash("table", "damage", target="aria", amount="1")
    await call.followed_up(1)
    assert "can't keep the board" in "\n".join(m.content for m in call.followups)
    silent = await dana.slash("table", "damage", target="goblin", amount="1")
    await silent.followed_up(1)
    assert "can't keep the board" not in "\n".join(m.content for m in silent.followups)
    table.driver.set_permissions("table", allow=Permission.VIEW_CHANNEL)
    await dana.slash("table", "damage", target="aria", amount="1")
    assert "25/28" in (await table.settled(board)).text


async def test_the_board_of_an_archived_thread_wakes_it(table: BotHarness) -> None:
    thread = table.driver.add_thread("table", "side fight")
    board = (await table.user("Dana").slash(thread, "encounter start", name="Side")).message
    encounter = await table.tracker.in_channel(str(table.driver.guild.id), str(thread.id))
    assert encounter is not None
    table.driver.archive_thread(thread)
    add = AddParty(participants=(NewParticipant(name="Wolf", max_hp=11),))
    await table.tracker.execute(encounter.id, await _dana(table), add, "wolf")
    assert "Wolf" in (await table.settled(board)).text


async def test_two_encounters_in_one_server_do_not_mix(table: BotHarness) -> None:
    first = await table.start("Goblin")
    other = (await table.user("Bo").slash("general", "encounter start", name="Tavern")).message
    await table.user("Bo").slash("general", "init add", name="Drunkard", hp="8")
    assert "Drunkard" in (await table.settled(other)).text
    assert "Drunkard" not in (await table.settled(first)).text
    refused = await table.user("Dana").slash("general", "init add", name="Dragon", hp="300")
    assert refused.ephemeral and "Ask the DM" in refused.message.content


async def test_the_board_can_be_posted_again_and_the_new_one_is_the_live_one(table: BotHarness) -> None:
    old = await table.start("Goblin")
    assert [m.id for m in table.driver.pins("table")] == [old.id]
    new = (await table.user("Bo").slash("table", "encounter board")).message
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    assert "21/28" in (await table.settled(new)).text
    await table.driver.wait_for_deletion(old)
    assert [m.id for m in table.driver.pins("table")] == [new.id]


async def test_after_a_restart_the_board_catches_up_with_what_it_missed(table: BotHarness) -> None:
    board = await table.start("Goblin")
    encounter = await table.current_encounter()
    aria = next(p for p in encounter.participants if p.name == "Aria")
    runner_bot = table.runner.bot
    table.runner.bot = None  # no bot is logged in
    await table.tracker.execute(encounter.id, await _dana(table), DealDamage.to(aria.id, 7), "missed")
    table.runner.bot = runner_bot
    assert "28/28" in (table.driver.message(board) or board).text
    await table.restart()
    assert "21/28" in (await table.driver.wait_for_edit(board, containing="21/28")).text


async def test_fifty_participants_with_the_longest_names_fit(table: BotHarness) -> None:
    board = await table.start(players=(), begin=False)
    encounter, dana = await table.current_encounter(), await _dana(table)
    names = [f"{number:02d}{'*_~`|' * 20}"[:80] for number in range(50)]
    party = AddParty(
        participants=tuple(NewParticipant(name=name, max_hp=99999, ac=99) for name in names),
        roll_initiative=True,
    )
    await table.tracker.execute(encounter.id, dana, party, "all-at-once")
    await table.user("Dana").slash("table", "encounter start")
    for target in (names[0][:2], names[1][:2]):
        for number in range(8):
            await table.user("Dana").slash(
                "table", "condition add", target=target, condition=f"{number}" + "_" * 79, rounds="1000"
            )
    shown = await table.settled(board)
    assert "Page " in shown.text and "▶" in shown.text
    for label in ("Damage", "Condition", "My turn"):
        call = await table.press("Dana", board, label)
        assert call.error is None and (call.modal or call.message)
    seen = await asyncio.gather(*(table.user(n).slash("table", "encounter list") for n in ("Dana", "Ari")))
    assert all(call.error is None for call in seen)
    rejected = [r for r in table.sandbox.requests if r.status and r.status >= 400]
    assert rejected == []


async def test_the_footer_shows_the_viewers(table: BotHarness) -> None:
    board = await table.start("Goblin")
    encounter, sessions = await table.current_encounter(), table.services.sessions
    assert not board.embed.footer
    for socket, share, audience in (("a", "s1", "stream"), ("b", "s1", "stream"), ("c", None, "players")):
        await store_session(sessions, socket, encounter.id, audience, share_id=share)
    edits = table.patches()
    await table.settled(board)
    assert table.patches() == edits  # a viewer alone causes no edit
    await table.user("Dana").slash("table", "damage", target="aria", amount="1")
    shown = await table.settled(board)
    assert shown.embed.footer == "👁 one viewer · 📺 2 on stream"


async def test_the_notice_of_a_pinned_board_is_deleted(table: BotHarness) -> None:
    board = await table.start("Goblin")
    assert [m.id for m in table.driver.pins("table")] == [board.id]
    assert not [m for m in table.driver.messages("table") if m.is_system]


async def test_the_defeated_share_a_line_on_board_and_dm_screen(table: BotHarness) -> None:
    board = await table.start("Goblin", "Orc", "Wolf")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="goblin, orc", amount="99")
    shown = await table.settled(board)
    assert "☠ 2 defeated: Goblin, Orc" in shown.text and "~~" not in shown.text
    screen = (await table.press("Dana", shown, "DM screen")).message
    assert "☠ 2 defeated: Goblin, Orc" in screen.text
    assert [option.label for option in screen.selects[0].options] == ["Aria", "Wolf"]
    fallen = (await dana.press(screen, "▶")).message
    assert [option.label for option in fallen.selects[0].options] == ["Goblin", "Orc"]


async def test_a_buried_board_comes_down_once_though_discord_lost_its_answer(table: BotHarness) -> None:
    board = await table.start("Goblin")
    live = table.bot.app.boards.of((await table.current_encounter()).id)
    for _ in range(Rules().repost_board_after):
        live.mark_covered()
    table.driver.inject("POST", r"/channels/\d+/messages$", 500, after_effect=True)
    await table.user("Dana").slash("table", "damage", target="aria", amount="1")
    await table.driver.wait_for_deletion(board)
    await table.settled(board)
    boards = [m for m in table.driver.messages("table") if m.embeds]
    assert len(boards) == 1 and "27/28" in boards[0].text
    binding = (await table.current_encounter()).discord
    assert binding is not None and binding.board_message_id == str(boards[0].id)


async def test_a_board_that_its_worker_posts_again_is_pinned_in_the_old_ones_place(table: BotHarness) -> None:
    board = await table.start("Goblin")
    live = table.bot.app.boards.of((await table.current_encounter()).id)
    for _ in range(Rules().repost_board_after):
        live.mark_covered()
    await table.user("Dana").slash("table", "damage", target="aria", amount="1")
    await table.driver.wait_for_deletion(board)
    down = await table.settled(board)
    assert [m.id for m in table.driver.pins("table")] == [down.id]
    table.driver.delete_message(down)
    await table.user("Dana").slash("table", "damage", target="aria", amount="1")
    again = await table.driver.wait_for_message("table", containing="round 1", after=down)
    await table.settled(again)
    assert [m.id for m in table.driver.pins("table")] == [again.id]


async def test_a_board_that_may_not_be_pinned_is_posted_again_all_the_same(table: BotHarness) -> None:
    board = await table.start("Goblin")
    table.driver.set_permissions("table", deny=Permission.PIN_MESSAGES)
    calls = len([r for r in table.sandbox.requests if "/pins/" in r.path])
    table.driver.delete_message(board)
    await table.user("Dana").slash("table", "damage", target="aria", amount="1")
    again = await table.driver.wait_for_message("table", containing="round 1", after=board)
    assert "27/28" in (await table.settled(again)).text
    assert len([r for r in table.sandbox.requests if "/pins/" in r.path]) == calls


async def test_the_board_of_an_encounter_that_is_over_is_unpinned(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "encounter end")
    await table.driver.wait_until(lambda: not table.driver.pins("table"), what="no pins")


async def test_a_board_that_discord_calls_too_old_twice_makes_way_for_a_new_one(table: BotHarness) -> None:
    board = await table.start("Goblin")
    body = {"code": 30046, "message": "Maximum number of edits to messages older than 1 hour reached."}
    table.driver.inject("PATCH", f"/messages/{board.id}$", 400, body, times=None)
    await table.user("Dana").slash("table", "damage", target="aria", amount="7")
    await table.driver.wait_for_deletion(board)
    boards = [m for m in table.driver.messages("table") if m.embeds]
    assert len(boards) == 1 and "21/28" in boards[0].text
