"""Resources and inspiration by slash command, on the DM screen and on a player's own screen."""

import re

from tests.bot.harness import BotHarness


async def test_a_player_counts_and_spends_what_only_they_and_the_dm_see(table: BotHarness) -> None:
    board = await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    call = await ari.slash("table", "resource set", name="Ki points", maximum=3, returns="short_rest")
    assert call.ephemeral and "Ki points [3/3]" in call.message.text
    call = await ari.slash("table", "resource spend", name="ki points", amount=2)
    assert "Ki points [1/3]" in call.message.text
    sheet = await table.press("Ari", board, "My turn")
    assert "Ki points [1/3]" in sheet.message.text
    uses = sheet.message.selects[0]
    back = next(o for o in uses.options if o.label == "Give back Ki points [1/3]")
    await ari.select(sheet.message, uses.custom_id, back.value)
    (aria,) = [p for p in (await table.current_encounter()).participants if p.name == "Aria"]
    assert [(r.name, r.current) for r in aria.resources] == [("Ki points", 2)]
    screen = (await dana.slash("table", "encounter screen")).message
    panel = await dana.select(screen, screen.selects[0].custom_id, screen.selects[0].options[0].value)
    assert "Ki points [2/3]" in panel.message.text
    assert "Ki points" not in table.everything_seen_by("Bo")
    call = await ari.slash("table", "resource show")
    assert call.ephemeral and "with a short rest" in call.message.text
    refused = await table.user("Bo").slash("table", "resource spend", name="Ki points", participant="Aria")
    assert refused.message.content.startswith("⚠️")


async def test_the_dm_reads_how_a_recharge_fell_and_the_table_does_not(table: BotHarness) -> None:
    await table.start("Wyrm")
    dana = table.user("Dana")
    spent = {"name": "Fire Breath", "maximum": 1, "current": 0, "recharge": 5}
    await dana.slash("table", "resource set", spent | {"participant": "Wyrm"})
    for _ in range(3):
        await dana.slash("table", "init next")
    told = [m.text for m in dana.screen("table") if m.ephemeral and "Fire Breath is" in m.text]
    assert told and all(
        re.search(r"Wyrm rolls [1-6]: Fire Breath is (back|not back yet)", text) for text in told
    )
    assert "Fire Breath" not in table.everything_seen_by("Ari")


async def test_the_dm_gives_inspiration_and_its_player_spends_it(table: BotHarness) -> None:
    board = await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    refused = await ari.slash("table", "inspiration give", participant="Aria")
    assert refused.message.content.startswith("⚠️")
    await dana.slash("table", "inspiration give", participant="Aria")
    assert "✨ Aria gains inspiration" in table.everything_seen_by("Bo")
    sheet = await table.press("Ari", board, "My turn")
    await ari.press(sheet.message, "Spend inspiration")
    await table.user("Bo").wait_for_message("table", containing="Aria spends inspiration")
