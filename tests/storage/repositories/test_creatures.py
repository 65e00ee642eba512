"""The creature library: the SRD's, imported, and a DM's own creatures."""

from typing import Any

import pytest

import storage.repositories.creatures as creatures_module
from storage.encounter.errors import NoRoomError, NotFoundError
from storage.encounter.model import Defences
from storage.library.creature import Creature
from storage.repositories.creatures import LEAST_BYTES, Creatures, Wanted, srd
from storage.srd.edition_2014 import slim
from tests.places import ROOT
from tests.storage.harness import ARI, DANA, StorageHarness

OGRE: dict[str, Any] = {
    "name": "Ogre",
    "type": "giant",
    "speed": {"walk": "40 ft."},
    "challenge_rating": 2,
    "armor_class": 11,
    "hit_points": 59,
    "hit_dice": "7d10",
    "dexterity": 8,
    "constitution": 16,
    "damage_resistances": ["fire", "bludgeoning from nonmagical weapons"],
    "damage_vulnerabilities": [],
    "damage_immunities": [],
    "condition_immunities": [{"name": "Charmed"}],
    "special_abilities": [{"name": "Legendary Resistance (3/Day)", "desc": "…"}],
    "legendary_actions": [{"name": "Swing", "desc": "…"}],
}


def test_hit_dice_get_the_constitution_bonus_that_the_source_leaves_out() -> None:
    assert slim(OGRE)["hitDice"] == "7d10+21"


def test_a_defence_that_depends_on_the_weapon_is_kept_as_one() -> None:
    """SRD 5.1, Werewolf, Iron Golem, Archmage: what the rules read is a defence, what they do not a note."""
    werewolf = {
        **OGRE,
        "damage_resistances": ["fire", "damage from spells"],
        "damage_immunities": [
            "bludgeoning, piercing, and slashing damage from nonmagical weapons that aren't silvered"
        ],
        "special_abilities": [{"name": "Fire Absorption", "desc": "…"}],
    }
    creature = Creature.model_validate(slim(werewolf))
    assert creature.defences == Defences(
        resistances=("fire",),
        immunities=tuple(f"nonmagical {t} unless silvered" for t in ("bludgeoning", "piercing", "slashing")),
        condition_immunities=("charmed",),
        absorptions=("fire",),
    )
    assert creature.notes == "Resistances: damage from spells"
    assert creature.as_participant().defences == creature.defences


def test_the_built_in_creatures_of_both_rule_sets_are_there_with_their_attribution() -> None:
    for ruleset, edition in (("2014", "5.1"), ("2024", "5.2")):
        library = srd(ruleset)
        assert f"System Reference Document {edition}" in library.attribution
        assert len(library.creatures) > 300
        assert {c.book for c in library.creatures.values()} == {f"SRD {edition}"}
        assert library.creatures["adult red dragon"].legendary_resistances == 3
    assert len(srd("2024").creatures) == 340 and "avatar of death" not in srd("2024").creatures
    assert "Avatar of Death" in (ROOT / "README.md").read_text(), "the one that is missing is named"
    goblin = srd("2014").creatures["goblin"].as_participant()
    assert (goblin.max_hp, goblin.ac, goblin.hit_dice, goblin.dexterity) == (7, 15, "2d6", 14)
    assert goblin.creature == "2014:Goblin"
    dragon = srd("2024").creatures["adult red dragon"]
    assert (dragon.initiative_bonus, dragon.statblock.initiative_score) == (12, 22)
    rend, breath = dragon.statblock.actions[1:3]
    assert rend.attack is not None
    assert (rend.attack.bonus, rend.attack.damage) == (14, "1d10+8 slashing + 2d4 fire")
    assert breath.save is not None and breath.uses is not None
    assert (breath.save.dc, breath.save.ability, breath.save.half) == (21, "dexterity", True)
    assert (breath.save.damage, breath.uses.recharge) == ("17d6 fire", 5)


def test_the_texts_of_the_library_look_nothing_up_any_more() -> None:
    features = [
        feature
        for ruleset in ("2014", "2024")
        for creature in srd(ruleset).creatures.values()
        for section in creature.statblock.sections().values()
        for feature in section
    ]
    assert len(features) > 2_500
    assert [f.name for f in features if any(mark in f.text for mark in ("[[", "]]", "&Ref", "@U"))] == []
    assert sum("\u2026" in f.text for f in features) < 20  # values that the data do not have


async def test_a_dms_own_creatures_come_first_and_replace_the_srds(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    await creatures.save(
        DANA.user_id, [Creature(name="Goblin", max_hp=12), Creature(name="Gobbler", max_hp=1)]
    )
    await creatures.save(DANA.user_id, [Creature(name="Goblin", max_hp=13)])
    found = await creatures.search(DANA.user_id, "gob", ruleset="2014")
    assert [(c.name, c.user_id is not None) for c in found[:2]] == [("Gobbler", True), ("Goblin", True)]
    mine = await creatures.by_name(DANA.user_id, "goblin")
    theirs = await creatures.by_name(ARI.user_id, "goblin")
    assert mine is not None and mine.max_hp == 13
    assert theirs is not None and theirs.max_hp == 7
    await creatures.delete(DANA.user_id, "Goblin")
    with pytest.raises(NotFoundError):
        await creatures.delete(DANA.user_id, "Goblin")


async def test_the_rule_set_chooses_the_library_and_the_other_fills_in(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    by_rules = {
        ruleset: await creatures.by_name(DANA.user_id, "troll", ruleset) for ruleset in ("2014", "2024")
    }
    assert [(c.book, c.max_hp) for c in by_rules.values() if c] == [("SRD 5.1", 84), ("SRD 5.2", 94)]
    goblin = await creatures.by_name(DANA.user_id, "goblin", "2024")
    assert goblin is not None and goblin.book == "SRD 5.1", "2024 has no creature of that name"
    older = await creatures.by_name(DANA.user_id, "Troll (SRD 5.1)", "2024")
    assert older is not None and older.max_hp == 84
    found = await creatures.search(DANA.user_id, Wanted("dragon", book="5.2", challenge=17), ruleset="2024")
    assert [c.name for c in found] == ["Dragon Turtle", "Adult Red Dragon", "Adult Gold Dragon"]


async def test_creatures_of_one_name_stand_side_by_side_by_book(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    books = ("", "Tome A", "Tome B")
    await creatures.save(
        DANA.user_id, [Creature(name="Troll", book=b, max_hp=10 + len(b)) for b in books if b]
    )
    found = await creatures.search(DANA.user_id, "troll", ruleset="2014")
    assert {c.book for c in found if c.name == "Troll"} == {"Tome A", "Tome B", "SRD 5.1"}
    await creatures.save(DANA.user_id, [Creature(name="Troll", max_hp=5)])
    found = await creatures.search(DANA.user_id, "troll", ruleset="2014")
    assert {c.book for c in found if c.name == "Troll"} == set(books), "one of no book is meant instead"
    named = await creatures.by_name(DANA.user_id, "Troll (tome b)")
    assert named is not None and named.book == "Tome B"


async def test_an_import_is_taken_back_whole(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    await creatures.save(DANA.user_id, [Creature(name="Ogre", max_hp=5), Creature(name="Kept", max_hp=1)])
    before = await creatures.of_user(DANA.user_id)
    many = [Creature(name=f"Thing {n}", max_hp=2) for n in range(1200)]
    await creatures.save(DANA.user_id, [Creature(name="Ogre", max_hp=99), *many], import_id="1")
    assert len(await creatures.of_user(DANA.user_id)) == 1202
    ogre = await creatures.by_name(DANA.user_id, "ogre")
    assert ogre is not None and ogre.max_hp == 99
    assert await creatures.undo_import(DANA.user_id) == (1200, 1)
    assert await creatures.of_user(DANA.user_id) == before
    with pytest.raises(NotFoundError):
        await creatures.undo_import(DANA.user_id)


async def test_what_an_import_replaced_is_not_lost_to_the_next_one(
    table: StorageHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    creatures = Creatures(table.database)

    async def hit_points() -> dict[str, int]:
        return {one.name: one.max_hp for one in await creatures.of_user(DANA.user_id)}

    await creatures.save(DANA.user_id, [Creature(name="Ogre", max_hp=5)])
    await creatures.save(DANA.user_id, [Creature(name="Ogre", max_hp=99)], import_id="1")
    with monkeypatch.context() as patch:
        patch.setattr(creatures_module, "OWN_BYTES", 1)
        with pytest.raises(NoRoomError):
            await creatures.save(DANA.user_id, [Creature(name="Troll", max_hp=84)], import_id="2")
    assert await creatures.undo_import(DANA.user_id) == (0, 1), "the refused import changed nothing"
    assert await hit_points() == {"Ogre": 5}
    await creatures.save(DANA.user_id, [Creature(name="Ogre", max_hp=99)], import_id="3")
    await creatures.save(DANA.user_id, [Creature(name="Troll", max_hp=84)], import_id="4")
    assert await creatures.undo_import(DANA.user_id) == (1, 0)
    with pytest.raises(NotFoundError):
        await creatures.undo_import(DANA.user_id)
    assert await hit_points() == {"Ogre": 99}


async def test_small_creatures_count_for_more_as_a_search_goes_through_all(
    table: StorageHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creatures_module, "OWN_BYTES", 3 * LEAST_BYTES)
    creatures, small = Creatures(table.database), [Creature(name=f"Rat {n}", max_hp=1) for n in range(4)]
    with pytest.raises(NoRoomError):
        await creatures.save(DANA.user_id, small)
    await creatures.save(DANA.user_id, small[:3])
    with pytest.raises(NoRoomError):
        await creatures.save(DANA.user_id, small[3:])


async def test_a_stat_block_is_found_by_what_its_participant_keeps(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    await creatures.save(DANA.user_id, [Creature(name="Mud Thing", max_hp=5)])
    (own,) = await creatures.of_user(DANA.user_id)
    reference = own.as_participant().creature or ""
    assert await creatures.by_reference(reference, {DANA.user_id}) == own
    assert await creatures.by_reference(reference, {ARI.user_id}) is None, "another's is theirs alone"
    assert (await creatures.by_reference("2024:Troll", set())) == srd("2024").creatures["troll"]
    for nothing in ("2024:No such", "own:nothing", "elsewhere:Troll", ""):
        assert await creatures.by_reference(nothing, {DANA.user_id}) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("dragn turtle", "Dragon Turtle"), ("gobln", "Goblin"), ("skelton", "Skeleton"), ("owlbaer", "Owlbear")],
)
async def test_a_misspelled_name_finds_its_creature(table: StorageHarness, typed: str, name: str) -> None:
    found = await Creatures(table.database).search(DANA.user_id, typed)
    assert name in [creature.name for creature in found] and len(found) <= 5


async def test_a_text_that_comes_close_to_nothing_finds_nothing(table: StorageHarness) -> None:
    creatures = Creatures(table.database)
    assert await creatures.search(DANA.user_id, "xyzzy qqq") == []
    undead = await creatures.search(DANA.user_id, Wanted("", kind="undead", challenge=0.25, book="5.1"))
    assert {creature.name for creature in undead} == {"Skeleton", "Zombie"}
