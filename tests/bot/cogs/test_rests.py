"""Rests by slash command and on the DM screen, and what stays of a character between encounters."""

import asyncio

from storage.repositories.characters import Character
from tests.bot.harness import PATIENCE, BotHarness


async def saved(table: BotHarness, name: str = "Aria") -> Character:
    """Return a saved character of a player, once the end of an encounter is written."""
    documents = await table.services.database.characters.find({"name": name}).to_list(None)
    (found,) = [Character.model_validate(document) for document in documents]
    return found


async def until_written(table: BotHarness, hp: int) -> None:
    """Wait until the end of an encounter is written to Aria's character."""
    for _ in range(int(PATIENCE / 0.01)):
        if (await saved(table)).current_hp == hp:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the end of the encounter was not written")


async def test_a_paused_encounter_rests_by_the_form_of_the_dm_screen(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    dana = table.user("Dana")
    for target, amount in (("Aria", "8"), ("Borin", "5")):
        await dana.slash("table", "damage", target=target, amount=amount)
    await dana.slash("table", "edit", {"participant": "Aria", "hit-dice": "3d8+3"})
    await dana.slash("table", "encounter pause")
    screen = (await dana.slash("table", "encounter screen")).message
    form = (await dana.press(screen, "Rest")).modal
    assert form is not None
    await dana.submit_modal(form, {"kind": "short", "dice": "aria 2 = 6"})
    people = {p.name: p for p in (await table.current_encounter()).participants}
    assert (people["Aria"].current_hp, people["Aria"].hit_dice_spent) == (26, 2)
    assert people["Borin"].current_hp == 25
    await table.user("Bo").wait_for_message("table", containing="Aria takes a short rest")
    sheet = await table.user("Ari").slash("table", "character rest", kind="long")
    assert sheet.error is None
    people = {p.name: p for p in (await table.current_encounter()).participants}
    assert (people["Aria"].current_hp, people["Aria"].hit_dice_spent, people["Borin"].current_hp) == (
        28,
        0,
        25,
    )


async def test_there_is_no_rest_in_a_running_encounter(table: BotHarness) -> None:
    await table.start("Goblin")
    refused = await table.user("Ari").slash("table", "character rest", kind="long")
    assert "There is no rest while the fight goes on" in refused.message.text


async def test_what_an_encounter_left_is_rested_off_between_two(table: BotHarness) -> None:
    await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    await ari.slash("table", "damage", target="Aria", amount="8")
    await ari.slash("table", "resource set", name="Ki", maximum=3, current=1)
    await dana.slash("table", "condition add", target="Aria", condition="Exhaustion", level=2)
    await dana.slash("table", "encounter end")

    await until_written(table, 20)
    shown = (await ari.slash("table", "character show")).message.text
    assert "20/28" in shown and "Ki [1/3]" in shown and "Exhaustion 2" in shown
    screen = (await dana.slash("table", "encounter screen")).message
    form = (await dana.press(screen, "Rest")).modal
    answer = await dana.submit_modal(form, {"kind": "long"})
    assert "Aria takes a long rest" in answer.message.text
    aria = await saved(table)
    assert (aria.current_hp, [c.level for c in aria.conditions]) == (28, [1])
    assert [(r.name, r.current) for r in aria.resources] == [("Ki", 3)]


async def test_a_party_rests_as_far_as_its_players_agreed(table: BotHarness) -> None:
    dana, ari, bo = table.user("Dana"), table.user("Ari"), table.user("Bo")
    await dana.slash("table", "party create", name="The Lanterns")
    for user, name in ((ari, "Aria"), (bo, "Borin")):
        await user.slash(
            "table", "character create", {"name": name, "hp": 30, "current": 4, "hit-dice": "2d6"}
        )
    await ari.slash("table", "party add", party="The Lanterns", character="Aria")
    await dana.slash("table", "party add", party="The Lanterns", character="Borin", player="Bo")
    refused = await ari.slash("table", "party rest", party="The Lanterns", kind="long")
    assert refused.message.content.startswith("⚠️")
    spends = {"party": "The Lanterns", "kind": "short", "hit-dice": "Aria 1 = 2d1+3"}
    answer = (await dana.slash("table", "party rest", spends)).message.text
    assert "Aria takes a short rest" in answer and "Borin: nothing was changed" in answer
    hit_points = {name: (await saved(table, name)).current_hp for name in ("Aria", "Borin")}
    assert hit_points == {"Aria": 9, "Borin": 4}
    wrong = await dana.slash("table", "party rest", spends | {"hit-dice": "Mo 1"})
    assert "mo does not take part in this rest" in wrong.message.text
    await dana.slash("table", "party restore", party="The Lanterns")
    shown = (await dana.slash("table", "party show", party="The Lanterns")).message.text
    assert "Aria · 30/30" in shown and "Borin · 4/30" in shown


async def test_a_character_said_anew_has_all_of_its_hit_points(table: BotHarness) -> None:
    ari = table.user("Ari")
    await ari.slash("table", "character create", name="Aria", hp=30, current=0)
    again = await ari.slash("table", "character create", name="aria", hp=30)
    assert "30/30" in again.message.text
    less = await ari.slash("table", "character create", name="Aria", hp=30, current="2d1+10")
    assert "12/30" in less.message.text and "🎲 2d1 (1, 1) + 10" in less.message.text
    spent = {"name": "Aria", "hp": 30, "current": 12, "hit-dice": "3d8"}
    await ari.slash("table", "character create", spent)
    rested = {"kind": "short", "hit-dice": 2, "rolled": "2d1+4"}
    await ari.slash("table", "character rest", rested)
    assert (await saved(table)).current_hp == 18


async def test_a_character_is_deleted_only_after_a_second_press(table: BotHarness) -> None:
    ari = table.user("Ari")
    await ari.slash("table", "character create", name="Aria", hp=30)
    asked = await ari.slash("table", "character delete", name="Aria")
    assert (await saved(table)).name == "Aria"
    gone = await ari.press(asked.message, "Delete")
    assert "Aria is not one of your characters any more" in gone.message.text
    assert await table.services.database.characters.count_documents({"name": "Aria"}) == 0
