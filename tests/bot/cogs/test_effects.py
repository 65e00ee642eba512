"""/temp-hp, /max-hp, /form: hit points that an effect gives, and other forms."""

from typing import Any

from storage.encounter.model import Participant
from tests.bot.harness import BotHarness


async def aria(table: BotHarness) -> Participant:
    return next(p for p in (await table.current_encounter()).participants if p.name == "Aria")


async def test_aid_for_several_is_told_shown_to_the_dm_and_undone(table: BotHarness) -> None:
    board = await table.start("Goblin", players=("Ari", "Bo"))
    dana = table.user("Dana")
    before = await table.current_encounter()
    names = ", ".join(p.name for p in before.participants if p.is_player_character)
    call = await dana.slash("table", "max-hp", {"for": "8 hours"}, target=names, amount="5", effect="Aid")
    assert "Aria: Aid (8 h)" in call.message.content and "Aria now has" in call.message.content
    raised = await aria(table)
    assert raised.current_hp == raised.max_hp + 5 and raised.conditions[0].duration == 4800
    assert f"{raised.current_hp}/{raised.current_hp}" in (await table.settled(board)).text
    screen = (await dana.slash("table", "encounter screen")).message
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Aria"])).message
    assert f"maximum {raised.max_hp} +5" in panel.text
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants == before.participants


async def test_a_maximum_is_lowered_and_a_change_of_nothing_is_refused(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    before = await aria(table)
    await dana.slash("table", "max-hp", target="Aria", amount="−7", effect="Life Drain")
    assert (await aria(table)).current_hp == before.current_hp - 7
    refused = await dana.slash("table", "max-hp", target="Aria", amount="0", effect="Aid")
    assert refused.ephemeral and "by how much" in refused.message.content


async def test_temporary_hit_points_of_an_effect_go_with_it(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "temp-hp", {"for": "1 hour"}, target="Aria", amount="9", effect="False Life")
    assert ((await aria(table)).temporary_hp, (await aria(table)).conditions[0].duration) == (9, 600)
    await dana.slash("table", "condition remove", target="Aria", condition="False Life")
    assert (await aria(table)).temporary_hp == 0
    await dana.slash("table", "temp-hp", target="Aria, Goblin", amount="4")
    encounter = await table.current_encounter()
    assert [p.temporary_hp for p in encounter.participants] == [4, 4]


async def test_a_creature_of_the_library_is_a_form_that_the_board_shows(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "encounter rules", ruleset="2014")
    before = await aria(table)
    call = await ari.slash("table", "form take", creature="Brown Bear", concentration="Aria")
    assert "🐾 Aria takes another form: Brown Bear" in call.message.content
    shaped = await aria(table)
    assert (shaped.current_hp, shaped.max_hp, shaped.ac) == (34, 34, 11)
    assert shaped.concentration is not None and shaped.concentration.name == "Polymorph"
    assert "(Brown Bear)" in (await table.settled(board)).text
    offered = await ari.autocomplete("table", "attack", focused="attack", value="")
    assert [choice["name"].split(" ")[0] for choice in offered] == ["Bite", "Claws"]
    screen = (await dana.slash("table", "encounter screen")).message
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Aria"])).message
    block = await dana.press(panel, "Stat block")
    assert "Brown Bear" in block.message.text
    assert f"own form {before.current_hp}/{before.max_hp}" in panel.text
    ended = await ari.slash("table", "form end")
    assert "🐾 Aria is back in their own form" in ended.message.content
    after = await aria(table)
    assert (after.current_hp, after.max_hp, after.ac) == (before.current_hp, before.max_hp, before.ac)
    assert "(Brown Bear)" not in (await table.settled(board)).text
    nothing = await ari.slash("table", "form end")
    assert nothing.ephemeral and "no other form" in nothing.message.content


async def test_a_form_of_no_library_needs_its_hit_points(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    given: dict[str, Any] = {"creature": "Moon Moth", "participant": "Goblin"}
    refused = await dana.slash("table", "form take", given)
    assert refused.ephemeral and "Moon Moth" in refused.message.content
    wild = given | {"kind": "wild_shape", "hp": "3", "temp-hp": "5"}
    await dana.slash("table", "form take", wild)
    goblin = (await table.current_encounter()).participants[1]
    assert (goblin.current_hp, goblin.temporary_hp, goblin.conditions[0].name) == (20, 5, "Wild Shape")
