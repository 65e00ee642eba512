"""Users see the data stored about them, and can delete it."""

from dataclasses import replace

from bson import json_util

from bot.sandbox import SeenMessage
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.bot.harness import BotHarness
from tests.storage.harness import erasure


async def everything(table: BotHarness) -> str:
    database = table.services.database
    await table.tracker.combat_log.settled()
    names = ("users", "characters", "parties", "encounters", "combat_log", "shares", "sessions")
    return json_util.dumps([await getattr(database, name).find().to_list(None) for name in names])


async def offered(table: BotHarness, who: str) -> SeenMessage:
    call = await table.user(who).slash("table", "privacy delete")
    assert call.ephemeral
    return call.message


async def test_an_unknown_user_has_no_stored_data_and_asking_stores_none(table: BotHarness) -> None:
    for command in ("privacy show", "privacy delete"):
        call = await table.user("Sam").slash("table", command)
        assert call.ephemeral and "I keep nothing about you" in call.message.content
    assert await table.services.database.users.count_documents({}) == 0


async def test_players_see_only_their_own_stored_data(table: BotHarness) -> None:
    await table.user("Ari").slash("table", "character create", name="Aria", hp=28)
    await table.start("Goblin", players=("Ari", "Bo"))
    call = await table.user("Ari").slash("table", "privacy show")
    assert call.ephemeral and call.message.embed.title == "What I keep about you"
    text = call.message.text
    assert "Saved characters: 1" in text and "The characters: Aria" in text
    assert "Fights you play a creature in: 1" in text and "Fights you are the DM of" not in text
    assert "Borin" not in text


async def test_a_confirmed_deletion_removes_everything_and_the_encounter_goes_on(table: BotHarness) -> None:
    await table.user("Ari").slash("table", "character create", name="Aria", hp=28)
    board = await table.start("Goblin")
    await table.user("Ari").slash("table", "damage", target="Aria", amount="5")
    ari = await table.services.users.of_discord(str(table.driver.user("Ari").id), "Ari")
    question = await offered(table, "Ari")
    assert ari.id in await everything(table)
    await table.user("Ari").press(question, "Delete it all")
    await table.user("Ari").wait_for_message("table", containing="I keep nothing about you any more")
    left = await everything(table)
    assert ari.id not in left and str(table.driver.user("Ari").id) not in left
    await table.user("Dana").slash("table", "damage", target="Aria", amount="3")
    assert "20/28" in (await table.settled(board)).text
    asked = await table.user("Ari").slash("table", "heal", target="Goblin", amount="3")
    assert "Ari** heals **Goblin** by 3 – DM?" in asked.message.content  # as any user at the table may
    denied = await table.user("Ari").slash("table", "edit", participant="Aria", notes="mine")
    assert (
        denied.ephemeral and "only for creatures that you play" in denied.message.content
    )  # a user unknown so far


async def test_an_open_request_no_longer_names_who_was_deleted(table: BotHarness) -> None:
    await table.start("Goblin")
    asked = (await table.user("Ari").slash("table", "damage", target="goblin", amount="5")).message
    assert "**Ari**" in asked.content
    await table.user("Ari").press(await offered(table, "Ari"), "Delete it all")

    def renamed() -> SeenMessage | None:
        message = table.driver.message(asked)
        return message if message is not None and "**Somebody**" in message.content else None

    drawn = await table.driver.wait_until(renamed, what="a request without the name")
    assert "**Ari**" not in drawn.content and drawn.buttons


async def test_answered_and_withdrawn_requests_no_longer_name_who_was_deleted(table: BotHarness) -> None:
    await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    asked = [(await ari.slash("table", "damage", target="goblin", amount="5")).message for _ in "123"]
    await dana.press(asked[0], "Half")
    await dana.press(asked[1], "None")
    await ari.slash("table", "undo")
    await ari.slash("table", "undo")
    await ari.press(await offered(table, "Ari"), "Delete it all")

    def are_renamed() -> bool | None:
        shown = [found.content for message in asked if (found := table.driver.message(message))]
        return (len(shown) == 3 and all("Somebody" in text and "Ari" not in text for text in shown)) or None

    await table.driver.wait_until(are_renamed, what="requests without the name")


async def test_a_user_whom_the_operator_deletes_beside_a_running_bot_comes_back_as_a_new_one(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    discord_id, database = str(table.driver.user("Ari").id), table.services.database
    ari = await table.services.users.of_discord(discord_id, "Ari")
    combat_log = CombatLog(database)
    combat_log.start()
    await erasure(database, Tracker(Encounters(database), combat_log)).forget(discord_id)
    await combat_log.stop()
    await table.user("Ari").slash("table", "character create", name="Aria", hp=28)
    await table.user("Ari").slash("table", "init join")
    assert ari.id not in await everything(table)
    assert (await table.services.users.of_discord(discord_id, "Ari")).id != ari.id


async def test_an_owner_must_end_or_transfer_the_encounter_first(table: BotHarness) -> None:
    await table.start("Goblin")
    told = await offered(table, "Dana")
    assert "“Bridge”" in told.content and "/encounter transfer" in told.content
    offer = await table.user("Dana").slash("table", "encounter transfer", user="Bo")
    await table.user("Bo").press(offer.message, "Become the DM")
    await table.user("Bo").wait_for_message("table", containing="Bo is the DM")
    question = await offered(table, "Dana")
    await table.user("Dana").slash("table", "encounter rules", name="Ford")
    await table.user("Dana").press(question, "Delete it all")
    await table.user("Dana").wait_for_message("table", containing="I keep nothing about you any more")
    encounter = await table.current_encounter()
    assert encounter.co_dms == () and encounter.name == "Ford"
    assert (await table.user("Bo").slash("table", "init next")).message.content


async def test_an_owner_may_have_their_fights_ended_with_the_deletion(table: BotHarness) -> None:
    await table.start("Goblin")
    encounter = await table.current_encounter()
    dana = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    await table.user("Dana").press(await offered(table, "Dana"), "End and delete all")
    await table.user("Dana").wait_for_message("table", containing="I keep nothing about you any more")
    after = await table.tracker.load(encounter.id)
    assert (after.status.value, after.user_id == dana.id) == ("completed", False)
    assert dana.id not in await everything(table)


async def test_an_encounter_begun_before_the_confirmation_stops_the_deletion(table: BotHarness) -> None:
    await table.user("Dana").slash("table", "character create", name="Dagna", hp=12)
    question = await offered(table, "Dana")
    await table.start("Goblin")
    before = await everything(table)
    await table.user("Dana").press(question, "Delete it all")
    await table.user("Dana").wait_for_message("table", containing="not ended: “Bridge”")
    assert await everything(table) == before


async def test_the_operators_policies_are_linked(table: BotHarness) -> None:
    policies = {"privacy": "https://tracker.example/privacy", "terms": "https://tracker.example/terms"}
    table.bot.app = replace(table.bot.app, services=replace(table.bot.app.services, policies=policies))
    call = await table.user("Sam").slash("table", "privacy show")
    assert all(url in call.message.content for url in policies.values())
    assert "Privacy policy" in call.message.content and "Terms of service" in call.message.content
