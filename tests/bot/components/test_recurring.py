"""Effects that recur: one tap applies what is due."""

from tests.bot.harness import BotHarness


async def _hp(table: BotHarness, name: str) -> int:
    return next(p.current_hp for p in (await table.current_encounter()).participants if p.name == name)


async def test_who_burns_is_called_and_taps_once(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "condition add", target="Aria", condition="Burning", damage="7 fire")
    await table.press("Dana", board, "Next turn")
    await table.press("Dana", board, "Next turn")
    called = await ari.wait_for_message("table", containing="Burning, 7 fire")
    assert f"<@{table.driver.user('Ari').id}>" in called.content
    before = table.driver.snapshot(called)
    await ari.press(called, "Apply 7 fire: Aria")
    assert await _hp(table, "Aria") == 21
    again = await ari.press_late(before, "Apply 7 fire: Aria")
    assert again.ephemeral and "not due" in again.message.content
    assert await _hp(table, "Aria") == 21


async def test_the_dm_applies_and_skips_what_is_due_for_monsters_on_the_dm_screen(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    dana = table.user("Dana")
    await dana.slash("table", "recurring add", target="Goblin", name="Thorns", damage="3 piercing")
    await dana.slash("table", "recurring add", target="Goblin", name="Regrowth", heal="1d4")
    await table.press("Dana", board, "Next turn")
    screen = (await dana.slash("table", "encounter screen")).message
    assert "2 effects are due" in screen.text
    saves = (await dana.press(screen, "Saves")).message
    await dana.press(saves, "Apply 3 piercing: Goblin")
    assert await _hp(table, "Goblin") == 17
    left = await dana.press(table.driver.message(saves) or saves, "Skip")
    assert left.error is None and await _hp(table, "Goblin") == 17
    assert "Thorns" not in table.everything_seen_by("Ari")
