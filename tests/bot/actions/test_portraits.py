"""Portraits by Discord: uploaded with a command, kept by the tracker, shown wherever pictures are."""

from bot.sandbox.world.files import Upload
from storage.encounter.base import UserId
from storage.library.portrait import MAX_BYTES
from tests.bot.attaching import slash_with_file
from tests.bot.harness import PUBLIC_URL, BotHarness
from tests.pictures import BLUE, opened, picture
from tests.realtime.patience import eventually


async def user_id(table: BotHarness, name: str) -> UserId:
    return (await table.services.users.of_discord(str(table.driver.user(name).id), name)).id


async def stored(table: BotHarness, address: str | None) -> bytes:
    content = await table.services.portraits.content(address or "")
    assert content is not None
    return content


async def test_a_character_takes_its_picture_into_the_fight_and_home_again(table: BotHarness) -> None:
    ari, dana = table.user("Ari"), table.user("Dana")
    guild = str(table.driver.guild.id)
    await ari.slash("table", "character create", name="Aria", hp="28")
    call = await slash_with_file(table, "Ari", "character portrait", "file", picture())
    assert call.ephemeral and "Aria" in call.message.content and "new picture" in call.message.content
    board = await table.start("Goblin")
    fight = await table.current_encounter()
    aria = next(p for p in fight.participants if p.name == "Aria")
    (saved,) = await table.services.characters.of_user(await user_id(table, "Ari"), guild)
    assert aria.image_url == saved.image_url and opened(await stored(table, aria.image_url)).size == (
        512,
        341,
    )
    await table.settled(board)
    embed = table.sandbox.world.messages[board.channel_id][board.id].embeds[0]
    assert embed["thumbnail"]["url"] == f"{PUBLIC_URL}{aria.image_url}"
    # Another one later, by its player, is one change, which can be undone.
    await ari.slash(
        "table", "portrait", {"participant": "Aria", "file": Upload("a.png", picture(colour=BLUE))}
    )
    other = (await table.current_encounter()).participants[0].image_url
    assert other != aria.image_url
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants[0].image_url == aria.image_url
    await dana.slash("table", "redo")
    await dana.slash("table", "encounter end")

    async def is_home() -> bool:
        (saved,) = await table.services.characters.of_user(await user_id(table, "Ari"), guild)
        return saved.image_url == other

    await eventually(is_home)
    taken = await ari.slash("table", "character portrait", name="Aria")
    assert "no picture any more" in taken.message.content
    (saved,) = await table.services.characters.of_user(await user_id(table, "Ari"), guild)
    assert saved.image_url is None


async def test_a_library_creature_has_a_picture_in_every_fight(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    call = await dana.slash(
        "table", "creature portrait", {"name": "Ogre", "file": Upload("o.png", picture())}
    )
    assert "Ogre" in call.message.content
    await dana.slash("table", "init add", name="Ogre", count=2)
    ogres = [p for p in (await table.current_encounter()).participants if p.name.startswith("Ogre")]
    assert len({p.image_url for p in ogres}) == 1 and await stored(table, ogres[0].image_url)
    await dana.slash("table", "creature portrait", name="Ogre")
    await dana.slash("table", "init add", name="Ogre")
    pictures = {p.name: p.image_url for p in (await table.current_encounter()).participants}
    assert pictures["Ogre 3"] is None and pictures["Ogre 1"] == ogres[0].image_url


async def test_only_the_dm_gives_a_monster_a_picture_and_takes_it_off(table: BotHarness) -> None:
    await table.start("Goblin")
    options = {"participant": "Goblin", "file": Upload("g.png", picture())}
    ari, dana = table.user("Ari"), table.user("Dana")

    async def address() -> str | None:
        return (await table.current_encounter()).participants[1].image_url

    assert (await ari.slash("table", "portrait", options)).ephemeral
    assert await address() is None
    await dana.slash("table", "portrait", options)
    given = await address()
    assert given is not None
    assert (await ari.slash("table", "portrait", participant="Goblin")).ephemeral
    assert await address() == given
    await dana.slash("table", "portrait", participant="Goblin")
    assert await address() is None
    await dana.slash("table", "undo")
    assert await address() == given


async def test_a_file_that_is_no_picture_is_refused_and_nothing_changes(table: BotHarness) -> None:
    await table.user("Ari").slash("table", "character create", name="Aria", hp="28")
    for content, reason in ((b"%PDF-1.7", "can't read that picture"), (bytes(MAX_BYTES + 1), "at most 4 MB")):
        refused = await slash_with_file(table, "Ari", "character portrait", "file", content)
        assert refused.ephemeral and reason in refused.message.content
    guild = str(table.driver.guild.id)
    (saved,) = await table.services.characters.of_user(await user_id(table, "Ari"), guild)
    assert saved.image_url is None


async def test_the_privacy_commands_count_and_delete_pictures(table: BotHarness) -> None:
    ari = table.user("Ari")
    await ari.slash("table", "character create", name="Aria", hp="28")
    await slash_with_file(table, "Ari", "character portrait", "file", picture())
    assert "Pictures you uploaded: 1" in (await ari.slash("table", "privacy show")).message.text
    asked = await ari.slash("table", "privacy delete")
    await ari.press(asked.message, "Delete it all")
    await ari.wait_for_message("table", containing="I keep nothing about you any more")
    assert await table.services.database.portraits.count_documents({}) == 0
