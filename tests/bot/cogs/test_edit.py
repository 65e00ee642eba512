"""/edit: a participant's sheet, changed by the DM, or in part by its player."""

import asyncio

import pytest

from bot.parsing.defences import changes_in
from storage.encounter.commands import DefenceChanges, ParticipantChanges, TypeChanges, UpdateParticipant
from storage.encounter.context import Actor
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_DEFENCES
from storage.encounter.rules.defences import types_after
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.bot.harness import BotHarness


async def test_a_dm_changes_everything_at_once_and_takes_it_back_at_once(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    before = (await table.current_encounter()).participants[1]
    call = await dana.slash(
        "table",
        "edit",
        {
            "participant": "Goblin",
            "max-hp": "40",
            "condition-immune": "Charmed",
            "legendary-actions": 3,
            "legendary-resistances": 1,
        },
        name="Goblin Boss",
        ac=17,
        dexterity=15,
        bonus=4,
        resist="Fire,  cold",
        immune="poison",
        vulnerable="thunder",
        notes="Wears the key",
        regeneration="5 hit points",
    )
    assert call.ephemeral and "✏️ Goblin Boss: name (was Goblin), AC 17" in call.message.content
    boss = (await table.current_encounter()).participants[1]
    assert (boss.name, boss.ac, boss.max_hp, boss.current_hp) == ("Goblin Boss", 17, 40, 20)
    assert (boss.dexterity, boss.initiative_bonus, boss.legendary_actions_remaining) == (15, 4, 3)
    assert boss.legendary_resistances == 1 and boss.notes == "Wears the key"
    assert boss.defences.resistances == ("fire", "cold") and boss.defences.immunities == ("poison",)
    assert boss.defences.vulnerabilities == ("thunder",)
    assert boss.regeneration == "5 hit points"
    assert "Goblin Boss" in (await table.settled(board)).text
    assert "key" not in table.everything_seen_by("Ari")
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants[1] == before


async def test_a_new_resistance_counts_and_none_clears_it(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "edit", participant="Goblin", resist="fire", notes="x", regeneration="5")
    await dana.slash("table", "damage", target="Goblin", amount="10", type="fire")
    assert (await table.current_encounter()).participants[1].current_hp == 15
    await dana.slash("table", "edit", participant="Goblin", resist="none", notes="none", regeneration="None")
    goblin = (await table.current_encounter()).participants[1]
    assert (goblin.defences.resistances, goblin.notes, goblin.regeneration) == ((), "", None)


async def test_a_maximum_of_hit_points_may_be_dice(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash("table", "edit", {"participant": "Goblin", "max-hp": "2d6+40"})
    assert "🎲 2d6 (" in call.message.content
    assert 42 <= (await table.current_encounter()).participants[1].max_hp <= 52


async def test_players_change_their_own_sheet_but_not_its_defences(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    await ari.slash("table", "edit", participant="Aria", ac=18)
    aria = (await table.current_encounter()).participants[0]
    assert aria.ac == 18
    for refused in ({"resist": "fire"}, {"notes": "mine"}, {"legendary-actions": 3}):
        call = await ari.slash("table", "edit", {"participant": "Aria", **refused})
        assert call.ephemeral and "Only the DM" in call.message.content
    theirs = await ari.slash("table", "edit", participant="Goblin", ac=1)
    assert theirs.ephemeral and "⚠️" in theirs.message.content
    assert (await table.current_encounter()).participants[0] == aria


async def test_a_hidden_one_is_unknown_to_a_players_edit(table: BotHarness) -> None:
    await table.start("?Lich")
    ari = table.user("Ari")
    hidden = await ari.slash("table", "edit", participant="Lich", ac=1)
    nobody = await ari.slash("table", "edit", participant="Nobody", ac=1)
    assert hidden.message.content == nobody.message.content.replace("Nobody", "Lich")
    offered = await ari.autocomplete("table", "edit", focused="participant")
    assert [choice["value"] for choice in offered] == ["Aria"]


async def test_changing_nothing_is_asked_back_and_types_are_completed(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    call = await dana.slash("table", "edit", participant="Goblin")
    assert call.ephemeral and "Say what to change" in call.message.content
    for value, offered in (
        ("no", ["none"]),
        ("fire, co", ["fire, cold"]),
        ("-fi", ["-fire"]),
        ("fire, -co", ["fire, -cold"]),
    ):
        found = await dana.autocomplete("table", "edit", focused="resist", value=value)
        assert [choice["value"] for choice in found] == offered
    immune = await dana.autocomplete("table", "edit", focused="condition-immune", value="pro")
    assert [choice["value"] for choice in immune] == ["prone"]


async def test_only_what_is_given_changes_of_the_defences(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "edit", participant="Goblin", resist="fire, cold", immune="poison")
    await dana.slash("table", "edit", participant="Goblin", resist="thunder, -fire")
    defences = (await table.current_encounter()).participants[1].defences
    assert defences.resistances == ("cold", "thunder") and defences.immunities == ("poison",)
    await dana.slash("table", "edit", participant="Goblin", immune="none")
    defences = (await table.current_encounter()).participants[1].defences
    assert defences.resistances == ("cold", "thunder") and defences.immunities == ()


async def test_changes_of_the_defences_at_the_same_moment_are_all_kept(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    encounter = await table.current_encounter()
    other = Tracker(Encounters(table.services.database), table.tracker.combat_log)
    poison = DefenceChanges(immunities=TypeChanges(adds=("poison",)))
    change = ParticipantChanges(defence_changes=poison)
    command = UpdateParticipant(participant_id=encounter.participants[1].id, changes=change)
    kinds = ("fire", "cold", "acid", "thunder")
    await asyncio.gather(
        other.execute(encounter.id, Actor(encounter.user_id, "Dana"), command, "elsewhere"),
        *(dana.slash("table", "edit", participant="Goblin", resist=kind) for kind in kinds),
    )
    defences = (await table.current_encounter()).participants[1].defences
    assert defences.immunities == ("poison",) and set(defences.resistances) == set(kinds)
    await asyncio.gather(
        *(dana.slash("table", "edit", participant="Goblin", resist=f"-{kind}") for kind in kinds[:3])
    )
    assert (await table.current_encounter()).participants[1].defences.resistances == ("thunder",)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ((), " Fire ,COLD, fire,", ("fire", "cold")),
        (("acid",), "NONE", ()),
        (("acid",), "none, +fire", ("fire",)),
        (("acid",), "fire, none", ()),
        (("acid", "fire"), "−acid, – cold", ("fire",)),
        (("acid",), "fire, -fire", ("acid",)),
        (("acid",), "-acid, acid", ("acid",)),
        *(
            ((), text, ("cold", "nonmagical bludgeoning", "nonmagical piercing", "nonmagical slashing"))
            for text in (
                "cold; bludgeoning; piercing; slashing from nonmagical attacks",
                "cold, bludgeoning, piercing & slashing from nonmagical attacks",
                "cold; bludgeoning, piercing; and slashing from nonmagical attacks",
            )
        ),
    ],
)
def test_lists_of_types_are_read_leniently(
    before: tuple[str, ...], text: str, after: tuple[str, ...]
) -> None:
    assert types_after(before, changes_in(text)) == after


@pytest.mark.parametrize("text", [",", "-", "x" * 41, ",".join(map(str, range(21)))])
def test_lists_of_types_are_read_within_bounds(text: str) -> None:
    with pytest.raises(InvalidCommandError):
        changes_in(text)


def test_a_list_of_types_never_grows_beyond_what_a_command_may_set() -> None:
    full = tuple(map(str, range(MAX_DEFENCES)))
    assert types_after(full, changes_in("-1, new"))[-1] == "new"
    with pytest.raises(InvalidCommandError):
        types_after(full, changes_in("new"))


async def test_a_villain_that_falls_dying_saves_from_the_dms_panel_and_shows_no_number(
    table: BotHarness,
) -> None:
    board = await table.start("Strahd")
    dana = table.user("Dana")
    await dana.slash("table", "edit", participant="Strahd", dies="by_saves")
    fallen = await dana.slash("table", "damage", target="Strahd", amount="25")
    assert "Strahd is down and dying" in fallen.message.content
    assert "down · dying" in (await table.settled(board)).text
    await dana.slash("table", "init next")
    screen = (await dana.slash("table", "encounter screen")).message
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Strahd"])).message
    await dana.press(panel, "Death save")
    strahd = (await table.current_encounter()).participants[1]
    assert not strahd.death_save_due
    assert "0/20" not in table.everything_seen_by("Ari")


async def test_the_dm_alone_is_told_the_experience_at_the_end(table: BotHarness) -> None:
    dana = table.user("Dana")
    await table.start("Goblin")
    await dana.slash("table", "edit", participant="Goblin", cr="1/4")
    await dana.slash("table", "init add", name="Grim", hp="5")
    await dana.slash("table", "damage", target="Goblin, Grim", amount="50")
    call = await dana.slash("table", "encounter end")
    log = await dana.wait_for_message("table", containing="The whole log")
    assert call.error is None and log.ephemeral
    assert "⭐ 50 XP" in log.content and "Grim" in log.content.splitlines()[-1]
    assert " XP" not in table.everything_seen_by("Ari")
