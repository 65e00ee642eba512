"""/damage: several types in one hit, half for those who saved, defences that do not count."""

import random

import pytest

from bot.parsing.damage import rolled_parts
from bot.parsing.dice import Dice
from storage.encounter.errors import InvalidCommandError
from tests.bot.harness import BotHarness


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("7", None, [(7, "")]),
        ("7", "fire", [(7, "fire")]),
        ("4 fire + 3 piercing", None, [(4, "fire"), (3, "piercing")]),
        ("4[fire]+3[Piercing]", None, [(4, "fire"), (3, "piercing")]),
        ("(2+2) Fire, 3 cold", None, [(4, "fire"), (3, "cold")]),
        ("4 fire + 3", None, [(4, "fire"), (3, "fire")]),
        ("4 fire + 3", "cold", [(4, "fire"), (3, "cold")]),
        ("2+2+3 thunder", None, [(7, "thunder")]),
    ],
)
def test_parts_are_read_as_people_write_them(
    text: str, kind: str | None, parts: list[tuple[int, str]]
) -> None:
    rolled = rolled_parts(Dice(random.Random(7)), text, kind)
    assert [(part["amount"], part["type"]) for part in rolled.parts] == parts and rolled.shown == ""


@pytest.mark.parametrize(
    ("text", "kind", "parts", "qualities"),
    [
        ("12 slashing magical", None, [(12, "slashing")], ("magical",)),
        ("12 Silvered slashing + 3 fire", None, [(12, "slashing"), (3, "fire")], ("silvered",)),
        ("12 adamantine", "slashing", [(12, "slashing")], ("adamantine",)),
        ("12", "non-magical slashing", [(12, "slashing")], ("nonmagical",)),
        ("12", "magical", [(12, "")], ("magical",)),
    ],
)
def test_what_the_hit_is_stands_beside_the_types(
    text: str, kind: str | None, parts: list[tuple[int, str]], qualities: tuple[str, ...]
) -> None:
    rolled = rolled_parts(Dice(random.Random(7)), text, kind)
    assert [(part["amount"], part["type"]) for part in rolled.parts] == parts
    assert rolled.qualities == qualities


@pytest.mark.parametrize("text", ["fire", "4 fire cold", "4 fire - 3 cold", " + ".join(["1 fire"] * 11)])
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(InvalidCommandError):
        rolled_parts(Dice(random.Random(7)), text, None)


def test_dice_that_keep_some_are_no_types() -> None:
    rolled = rolled_parts(Dice(random.Random(7)), "4d6kh3 fire + 1d4 cold", None)
    assert [part["type"] for part in rolled.parts] == ["fire", "cold"]
    assert "4d6kh3 (" in rolled.shown and "1d4 (" in rolled.shown


async def test_each_type_meets_its_own_resistance(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "edit", participant="Goblin", resist="fire")
    call = await dana.slash("table", "damage", target="Goblin", amount="8 fire + 3 piercing")
    await call.followed_up(1)
    assert "takes 7 fire/piercing damage (13/20)" in call.followups[0].content
    await dana.slash("table", "damage", target="Goblin", amount="8 fire", ignores="resistance")
    assert (await table.current_encounter()).participants[1].current_hp == 5


async def test_those_who_saved_take_half_in_the_same_change(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="Goblin, Wolf, Aria", amount="10", half="Wolf")
    hp = {p.name: p.current_hp for p in (await table.current_encounter()).participants}
    assert hp == {"Aria": 18, "Goblin": 10, "Wolf": 15}
    await dana.slash("table", "undo")
    assert {p.current_hp for p in (await table.current_encounter()).participants} == {28, 20}


async def test_a_blow_may_knock_out(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash(
        "table", "damage", {"target": "Goblin", "amount": "20", "knock-out": True}
    )
    assert "💫 Goblin is knocked out" in call.message.content
    assert (await table.current_encounter()).participants[1].is_knocked_out


async def test_a_players_typed_request_keeps_its_types(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "edit", participant="Goblin", immune="cold")
    asked = await table.user("Ari").slash("table", "damage", target="Goblin", amount="6 fire + 5 cold")
    assert "deals 6 fire + 5 cold damage" in asked.message.content
    await table.user("Dana").press(asked.message, "Full")
    assert (await table.current_encounter()).participants[1].current_hp == 14
