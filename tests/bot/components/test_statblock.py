"""The stat block on the DM screen."""

from tests.bot.harness import BotHarness


async def test_the_dm_reads_and_rolls_a_monsters_stat_block_and_nobody_else_does(table: BotHarness) -> None:
    dana, ari = table.user("Dana"), table.user("Ari")
    await table.start(players=(), begin=False)
    await dana.slash("table", "init add", name="adult red dragon")
    screen = await dana.slash("table", "encounter screen")
    panel = await dana.select(screen.message, "Choose a creature: reveal, hit, cure …", ["Adult Red Dragon"])
    block = await dana.press(panel.message, "Stat block")
    assert "Adult Red Dragon" in block.message.text and "Initiative +12 (22)" in block.message.text
    assert "**Fire Breath**" in block.message.text or "Fire Breath" in block.message.text
    rolled = await dana.select(block.message, "Roll …", ["Rend"])
    assert rolled.ephemeral and "To hit: " in rolled.message.content and "slashing" in rolled.message.content
    further = await dana.press(block.message, "Next")
    assert "2 of" in further.message.text
    assert "Fire Breath" not in table.everything_seen_by("Ari")
    refused = await ari.slash("table", "encounter screen")
    assert refused.ephemeral and "Only the DM" in refused.message.content


async def test_skills_senses_and_speeds_are_in_the_users_language(table: BotHarness) -> None:
    dana = table.user("Dana")
    dana.user.locale = "de"
    await table.start(players=(), begin=False)
    await dana.slash("table", "init add", name="adult red dragon")
    screen = (await dana.slash("table", "encounter screen")).message
    panel = await dana.select(screen, screen.selects[0].custom_id, ["Adult Red Dragon"])
    shown = (await dana.press(panel.message, "Wertekasten")).message.text
    assert "Fertigkeiten: Wahrnehmung +13, Heimlichkeit +6" in shown
    assert "Blindsicht 60 Fuß, Dunkelsicht 120 Fuß" in shown


async def test_a_monster_that_is_not_of_the_library_has_no_stat_block(table: BotHarness) -> None:
    dana = table.user("Dana")
    await table.start("Wisp", players=(), begin=False)
    screen = await dana.slash("table", "encounter screen")
    panel = await dana.select(screen.message, "Choose a creature: reveal, hit, cure …", ["Wisp"])
    assert "Stat block" not in panel.message.text
