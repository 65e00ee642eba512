"""/character import and export."""

from tests.bot.attaching import slash_with_file
from tests.bot.harness import BotHarness

TABLE = b"name,hp,ac,bonus\nNia,44,17,3\nBorin,thirty,16,1\nNia,40,17,3\n"


async def test_a_table_of_characters_is_saved_and_joins(table: BotHarness) -> None:
    ari = table.user("Ari")
    call = await slash_with_file(table, "Ari", "character import", "file", TABLE)
    assert call.ephemeral and "2 are your characters now: **Nia**, **Nia**" in call.message.content
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


async def test_a_file_without_characters_says_what_is_read(table: BotHarness) -> None:
    call = await slash_with_file(table, "Ari", "character import", "file", b"{}")
    assert call.ephemeral and "D&D Beyond" in call.message.content
