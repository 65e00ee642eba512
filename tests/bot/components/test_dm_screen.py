"""The DM screen and the requests of players."""

import asyncio

from bot.sandbox import SeenMessage
from tests.bot.harness import BotHarness


async def _request(table: BotHarness, amount: str = "9") -> SeenMessage:
    call = await table.user("Ari").slash("table", "damage", target="goblin", amount=amount, type="fire")
    assert not call.ephemeral
    return call.message


async def test_a_players_damage_to_a_monster_pings_the_dm_with_a_request(table: BotHarness) -> None:
    await table.start("Goblin")
    question = await _request(table)
    dana = table.driver.user("Dana").id
    assert question.content == f"⏳ **Ari** deals 9 fire damage to **Goblin** – does it count, DM? <@{dana}>"
    assert [b.label for b in question.buttons] == ["Full", "Half", "Double", "None", "Adjust …"]
    assert (await table.current_encounter()).participants[-1].current_hp == 20


async def test_one_tap_of_the_dm_answers_in_place(table: BotHarness) -> None:
    board = await table.start("Goblin")
    question = await _request(table)
    call = await table.user("Dana").press(question, "Half")
    assert call.updated
    answered = table.driver.message(question)
    assert answered is not None and answered.buttons == ()
    assert answered.content == "✅ The damage of Ari counts half · 💥 Goblin is hit – hurt"
    assert (await table.current_encounter()).participants[-1].current_hp == 16
    assert "hurt" in (await table.settled(board)).text


async def test_only_the_dm_answers_and_only_once(table: BotHarness) -> None:
    await table.start("Goblin")
    question = await _request(table)
    refused = await table.user("Ari").press(question, "Double")
    assert refused.ephemeral and "Only the DM" in refused.message.content
    await asyncio.gather(
        table.user("Dana").press(question, "Full"), table.user("Dana").press(question, "Double")
    )
    assert (await table.current_encounter()).participants[-1].current_hp in (11, 2)
    assert (await table.current_encounter()).requests == ()


async def test_a_request_can_be_answered_on_the_dm_screen(table: BotHarness) -> None:
    await table.start("Goblin")
    await _request(table)
    screen = (await table.user("Dana").slash("table", "encounter screen")).message
    assert "One request waits" in screen.text
    call = await table.user("Dana").press(screen, "None")
    assert call.updated and "request waits" not in call.message.text
    assert (await table.current_encounter()).participants[-1].current_hp == 20


async def test_the_screen_is_for_the_dm_alone(table: BotHarness) -> None:
    await table.start("Goblin")
    refused = await table.user("Ari").slash("table", "encounter screen")
    assert refused.ephemeral and "Only the DM" in refused.message.content


async def test_a_hidden_monster_acts_unseen_and_is_revealed_rung_by_rung(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Assassin")
    dana = table.user("Dana")
    await table.press("Dana", board, "Next turn")
    moved = await table.press("Dana", board, "Next turn")
    assert "**Goblin**'s turn" in moved.message.text
    encounter = await table.current_encounter()
    assert encounter.current is not None and encounter.current.name == "Assassin"
    assert "Assassin" not in table.everything_seen_by("Ari")
    screen = (await dana.slash("table", "encounter screen")).message
    panel = await dana.select(screen, "Choose a creature: reveal, hit, cure …", ["Assassin"])
    assert panel.updated and panel.message.embed.title == "Assassin"
    for level, seen in (("unknown", "???"), ("name", "Assassin"), ("band", "unhurt")):
        await dana.select(panel.message, panel.message.selects[0].custom_id, [level])
        assert seen in (await table.settled(board)).text
    assert "20/20" not in (await table.settled(board)).text


async def test_view_as_shows_what_players_and_stream_see(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    dana = table.user("Dana")
    screen = (await dana.slash("table", "encounter screen")).message
    seen = await dana.press(screen, "As the table")
    assert "Goblin" in seen.message.text and "Assassin" not in seen.message.text
    back = await dana.press(seen.message, "Back to the screen")
    assert "Assassin" in back.message.text


async def test_the_panel_changes_a_condition_by_what_is_typed_over_in_its_form(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash(
        "table", "condition add", target="goblin", condition="Hexed", rounds="5", ends="turn_start"
    )
    screen = (await dana.slash("table", "encounter screen")).message
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Goblin"])).message
    opened = await dana.select(panel, "Remove or change a condition", ["Change Hexed …"])
    assert opened.modal is not None
    await dana.slash("table", "init next")
    changed = await dana.submit_modal(
        opened.modal, {"Whose turn counts down": "Aria", "Save that ends it": "Wisdom 15"}
    )
    assert "Hexed (4)" in changed.message.text, "the rounds that passed meanwhile are not given back"
    aria, goblin = (await table.current_encounter()).participants
    (hexed,) = goblin.conditions
    assert (hexed.ends, hexed.anchor_id) == ("turn_start", aria.id)
    assert hexed.save_ends is not None and hexed.save_ends.dc == 15
    again = await dana.submit_modal(opened.modal, {"How long": ""})
    assert "Hexed" in again.message.text and "(" not in again.message.text.partition("Hexed")[2][:4]
    assert "Wisdom" not in table.everything_seen_by("Ari")


async def test_the_panel_hits_heals_and_cures(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="goblin", condition="Prone")
    screen = (await dana.slash("table", "encounter screen")).message
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Goblin"])).message
    opened = await dana.press(panel, "Damage")
    assert opened.modal is not None
    hit = await dana.submit_modal(opened.modal, {"Amount": "7"})
    assert "13/20" in hit.message.text
    cured = await dana.select(hit.message, "Remove or change a condition", ["Remove Prone"])
    assert "Prone" not in cured.message.text


async def test_a_monster_is_added_from_the_screen(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    screen = (await dana.slash("table", "encounter screen")).message
    opened = await dana.press(screen, "Add monster")
    added = await dana.submit_modal(opened.modal, {"Creature": "Ogre", "How many": "2", "Hit points": "30"})
    assert "Ogre 2" in added.message.text
    opened = await dana.press(screen, "Add monster")
    await dana.submit_modal(
        opened.modal, {"Creature": "Spy", "Hit points": "9", "Who sees it": ["hidden"], "Initiative": "3"}
    )
    spy = next(p for p in (await table.current_encounter()).participants if p.name == "Spy")
    assert (spy.max_hp, spy.initiative_roll, spy.seen.players.value) == (9, 3, "unseen")
    assert "Spy" not in table.everything_seen_by("Ari")
    opened = await dana.press(screen, "Add monster")
    refused = await dana.submit_modal(opened.modal, {"Creature": "Ogre", "How many": "x"})
    assert refused.message.ephemeral and "whole number" in refused.message.content
