"""An encounter outlives its channel, an outage of its server, and the bot's leaving and coming back."""

from storage.encounter.commands import DealDamage
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness


async def _hit_from_the_web(table: BotHarness, command_id: str) -> None:
    encounter = await table.current_encounter()
    aria = next(p for p in encounter.participants if p.name == "Aria")
    await table.tracker.execute(
        encounter.id, Actor(encounter.user_id, "Dana"), DealDamage.to(aria.id, 1), command_id
    )


async def test_the_answer_names_the_command_that_takes_an_encounter_out_of_a_deleted_channel(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    encounter = await table.current_encounter()
    table.driver.delete_channel("table")
    dana = table.user("Dana")
    refused = await dana.slash("general", "damage", target="goblin", amount="12")
    assert refused.ephemeral and "`/encounter board` with **Bridge** as `fight:`" in refused.message.content
    stranger = await table.user("Ari").slash("general", "damage", target="goblin", amount="12")
    assert "Bridge" not in stranger.message.content
    listed = await dana.slash("general", "encounter list")
    assert "Bridge" in listed.message.content
    (choice,) = await dana.autocomplete("general", "encounter board", focused="fight", value="bri")
    assert choice["name"] == "Bridge"
    board = (await dana.slash("general", "encounter board", fight=choice["value"])).message
    hit = await dana.slash("general", "damage", target="goblin", amount="12")
    assert hit.error is None
    assert "bloodied" in (await table.settled(board)).text
    again = await table.tracker.current(encounter.id)
    assert again.discord is not None and again.discord.board_message_id == str(board.id)
    assert again.discord.left_behind == ()


async def test_a_board_goes_on_after_an_outage_and_after_the_bot_left_and_came_back(
    table: BotHarness,
) -> None:
    board = await table.start("Goblin")
    table.driver.set_unavailable()
    await _hit_from_the_web(table, "while-unavailable")
    table.driver.invite_bot()
    await table.driver.wait_for_edit(board, containing="27/28")

    live = table.bot.app.boards.of((await table.current_encounter()).id)
    table.driver.inject("PATCH", "/messages/", 403, {"code": 50001, "message": "Missing Access"})
    await _hit_from_the_web(table, "as-it-is-kicked")
    await table.driver.wait_until(lambda: live.trouble, what="a stopped board")
    table.driver.remove_bot()
    await table.driver.wait_until(lambda: not table.bot.guilds or None, what="no server")
    await _hit_from_the_web(table, "while-away")
    table.driver.invite_bot()
    await table.driver.wait_for_edit(board, containing="25/28")
    assert (await table.press("Dana", board, "Next turn")).updated
