"""Area damage: shares by name, bundles with exceptions, one change."""

from collections.abc import Mapping, Sequence

from bot.sandbox import Call, SeenModal
from storage.encounter.commands import AddParty, NewParticipant
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness

FULL, HALF, NONE, AMOUNT = "Takes all of it", "Takes half", "Takes no damage: spared", "Amount"
MONSTERS = "All monsters in sight ({})"


async def _add(table: BotHarness, *people: Mapping[str, object]) -> None:
    dana = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    party = AddParty(participants=tuple(NewParticipant.model_validate({"maxHP": 20, **p}) for p in people))
    await table.tracker.execute((await table.current_encounter()).id, Actor(dana.id, "Dana"), party, "people")


async def _opened(table: BotHarness) -> SeenModal:
    screen = (await table.user("Dana").slash("table", "encounter screen")).message
    opened = await table.user("Dana").press(screen, "Area damage")
    assert opened.modal is not None
    return opened.modal


async def _submit(table: BotHarness, **values: Sequence[str] | str) -> Call:
    named = {{"full": FULL, "half": HALF, "none": NONE, "amount": AMOUNT}[k]: v for k, v in values.items()}
    return await table.user("Dana").submit_modal(await _opened(table), named)


async def _hp(table: BotHarness) -> dict[str, int]:
    return {p.name: p.current_hp for p in (await table.current_encounter()).participants}


def _goblins(count: int) -> list[dict[str, object]]:
    return [{"name": f"Goblin {n}", "group": "Goblins"} for n in range(1, count + 1)]


async def test_all_monsters_but_some_in_four_taps_and_one_undo(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(
        table,
        *_goblins(6),
        {"name": "Ogre"},
        {"name": "Lurker", "visibility": {"players": "unseen", "stream": "unseen"}},
    )
    await _submit(table, full=[MONSTERS.format(7)], half=["Goblin 2", "Ogre"], none=["Goblin 3"], amount="11")
    hp = await _hp(table)
    assert (hp["Goblin 1"], hp["Goblin 2"], hp["Goblin 3"], hp["Ogre"]) == (9, 15, 20, 15)
    assert hp["Aria"] == 28 and hp["Lurker"] == 20  # a hidden participant is a target only by name
    await table.user("Dana").slash("table", "undo")
    assert set((await _hp(table)).values()) == {20, 28}


async def test_a_name_beats_its_group_and_a_group_beats_all(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(table, *_goblins(3), {"name": "Ogre"})
    await _submit(table, full=[MONSTERS.format(4), "Goblin 1"], half=["Goblins (3)"], amount="10")
    hp = await _hp(table)
    assert (hp["Ogre"], hp["Goblin 1"], hp["Goblin 2"], hp["Goblin 3"]) == (10, 10, 15, 15)


async def test_a_participant_chosen_twice_is_named_and_nothing_is_changed(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(table, *_goblins(2))
    call = await _submit(table, full=["Goblin 1"], half=["Goblin 1", "Goblin 2"], amount="10")
    assert call.ephemeral and "Goblin 1 can be in one group only" in call.message.content
    assert set((await _hp(table)).values()) == {20, 28}
    nobody = await _submit(table, none=["Goblin 1"], amount="10")
    assert nobody.ephemeral and "at least one target" in nobody.message.content


async def test_only_the_dm_sees_the_dice_and_types_may_be_written(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await _submit(table, full=["Goblin"], amount="2d6 fire + 1d1 cold")
    await call.followed_up(2)
    own = "\n".join(m.content for m in call.followups if m.ephemeral)
    assert "🎲" in own and "cold" in own and "/20" in own
    assert "🎲" not in table.everything_seen_by("Ari")


async def test_of_fifty_every_page_offers_its_own_and_the_groups_reach_all(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    await _add(table, *_goblins(30), *({"name": f"Wolf {n}", "group": "Wolves"} for n in range(20)))
    modal = await _opened(table)
    offered = [option.label for option in modal.inputs[0].options]
    assert len(offered) <= 25 and {MONSTERS.format(50), "Goblins (30)", "Wolves (20)", "Goblin 1"} <= set(
        offered
    )
    await _submit(table, full=["Goblins (30)"], half=["Goblin 1"], amount="10")
    hp = await _hp(table)
    assert [hp["Goblin 1"], hp["Goblin 2"], hp["Goblin 30"], hp["Wolf 7"]] == [15, 10, 10, 20]


async def test_all_players_stand_beside_all_monsters(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    await _submit(table, half=["All players (2)"], amount="10")
    assert await _hp(table) == {"Aria": 23, "Borin": 25, "Goblin": 20}


async def test_the_boards_forms_offer_all_whose_names_players_know(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf", "?Lurker", players=("Ari", "Bo"))
    opened = await table.user("Ari").press(board, "Heal")
    await table.user("Ari").submit_modal(opened.modal, {"Target": ["All players (2)"], "Amount": "4"})
    opened = await table.user("Dana").press(board, "Damage")
    await table.user("Dana").submit_modal(opened.modal, {"Target": [MONSTERS.format(2)], "Amount": "4"})
    assert await _hp(table) == {"Aria": 28, "Borin": 30, "Goblin": 16, "Wolf": 16, "Lurker": 20}
