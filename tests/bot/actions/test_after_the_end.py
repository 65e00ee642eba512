"""A completed encounter: its end can be undone, and its log shown."""

from functools import partial

from bot.render.combat_log import DmLog
from bot.sandbox import SeenMessage
from storage.encounter.model import Status
from storage.replay import whole_course
from tests.bot.harness import BotHarness


async def _ended(table: BotHarness, *monsters: str) -> SeenMessage:
    """Return the board of an encounter that ended on the second participant's turn."""
    board = await table.start(*(monsters or ("Goblin",)))
    await table.press("Dana", board, "Next turn")
    await table.user("Dana").slash("table", "encounter end")
    return await table.driver.wait_for_edit(board, containing="over after round")


async def _runs_on(table: BotHarness) -> None:
    """Assert that the encounter continues where it was."""
    encounter = await table.current_encounter()
    assert (
        encounter.status is Status.ACTIVE
        and encounter.current is not None
        and encounter.current.name == "Goblin"
    )


async def test_the_board_of_a_completed_encounter_undoes_the_end_and_is_live_again(table: BotHarness) -> None:
    board = await _ended(table)
    await table.driver.wait_until(lambda: not table.driver.pins("table") or None, what="no pin")
    call = await table.press("Dana", board, "Undo the end")
    assert call.updated and "**Goblin**'s turn" in call.message.text
    await _runs_on(table)
    await table.driver.wait_for_message("table", containing="The end was undone")
    await table.driver.wait_until(lambda: table.driver.pins("table") or None, what="the pin")
    moved = await table.press("Dana", board, "Next turn")
    assert moved.updated and "**Aria**'s turn" in moved.message.text


async def test_the_user_who_ended_it_gets_an_undo_button_with_the_log(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.press("Dana", board, "Next turn")
    dana = table.user("Dana")
    await dana.slash("table", "encounter end")
    log = await dana.wait_for_message("table", containing="The whole log")
    assert log.ephemeral
    await dana.press(log, "Undo the end")
    await _runs_on(table)
    await table.driver.wait_for_edit(board, containing="round 1")


async def test_undo_and_redo_find_the_encounter_that_ended_here(table: BotHarness) -> None:
    board = await _ended(table)
    dana = table.user("Dana")
    taken_back = await dana.slash("table", "undo")
    assert "The end was undone" in taken_back.message.content
    await table.driver.wait_for_edit(board, containing="round 1")
    again = await dana.slash("table", "redo")
    assert again.error is None
    await table.driver.wait_for_edit(board, containing="over after round")
    await dana.slash("table", "undo")
    await _runs_on(table)


async def test_an_encounter_that_ended_here_is_resumed_and_looked_up(table: BotHarness) -> None:
    await _ended(table)
    dana = table.user("Dana")
    log = await dana.slash("table", "encounter log")
    assert log.message.attachments == ("bridge-log.md", "bridge-log.json", "bridge-log.csv")
    screen = await dana.slash("table", "encounter screen")
    assert screen.ephemeral and "20/20" in screen.message.text
    resumed = await dana.slash("table", "encounter resume")
    assert "The fight goes on" in resumed.message.content
    assert (await table.current_encounter()).status is Status.ACTIVE


async def test_of_several_the_one_that_ended_last_comes_back(table: BotHarness) -> None:
    dana = table.user("Dana")
    first = (await dana.slash("table", "encounter start", name="First")).message
    await dana.slash("table", "init add", name="Goblin", hp="20")
    await dana.slash("table", "encounter end")
    second = await _ended(table)
    await table.press("Dana", first, "Undo the end")
    await dana.slash("table", "encounter end")
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).name == "First"
    assert "over" in table.live(second).text


async def test_players_and_strangers_take_no_end_back(table: BotHarness) -> None:
    board = await _ended(table, "Goblin", "?Assassin")
    for who in ("Ari", "Sam"):
        for call in (
            await table.press(who, board, "Undo the end"),
            await table.user(who).slash("table", "undo"),
            await table.user(who).slash("table", "encounter resume"),
            await table.user(who).slash("table", "encounter log"),
        ):
            assert call.ephemeral and "Assassin" not in call.message.text
    assert (
        await table.tracker.in_channel(str(table.driver.guild.id), str(table.driver.channel("table").id))
        is None
    )


async def test_no_encounter_comes_back_beside_the_one_that_followed_it(table: BotHarness) -> None:
    old = await _ended(table)
    dana = table.user("Dana")
    await dana.slash("table", "encounter start", name="Tavern")
    refused = await table.press("Dana", old, "Undo the end")
    assert refused.ephemeral and "“Tavern” is going on" in refused.message.content
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).name == "Tavern"
    assert "over after round" in table.live(old).text


async def test_an_end_is_taken_back_from_the_dms_channel(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.press("Dana", board, "Next turn")
    dana = table.user("Dana")
    await dana.slash("table", "encounter screen", channel="dm-screen")
    screen = await table.driver.wait_for_message("dm-screen", containing="DM ·")
    await dana.slash("dm-screen", "encounter end")
    over = await table.driver.wait_for_edit(screen, containing="over after round")
    back = await dana.press(over, "Undo the end")
    assert back.updated and "round 1" in back.message.text
    await dana.slash("dm-screen", "encounter end")
    told = await dana.slash("dm-screen", "undo")
    assert told.ephemeral and told.error is None
    await _runs_on(table)
    await table.driver.wait_for_edit(board, containing="round 1")


async def test_names_are_offered_in_the_dms_channel(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    dana = table.user("Dana")
    await dana.slash("table", "encounter screen", channel="dm-screen")
    offered = await dana.autocomplete("dm-screen", "damage", focused="target", value="ass")
    assert [choice["name"] for choice in offered] == ["Assassin – 20/20"]


async def test_start_beside_the_screen_begins_the_planned_encounter_and_opens_no_other(
    table: BotHarness,
) -> None:
    await table.start("Goblin", begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "encounter screen", channel="dm-screen")
    begun = await dana.slash("dm-screen", "encounter start")
    assert begun.error is None and (await table.current_encounter()).status is Status.ACTIVE
    refused = await dana.slash("dm-screen", "encounter start")
    assert refused.ephemeral and "DM screen of “Bridge”" in refused.message.content


async def test_a_planned_encounter_that_is_ended_is_said_to_have_ended_before_it_began(
    table: BotHarness,
) -> None:
    board = await table.start("Goblin", begin=False)
    planned = await table.current_encounter()
    await table.user("Dana").slash("table", "encounter end")
    over = await table.driver.wait_for_edit(board, containing="ended before it began")
    recap = await table.driver.wait_for_message("table", containing="🏁 **Bridge** ended before it began.")
    encounter = await table.tracker.load(planned.id)
    entries = await table.tracker.whole_log(encounter)
    say = partial(table.services.texts.get, "en")
    log = DmLog(encounter, entries, whole_course(encounter, entries), say).text()
    assert "The fight ended before it began." in log
    assert "0" not in over.text.partition("\n")[0] + recap.content
