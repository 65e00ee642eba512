"""A user who changed their display name is called by it from the next interaction on."""

from bot.sandbox import Permission
from tests.bot.harness import BotHarness


async def test_the_next_interaction_shows_the_new_name(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "init control", participant="goblin", user="Bo")
    table.driver.rename("Bo", "Bodil")
    asked = await table.user("Bodil").slash("table", "damage", target="aria", amount="3")
    assert "Bodil" in asked.message.content and "Bo " not in asked.message.content
    user = await table.services.database.users.find_one({"discordId": str(table.driver.user("Bodil").id)})
    assert user is not None and user["username"] == "Bodil"  # what the pages show


async def test_a_withdrawn_screen_names_the_player_as_they_are_called_now(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    await table.driver.wait_for_message("dm-screen", containing="DM ·")
    table.driver.rename("Ari", "Ariadne")
    await table.user("Ariadne").slash("table", "damage", target="aria", amount="3")
    table.driver.set_permissions("dm-screen", "Ariadne", allow=Permission.VIEW_CHANNEL)
    await table.driver.wait_for_message("dm-screen", containing="Ariadne plays in the fight")
