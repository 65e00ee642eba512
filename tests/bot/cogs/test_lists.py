"""Commands that take several names with commas between: each is about all of them, and answered once."""

import pytest

from tests.bot.harness import BotHarness


async def test_hit_points_are_set_and_conditions_taken_off_several(table: BotHarness) -> None:
    await table.start("Goblin", "Kor, the Wise")
    dana = table.user("Dana")
    both = "goblin, Kor, the Wise"
    await dana.slash("table", "condition add", target=both, condition="Prone")
    call = await dana.slash("table", "set-hp", target=both, amount="7")
    assert "Goblin" in call.message.content and "Kor, the Wise" in call.message.content
    there = (await table.current_encounter()).participants
    assert {p.name: p.current_hp for p in there[1:]} == {"Goblin": 7, "Kor, the Wise": 7}
    await dana.slash("table", "condition remove", target=both, condition="Prone")
    assert all(p.conditions == () for p in (await table.current_encounter()).participants)


async def test_one_undo_takes_back_what_one_command_did_to_several(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf")
    dana, both = table.user("Dana"), "goblin, wolf"
    hp = {"Goblin": 20, "Wolf": 20}

    async def there() -> dict[str, int]:
        return {p.name: p.current_hp for p in (await table.current_encounter()).participants[1:]}

    for undo in ("/undo", "board", "screen"):
        await dana.slash("table", "damage", target="goblin", amount="1")
        hp["Goblin"] -= 1
        await dana.slash("table", "set-hp", target=both, amount="7")
        screen = (await dana.slash("table", "encounter screen")).message
        assert "✏️ Goblin now has 7/20 HP · ✏️ Wolf now has 7/20 HP" in screen.text
        if undo == "/undo":
            await dana.slash("table", "undo")
        else:
            place = screen if undo == "screen" else (await table.settled(board))
            await dana.press(place, "↩️")
        assert await there() == hp
        await dana.slash("table", "redo")
        assert await there() == {"Goblin": 7, "Wolf": 7}
        await dana.slash("table", "undo")
        assert await there() == hp


async def test_several_are_taken_out_at_once_by_the_beginnings_of_their_names(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf", "Kor, the Wise")
    await table.user("Dana").slash("table", "init remove", participant="gob, kor, the")
    assert [p.name for p in (await table.current_encounter()).participants] == ["Aria", "Wolf"]


async def test_what_can_be_done_is_done_and_the_rest_is_said(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="goblin", condition="Prone")
    call = await dana.slash("table", "condition remove", target="goblin, wolf", condition="Prone")
    (refused,) = await call.followed_up()
    assert "Goblin" in call.message.content and refused.ephemeral
    assert all(p.conditions == () for p in (await table.current_encounter()).participants)


async def test_a_player_asks_for_each_of_several(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    call = await table.user("Ari").slash(
        "table", "condition remove", target="goblin, wolf", condition="Prone"
    )
    await call.followed_up()
    assert len((await table.current_encounter()).requests) == 2
    asked = [m for m in table.driver.messages("table") if "takes Prone off" in m.content]
    assert len(asked) == 2 and all(message.buttons for message in asked)


async def test_names_in_a_list_are_completed_and_none_is_offered_twice(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    offered = await table.user("Dana").autocomplete("table", "set-hp", focused="target", value="goblin, ")
    assert [choice["value"] for choice in offered] == ["goblin, Aria", "goblin, Wolf", "goblin, all monsters"]


@pytest.mark.parametrize(
    "monsters", ["all monsters", "Alle Monster", "tous les monstres en vue", "ALL ENEMIES"]
)
async def test_all_monsters_are_one_entry_of_a_typed_list(table: BotHarness, monsters: str) -> None:
    await table.start("Goblin", "Wolf", "?Lurker", players=("Ari", "Bo"))
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target=f"{monsters}, Borin", condition="Prone")
    there = (await table.current_encounter()).participants
    assert [p.name for p in there if p.conditions] == ["Borin", "Goblin", "Wolf"]
    await dana.slash("table", "damage", target="tous les joueurs", amount="4")
    await dana.slash("table", "damage", target="Goblin", amount="20")
    await dana.slash("table", "damage", target=monsters, half="wolf", amount="4")
    hp = {p.name: p.current_hp for p in (await table.current_encounter()).participants}
    assert hp == {"Aria": 24, "Borin": 26, "Goblin": 0, "Wolf": 18, "Lurker": 20}


async def test_all_monsters_and_all_players_are_offered_in_the_users_language(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf", "?Lurker", "Rat", players=("Ari", "Bo"))
    table.driver.user("Dana").locale = "de"
    offered = await table.user("Dana").autocomplete("table", "damage", focused="target", value="alle")
    assert [choice["name"] for choice in offered] == ["Alle Monster (3)", "Alle Charaktere (2)"]
    await table.user("Dana").slash("table", "damage", target=offered[0]["value"], amount="1")
    hp = {p.name: p.current_hp for p in (await table.current_encounter()).participants}
    assert hp == {"Aria": 28, "Borin": 30, "Goblin": 19, "Wolf": 19, "Lurker": 20, "Rat": 19}
