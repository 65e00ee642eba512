"""A saved character that its player changes by saving it again."""

from storage.encounter.base import UserId
from storage.repositories.characters import Character
from tests.bot.harness import BotHarness
from tests.realtime.patience import eventually


async def saved(table: BotHarness) -> Character:
    ari = UserId((await table.services.users.of_discord(str(table.driver.user("Ari").id), "Ari")).id)
    (character,) = await table.services.characters.of_user(ari, str(table.driver.guild.id))
    return character


async def test_hit_points_that_are_said_again_are_all_there_again(table: BotHarness) -> None:
    ari, dana = table.user("Ari"), table.user("Dana")
    await ari.slash("table", "character create", name="Aria", hp="28", ac=15)
    await table.start("Goblin")
    await dana.slash("table", "damage", target="Aria", amount="8")
    await dana.slash("table", "encounter end")

    async def is_home() -> bool:
        return (await saved(table)).current_hp == 20

    await eventually(is_home)
    for _ in range(2):
        answer = await ari.slash("table", "character create", name="aria", hp="30")
        assert "30/30" in answer.message.content
        aria = await saved(table)
        assert (aria.name, aria.current_hp, aria.max_hp, aria.ac) == ("aria", 30, 30, 15)
    await ari.slash("table", "character create", name="Aria", hp="30", current=12)
    assert (await saved(table)).current_hp == 12
    await ari.slash("table", "character create", name="Aria", hp="10", current=12)
    assert (await saved(table)).current_hp == 10, "no more than the maximum"
