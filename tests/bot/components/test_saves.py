"""Saves that are owed: who owes one is called and taps, and the DM settles the rest."""

from typing import Any

from bot.sandbox import Call
from storage.encounter.base import ParticipantId
from storage.encounter.model import Participant
from tests.bot.harness import BotHarness


async def _person(table: BotHarness, name: str) -> Participant:
    return next(p for p in (await table.current_encounter()).participants if p.name == name)


async def _fireball(table: BotHarness, who: str = "Dana", **more: Any) -> Call:
    options: dict[str, Any] = {
        "name": "Fireball",
        "target": "Aria, Goblin, Wolf",
        "save": "Dexterity",
        "dc": 15,
    }
    return await table.user(who).slash("table", "cast", **options | {"damage": "10 fire"} | more)


async def test_who_owes_a_concentration_save_is_pinged_and_taps_roll_save(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    await ari.slash("table", "concentrate on", spell="Bless")
    hit = (await table.user("Dana").slash("table", "damage", target="Aria", amount="4")).message
    assert f"<@{table.driver.user('Ari').id}>" in hit.content
    assert [button.label for button in hit.buttons] == ["Roll save", "Enter my roll"]

    asked = await ari.press(hit, "Roll save")
    assert asked.modal is not None, "the bonus is not known yet"
    await ari.submit_modal(asked.modal, {asked.modal.inputs[0].label: "+15"})
    await table.user("Sam").wait_for_message("table", containing="Aria keeps concentrating on Bless")
    await table.driver.wait_until(
        lambda: (found := table.driver.message(hit)) is not None and not found.buttons,
        what="a message without buttons: nothing is left to roll",
    )
    aria = await _person(table, "Aria")
    assert aria.save_bonuses.constitution == 15 and aria.saves_owed == () and aria.concentration is not None

    again = (await table.user("Dana").slash("table", "damage", target="Aria", amount="4")).message
    tapped = await ari.press(again, "Roll save")
    assert tapped.modal is None and (await _person(table, "Aria")).saves_owed == ()


async def test_a_roll_of_ones_own_is_entered_and_a_late_press_says_that_nothing_is_owed(
    table: BotHarness,
) -> None:
    await table.start("Goblin", "Wolf")
    cast = (await _fireball(table)).message
    assert "Fireball: Dexterity save, DC 15, for Aria, Goblin, Wolf" in cast.content
    ari, before = table.user("Ari"), table.driver.snapshot(cast)
    form = (await ari.press(cast, "Enter my roll")).modal
    assert form is not None and "Dexterity save, DC 15" in form.inputs[0].label
    await ari.submit_modal(form, {form.inputs[0].label: "15"})
    assert (await _person(table, "Aria")).current_hp == 23
    late = await ari.press_late(before, "Roll save")
    assert late.message.ephemeral and "There is no such save" in late.message.content


async def test_the_dm_rolls_for_the_monsters_and_settles_for_who_is_absent(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf", "?Lurker")
    await _fireball(table)
    dana = table.user("Dana")
    screen = (await dana.slash("table", "encounter screen")).message
    assert "3 saves are still to be made" in screen.text
    rolled = await dana.press(screen, "Roll for monsters")
    assert {(await _person(table, who)).current_hp for who in ("Goblin", "Wolf")} <= {10, 15}
    saves = await rolled.resolved()
    settled = await dana.select(saves, saves.selects[1].custom_id, ["Aria"])
    assert settled.error is None
    assert (await _person(table, "Aria")).current_hp == 18
    await dana.slash("table", "undo")
    assert len((await _person(table, "Aria")).saves) == 1


async def test_the_board_rolls_what_is_due_and_the_players_own_screen_shows_it(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    await _fireball(table)
    ari = table.user("Ari")
    sheet = (await table.press("Ari", board, "My turn")).message
    assert "Dexterity save, DC 15: Fireball" in sheet.text
    await ari.slash("table", "save roll", die=10, bonus=5)
    assert (await _person(table, "Aria")).current_hp == 23
    await _fireball(table, target="Aria")
    await table.press("Ari", board, "Roll")
    assert (await _person(table, "Aria")).current_hp in (13, 18)


async def test_a_save_against_a_secret_condition_is_the_dms_alone(table: BotHarness) -> None:
    board = await table.start("Goblin", players=("Ari",))
    secret: dict[str, Any] = {
        "condition": "Doomed",
        "secret": True,
        "save": "Wisdom",
        "dc": 12,
        "save-at": "turn_start",
    }
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="Aria", **secret)
    for _ in range(2):
        await table.press("Dana", board, "Next turn")
    encounter = await table.current_encounter()
    aria = encounter.find(ParticipantId(encounter.current_participant_id or ""))
    assert aria is not None and aria.name == "Aria" and len(aria.saves) == 1
    pressed = await table.press("Ari", board, "Roll")
    assert pressed.ephemeral and "None of your creatures waits" in pressed.message.content
    refused = await table.user("Ari").slash("table", "save roll", total="20")
    assert "no such save" in refused.message.content
    assert "Doomed" not in table.everything_seen_by("Ari")
    assert "1" in (await dana.slash("table", "encounter screen")).message.text


async def test_a_fireball_from_the_dm_screen_asks_for_saves_in_six_taps(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf", "Ogre")
    dana = table.user("Dana")
    screen = (await dana.slash("table", "encounter screen")).message
    form = (await dana.press(screen, "Area damage")).modal
    fireball = {"Amount": "8 fire", "Save": "Fireball DEX 15"}
    await dana.submit_modal(form, {"Full damage": ["All monsters (3)"], **fireball})
    saves = {(await _person(table, who)).saves[0].name for who in ("Goblin", "Wolf", "Ogre")}
    assert saves == {"Fireball"}
    assert {(await _person(table, who)).current_hp for who in ("Goblin", "Wolf", "Ogre")} == {20}


async def test_the_dice_of_a_players_spell_are_public_and_those_of_the_dm_are_told_to_the_dm(
    table: BotHarness,
) -> None:
    await table.start("Goblin", "Wolf")
    dice = "🎲 8d1 (1, 1, 1, 1, 1, 1, 1, 1) fire"
    by_player = await _fireball(table, "Ari", damage="8d1 fire")
    assert dice in by_player.message.content and not by_player.message.ephemeral
    by_dm = await _fireball(table, "Dana", damage="8d1 cold")
    (private,) = await by_dm.followed_up()
    assert private.ephemeral and private.content == dice.replace("fire", "cold")
    assert "🎲 8d1" not in by_dm.message.content
