"""The DM screen's channel: commands there act on the screen's encounter, and no player may see it."""

import pytest

from bot.sandbox import Permission, SeenMessage
from tests.bot.harness import BotHarness

DM_ROLE = "Dungeon Master"


async def _kept(table: BotHarness) -> SeenMessage:
    await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    return await table.driver.wait_for_message("dm-screen", containing="DM ·")


def _in_dm_channel(table: BotHarness) -> str:
    return "\n".join(m.text for m in table.driver.messages("dm-screen"))


async def test_commands_beside_the_screen_act_on_its_encounter_and_are_announced_in_its_channel(
    table: BotHarness,
) -> None:
    await table.start("Goblin", "?Assassin")
    screen = await _kept(table)
    hit = await table.user("Dana").slash("dm-screen", "damage", target="assassin", amount="12")
    assert hit.ephemeral and "(8/20)" in hit.message.content
    await table.driver.wait_for_edit(screen, containing="8/20")
    await table.user("Dana").slash("dm-screen", "damage", target="goblin", amount="12")
    await table.driver.wait_for_message("table", containing="Goblin is hit – bloodied")
    assert "Goblin is hit" not in _in_dm_channel(table)
    assert "Assassin" not in table.everything_seen_by("Ari")


async def test_a_stranger_in_the_dms_channel_may_do_and_learn_nothing(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    await _kept(table)
    table.driver.set_permissions("dm-screen", "Sam", allow=Permission.VIEW_CHANNEL)
    for command in ("init next", "encounter screen", "undo"):
        refused = await table.user("Sam").slash("dm-screen", command)
        assert refused.ephemeral and "Assassin" not in refused.message.text
    assert (await table.current_encounter()).round == 1


async def test_the_board_asked_for_beside_the_screen_is_posted_in_the_encounters_channel(
    table: BotHarness,
) -> None:
    old = await table.start("Goblin")
    await _kept(table)
    told = await table.user("Dana").slash("dm-screen", "encounter board")
    assert told.ephemeral and "The board is in" in told.message.content
    await table.driver.wait_for_deletion(old)
    boards = [m for m in table.driver.messages("table") if m.embeds]
    assert len(boards) == 1 and [m.id for m in table.driver.pins("table")] == [boards[0].id]


async def test_no_other_encounter_moves_in_beside_a_screen(table: BotHarness) -> None:
    await table.start("Goblin")
    await _kept(table)
    await table.user("Dana").slash("general", "encounter start", name="Tavern")
    refused = await table.user("Dana").slash("dm-screen", "encounter board", fight="Tavern")
    assert refused.ephemeral and "DM screen of “Bridge”" in refused.message.content


async def test_the_end_asked_for_beside_the_screen_is_announced_in_the_encounters_channel(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    await _kept(table)
    call = await table.user("Dana").slash("dm-screen", "encounter end")
    assert call.ephemeral
    await table.driver.wait_for_message("table", containing="🏁 **Bridge**")
    await table.user("Dana").wait_for_message("dm-screen", containing="The whole log")
    assert all("🏁" not in m.content for m in table.driver.messages("dm-screen"))


async def test_the_screens_of_several_encounters_in_one_channel_ask_for_the_buttons(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    await _kept(table)
    await table.user("Dana").slash("general", "encounter start", name="Tavern")
    await table.user("Dana").slash("general", "encounter screen", channel="dm-screen")
    refused = await table.user("Dana").slash("dm-screen", "init next")
    assert refused.ephemeral and "several fights" in refused.message.content


async def test_a_player_who_joins_and_sees_the_channel_removes_the_screen_with_the_reason(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_permissions("dm-screen", "Bo", allow=Permission.VIEW_CHANNEL)
    await table.user("Dana").slash("table", "damage", target="goblin", amount="1")
    await table.driver.wait_for_edit(
        screen, containing="19/20"
    )  # Bo is no player yet and may see the channel
    await table.user("Bo").slash("table", "init join", name="Borin", hp=30, initiative="3")
    await table.driver.wait_for_deletion(screen)
    told = await table.driver.wait_for_message("dm-screen", containing="Bo plays in the fight")
    assert f"<@{table.driver.user('Dana').id}>" in told.content
    binding = (await table.current_encounter()).discord
    assert binding is not None and binding.dm_message_id is None


async def test_control_given_to_a_user_who_sees_the_channel_removes_the_screen(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_permissions("dm-screen", "Sam", allow=Permission.VIEW_CHANNEL)
    await table.user("Dana").slash("table", "init control", participant="goblin", user="Sam")
    await table.driver.wait_for_deletion(screen)
    await table.driver.wait_for_message("dm-screen", containing="Sam plays in the fight")


async def test_a_player_let_into_the_channel_is_noticed_at_once(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_permissions("dm-screen", "Ari", allow=Permission.VIEW_CHANNEL)
    await table.driver.wait_for_deletion(screen)


@pytest.mark.parametrize("how", ["in the channel", "everywhere"])
async def test_a_players_role_that_gains_access_costs_the_screen_at_once(table: BotHarness, how: str) -> None:
    table.driver.add_role("Players")
    table.driver.set_roles("Ari", "Players")
    await table.start("Goblin")
    screen = await _kept(table)
    if how == "in the channel":
        table.driver.set_permissions("dm-screen", "Players", allow=Permission.VIEW_CHANNEL)
    else:
        table.driver.set_role_permissions("Players", Permission.ADMINISTRATOR)
    await table.driver.wait_for_deletion(screen)
    told = await table.driver.wait_for_message("dm-screen", containing="Ari plays in the fight")
    assert f"<@{table.driver.user('Dana').id}>" in told.content
    await table.user("Dana").slash("table", "damage", target="goblin", amount="7")
    assert "13/20" not in _in_dm_channel(table)


async def test_a_role_of_no_player_that_gains_access_leaves_the_screen(table: BotHarness) -> None:
    table.driver.add_role("Moderators")
    table.driver.set_roles("Sam", "Moderators")
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_permissions("dm-screen", "Moderators", allow=Permission.VIEW_CHANNEL)
    await table.user("Dana").slash("table", "damage", target="goblin", amount="7")
    await table.driver.wait_for_edit(screen, containing="13/20")


async def test_a_player_who_comes_with_a_dms_role_is_noticed(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_roles("Ari", DM_ROLE)
    await table.user("Ari").slash("table", "encounter list")
    await table.driver.wait_for_deletion(screen)


async def test_a_role_given_in_silence_is_noticed_before_a_later_edit(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_roles("Ari", DM_ROLE)
    await table.user("Dana").slash("table", "damage", target="goblin", amount="7")
    await table.driver.wait_for_deletion(screen)
    assert "13/20" not in _in_dm_channel(table)


async def test_a_button_of_a_screen_that_a_player_sees_does_and_shows_nothing(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    table.driver.set_roles("Ari", DM_ROLE)
    refused = await table.user("Dana").press(screen, "Next turn")
    assert refused.ephemeral and "Ari plays in this fight" in refused.message.content
    assert (await table.current_encounter()).current_participant_id == (
        await table.current_encounter()
    ).participants[0].id
    await table.driver.wait_for_deletion(screen)


async def test_where_the_audit_log_tells_of_roles_a_check_costs_no_call_and_a_given_role_is_noticed_at_once(
    table: BotHarness,
) -> None:
    may = Permission.VIEW_AUDIT_LOG | Permission.MANAGE_MESSAGES
    table.driver.set_role_permissions("Encounter Tracker", may)
    await table.start("Goblin")
    screen = await _kept(table)
    before = len([r for r in table.sandbox.requests if "/members/" in r.path])
    for hp in ("19/20", "18/20", "17/20"):
        await table.user("Dana").slash("table", "damage", target="goblin", amount="1")
        await table.driver.wait_for_edit(screen, containing=hp)
    assert len([r for r in table.sandbox.requests if "/members/" in r.path]) == before
    table.driver.set_roles("Ari", DM_ROLE)
    await table.driver.wait_for_deletion(screen)


async def test_a_screen_waits_while_it_is_unknown_who_sees_the_channel(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    fault = table.driver.inject("GET", "/members/", 403, {"code": 50001, "message": "no"}, times=2)
    await table.user("Dana").slash("table", "damage", target="goblin", amount="7")
    shown = await table.driver.wait_for_edit(screen, containing="13/20")
    assert shown.id == screen.id and fault.hits == 2


async def test_a_withdrawal_that_discord_refuses_for_now_is_done_later(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    fault = table.driver.inject("DELETE", ".*/messages/.*", 400, {"code": 0, "message": "busy"}, times=2)
    table.driver.set_permissions("dm-screen", "@everyone", allow=Permission.VIEW_CHANNEL)
    await table.driver.wait_for_deletion(screen)
    assert fault.hits == 2
    await table.driver.wait_for_message("dm-screen", containing="everybody on this server")


async def test_an_encounter_is_begun_and_paused_and_taken_back_on_the_screen(table: BotHarness) -> None:
    await table.start("Goblin", begin=False)
    screen = await _kept(table)
    dana = table.user("Dana")
    begun = await dana.press(screen, "Begin")
    assert begun.updated and "round 1" in begun.message.text
    back = await dana.press(begun.message, "Undo: start")
    assert back.updated and "getting ready" in back.message.text
