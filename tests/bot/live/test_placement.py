"""Encounters move to another channel or thread, and others stay where they are."""

from tests.bot.harness import BotHarness


async def test_an_encounter_goes_on_in_another_channel(table: BotHarness) -> None:
    old = await table.start("Goblin")
    dana = table.user("Dana")
    call = await dana.slash("general", "encounter board", fight="Bridge")
    new = call.message
    assert "Goblin" in new.text and not call.ephemeral
    await table.driver.wait_for_deletion(old)
    told = await dana.slash("general", "damage", target="goblin", amount="12")
    assert "Goblin is hit" in told.message.content
    assert "bloodied" in (await table.settled(new)).text
    gone = await dana.slash("table", "damage", target="goblin", amount="1")
    assert gone.ephemeral and "no fight in this channel" in gone.message.content
    assert [m.id for m in table.driver.pins("general")] == [new.id]


async def test_an_encounter_moves_into_a_thread_and_its_players_with_it(table: BotHarness) -> None:
    await table.start("Goblin")
    thread = table.driver.add_thread("table", "the cellar")
    board = (await table.user("Dana").slash(thread, "encounter board", fight="bridge")).message
    own = await table.user("Ari").slash(thread, "damage", target="aria", amount="7")
    assert own.error is None and "21/28" in own.message.content
    moved = await table.user("Dana").press(board, "Next turn")
    assert moved.updated and "**Goblin**'s turn" in moved.message.text


async def test_a_channel_has_one_encounter_and_a_refused_move_changes_nothing(table: BotHarness) -> None:
    board = await table.start("Goblin")
    await table.user("Bo").slash("general", "encounter start", name="Tavern")
    refused = await table.user("Dana").slash("general", "encounter board", fight="Bridge")
    assert refused.ephemeral and "“Tavern” is going on" in refused.message.content
    assert table.driver.message(board) is not None
    thread = table.driver.add_thread("general", "upstairs")
    await table.user("Dana").slash(thread, "encounter board", fight="Bridge")
    here = await table.user("Dana").slash(thread, "damage", target="goblin", amount="1")
    assert "Goblin is hit" in here.message.content


async def test_only_a_dm_is_offered_an_encounter_and_may_move_it(table: BotHarness) -> None:
    await table.start("Goblin")
    dana, ari = table.user("Dana"), table.user("Ari")
    offered = await dana.autocomplete("general", "encounter board", focused="fight", value="bri")
    assert [choice["name"] for choice in offered] == ["Bridge – #table"]
    assert await ari.autocomplete("general", "encounter board", focused="fight") == []
    for named in ("Bridge", offered[0]["value"]):
        refused = await ari.slash("general", "encounter board", fight=named)
        assert refused.ephemeral and "Which fight" in refused.message.content
    by_id = await dana.slash("general", "encounter board", fight=offered[0]["value"])
    assert not by_id.ephemeral
