"""Readied actions, reactions and hit points set outright, by slash command."""

from tests.bot.harness import BotHarness


async def test_a_readied_action_stands_on_the_own_sheet_and_nowhere_public(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    call = await ari.slash("table", "ready", what="shoot whoever opens the door")
    assert call.ephemeral
    aria = (await table.current_encounter()).participants
    assert [p.readied for p in aria if p.name == "Aria"] == ["shoot whoever opens the door"]
    assert "opens the door" not in table.everything_seen_by("Sam")
    screen = await table.user("Dana").slash("table", "encounter screen")
    assert screen.message.text.partition("Undo is for")[0].count("shoot whoever opens the door") == 1
    await ari.slash("table", "ready")
    assert all(p.readied is None for p in (await table.current_encounter()).participants)


async def test_a_reaction_is_used_and_given_back(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    await ari.slash("table", "reaction")
    screen = await table.user("Dana").slash("table", "encounter screen")
    assert "reaction used" in screen.message.text
    await ari.slash("table", "reaction", back=True)
    assert not any(p.reaction_used for p in (await table.current_encounter()).participants)


async def test_hit_points_of_others_are_set_by_the_dm_only(table: BotHarness) -> None:
    await table.start("Goblin")
    refused = await table.user("Ari").slash("table", "set-hp", target="Goblin", amount="1")
    assert refused.ephemeral and refused.message.content.startswith("⚠️")
    await table.user("Dana").slash("table", "set-hp", target="Goblin", amount="3")
    assert [p.current_hp for p in (await table.current_encounter()).participants if p.name == "Goblin"] == [3]
