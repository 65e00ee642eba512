"""The live DM screen: up to date, and only in channels that no player sees."""

from bot.sandbox import Permission, SeenMessage
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding
from tests.bot.harness import BotHarness


async def _kept(table: BotHarness) -> SeenMessage:
    answer = await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    assert answer.ephemeral and "stays up to date" in answer.message.content
    return await table.driver.wait_for_message("dm-screen", containing="DM ·")


async def _idle(table: BotHarness) -> None:
    screen = table.bot.app.dm_screens.of((await table.current_encounter()).id)
    screens = table.bot.app.dm_screens
    await table.driver.wait_until(
        lambda: (screen.is_idle and not screens.is_checking) or None, what="an idle DM screen"
    )


def _screens(table: BotHarness) -> list[SeenMessage]:
    return [m for m in table.driver.messages("dm-screen") if m.embeds]


async def test_it_follows_every_change_with_everything_in_it(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    screen = await _kept(table)
    assert "Assassin" in screen.text and "20/20" in screen.text and "always up to date" in screen.text
    assert "Only you see this" not in screen.text
    await table.user("Ari").slash("table", "damage", target="aria", amount="7")
    await table.driver.wait_for_edit(screen, containing="21/28")
    await table.user("Dana").slash("table", "damage", target="assassin", amount="12")
    await table.driver.wait_for_edit(screen, containing="8/20")
    assert "Assassin" not in table.everything_seen_by("Ari")


async def test_its_buttons_change_the_encounter_and_announce_it_in_its_own_channel(table: BotHarness) -> None:
    board = await table.start("Goblin")
    screen = await _kept(table)
    dana = table.user("Dana")
    moved = await dana.press(screen, "Next turn")
    assert moved.updated and moved.message.id == screen.id and "**Goblin**" in moved.message.text
    assert "**Goblin**'s turn" in (await table.settled(board)).text
    opened = await dana.press(screen, "Area damage")
    await dana.submit_modal(opened.modal, {"Full damage": ["Goblin"], "Amount": "12"})
    line = await table.driver.wait_for_message("table", containing="Goblin is hit – bloodied")
    assert "12" not in line.content
    assert all("Goblin is hit" not in m.content for m in table.driver.messages("dm-screen"))
    await dana.press(table.driver.message(screen) or screen, "Next turn")
    ari = table.driver.user("Ari").id
    await table.driver.wait_for_message("table", containing=f"**Aria**'s turn <@{ari}>")


async def test_a_panel_opens_beside_it_and_the_screen_stays_whole(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    dana = table.user("Dana")
    panel = await dana.select(screen, screen.selects[0].custom_id, ["Goblin"])
    assert panel.ephemeral and panel.message.embed.title == "Goblin"
    opened = await dana.press(panel.message, "Damage")
    assert opened.modal is not None
    await dana.submit_modal(opened.modal, {"Amount": "7"})
    await table.driver.wait_for_edit(screen, containing="13/20")
    seen = await dana.press(screen, "As the table")
    assert seen.ephemeral and "As the table sees it" in seen.message.text


async def test_it_costs_no_edit_beside_the_answer_to_its_own_button(table: BotHarness) -> None:
    board = await table.start("Goblin")
    screen = await _kept(table)
    before = table.patches()
    await table.user("Dana").press(screen, "Next turn")
    await table.settled(board)
    await _idle(table)
    assert table.patches() - before == 1  # the board's


async def test_a_channel_that_every_member_sees_is_refused_with_the_reason(table: BotHarness) -> None:
    await table.start("?Assassin")
    dana = table.user("Dana")
    refused = await dana.slash("table", "encounter screen", channel="general")
    assert refused.ephemeral and "Everybody on this server can see" in refused.message.content
    refused = await dana.slash("table", "encounter screen", channel="table")
    assert refused.ephemeral and "where the fight is played" in refused.message.content
    assert "Assassin" not in table.everything_seen_by("Ari")
    assert all("Assassin" not in m.text for m in table.driver.messages("general"))


async def test_a_channel_that_a_player_of_the_encounter_sees_is_refused(table: BotHarness) -> None:
    await table.start("Goblin")
    table.driver.set_permissions("dm-screen", "Ari", allow=Permission.VIEW_CHANNEL)
    refused = await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    assert refused.ephemeral and "Ari plays in this fight" in refused.message.content
    assert _screens(table) == []


async def test_only_the_dm_puts_it_there(table: BotHarness) -> None:
    await table.start("Goblin")
    table.driver.set_permissions("dm-screen", "Bo", allow=Permission.VIEW_CHANNEL)
    refused = await table.user("Bo").slash("table", "encounter screen", channel="dm-screen")
    assert refused.ephemeral and "Only the DM" in refused.message.content
    screen = await _kept(table)
    pressed = await table.user("Bo").press(screen, "Next turn")
    assert pressed.ephemeral and "Goblin" not in pressed.message.content
    assert (await table.current_encounter()).round == 1


async def test_who_can_not_write_in_a_channel_puts_no_screen_there(table: BotHarness) -> None:
    await table.user("Sam").slash("general", "encounter start", name="Read this!")
    table.driver.set_permissions(
        "dm-screen", "Sam", allow=Permission.VIEW_CHANNEL, deny=Permission.SEND_MESSAGES
    )
    refused = await table.user("Sam").slash("general", "encounter screen", channel="dm-screen")
    assert refused.ephemeral and "can't write in" in refused.message.content
    assert _screens(table) == []
    table.driver.set_permissions("dm-screen", "Sam", allow=Permission.VIEW_CHANNEL)
    await table.user("Sam").slash("general", "encounter screen", channel="dm-screen")
    assert len(_screens(table)) == 1


async def test_it_is_taken_away_when_its_channel_is_opened_to_all(table: BotHarness) -> None:
    await table.start("?Assassin")
    screen = await _kept(table)
    table.driver.set_permissions("dm-screen", "@everyone", allow=Permission.VIEW_CHANNEL)
    await table.driver.wait_for_deletion(screen)
    await table.driver.wait_for_message("dm-screen", containing="I removed the DM screen")
    await table.user("Dana").slash("table", "damage", target="assassin", amount="1")
    assert _screens(table) == []
    assert (await table.current_encounter()).discord is not None


async def test_a_new_player_who_sees_its_channel_takes_it_away_though_its_next_edit_is_not_due(
    table: BotHarness,
) -> None:
    await table.start("?Assassin")
    table.driver.set_permissions("dm-screen", "Bo", allow=Permission.VIEW_CHANNEL)
    screen = await _kept(table)
    with table.bot.app.dm_screens.drawing((await table.current_encounter()).id):  # its worker waits
        await table.user("Bo").slash("table", "init join", name="Borin", hp=30, ac=15, initiative="2")
        await table.driver.wait_for_deletion(screen)


async def test_neither_many_newer_encounters_nor_unreadable_ones_keep_it_from_being_taken_away(
    table: BotHarness,
) -> None:
    await table.start("?Assassin")
    screen = await _kept(table)
    encounter, encounters = await table.current_encounter(), table.services.database.encounters
    owner = Actor(encounter.user_id, "Dana")
    for number in range(30):
        binding = DiscordBinding(guild_id=str(table.driver.guild.id), channel_id=f"77{number}")
        await table.tracker.create(owner, f"Aside {number}", binding)
    odd = {"$set": {"participants": "none", "updatedAt": "lately"}, "$inc": {"version": 1}}
    await encounters.update_many({"name": {"$in": ["Aside 29", "Bridge"]}}, odd)
    table.tracker.forget(encounter.id, encounter.version + 1)
    table.driver.set_permissions("dm-screen", "@everyone", allow=Permission.VIEW_CHANNEL)
    await table.driver.wait_for_deletion(screen)
    await table.driver.wait_for_message("dm-screen", containing="I removed the DM screen")
    [stored] = await encounters.find({"name": "Bridge"}).to_list(None)
    assert stored["discord"]["dmMessageId"] is None


async def test_a_new_one_takes_the_place_of_the_old_and_a_deleted_one_stays_away(table: BotHarness) -> None:
    await table.start("Goblin")
    first = await _kept(table)
    await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    await table.driver.wait_for_deletion(first)
    [second] = _screens(table)
    table.driver.delete_message(second)
    await table.user("Dana").slash("table", "damage", target="goblin", amount="1")
    await _idle(table)
    binding = (await table.current_encounter()).discord
    assert _screens(table) == [] and binding is not None and binding.dm_message_id is None


async def test_a_former_screen_that_was_not_deleted_shows_nothing_new(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    former = await _kept(table)
    await _idle(table)  # the check after posting would take it away
    encounter = await table.current_encounter()
    await table.tracker.bind(encounter.id, dm_channel_id=None, dm_message_id=None)
    table.driver.set_permissions("dm-screen", "@everyone", allow=Permission.VIEW_CHANNEL)
    await table.user("Dana").slash("table", "damage", target="assassin", amount="7")
    before = table.driver.message(former)
    for button in former.buttons:
        call = await table.user("Dana").press(former, str(button.custom_id))
        assert call.ephemeral or call.modal is not None, button.label
    after = table.driver.message(former)
    assert before is not None and after is not None and after.text == before.text


async def test_after_a_restart_it_goes_on(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _kept(table)
    await table.restart()
    await table.user("Dana").slash("table", "damage", target="goblin", amount="7")
    await table.driver.wait_for_edit(screen, containing="13/20")
