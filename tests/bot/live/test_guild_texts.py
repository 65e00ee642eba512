"""Texts that could not be posted are delivered with an answer to a user who may read them."""

from bot.sandbox import Permission
from tests.bot.harness import BotHarness

WITHDRAWN = "Ari plays in the fight"


async def _withdrawn_in_silence(table: BotHarness) -> None:
    """Withdraw a DM screen while its channel can't be written to."""
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "encounter screen", channel="dm-screen")
    screen = await table.driver.wait_for_message("dm-screen", containing="DM ·")
    refused = table.driver.inject(
        "POST", "/channels/.*/messages", 403, {"code": 50013, "message": "no"}, times=1
    )
    table.driver.set_permissions("dm-screen", "Ari", allow=Permission.VIEW_CHANNEL)
    await table.driver.wait_for_deletion(screen)
    await table.driver.wait_until(lambda: refused.hits or None, what="a refused message")
    await table.user("Sam").slash("general", "tracker help")  # the bot has read the refusal by now


async def test_a_text_for_the_dm_is_not_given_to_a_player(table: BotHarness) -> None:
    await _withdrawn_in_silence(table)
    players = await table.user("Ari").slash("table", "damage", target="aria", amount="1")
    assert WITHDRAWN not in "\n".join(m.content for m in [players.message, *players.followups])
    dms = await table.user("Dana").slash("table", "damage", target="aria", amount="1")
    await dms.followed_up()
    assert WITHDRAWN in dms.followups[-1].content
    again = await table.user("Dana").slash("table", "damage", target="goblin", amount="1")
    await again.followed_up()
    assert WITHDRAWN not in "\n".join(m.content for m in again.followups)
    assert WITHDRAWN not in table.everything_seen_by("Ari")


async def test_a_text_about_one_encounter_is_not_given_in_another(table: BotHarness) -> None:
    await _withdrawn_in_silence(table)
    dana = table.user("Dana")
    await dana.slash("general", "encounter start", name="Tavern")
    await dana.slash("general", "init add", name="Drunkard", hp="8")
    elsewhere = await dana.slash("general", "damage", target="drunkard", amount="1")
    await elsewhere.followed_up()
    assert WITHDRAWN not in "\n".join(m.content for m in dana.screen("general"))
    here = await dana.slash("table", "damage", target="aria", amount="1")
    await here.followed_up()
    assert WITHDRAWN in here.followups[-1].content
