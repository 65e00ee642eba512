"""/damage: several types in one hit, half for those who saved, defences that do not count."""

from tests.bot.harness import BotHarness


async def test_each_type_meets_its_own_resistance(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "edit", participant="Goblin", resist="fire")
    call = await dana.slash("table", "damage", target="Goblin", amount="8 fire + 3 piercing")
    await call.followed_up(1)
    assert "takes 7 fire/piercing damage (13/20)" in call.followups[0].content
    await dana.slash("table", "damage", target="Goblin", amount="8 fire", ignores="resistance")
    assert (await table.current_encounter()).participants[1].current_hp == 5


async def test_those_who_saved_take_half_in_the_same_change(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="Goblin, Wolf, Aria", amount="10", half="Wolf")
    hp = {p.name: p.current_hp for p in (await table.current_encounter()).participants}
    assert hp == {"Aria": 18, "Goblin": 10, "Wolf": 15}
    await dana.slash("table", "undo")
    assert {p.current_hp for p in (await table.current_encounter()).participants} == {28, 20}


async def test_a_blow_may_knock_out(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash(
        "table", "damage", {"target": "Goblin", "amount": "20", "knock-out": True}
    )
    assert "💫 Goblin is knocked unconscious" in call.message.content
    assert (await table.current_encounter()).participants[1].is_knocked_out


async def test_a_players_typed_request_keeps_its_types(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "edit", participant="Goblin", immune="cold")
    asked = await table.user("Ari").slash("table", "damage", target="Goblin", amount="6 fire + 5 cold")
    assert "deals 6 fire damage + 5 cold damage" in asked.message.content
    await table.user("Dana").press(asked.message, "Full")
    assert (await table.current_encounter()).participants[1].current_hp == 14
