"""Conditions that depend on a concentration, a save or another creature's turn."""

from tests.bot.harness import BotHarness


async def test_a_condition_ends_with_the_concentration_that_keeps_it_up(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    ari, dana = table.user("Ari"), table.user("Dana")
    held = await dana.slash(
        "table",
        "condition add",
        target="Goblin, Wolf",
        condition="Paralyzed",
        source="Aria",
        effect="Hold Person",
    )
    assert "◎ Aria concentrates on Hold Person" in held.message.content
    _, goblin, wolf = (await table.current_encounter()).participants
    assert goblin.conditions and wolf.conditions
    await ari.slash("table", "concentrate end")
    _, goblin, wolf = (await table.current_encounter()).participants
    assert not goblin.conditions and not wolf.conditions


async def test_a_dm_who_names_no_source_means_whose_turn_it_is(table: BotHarness) -> None:
    await table.start("Mage", players=())
    await table.user("Dana").slash(
        "table", "condition add", target="Mage", condition="Hasted", concentration=True
    )
    (mage,) = (await table.current_encounter()).participants
    assert mage.concentration is not None and mage.conditions[0].source_id == mage.id


async def test_a_save_that_ends_it_is_called_for_on_its_turn(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash(
        "table", "condition add", target="Aria", condition="Frightened", save="Wisdom", dc=14, ends="turn_end"
    )
    aria = (await table.current_encounter()).participants[0]
    assert aria.conditions[0].save_ends is not None and aria.conditions[0].save_ends.dc == 14
    assert (await table.current_encounter()).current_participant_id == aria.id
    reminder = "🔔 Aria: Frightened: Wisdom save, DC 14"
    over = await dana.slash("table", "init next")
    assert reminder in over.message.content
    others = await dana.slash("table", "init next")
    assert "Wisdom" not in others.message.content
    again = await dana.slash("table", "init next")
    assert reminder in again.message.content


async def test_half_a_save_is_asked_back(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash(
        "table", "condition add", target="Aria", condition="Frightened", dc=14
    )
    assert call.ephemeral and "Give both" in call.message.content
    assert not (await table.current_encounter()).participants[0].conditions


async def test_a_hidden_source_is_unknown_to_players_and_never_named(table: BotHarness) -> None:
    await table.start("?Lich")
    ari, dana = table.user("Ari"), table.user("Dana")
    hidden = await ari.slash("table", "condition add", target="Aria", condition="Blinded", source="Lich")
    assert hidden.ephemeral and "not in this fight" in hidden.message.content
    offered = await ari.autocomplete("table", "condition add", focused="source")
    assert [choice["value"] for choice in offered] == ["Aria"]
    told = await dana.slash(
        "table", "condition add", target="Aria", condition="Cursed", source="Lich", concentration=True
    )
    assert told.message.content == "🌀 Aria: Cursed"
    assert "Lich" not in table.everything_seen_by("Ari").replace(hidden.message.content, "")


async def test_rounds_count_on_the_turn_of_another(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash(
        "table", "condition add", {"target": "Aria", "whose-turn": "Goblin"}, condition="Stunned", rounds="1"
    )
    await dana.slash("table", "condition add", target="Goblin", condition="Blinded", rounds="1 hour")
    goblin = (await table.current_encounter()).participants[1]
    assert goblin.conditions[0].duration == 600 and goblin.conditions[0].ends == "turn_end"
    await dana.slash("table", "init next")
    assert (await table.current_encounter()).participants[0].conditions
    await dana.slash("table", "init next")
    assert not (await table.current_encounter()).participants[0].conditions


async def test_players_are_told_that_a_condition_ends_on_a_character_when_the_turn_just_passes(
    table: BotHarness,
) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="Aria", condition="Dodge", rounds="0")
    await dana.slash("table", "condition add", target="Aria", condition="Vexed", rounds="0", secret=True)
    whose = {"whose-turn": "Aria"}
    await dana.slash("table", "condition add", whose, target="Goblin", condition="Dazed", rounds="0")
    await table.press("Dana", board, "Next turn")
    await table.driver.wait_for_message("table", containing="⌛ Dodge ends on Aria")
    told = table.everything_seen_by("Ari")
    assert "Vexed" not in told and "Dazed ends" not in told


async def test_a_level_of_exhaustion_is_slept_off(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="Aria", condition="Exhaustion", level=3)
    await dana.slash("table", "condition remove", target="Aria", condition="Exhaustion", levels=1)
    assert (await table.current_encounter()).participants[0].conditions[0].level == 2


async def test_a_condition_is_changed_in_place_and_the_change_is_told_and_undone(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="Goblin", condition="Hexed", rounds="3")
    before = (await table.current_encounter()).participants[1]
    changed = await dana.slash(
        "table",
        "condition edit",
        {"whose-turn": "Aria"},
        target="Goblin",
        condition="Hexed",
        rounds="1 minute",
    )
    assert changed.message.content == "✏️ Goblin: Hexed, 10 more rounds"
    await dana.wait_for_message("table", containing="10 more rounds, counted down at the end of Aria's turn")
    await dana.slash("table", "condition edit", target="Goblin", condition="Hexed", save="Wisdom", dc=15)
    await dana.slash("table", "condition edit", target="Goblin", condition="Hexed", dc=13)
    (hexed,) = (await table.current_encounter()).participants[1].conditions
    assert hexed.save_ends is not None and (hexed.save_ends.ability, hexed.save_ends.dc) == ("Wisdom", 13)
    await dana.slash(
        "table", "condition edit", target="Goblin", condition="Hexed", save="none", rounds="none"
    )
    (hexed,) = (await table.current_encounter()).participants[1].conditions
    assert (hexed.duration, hexed.save_ends) == (-1, None)
    for _ in range(4):
        await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants[1] == before
    nothing = await dana.slash("table", "condition edit", target="Goblin", condition="Hexed")
    assert nothing.ephemeral and "Say what to change" in nothing.message.content


async def test_conditions_of_one_name_are_offered_each_with_its_rounds(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="Aria", condition="Hexed", rounds="3", source="Goblin")
    await dana.slash("table", "condition add", target="Aria", condition="Hexed", rounds="5")
    offered = await dana.autocomplete("table", "condition edit", target="Aria", focused="condition")
    assert [choice["name"] for choice in offered] == ["Hexed (3)", "Hexed (5)"]
    await dana.slash("table", "condition edit", target="Aria", condition=offered[1]["value"], rounds="9")
    assert [c.duration for c in (await table.current_encounter()).participants[0].conditions] == [3, 9]
