"""/creature: show, import, save and delete creatures, and add them to an encounter."""

from typing import Any

import pytest

from storage.library.importing.formats import MAX_BYTES
from tests.bot.attaching import slash_with_file
from tests.bot.harness import BotHarness
from tests.storage.library.files import TEXT_2014

GHAST: dict[str, Any] = {
    "name": "Ghast  Captain",
    "type": "undead",
    "challenge_rating_decimal": "4.000",
    "armor_class": 15,
    "hit_points": 60,
    "hit_dice": "8d10 + 16",
    "ability_score_dexterity": 16,
    "initiative_bonus": 5,
    "damage_immunities": ["poison"],
}


def _entries(*fields: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"model": "api_v2.creature", "pk": str(n), "fields": f} for n, f in enumerate(fields)]


async def test_creatures_are_found_with_their_attribution(table: BotHarness) -> None:
    call = await table.user("Dana").slash("table", "creature find", text="goblin")
    assert call.ephemeral
    assert "**Goblin** · 7 HP (2d6) · AC 15 · humanoid · CR 1/4 · SRD 5.1" in call.message.text
    assert "System Reference Document" in call.message.text
    none = await table.user("Dana").slash("table", "creature find", text="no such thing")
    assert "no creature of that name" in none.message.text


async def test_an_imported_creature_is_private_and_joins_an_encounter(table: BotHarness) -> None:
    dana = table.user("Dana")
    call = await slash_with_file(table, "Dana", "creature import", "file", _entries(GHAST))
    assert call.ephemeral and "One creature is yours now" in call.message.content
    again = await slash_with_file(table, "Dana", "creature import", "file", _entries(GHAST, {**GHAST}))
    assert "One creature is yours now" in again.message.content
    found = await dana.slash("table", "creature find", text="ghast cap")
    assert "**Ghast Captain** · 60 HP (8d10+16) · AC 15 · undead · CR 4 · yours" in found.message.text
    assert "poison" in found.message.text
    others = await table.user("Ari").slash("table", "creature find", text="ghast cap")
    assert "Captain" not in others.message.text
    await table.start(players=(), begin=False)
    await dana.slash("table", "init add", name="ghast captain", count=2)
    captains = (await table.current_encounter()).participants
    assert [p.name for p in captains] == ["Ghast Captain 1", "Ghast Captain 2"]
    assert {(p.max_hp, p.ac, p.bonus) for p in captains} == {(60, 15, 5)}


async def test_a_search_ranks_own_ones_then_the_rule_sets_then_by_where_the_name_has_the_text(
    table: BotHarness,
) -> None:
    dana = table.user("Dana")
    saved = await dana.slash("table", "creature save", name="Chief of the Goblins", hp="30")
    assert "knows it from now on" in saved.message.content
    ranked = {
        "goblin": [
            "Chief of the Goblins",
            *("Goblin Boss", "Goblin Minion", "Goblin Warrior", "Goblin"),
            *("Hobgoblin Captain", "Hobgoblin Warrior", "Hobgoblin"),
        ],
        "ape": ["Ape", "Giant Ape"],
        "red dragon": [
            "Red Dragon Wyrmling",
            "Adult Red Dragon",
            "Young Red Dragon",
            "Ancient Red Dragon",
            "Half-Red Dragon Veteran",
        ],
    }
    await table.start(players=(), begin=False)
    for typed, names in ranked.items():
        for command, option in (("creature find", "text"), ("init add", "name")):
            offered = await dana.autocomplete("table", command, focused=option, value=typed)
            assert [choice["value"] for choice in offered] == names, command
        shown = (await dana.slash("table", "creature find", text=typed[:-1])).message.text
        places = [shown.index(f"**{name}**") for name in names]
        assert places == sorted(places)


@pytest.mark.parametrize("in_file", [[{"name": "Move"}], 0, []], ids=["with", "without", "with none"])
async def test_an_imported_creature_keeps_its_legendary_actions(table: BotHarness, in_file: Any) -> None:
    entry = _entries({**GHAST, "legendary_actions": in_file})
    await slash_with_file(table, "Dana", "creature import", "file", entry)
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="ghast captain")
    screen = await dana.slash("table", "encounter screen")
    assert ("👑 3 of 3 legendary actions left" in screen.message.text) == bool(in_file)


async def test_a_creature_of_the_library_brings_its_legendary_actions(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="adult red dragon")
    assert "👑 3 of 3 legendary actions left" in (await dana.slash("table", "encounter screen")).message.text


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"\xff not json", "not a text file"),
        (_entries({**GHAST, "hit_points": 10**9}), "Ghast Captain (no hit points)"),
        (b" " * (MAX_BYTES + 1), "too large"),
    ],
    ids=["no JSON", "hit points", "too large"],
)
async def test_a_file_that_no_encounter_can_hold_leaves_everything_as_it_was(
    table: BotHarness, content: Any, answer: str
) -> None:
    call = await slash_with_file(table, "Dana", "creature import", "file", content)
    assert call.ephemeral and answer in call.message.content
    user = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    assert await table.services.creatures.of_user(user.id) == []


async def test_an_import_says_what_it_took_and_left_and_can_be_taken_back(table: BotHarness) -> None:
    dana = table.user("Dana")
    odd = {**GHAST, "hit_dice": "lots", "favourite_food": "socks", "damage_immunities": ["poison", "naps"]}
    call = await slash_with_file(
        table, "Dana", "creature import", "file", _entries(odd, {"name": "Ghost"}, {**GHAST, "name": "Other"})
    )
    text = call.message.content
    assert "2 creatures are yours now" in text and "Read as Open5e" in text
    assert "hit\\_dice (not understood) ×1" in text
    assert "no place for it here" in text and "Ghost (no hit points)" in text
    assert call.message.attachments == ("import.txt",)
    undone = await dana.slash("table", "creature undo-import")
    assert "2 creatures deleted" in undone.message.content
    none = await dana.slash("table", "creature undo-import")
    assert none.ephemeral and "no import" in none.message.content


async def test_own_creatures_leave_as_a_file(table: BotHarness) -> None:
    dana = table.user("Dana")
    none = await dana.slash("table", "creature export")
    assert "You have no creatures of your own" in none.message.content
    await slash_with_file(table, "Dana", "creature import", "file", _entries(GHAST))
    exported = await dana.slash("table", "creature export")
    assert exported.ephemeral and exported.message.attachments == ("creatures.json",)


async def test_a_pasted_stat_block_is_read(table: BotHarness) -> None:
    dana = table.user("Dana")
    form = await dana.slash("table", "creature paste")
    answer = await dana.submit_modal(form.modal, {"text": TEXT_2014})
    assert "One creature is yours now" in answer.message.content
    found = await dana.slash("table", "creature find", text="ember")
    assert "**Ember Hound** · 45 HP (7d8+14) · AC 15 · fiend · CR 1/2 · yours" in found.message.text


async def test_a_dms_own_creature_is_saved_changed_and_deleted(table: BotHarness) -> None:
    dana = table.user("Dana")
    needs = await dana.slash("table", "creature save", name="Mud Thing")
    assert needs.ephemeral and "needs hit points" in needs.message.content
    made = await dana.slash(
        "table",
        "creature save",
        {"name": "Mud Thing", "condition-immune": "prone", "legendary-actions": 1},
        hp="4d8+4",
        ac=9,
        dexterity=6,
        resist="fire",
        regeneration="3 hit points",
    )
    assert "**Mud Thing** · 22 HP (4d8+4) · AC 9" in made.message.content
    changed = await dana.slash("table", "creature save", name="mud thing", ac=11)
    assert "**Mud Thing** · 22 HP (4d8+4) · AC 11" in changed.message.content
    await table.start(players=(), begin=False)
    await dana.slash("table", "init add", name="Mud Thing", hp="4d8+4")
    (thing,) = (await table.current_encounter()).participants
    assert 8 <= thing.max_hp <= 36 and thing.defences.resistances == ("fire",)
    assert thing.regeneration == "3 hit points" and thing.legendary_actions == 1
    offered = await dana.autocomplete("table", "creature delete", focused="name")
    assert [choice["value"] for choice in offered] == ["Mud Thing"]
    gone = await dana.slash("table", "creature delete", name="MUD thing")
    assert "not one of your creatures any more" in gone.message.content
    twice = await dana.slash("table", "creature delete", name="Mud Thing")
    assert twice.ephemeral and "You have no creature of that name" in twice.message.content


async def test_everything_registered_is_within_discords_limits(table: BotHarness) -> None:
    commands = await table.bot.tree.fetch_commands()
    assert len(commands) <= 100
    names = {c.name for c in commands}
    assert {"concentrate", "stabilise", "edit", "party", "creature"} <= names


async def test_a_typed_defence_that_no_rule_reads_whole_becomes_a_note(table: BotHarness) -> None:
    dana = table.user("Dana")
    resist = "cold; bludgeoning, piercing, and slashing from nonmagical attacks; fire while it flies"
    saved = await dana.slash("table", "creature save", name="Wisp", hp="9", resist=resist)
    assert "No rule reads this" in saved.message.content and "fire while it flies" in saved.message.content
    user = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    (wisp,) = await table.services.creatures.of_user(user.id)
    weapons = tuple(f"nonmagical {kind}" for kind in ("bludgeoning", "piercing", "slashing"))
    assert wisp.defences.resistances == ("cold", *weapons)
    assert wisp.notes == "Resistances: fire while it flies"
    await table.start("Goblin")
    edited = await dana.slash("table", "edit", participant="Goblin", resist=resist, notes="Guards the door")
    (said,) = await edited.followed_up()
    assert "fire while it flies" in said.content and said.ephemeral
    goblin = (await table.current_encounter()).participants[1]
    assert goblin.defences.resistances == ("cold", *weapons)
    assert goblin.notes == "Guards the door\nResistances: fire while it flies"
    await dana.slash("table", "edit", participant="Goblin", resist="fire while it flies")
    assert (await table.current_encounter()).participants[1].notes == goblin.notes, "it stands there once"


async def test_favourites_and_the_last_used_are_offered_first(table: BotHarness) -> None:
    dana = table.user("Dana")
    await table.start(players=(), begin=False)

    async def offered(who: str = "Dana", typed: str = "gob") -> list[str]:
        choices = await table.user(who).autocomplete("table", "init add", focused="name", value=typed)
        return [choice["value"] for choice in choices]

    assert (await offered())[0] == "Goblin Boss"
    await dana.slash("table", "init add", name="Hobgoblin Captain")
    while (await offered())[0] != "Hobgoblin Captain":  # it is noted in the background
        pass
    marked = await dana.slash("table", "creature favourite", name="Goblin Minion")
    assert marked.ephemeral and "⭐ **Goblin Minion**" in marked.message.content
    assert (await offered())[:3] == ["Goblin Minion", "Hobgoblin Captain", "Goblin Boss"]
    shown = await dana.slash("table", "creature find", text="gob")
    assert "⭐ **Goblin Minion**" in shown.message.text
    assert (await offered("Sam"))[0] == "Goblin Boss", "they are of one user"
    kept = await dana.slash("table", "privacy show")
    assert "Favourite creatures: 1" in kept.message.text and "added last: 1" in kept.message.text
    await dana.slash("table", "creature favourite", name="Goblin Minion")
    assert (await offered())[:2] == ["Hobgoblin Captain", "Goblin Boss"]
