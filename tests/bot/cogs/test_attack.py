"""/attack: from the d20 to the damage in one step."""

import re

from tests.bot.harness import BotHarness


async def test_a_players_hit_is_a_request_that_says_what_was_rolled(table: BotHarness) -> None:
    await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    line = "longsword +7, 2d1+4 slashing"
    asked = await ari.slash("table", "attack", target="goblin", attack=line, roll=15)
    question = asked.message
    assert "Aria: longsword hits Goblin" in question.content and "🎲 15 + 7 → 22" in question.content
    assert "6 slashing" in question.content and "🎲 2d1 (1, 1) + 4 slashing" in question.content
    assert (await table.current_encounter()).participants[1].current_hp == 20
    await dana.press(question, "Full")
    assert (await table.current_encounter()).participants[1].current_hp == 14


async def test_a_miss_is_said_in_public_without_the_armor_class(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "edit", participant="Goblin", ac=19)
    missed = await table.user("Ari").slash(
        "table", "attack", target="goblin", attack="longsword +1, 1d8 slashing", roll=3
    )
    assert "longsword misses" in missed.message.content and not missed.message.ephemeral
    assert re.search(r"(?<!\d)19(?!\d)", table.everything_seen_by("Ari")) is None


async def test_the_dm_attacks_by_the_monsters_stat_block_and_undoes_it_whole(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "edit", participant="aria", ac=10)
    call = await dana.slash("table", "attack", target="aria", attack="Scimitar", source="Goblin", roll=20)
    assert "Goblin: Scimitar hits Aria" in call.message.content and "🎲" not in call.message.content
    hurt = (await table.current_encounter()).participants[0]
    assert hurt.current_hp < hurt.max_hp
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants[0].current_hp == hurt.max_hp


async def test_a_saved_attack_needs_nothing_more_than_its_target(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    none = await ari.slash("table", "attack", target="goblin", roll=15)
    assert "/character attack add" in none.message.content
    saved = await ari.slash("table", "character attack add", attack="longsword +7, 1d8+4 slashing")
    assert saved.ephemeral and "longsword +7, 1d8+4 slashing" in saved.message.content
    hit = await ari.slash("table", "attack", target="goblin", roll=15)
    assert "longsword hits" in hit.message.content
    await ari.slash("table", "character attack add", attack="bow +5, 1d8 piercing")
    which = await ari.slash("table", "attack", target="goblin", roll=15)
    assert "longsword, bow" in which.message.content
    offered = await ari.autocomplete("table", "attack", focused="attack", value="bo", target="goblin")
    assert [choice["name"] for choice in offered] == ["bow +5, 1d8 piercing"]
    begun = await ari.slash("table", "attack", target="goblin", attack="lo", roll=15)
    assert "longsword hits" in begun.message.content
    chosen = await ari.slash("table", "attack", target="goblin", attack=offered[0]["value"], roll=15)
    assert "bow hits" in chosen.message.content
    assert await table.user("Bo").autocomplete("table", "attack", focused="attack", source="aria") == []


async def test_an_attack_that_is_removed_is_gone_from_the_fight_too(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    await ari.slash("table", "character attack add", attack="net +5")
    offered = await ari.autocomplete("table", "character attack remove", focused="attack", value="n")
    assert [choice["value"] for choice in offered] == ["net"]
    gone = await ari.slash("table", "character attack remove", attack="NET")
    assert "no saved attacks" in gone.message.content
    assert (await table.current_encounter()).participants[0].attacks == ()
    refused = await ari.slash("table", "character attack remove", attack="net")
    assert "no saved attack named net" in refused.message.content


async def test_a_player_attacks_with_two_taps_on_their_own_screen(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Wraith")
    await table.user("Dana").slash("table", "init add", name="Cave", kind="lair")
    ari = table.user("Ari")
    await ari.slash("table", "character attack add", attack="longsword +30, 3 slashing")
    mine = await table.press("Ari", board, "My turn")
    targets = await ari.press(mine.message, "longsword +30")
    assert {b.label for b in targets.message.buttons} == {
        *("Advantage", "Disadvantage", "My own die", "Back to the attacks", "Goblin")
    }
    luckier = await ari.press(targets.message, "Advantage")
    await ari.press(luckier.message, "Goblin")
    asked = await ari.wait_for_message("table", containing="2d20kh1")
    assert not asked.ephemeral
    # Two natural ones miss, whatever is added.
    is_hit = "longsword hits" in asked.content
    assert is_hit or "longsword misses" in asked.content
    assert bool((await table.current_encounter()).requests) == is_hit


async def test_a_physical_die_is_typed_into_the_form_of_an_attack(table: BotHarness) -> None:
    board = await table.start("Goblin")
    ari = table.user("Ari")
    await ari.slash("table", "character attack add", attack="longsword +7, 3 slashing")
    mine = await table.press("Ari", board, "My turn")
    targets = await ari.press(mine.message, "longsword +7")
    form = await ari.press(targets.message, "My own die")
    await ari.submit_modal(form.modal, {"target": ["Goblin"], "face": "14"})
    asked = await ari.wait_for_message("table", containing="longsword hits")
    assert "🎲 14 + 7 → 21" in asked.content


async def test_the_dm_attacks_from_the_panel_of_a_monster(table: BotHarness) -> None:
    await table.start(begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="adult red dragon")
    await dana.slash("table", "encounter start")
    screen = await dana.slash("table", "encounter screen")
    panel = await dana.select(screen.message, "Choose a creature: reveal, hit, cure …", ["Adult Red Dragon"])
    uses = panel.message.select("Adult Red Dragon: attack, or use")
    rend = next(option.label for option in uses.options if "Rend" in option.label)
    targets = await dana.select(panel.message, uses.custom_id, [rend])
    form = await dana.press(targets.message, "My own die")
    await dana.submit_modal(form.modal, {"target": ["Aria"], "face": "19"})
    hurt = (await table.current_encounter()).participants
    assert next(p for p in hurt if p.name == "Aria").current_hp < 28


async def test_save_bonuses_are_set_on_the_sheet_and_on_a_saved_character(table: BotHarness) -> None:
    ari = table.user("Ari")
    await ari.slash("table", "character create", name="Aria", hp="4d8+10", saves="dex +5, wis -1")
    await table.start("Goblin")
    aria = (await table.current_encounter()).participants[0]
    assert (aria.save_bonuses.dexterity, aria.save_bonuses.wisdom) == (5, -1)
    await ari.slash("table", "edit", participant="Aria", saves="con +3, wis none")
    aria = (await table.current_encounter()).participants[0]
    assert (aria.save_bonuses.constitution, aria.save_bonuses.wisdom) == (3, None)
    wrong = await ari.slash("table", "edit", participant="Aria", saves="lucky")
    assert "dex +5, wis -1" in wrong.message.content


async def test_what_is_saved_is_offered_to_roll_too(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    await ari.slash("table", "character attack add", attack="Stealth +5")
    (offered,) = await ari.autocomplete("table", "roll", focused="dice", value="ste")
    assert offered["name"] == "Stealth +5"
    rolled = await ari.slash("table", "roll", dice=offered["value"])
    assert "1d20" in rolled.message.content and "+ 5" in rolled.message.content
    assert await table.user("Bo").autocomplete("table", "roll", focused="dice") == []
