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


async def test_the_dice_of_a_players_damage_are_public_and_stay_when_the_answer_comes(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    asked = await table.user("Ari").slash(
        "table", "damage", target="goblin", amount="2d1+3 fire", critical=True
    )
    question = asked.message
    assert "critical 7 fire damage" in question.content and "🎲 4d1 (1, 1, 1, 1) + 3 fire" in question.content
    assert not question.ephemeral
    await table.user("Dana").press(question, "Half")
    shown = table.driver.message(question)
    assert shown is not None and "🎲 4d1 (1, 1, 1, 1) + 3 fire" in shown.content
    assert (await table.current_encounter()).participants[1].current_hp == 17


async def test_the_dice_of_the_dm_are_told_to_the_dm_alone(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash("table", "damage", target="aria", amount="2d1+3")
    await call.followed_up(1)
    assert "🎲" not in call.message.content and not call.message.ephemeral
    assert "🎲 2d1 (1, 1) + 3" in call.followups[0].content and call.followups[0].ephemeral
