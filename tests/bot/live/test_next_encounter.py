"""The second encounter of an evening, in the same channel: what is open goes on to it."""

import re

from storage.repositories.share_links import ShareLinks
from tests.bot.harness import BotHarness


async def _next(table: BotHarness) -> None:
    await table.user("Dana").slash("table", "encounter end")
    await table.user("Dana").slash("table", "encounter start", name="Crypt")


async def test_an_overlay_link_shows_the_next_encounter_unless_it_was_made_for_one(table: BotHarness) -> None:
    await table.start("Goblin")
    first = await table.current_encounter()
    secrets = []
    for options in ({}, {"follows": "fight"}):
        call = await table.user("Dana").slash("table", "overlay link", options)
        secrets += re.findall(r"overlay#([\w-]+)", call.message.content)
    await _next(table)
    links = ShareLinks(table.services.database)
    follows, stays = [share for secret in secrets if (share := await links.by_secret(secret))]
    assert await links.encounter_of(follows) == (await table.current_encounter()).id
    assert await links.encounter_of(stays) == first.id


async def test_the_dm_screen_goes_on_to_the_next_encounter(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    screen = await table.driver.wait_for_message("dm-screen", containing="Bridge")
    await _next(table)
    await table.driver.wait_for_edit(screen, containing="DM · Crypt")
    await table.user("Dana").slash("table", "init add", name="Orc", hp="15", hidden=True)
    await table.driver.wait_for_edit(screen, containing="Orc")
    assert len(table.driver.messages("dm-screen")) == 1
    call = await table.user("Dana").slash("dm-screen", "init add", name="Rat", hp="1")
    assert "Rat" in call.message.content
    again = await table.user("Dana").press(table.live(screen), "Begin")
    assert again.updated and "round 1" in again.message.text


async def test_the_dm_screen_of_another_dm_stays_with_its_encounter(table: BotHarness) -> None:
    await table.start("Goblin", players=())
    await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    screen = await table.driver.wait_for_message("dm-screen", containing="Bridge")
    await table.user("Dana").slash("table", "encounter end")
    await table.user("Sam").slash("table", "encounter start", name="Crypt")
    await table.user("Sam").slash("table", "init add", name="Orc", hp="15", hidden=True)
    await table.settled(screen)
    assert all("Orc" not in m.text and "Crypt" not in m.text for m in table.driver.messages("dm-screen"))


async def test_a_players_open_screen_says_that_its_encounter_is_over_and_leads_to_the_next(
    table: BotHarness,
) -> None:
    board = await table.start("Goblin")
    mine = await table.followed((await table.press("Ari", board, "My turn")).message)
    table.bot.app.private_screens.drop(str(mine.id))  # its token has ended
    await _next(table)
    await table.user("Ari").slash("table", "init join")
    call = await table.user("Ari").press(mine, "End my turn")
    assert call.updated and "Crypt" in call.message.text and "Bridge" in call.message.text
    shown = await table.user("Ari").press(call.message, "Go to Crypt")
    assert shown.updated and shown.message.embed.title.startswith("Crypt") and "Aria" in shown.message.text


async def test_a_dms_open_screen_leads_to_the_next_encounter(table: BotHarness) -> None:
    board = await table.start("Goblin")
    screen = await table.followed((await table.press("Dana", board, "DM screen")).message)
    table.bot.app.private_screens.drop(str(screen.id))  # its token has ended
    await _next(table)
    call = await table.user("Dana").press(screen, "Next turn")
    assert call.updated and "Crypt" in call.message.text and call.error is None
    shown = await table.user("Dana").press(call.message, "Go to Crypt")
    assert shown.updated and shown.message.embed.title.startswith("DM · Crypt")


async def test_without_a_next_encounter_an_open_screen_stays_with_its_own(table: BotHarness) -> None:
    board = await table.start("Goblin")
    screen = (await table.press("Dana", board, "DM screen")).message
    await table.user("Dana").slash("table", "encounter end")
    call = await table.user("Dana").press(screen, "Refresh")
    assert call.updated and "Bridge – over" in call.message.text and "Goblin" in call.message.text
