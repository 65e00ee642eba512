"""The question to the DM about a player's damage."""

from tests.bot.harness import BotHarness


async def test_a_second_press_leaves_the_verdict_and_is_answered_in_private(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "encounter co-dm", user="Cleo")
    question = (await table.user("Ari").slash("table", "damage", target="goblin", amount="5")).message
    gate = table.driver.hold("POST", "/callback$")
    presses = [await table.user(name).press(question, "Full", wait=False) for name in ("Dana", "Cleo")]
    await table.driver.wait_until(lambda: gate.waiting == 2 or None, what="both presses")
    gate.open()
    for press in presses:
        await press.answered()
    said = (("Dana", "answered"), ("Cleo", "beantwortet"))  # either may be the second
    screens = [(table.user(name), text) for name, text in said]
    late = await table.driver.wait_until(
        lambda: [m for user, text in screens for m in user.screen("table") if m.ephemeral and text in m.text],
        what="a private answer to the second press",
    )
    assert len(late) == 1
    shown = table.driver.message(question)
    assert shown is not None and "counts in full" in shown.content and not shown.buttons
    goblin = next(p for p in (await table.current_encounter()).participants if p.name == "Goblin")
    assert goblin.current_hp == 15
