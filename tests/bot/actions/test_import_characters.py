"""/character import and export."""

from tests.bot.attaching import slash_with_file
from tests.bot.harness import BotHarness

TABLE = b"name,hp,ac,bonus\nNia,44,17,3\nBorin,thirty,16,1\nNia,40,17,3\n"


async def test_a_table_of_characters_is_saved_and_joins(table: BotHarness) -> None:
    ari = table.user("Ari")
    call = await slash_with_file(table, "Ari", "character import", "file", TABLE)
    assert call.ephemeral and "**Nia** is your character now" in call.message.content
    assert "Borin (no hit points)" in call.message.content
    shown = await ari.slash("table", "character show")
    assert "Nia" in shown.message.text and "Borin" not in shown.message.text
    await table.start(players=(), begin=False)
    await ari.slash("table", "init join", name="Nia")
    (nia,) = (await table.current_encounter()).participants
    assert (nia.max_hp, nia.ac, nia.bonus) == (40, 17, 3)
    exported = await ari.slash("table", "character export")
    assert exported.ephemeral and exported.message.attachments == ("characters.json",)
    none = await table.user("Bo").slash("table", "character export")
    assert "You have no characters" in none.message.content


async def test_an_import_of_characters_is_taken_back_as_a_whole(table: BotHarness) -> None:
    ari = table.user("Ari")
    await ari.slash("table", "character create", name="Nia", hp="20", level=3)
    call = await slash_with_file(
        table, "Ari", "character import", "file", b"name,hp,level\nNia,44,5\nBo,9,1\n"
    )
    assert "/character undo-import" in call.message.content
    undone = await ari.slash("table", "character undo-import")
    assert "one character is gone, one is as it was before" in undone.message.content
    shown = (await ari.slash("table", "character show")).message.text
    assert "20/20" in shown and "level 3" in shown and "Bo" not in shown
    none = await ari.slash("table", "character undo-import")
    assert "no import" in none.message.content.lower()


async def test_an_exported_party_with_its_characters_is_read_again_whole(table: BotHarness) -> None:
    ari, sam = table.user("Ari"), table.user("Sam")
    sheet = {"name": "Nia", "hp": "20", "level": 3, "saves": "Str +5", "hit-dice": "3d10+6"}
    await ari.slash("table", "character create", sheet)
    await ari.slash("table", "character create", name="Bo", hp="9", current=4)
    await ari.slash("table", "party create", name="Oathsworn")
    for name in ("Nia", "Bo"):
        await ari.slash("table", "party add", party="Oathsworn", character=name)
    exported = await ari.slash("table", "character export")
    assert exported.message.attachments == ("characters.json",)
    content = max(table.sandbox.world.files.values(), key=lambda file: file.id).data
    deleted = await ari.slash("table", "party delete", party="Oathsworn")
    await ari.press(deleted.message, "Delete the party")
    assert "no party" in (await ari.slash("table", "party show")).message.content
    imported = await slash_with_file(table, "Sam", "character import", "file", content)
    assert "**Nia**, **Bo**" in imported.message.content or "**Bo**, **Nia**" in imported.message.content
    shown = (await sam.slash("table", "party show", party="Oathsworn")).message.text
    assert "Nia · 20/20" in shown and "Bo · 4/9" in shown
    (bo, nia) = await table.services.characters.of_user(
        (await table.services.users.of_discord(str(table.driver.user("Sam").id), "Sam")).id,
        str(table.driver.guild.id),
    )
    assert (nia.level, nia.hit_dice, nia.save_bonuses.strength, bo.current_hp) == (3, "3d10+6", 5, 4)
    await sam.slash("table", "character undo-import")
    assert "no party" in (await sam.slash("table", "party show")).message.content
    refused = await table.user("Dana").slash("table", "party show")
    assert refused.ephemeral


async def test_only_its_dm_deletes_a_party(table: BotHarness) -> None:
    await table.user("Ari").slash("table", "party create", name="Oathsworn")
    refused = await table.user("Sam").slash("table", "party delete", party="Oathsworn")
    assert "Only the party's DM" in refused.message.content


async def test_a_file_without_characters_says_what_is_read(table: BotHarness) -> None:
    call = await slash_with_file(table, "Ari", "character import", "file", b"{}")
    assert call.ephemeral and "D&D Beyond" in call.message.content
