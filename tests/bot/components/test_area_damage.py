"""Area damage: one form and, of many, a list on which a tap changes the share; exceptions; one change."""

from collections.abc import Mapping, Sequence

from bot.sandbox import Call, SeenMessage
from storage.encounter.commands import AddParty, NewParticipant
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness

MONSTERS = "All monsters ({})"
MANY = 26  # more than a select holds, with their bundles


async def _add(table: BotHarness, *people: Mapping[str, object]) -> None:
    dana = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    party = AddParty(participants=tuple(NewParticipant.model_validate({"maxHP": 20, **p}) for p in people))
    await table.tracker.execute((await table.current_encounter()).id, Actor(dana.id, "Dana"), party, "people")


async def _opened(table: BotHarness) -> SeenMessage:
    screen = (await table.user("Dana").slash("table", "encounter screen")).message
    await table.user("Dana").press(screen, "Area damage: list")
    return table.user("Dana").look(screen)


async def _tap(table: BotHarness, screen: SeenMessage, *labels: str) -> SeenMessage:
    for label in labels:
        await table.user("Dana").press(table.user("Dana").look(screen), label)
    return table.user("Dana").look(screen)


async def _deal(table: BotHarness, screen: SeenMessage, **values: str) -> Call:
    form = await table.user("Dana").press(screen, "Enter the damage")
    if form.modal is None:
        return form
    return await table.user("Dana").submit_modal(form.modal, values)


async def _form(table: BotHarness, **values: str | Sequence[str]) -> Call:
    """Send the form that the DM screen opens."""
    dana = table.user("Dana")
    screen = (await dana.slash("table", "encounter screen")).message
    return await dana.submit_modal((await dana.press(screen, "Area damage")).modal, values)


async def _hp(table: BotHarness) -> dict[str, int]:
    return {p.name: p.current_hp for p in (await table.current_encounter()).participants}


def _goblins(count: int) -> list[dict[str, object]]:
    return [{"name": f"Goblin {n}", "group": "Goblins"} for n in range(1, count + 1)]


async def test_a_tap_changes_full_to_half_to_none_and_the_list_shows_it(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(table, *_goblins(MANY))
    screen = await _opened(table)
    seen = []
    for _ in range(3):
        screen = await _tap(table, screen, "Goblin 2")
        button = screen.button("Goblin 2")
        seen.append((button.style, button.emoji, screen.embed.description.partition("\n")[2]))
    assert seen == [(4, "💥", "💥 **Full:** Goblin 2"), (1, "🌗", "🌗 **Half:** Goblin 2"), (2, None, "")]
    refused = await _deal(table, screen)
    assert refused.ephemeral and "at least one target" in refused.message.content


async def test_all_monsters_but_some_and_one_undo(table: BotHarness) -> None:
    await table.start(begin=False)
    lurker = {"name": "Lurker", "visibility": {"players": "unseen", "stream": "unseen"}}
    await _add(table, *_goblins(6), {"name": "Ogre"}, lurker)
    monsters, saved = MONSTERS.format(7), ["Goblin 2", "Ogre"]
    await _form(table, full=[monsters], half=saved, none=["Goblin 3"], amount="11")
    hp = await _hp(table)
    assert (hp["Goblin 1"], hp["Goblin 2"], hp["Goblin 3"], hp["Ogre"]) == (9, 15, 20, 15)
    assert hp["Aria"] == 28 and hp["Lurker"] == 20  # a hidden participant is a target only by name
    await table.user("Dana").slash("table", "undo")
    assert set((await _hp(table)).values()) == {20, 28}


async def test_quick_taps_on_what_was_drawn_before_count_each(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(table, *_goblins(MANY))
    screen = await _opened(table)
    dana = table.user("Dana")
    calls = [await dana.press(screen, name, wait=False) for name in ("Goblin 1", "Goblin 2", "Goblin 2")]
    for call in calls:
        await call.answered()
    await _deal(table, dana.look(screen), amount="10")
    hp = await _hp(table)
    assert (hp["Goblin 1"], hp["Goblin 2"], hp["Goblin 3"]) == (10, 15, 20)


async def test_a_refused_amount_keeps_the_targets(table: BotHarness) -> None:
    await table.start("Goblin")
    refused = await _form(table, full=["Goblin"], amount="fire")
    form = await table.user("Dana").press(refused.message, "Again")
    assert form.modal is not None and form.modal.input("amount").value == "fire"
    await table.user("Dana").submit_modal(form.modal, {"amount": "4"})
    assert (await _hp(table))["Goblin"] == 16
    refused = await _form(table, none=["Goblin"], amount="4")
    assert refused.ephemeral and "at least one target" in refused.message.content


async def test_many_targets_of_the_list_stay_when_the_amount_is_refused(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(table, *_goblins(MANY))
    screen = await _tap(table, await _opened(table), "Goblin 1")
    refused = await _deal(table, screen, amount="fire")
    form = await table.user("Dana").press(refused.message, "Again")
    await table.user("Dana").submit_modal(form.modal, {"amount": "4"})
    assert (await _hp(table))["Goblin 1"] == 16


async def test_one_participant_is_an_exception_to_a_group_whichever_is_hit_harder(table: BotHarness) -> None:
    await table.start(begin=False)
    await _add(table, *_goblins(3))
    await _form(table, full=["Goblin 2"], half=[MONSTERS.format(3)], amount="10")
    hp = await _hp(table)
    assert [hp[f"Goblin {n}"] for n in (1, 2, 3)] == [15, 10, 15]


async def test_only_the_dm_sees_the_dice_and_types_may_be_written(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await _form(table, full=["Goblin"], amount="2d6 fire + 1d1 cold")
    await call.followed_up(2)
    own = "\n".join(m.content for m in call.followups if m.ephemeral)
    assert "🎲" in own and "cold" in own and "/20" in own
    assert "🎲" not in table.everything_seen_by("Ari")


async def test_of_fifty_every_page_is_a_tap_away_and_what_is_chosen_stays(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    await _add(table, *_goblins(30), *({"name": f"Wolf {n}", "group": "Wolves"} for n in range(20)))
    screen = await _opened(table)
    assert {MONSTERS.format(50), "Goblins (30)", "Wolves (20)", "Goblin 1"} <= {
        b.label for b in screen.buttons
    }
    screen = await _tap(table, screen, "Goblins (30)", "Goblin 1", "▶", "Goblin 20", "▶", "Wolf 19")
    await _deal(table, screen, amount="10")
    hp = await _hp(table)
    assert [hp[n] for n in ("Goblin 1", "Goblin 2", "Goblin 20", "Goblin 30", "Wolf 7", "Wolf 19")] == [
        *(15, 10, 15, 10, 20, 10)
    ]


async def test_the_form_hits_all_of_fifty_and_excepts_groups_and_some(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    await _add(table, *_goblins(30), *({"name": f"Wolf {n}", "group": "Wolves"} for n in range(20)))
    await _form(table, full=[MONSTERS.format(50)], half=["Wolves (20)"], none=["Goblin 3"], amount="10")
    hp = await _hp(table)
    assert [hp[n] for n in ("Goblin 1", "Goblin 3", "Goblin 30", "Wolf 0", "Wolf 19")] == [10, 20, 10, 15, 15]


async def test_all_players_stand_beside_all_monsters(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    await _form(table, half=["All players (2)"], amount="10")
    assert await _hp(table) == {"Aria": 23, "Borin": 25, "Goblin": 20}


async def test_the_boards_forms_offer_all_whose_names_players_know(table: BotHarness) -> None:
    board = await table.start("Goblin", "Wolf", "?Lurker", players=("Ari", "Bo"))
    opened = await table.user("Ari").press(board, "Heal")
    await table.user("Ari").submit_modal(opened.modal, {"Target": ["All players (2)"], "Amount": "4"})
    opened = await table.user("Dana").press(board, "Damage")
    monsters = "All monsters in sight (2)"
    await table.user("Dana").submit_modal(opened.modal, {"Target": [monsters], "Amount": "4"})
    assert await _hp(table) == {"Aria": 28, "Borin": 30, "Goblin": 16, "Wolf": 16, "Lurker": 20}
