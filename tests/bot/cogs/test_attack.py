"""/attack: from the d20 to the damage in one step."""

import re

from tests.bot.harness import BotHarness


async def test_a_players_hit_is_a_request_that_says_what_was_rolled(table: BotHarness) -> None:
    await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    line = "longsword +7, 2d1+4 slashing"
    asked = await ari.slash("table", "attack", target="goblin", attack=line, roll=15)
    question = asked.message
    assert "longsword hits" in question.content and "🎲 15 + 7 → 22" in question.content
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
    assert "Scimitar hits" in call.message.content and "🎲" not in call.message.content
    hurt = (await table.current_encounter()).participants[0]
    assert hurt.current_hp < hurt.max_hp
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants[0].current_hp == hurt.max_hp
