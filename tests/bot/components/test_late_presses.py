"""Presses that Discord took before the message was edited or deleted reach the bot afterwards."""

from tests.bot.harness import BotHarness


async def test_a_late_press_on_a_deleted_board_is_answered_and_the_board_is_there_again(
    table: BotHarness,
) -> None:
    board = await table.start("Goblin")
    seen = table.driver.snapshot(board)
    table.driver.delete_message(board.id)
    call = await table.user("Ari").press_late(seen, "Next turn")
    assert call.error is None
    again = await table.driver.wait_for_message("table", containing="**Goblin**'s turn", after=board)
    assert len([m for m in table.driver.messages("table") if m.embeds]) == 1
    assert again.button("Next turn")


async def test_a_late_press_on_the_board_of_an_ended_encounter_changes_nothing(table: BotHarness) -> None:
    board = await table.start("Goblin")
    seen = table.driver.snapshot(board)
    encounter = await table.current_encounter()
    await table.user("Dana").slash("table", "encounter end")
    ended = await table.tracker.load(encounter.id)
    for who in ("Dana", "Ari", "Sam"):
        call = await table.user(who).press_late(seen, "Next turn")
        assert call.error is None and call.ephemeral, who
        assert "The fight is over" in call.message.content, who
    assert (await table.tracker.load(encounter.id)).version == ended.version


async def test_a_late_answer_to_a_deleted_question_counts_and_is_announced(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    await table.user("Bo").slash("table", "damage", target="Goblin", amount="5")
    question = table.driver.messages("table")[-1]
    seen = table.driver.snapshot(question)
    table.driver.delete_message(question.id)
    call = await table.user("Dana").press_late(seen, question.buttons[0].label or "")
    assert call.error is None
    await table.driver.wait_for_message("table", containing="Goblin is hit", after=question)
    goblin = next(p for p in (await table.current_encounter()).participants if p.name == "Goblin")
    assert goblin.current_hp == 15
