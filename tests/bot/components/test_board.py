"""The board's buttons: permissions, forms, and use after a restart."""

import asyncio

import pytest

from bot.components.registry import load_handlers
from bot.interactions.component_router import FORM_PREFIX
from bot.render import custom_ids as ids
from bot.sandbox.world.interactions import MODAL_SUBMIT
from tests.bot.harness import BotHarness


async def test_next_redraws_the_board_in_its_own_answer_and_edits_nothing_else(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    before = table.patches()
    call = await table.press("Dana", board, "Next turn")
    assert call.updated and "**Goblin**'s turn" in call.message.text
    await table.settled(board)
    assert table.patches() == before


@pytest.mark.parametrize("who", ["Dana", "Ari"])
async def test_a_double_click_on_next_moves_one_turn(table: BotHarness, who: str) -> None:
    board = await table.start("Goblin", "Wolf")
    user = table.user(who)
    first, second = await asyncio.gather(user.press(board, "Next turn"), user.press(board, "Next turn"))
    assert sorted([first.ephemeral, second.ephemeral]) == [False, True]
    late = first if first.ephemeral else second
    assert "over already" in late.message.content
    encounter = await table.current_encounter()
    assert encounter.current is not None and encounter.current.name == "Goblin"


async def test_next_on_a_board_from_before_is_refused(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    stale = next(b.custom_id for b in board.buttons if b.label == "Next turn")
    await table.user("Dana").slash("table", "init next")
    now = await table.settled(board)
    assert stale not in [b.custom_id for b in now.buttons]


async def test_players_end_only_their_own_turn(table: BotHarness) -> None:
    board = await table.start("Goblin", players=("Ari", "Bo"))
    refused = await table.press("Bo", board, "Next turn")
    assert refused.ephemeral and "Only the DM can end this turn, or the player" in refused.message.content
    accepted = await table.press("Ari", board, "Next turn")
    assert accepted.updated and "**Borin**'s turn" in accepted.message.text


async def test_damage_is_two_taps_and_a_number(table: BotHarness) -> None:
    board = await table.start("Goblin")
    opened = await table.press("Dana", board, "Damage")
    assert opened.modal is not None
    values = {"Target": ["Goblin"], "Amount": "12", "Damage type": ["fire"]}
    hit = await table.user("Dana").submit_modal(opened.modal, values)
    assert hit.updated and "▰▰▱▱▱ bloodied" in hit.message.text
    await table.driver.wait_for_message("table", containing="💥 Goblin is hit – bloodied")
    assert "8/20" not in table.everything_seen_by("Ari")


async def test_the_form_offers_players_only_what_they_may_see(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Assassin")
    opened = await table.press("Ari", board, "Damage")
    assert opened.modal is not None
    offered = [option.label for field in opened.modal.inputs for option in field.options]
    assert "Goblin" in offered and "Assassin" not in offered
    dms = await table.press("Dana", board, "Damage")
    assert dms.modal is not None
    assert "Assassin" in [option.label for field in dms.modal.inputs for option in field.options]


async def test_heal_offers_the_hurt_before_the_unhurt(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf", "Bear")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="wolf, bear", amount="3")
    opened = await table.press("Dana", board, "Heal")
    assert opened.modal is not None
    offered = [option.label for field in opened.modal.inputs for option in field.options]
    assert offered[:4] == ["Wolf", "Bear", "Aria", "Goblin"]
    typed = await dana.autocomplete("table", "heal", focused="target")
    assert [choice["value"] for choice in typed][:4] == ["Wolf", "Bear", "Aria", "Goblin"]
    opened = await table.press("Ari", board, "Heal")  # players see health in bands
    assert opened.modal is not None
    offered = [option.label for field in opened.modal.inputs for option in field.options]
    assert offered[:2] == ["Wolf", "Bear"]


async def test_heal_and_condition_take_a_form(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="aria", amount="20")
    healing = await table.press("Ari", board, "Heal")
    assert healing.modal is not None
    healed = await table.user("Ari").submit_modal(healing.modal, {"Target": ["Aria"], "Amount": "5"})
    assert "13/28" in healed.message.text
    opened = await table.press("Dana", board, "Condition")
    assert opened.modal is not None
    done = await dana.submit_modal(
        opened.modal, {"Target": ["Goblin", "Aria"], "Condition": ["Prone"], "How long": "2"}
    )
    assert done.message.text.count("Prone (2)") == 2


async def test_undo_takes_back_what_it_saw_and_a_second_click_nothing_more(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="aria", amount="5")
    await dana.slash("table", "damage", target="aria", amount="7")
    now = await table.settled(board)
    first, second = await asyncio.gather(dana.press(now, "↩️"), dana.press(now, "↩️"))
    assert sorted([first.ephemeral, second.ephemeral]) == [False, True]
    aria = (await table.current_encounter()).find(
        next(p.id for p in (await table.current_encounter()).participants if p.name == "Aria")
    )
    assert aria is not None and aria.current_hp == 23


async def test_join_saves_the_character_and_offers_it_the_next_time(table: BotHarness) -> None:
    board = await table.start(players=(), begin=False)
    opened = await table.press("Ari", board, "Join")
    assert opened.modal is not None
    values = {"Name": "Aria", "Hit point maximum": "28", "Initiative bonus": "+3", "Initiative": "17"}
    joined = await table.user("Ari").submit_modal(opened.modal, values)
    assert "`17` Aria ▰▰▰▰▰ 28/28" in joined.message.text
    again = await table.press("Ari", board, "Join")
    assert again.ephemeral and "in this fight already" in again.message.content
    await table.user("Dana").slash("table", "encounter end")
    other = (await table.user("Dana").slash("table", "encounter start", name="Two")).message
    reopened = await table.press("Ari", other, "Join")
    assert reopened.modal is not None
    assert {field.value for field in reopened.modal.inputs} >= {"Aria", "28", "3"}


async def test_a_wrong_number_in_a_form_is_said_and_nothing_happens(table: BotHarness) -> None:
    board = await table.start(players=(), begin=False)
    opened = await table.press("Ari", board, "Join")
    assert opened.modal is not None
    refused = await table.user("Ari").submit_modal(
        opened.modal, {"Name": "Aria", "Hit point maximum": "many"}
    )
    assert refused.ephemeral and "is not dice" in refused.message.content
    assert (await table.current_encounter()).participants == ()


async def test_roll_gives_the_dm_the_monsters_and_a_dying_player_a_death_save(table: BotHarness) -> None:
    board = await table.start("Goblin", begin=False)
    await table.user("Dana").slash("table", "init add", name="Wolf", hp="11")
    call = await table.press("Dana", board, "Roll")
    assert call.updated
    assert all(p.initiative_roll is not None for p in (await table.current_encounter()).participants)
    await table.press("Dana", board, "Begin")
    await table.user("Dana").slash("table", "damage", target="aria", amount="28")
    for _ in range(3):  # its own turn begins
        await table.press("Dana", board, "Next turn")
    saved = await table.press("Ari", board, "Roll")
    assert saved.updated
    assert (await table.current_encounter()).history[-1].command["type"] == "roll_death_save"
    nothing = await table.press("Bo", board, "Roll")
    assert nothing.ephemeral and "None of your creatures" in nothing.message.content


async def test_buttons_and_an_open_form_survive_a_restart(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    opened = await table.press("Dana", board, "Damage")
    await table.restart()
    assert opened.modal is not None
    hit = await table.user("Dana").submit_modal(opened.modal, {"Target": ["Goblin"], "Amount": "2d6+3"})
    assert hit.error is None and "▰" in hit.message.text
    moved = await table.press("Dana", board, "Next turn")
    assert moved.updated and "**Goblin**'s turn" in moved.message.text


async def test_a_button_of_an_encounter_that_ended_explains_itself(table: BotHarness) -> None:
    board = await table.start("Goblin")
    gate = table.driver.hold("PATCH", ".*")  # the board still shows an active encounter
    await table.user("Dana").slash("table", "encounter end")
    late = await table.user("Dana").press(board, "Next turn")
    assert late.ephemeral and "fight is over" in late.message.content
    gate.open()
    over = await table.driver.wait_for_edit(board, containing="over after round")
    assert [b.label for b in over.buttons] == ["Undo the end", "DM screen"]


async def test_spectators_players_and_the_dm_see_their_own_screens(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Assassin")
    dms = await table.press("Dana", board, "DM screen")
    assert dms.ephemeral and "Assassin" in dms.message.text and "20/20 · AC\u00a013" in dms.message.text
    players = await table.press("Ari", board, "My turn")
    assert players.ephemeral and "👤" in players.message.text and "Assassin" not in players.message.text
    ended = await table.user("Ari").press(players.message, "End my turn")
    assert ended.updated and "**Goblin**'s turn" in ended.message.text
    sams = await table.press("Sam", board, "My turn")
    assert sams.ephemeral and "Assassin" not in sams.message.text


async def test_a_forged_form_does_not_touch_the_message_it_was_opened_from(table: BotHarness) -> None:
    """Discord passes on any custom id of a form, with the message whose button opened it."""
    board = await table.start("Goblin", "?Assassin")
    encounter = await table.current_encounter()
    place = table.driver.channel("table")
    message = table.sandbox.world.messages[place.id][board.id]
    before = table.live(board)

    async def send(who: str, verb: str, *arguments: str) -> None:
        data = {"custom_id": ids.encode(verb, *arguments), "components": []}
        user = table.driver.user(who)
        sent = table.sandbox.interactions.create(MODAL_SUBMIT, user.id, place, data, message=message)
        await table.driver.wait_until(lambda: sent.settled or None, what=verb)
        assert not sent.failed
        after = table.live(board)
        assert (after.id, after.text, after.buttons) == (before.id, before.text, before.buttons), verb

    for verb in load_handlers():
        if not verb.startswith(FORM_PREFIX):
            first = str(table.driver.user("Ari").id) if verb == "forget" else encounter.id
            await send("Ari", verb, first, "0", "full")
    assert (await table.current_encounter()).controllers, "it has deleted no user"
    for verb in ("dm", "dmpage", "dmsee"):
        await send("Dana", verb, encounter.id, "0")
    monster = next(p.id for p in encounter.participants if p.name == "Goblin")
    for verb in ("doinit", "dohit", "doarea"):
        await send("Dana", verb, encounter.id, monster, "damage")


async def test_what_the_board_has_no_room_for_stands_on_the_players_screen(table: BotHarness) -> None:
    board = await table.start()
    await table.user("Dana").slash("table", "init add", name="Rat", hp="1", count=30)
    board = await table.settled(board)
    mine = (await table.press("Ari", board, "My turn")).message
    assert "31 in the fight. **My turn** shows more." in board.text
    assert "in the fight" not in mine.text and all(f"Rat {n} " in mine.text for n in range(1, 31))
